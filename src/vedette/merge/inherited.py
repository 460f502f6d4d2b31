"""What is said of a province, for the towns in it of which nobody said anything.

``The government controls all of Tartus`` colours the towns of Tartus that the record knows, where and while they have
no word of their own. Such a holding is marked as inherited and is half as sure; a province that is partly held, lost or
contested says nothing of any one town.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Protocol

from ..ids import place_identity
from ..model import Event, Holding, Place
from .places import is_area

_SHARE = 0.5
"""What an inherited holding's confidence is, of its province's."""
_WHOLE = frozenset({"held", "besieged"})
_Days = tuple[date | None, date | None]


class PlaceRelations(Protocol):
    """What a gazetteer knows of how places lie in one another."""

    def areas(self, place: Place) -> Sequence[str]:
        """The gazetteer ids of the districts and provinces (not the country) that a place lies in, smallest first."""
        ...


def inherited(holdings: Sequence[Holding], events: Iterable[Event], relations: PlaceRelations) -> list[Holding]:
    """The inherited holdings of all towns that holdings or events name, by town and day."""
    areas: dict[str, list[Holding]] = {}
    own: dict[str, list[Holding]] = {}
    towns: dict[str, Place] = {}
    for holding in holdings:
        own.setdefault(place_identity(holding.place), []).append(holding)
        if _is_whole(holding):
            areas.setdefault(place_identity(holding.place), []).append(holding)
    if not areas:
        return []
    for place in (*(one.place for one in holdings), *(one.place for one in events)):
        if place is not None and place.gazetteer_id and not place.relation and not is_area(place):
            towns.setdefault(place_identity(place), place)
    return [
        one
        for name, town in sorted(towns.items())
        for one in _of_town(town, own.get(name, ()), [areas[area] for area in relations.areas(town) if area in areas])
    ]


def _is_whole(holding: Holding) -> bool:
    return is_area(holding.place) and holding.holder is not None and holding.status in _WHOLE


def _of_town(town: Place, own: Sequence[Holding], around: Sequence[Sequence[Holding]]) -> Iterator[Holding]:
    """What the areas around a town lend it; a smaller area's word goes before a larger one's."""
    taken = [(one.start, one.end) for one in own]
    for listed in around:
        lent = [(part, one) for one in listed for part in _without((one.start, one.end), taken)]
        for (start, end), one in lent:
            sure = round(one.confidence * _SHARE, 4)
            place = replace(town, text=None, at=None)
            yield replace(one, place=place, start=start, end=end, confidence=sure, inherited=True)
        taken += [part for part, _ in lent]


def _without(whole: _Days, taken: Iterable[_Days]) -> list[_Days]:
    """The days of a span that lie in none of others; None is an open end."""
    left = [whole]
    for start, end in taken:
        left = [part for one in left for part in _cut(one, start, end)]
    return sorted(left, key=lambda part: part[0] or date.min)


def _cut(one: _Days, start: date | None, end: date | None) -> Iterator[_Days]:
    first, last = one[0] or date.min, one[1] or date.max
    cut_first, cut_last = start or date.min, end or date.max
    if cut_last < first or last < cut_first:
        yield one
        return
    if first < cut_first:
        yield one[0], cut_first - timedelta(days=1)
    if cut_last < last:
        yield cut_last + timedelta(days=1), one[1]


__all__ = ["PlaceRelations", "inherited"]
