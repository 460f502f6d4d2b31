"""Which figures and happenings are of one spot and of near days."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator

from ..model import Place
from .cluster import Cluster
from .days import NARROW_DAYS, Window
from .places import cell, cells_about, is_area, likeness
from .tellings import Telling

_Key = tuple[object, ...]
_Listed = list[tuple[int, str]]


class Spots:
    """Clusters and figures, by name, at their places, as they come and go."""

    def __init__(self, events: Iterable[Telling]) -> None:
        """``events``: all tellings that a cluster may be founded by."""
        self._cells: dict[object, dict[_Key, Place]] = {}
        for telling in events:
            place = telling.claim.place
            if place is not None and not is_area(place):
                self._cells.setdefault(cell(place), {}).setdefault(_key(place), place)
        self._alike: dict[_Key, tuple[_Key, ...]] = {}
        self._counting: dict[_Key, list[_Key]] = {}
        self._happened: dict[_Key, _Listed] = {}
        self._counted: dict[_Key, _Listed] = {}

    def put(self, name: str, cluster: Cluster) -> None:
        spot = _spot_of(cluster)
        if spot is not None:
            insort(self._happened.setdefault(spot[0], []), (spot[1], name))

    def take(self, name: str, cluster: Cluster) -> None:
        spot = _spot_of(cluster)
        if spot is not None:
            listed = self._happened[spot[0]]
            del listed[bisect_left(listed, (spot[1], name))]

    def count(self, name: str, toll: Telling) -> None:
        """Adds a figure."""
        place, window = toll.claim.place, toll.window
        if place is None or window is None or not _says_where_and_when(place, window):
            return
        key = _key(place)
        if key not in self._counted:
            for other in self._places_like(place):
                self._counting.setdefault(other, []).append(key)
        insort(self._counted.setdefault(key, []), (window.first, name))

    def clusters_near(self, toll: Telling) -> Iterator[str]:
        """The clusters of a figure's place and days."""
        place, window = toll.claim.place, toll.window
        if place is None or window is None or not _says_where_and_when(place, window):
            return
        for key in self._places_like(place):
            listed = self._happened.get(key)
            if listed:
                yield from _between(listed, window.first - NARROW_DAYS, window.last)

    def figures_near(self, cluster: Cluster) -> Iterator[str]:
        """The figures whose place and days a cluster may be of."""
        spot = _spot_of(cluster)
        if spot is not None:
            for key in self._counting.get(spot[0], ()):
                yield from _between(self._counted[key], spot[1] - NARROW_DAYS, spot[1] + NARROW_DAYS)

    def _places_like(self, place: Place) -> tuple[_Key, ...]:
        """The places of clusters that may be this one."""
        key = _key(place)
        if key not in self._alike:
            about = [there for where in cells_about(place) for there in self._cells.get(where, {}).items()]
            self._alike[key] = tuple(name for name, other in about if likeness(place, other))
        return self._alike[key]


def _spot_of(cluster: Cluster) -> tuple[_Key, int] | None:
    """The place and first day of a cluster; None where it tells no spot, no day, or of nothing that happened."""
    place, window = cluster.founder.claim.place, cluster.window
    if place is None or window is None or not _says_where_and_when(place, window):
        return None
    if all(one.claim.status not in ("asserted", "uncertain") for one in cluster.tellings):
        return None
    return _key(place), window.first


def _says_where_and_when(place: Place, window: Window) -> bool:
    return not is_area(place) and window.said and window.width <= NARROW_DAYS


def _between(listed: _Listed, first: int, last: int) -> Iterator[str]:
    return (name for _, name in listed[bisect_left(listed, (first, "")) : bisect_left(listed, (last + 1, ""))])


def _key(place: Place) -> _Key:
    """What places are compared by."""
    return place.gazetteer_id, place.name, place.lat, place.lon, place.radius_km, place.kind, place.relation


__all__ = ["Spots"]
