"""What provinces lend their towns, from one day to the next (``inherited`` says it of a single day)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..ids import place_identity
from ..model import Holding, Place
from .inherited import PlaceRelations, is_town, is_whole, lent

Holdings = tuple[Holding, ...]


class Lending:
    """The places as they are known, and which towns lie in which of them. Without relations nothing is lent."""

    def __init__(self, relations: PlaceRelations | None) -> None:
        self._relations = relations
        self._own: dict[str, Holdings] = {}
        self._whole: dict[str, list[Holding]] = {}
        self._named: dict[str, Place] = {}
        self._areas: dict[str, tuple[str, ...]] = {}
        self._towns: dict[str, set[str]] = {}

    def learn(self, own: Mapping[str, Holdings], named: Iterable[Place]) -> dict[str, Holdings]:
        """All holdings of the places that change: ``own`` are those said of places themselves, ``named`` new towns."""
        if self._relations is None:
            return dict(own)
        changed = set(own)
        self._own |= own
        for place in named:
            if self._named.setdefault(place_identity(place), place) is place:
                changed.add(place_identity(place))
        for key in list(changed):
            changed |= self._lends(key)
            self._settle(key)
        return {key: self._all_of(key) for key in changed}

    def _lends(self, key: str) -> set[str]:
        """The towns in a place that lends them other holdings than before."""
        whole = [one for one in self._own.get(key, ()) if is_whole(one)]
        if whole == self._whole.get(key, []):
            return set()
        self._whole[key] = whole
        return self._towns.get(key, set())

    def _settle(self, key: str) -> None:
        """Notes in which areas a town lies, as it is named now."""
        town = self._town(key)
        areas = tuple(self._relations.areas(town)) if town is not None and self._relations is not None else ()
        for area in self._areas.get(key, ()):
            self._towns[area].discard(key)
        for area in areas:
            self._towns.setdefault(area, set()).add(key)
        self._areas[key] = areas

    def _town(self, key: str) -> Place | None:
        own = self._own.get(key)
        place = own[0].place if own else self._named.get(key)
        return place if place is not None and is_town(place) else None

    def _all_of(self, key: str) -> Holdings:
        town, own = self._town(key), self._own.get(key, ())
        if town is None:
            return own
        around = [self._whole[area] for area in self._areas[key] if self._whole.get(area)]
        return (*own, *lent(town, own, around))


__all__ = ["Lending"]
