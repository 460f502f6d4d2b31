"""What is said of a province, for the towns in it of which nobody said anything.

``The government controls all of Tartus`` colours the towns of Tartus that the record knows, where and while they have
no word of their own. Such a holding is marked as inherited and is half as sure; a province that is partly held, lost or
contested says nothing of any one town.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Protocol

from ..ids import place_identity
from ..model import Claim, Holding, Place, Report
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


def inherited(holdings: Sequence[Holding], named: Iterable[Place], relations: PlaceRelations) -> list[Holding]:
    """The inherited holdings of all towns that holdings are of or that are ``named``, by town and day."""
    areas: dict[str, list[Holding]] = {}
    own: dict[str, list[Holding]] = {}
    towns: dict[str, Place] = {}
    for holding in holdings:
        own.setdefault(place_identity(holding.place), []).append(holding)
        if is_whole(holding):
            areas.setdefault(place_identity(holding.place), []).append(holding)
    if not areas:
        return []
    for place in (*(one.place for one in holdings), *named):
        if is_town(place):
            towns.setdefault(place_identity(place), place)
    return [
        one
        for name, town in sorted(towns.items())
        for one in lent(town, own.get(name, ()), [areas[area] for area in relations.areas(town) if area in areas])
    ]


def towns_of(claims: Iterable[Claim], reports: Mapping[str, Report]) -> list[tuple[date, Place]]:
    """The towns that event claims name, each as the first report that does, and the day on which that became known."""
    found: dict[str, tuple[tuple[date, str, str], Place]] = {}
    for claim in claims:
        if claim.kind == "event" and claim.place is not None and is_town(claim.place):
            report = reports.get(claim.document_id)
            day = (report.published if report else None) or claim.published or date.max
            order, key = (day, claim.document_id, claim.claim_id), place_identity(claim.place)
            if key not in found or order < found[key][0]:
                found[key] = order, claim.place
    return [(order[0], place) for order, place in found.values()]


def is_town(place: Place) -> bool:
    """Whether a place may inherit: one that is known, and lies in areas but is none."""
    return place.gazetteer_id is not None and not place.relation and not is_area(place)


def is_whole(holding: Holding) -> bool:
    """Whether a holding is of a whole area, so that its towns inherit it."""
    return is_area(holding.place) and holding.holder is not None and holding.status in _WHOLE


def lent(town: Place, own: Sequence[Holding], around: Sequence[Sequence[Holding]]) -> Iterator[Holding]:
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


__all__ = ["PlaceRelations", "inherited", "is_town", "is_whole", "lent", "towns_of"]
