"""Which tellings are of one happening.

Tellings are taken from the most specific to the least: those with a spot and a day first, then those without a day,
those of a month, those of a province. Each joins the cluster that it fits best, or founds one. The looser ones join
only where exactly one cluster fits: ``in the province, last month`` may be any of two clashes, so it is neither.

Clusters are looked up by type family, grid cell and day, so that the cost grows with the number of tellings and how
many fall on one place and day, not with its square.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from ..model import Claim, Party
from .days import NARROW_DAYS, Window
from .happenings import Happenings, happenings
from .parties import PartyRelations, agreement, key_of
from .parts import is_of_part
from .places import cell, cells_about, is_area, likeness
from .tellings import Telling

_AREA_REACH_KM = 250.0
"""A larger area (a country) holds too many happenings to say which is meant."""
_Key = tuple[object, ...]


class Sides(NamedTuple):
    """Who did it and whom it was done to, as seen from one end of the happening."""

    actor: tuple[Party, ...]
    target: tuple[Party, ...]


def sides_as(claim: Claim, kind: str) -> Sides:
    """The claim's two sides as an event of type ``kind`` has them: turned round where the claim tells it from the
    other end."""
    if claim.type != kind and frozenset((claim.type, kind)) in happenings().crossed:
        return Sides(claim.target, claim.actor)
    return Sides(claim.actor, claim.target)


@dataclass(slots=True)
class Cluster:
    """Tellings of one happening while they are being gathered. The founder is the most specific of them."""

    founder: Telling
    tellings: list[Telling]
    window: Window | None
    types: set[str]
    sides: Sides
    """All parties that were told on either side, as the founder's type has them."""

    @classmethod
    def of(cls, founder: Telling) -> Cluster:
        made = cls(founder, [], founder.window, set(), Sides((), ()))
        made.add(founder)
        return made

    def add(self, telling: Telling) -> None:
        self.tellings.append(telling)
        self.types.add(telling.claim.type)
        told = sides_as(telling.claim, self.founder.claim.type)
        self.sides = Sides(_joined(self.sides.actor, told.actor), _joined(self.sides.target, told.target))
        if self.window and telling.window and telling.window.said:
            first = max(self.window.first, telling.window.first)
            last = min(self.window.last, telling.window.last)
            if first <= last:
                self.window = Window(first, last)


class Fit(NamedTuple):
    """How well a telling fits a cluster: ``score`` orders, ``sides`` is whether the parties speak for it."""

    score: float
    sides: int


class Clusters:
    """All clusters so far, and where to look for those that a telling may join."""

    def __init__(self, relations: PartyRelations) -> None:
        self.all: list[Cluster] = []
        self._relations = relations
        self._rules: Happenings = happenings()
        self._index: dict[_Key, list[tuple[int, int]]] = {}

    def take(self, telling: Telling, *, loose: bool) -> None:
        """Puts the telling into the cluster that it fits, or into a new one."""
        found = self._best_of_one_sort(telling)
        if found is None and loose:
            found = self._only_one(telling)
        if found is None:
            self._found(telling)
        else:
            found.add(telling)

    def fit(self, telling: Telling, cluster: Cluster) -> Fit | None:
        """How the telling fits the cluster, or None where something speaks against it."""
        claim = telling.claim
        # The cheapest question first: most of those that are asked about fail it.
        if not self._days_agree(telling, cluster):
            return None
        near = _place_fit(claim, cluster.founder.claim)
        if near is None:
            return None
        in_one_report = any(other.origin == telling.origin for other in cluster.tellings)
        if not all(self._rules.may_be_one(claim.type, kind, in_one_report=in_one_report) for kind in cluster.types):
            return None
        if in_one_report and self._told_apart(telling, cluster):
            return None
        sides = self._sides_fit(claim, cluster)
        if sides is None:
            return None
        days = cluster.window.likeness(telling.window) if cluster.window and telling.window else 0.0
        return Fit(2.0 * sides + near + days + (claim.type in cluster.types), sides)

    def _best_of_one_sort(self, telling: Telling) -> Cluster | None:
        """The best fit among the clusters that were founded by tellings as specific as this one."""
        best: tuple[float, int] | None = None
        for number in dict.fromkeys(n for key in _keys_to_look_under(telling) for n in self._near(key, telling.window)):
            fit = self.fit(telling, self.all[number])
            if fit is None or not self._is_enough(telling, fit):
                continue
            rank = (-fit.score, number)
            best = min(best, rank) if best else rank
        return self.all[best[1]] if best else None

    def _only_one(self, telling: Telling) -> Cluster | None:
        """The one more specific cluster that the telling fits; None where there is none, or more than one."""
        numbers = dict.fromkeys(
            n for key in _keys_of_finer(telling) for n in self._near(key, telling.window, finer=True)
        )
        fits = ((self.all[number], self.fit(telling, self.all[number])) for number in numbers)
        found = list(islice((cluster for cluster, fit in fits if fit and self._may_be_meant(telling, fit)), 2))
        return found[0] if len(found) == 1 else None

    def _may_be_meant(self, telling: Telling, fit: Fit) -> bool:
        """A loose telling joins where the parties agree; about what happens once, also where they are silent. A season
        of what happens every day means no one day of it."""
        if telling.claim.type in self._rules.once:
            return fit.sides > 0 or not _in_area(telling)
        return fit.sides > 0 and (telling.window is None or telling.window.width <= NARROW_DAYS + 2)

    def _is_enough(self, telling: Telling, fit: Fit) -> bool:
        """Where no day or no place is told, the parties must speak for it."""
        told = telling.window is not None and telling.window.said and telling.claim.place is not None
        return told or fit.sides > 0

    def _days_agree(self, telling: Telling, cluster: Cluster) -> bool:
        if telling.window is None or cluster.window is None:
            return telling.window is cluster.window
        if min(telling.window.width, cluster.window.width) > NARROW_DAYS + 2:
            return telling.window.likeness(cluster.window) >= 0.5  # a month in a year is not that year
        # What follows from the tense is a day wider already.
        exact = not (_by_tense(telling) or _by_tense(cluster.founder))
        slack = 1 if exact and telling.claim.type in self._rules.once else 0
        return telling.window.overlaps(cluster.window, slack)

    def _sides_fit(self, claim: Claim, cluster: Cluster) -> int | None:
        """How many of the two sides agree; None where all parties named on a side are others than the cluster's."""
        mine = sides_as(claim, cluster.founder.claim.type)
        unordered = any(self._rules.unordered(claim.type, kind) for kind in cluster.types)
        found = self._two_sides(mine, cluster.sides, unordered=unordered)
        if found is None and {claim.type, *cluster.types} <= self._rules.one_actor:
            return 0  # one happening with two accused: a dispute
        return found

    def _two_sides(self, mine: Sides, theirs: Sides, *, unordered: bool) -> int | None:
        straight = self._agreement(mine, theirs)
        crossed = self._agreement(mine, Sides(theirs.target, theirs.actor))
        if unordered:
            return straight if crossed is None else max(straight or 0, crossed)
        if straight == 0 and crossed:
            return None  # one's doer is the other's sufferer, and nothing else is known
        return straight

    def _agreement(self, mine: Sides, theirs: Sides) -> int | None:
        actor = agreement(mine.actor, theirs.actor, self._relations)
        target = agreement(mine.target, theirs.target, self._relations)
        return actor + target if actor >= 0 and target >= 0 else None

    def _told_apart(self, telling: Telling, cluster: Cluster) -> bool:
        """Whether one report tells this as another happening than the cluster's."""
        mine = telling.claim
        for other in cluster.tellings:
            if other.origin != telling.origin or other.claim.quote.span.overlaps(mine.quote.span):
                continue
            later = max((mine, other.claim), key=lambda claim: (claim.quote.start, claim.quote.end))
            if self._rules.again & set(re.findall(r"\w+", later.quote.exact.casefold())[:6]):
                return True
        return False

    def _found(self, telling: Telling) -> None:
        number = len(self.all)
        self.all.append(Cluster.of(telling))
        first = telling.window.first if telling.window else 0
        for key in _keys_to_keep_under(telling):
            # Tellings of one sort come in order of their first day, so that every list stays sorted.
            self._index.setdefault(key, []).append((first, number))

    def _near(self, key: _Key, window: Window | None, *, finer: bool = False) -> Iterator[int]:
        """The clusters under a key whose first day may be near enough."""
        listed = self._index.get(key, [])
        if window is None:
            return (number for _, number in listed)
        reach = NARROW_DAYS + 2 if finer or window.width <= NARROW_DAYS + 2 else window.width
        start = bisect_left(listed, (window.first - reach, -1))
        end = bisect_right(listed, (window.last + 2, len(self.all)))
        return (number for _, number in listed[start:end])


def cluster(tellings: Iterable[Telling], relations: PartyRelations) -> list[Cluster]:
    """The clusters of event tellings, in an order that does not depend on the order given."""
    clusters = Clusters(relations)
    for telling in sorted(tellings, key=_from_specific_to_loose):
        clusters.take(telling, loose=_sort_of(telling) != "narrow")
    return clusters.all


def _sort_of(telling: Telling) -> str:
    """How specific a telling is: a day, no day, a longer time, an area, no place."""
    claim, window = telling.claim, telling.window
    if claim.place is None:
        return "placeless"
    if is_area(claim.place):
        return "area"
    if window is None or not window.said:
        return "undated"
    return "narrow" if window.width <= NARROW_DAYS + 2 else "wide"


_SORTS = ("narrow", "undated", "wide", "area", "placeless")


def _from_specific_to_loose(telling: Telling) -> tuple[object, ...]:
    window = telling.window or Window(0, 0)
    place = telling.claim.place
    return (
        _SORTS.index(_sort_of(telling)),
        window.first,
        window.width,
        place is None or place.relation is not None,
        *telling.order,
    )


def _by_tense(telling: Telling) -> bool:
    return telling.claim.time is not None and telling.claim.time.basis == "tense"


def _in_area(telling: Telling) -> bool:
    return telling.claim.place is None or is_area(telling.claim.place)


def _keys_to_keep_under(telling: Telling) -> list[_Key]:
    family, sort, place = happenings().family(telling.claim.type), _sort_of(telling), telling.claim.place
    keys: list[_Key] = [(sort, family, "in", telling.origin)]
    if place is None:
        return keys + [(sort, family, "by", key_of(party)) for party in _parties(telling.claim)]
    return [*keys, (sort, family, cell(place))]


def _keys_to_look_under(telling: Telling) -> list[_Key]:
    family, sort, place = happenings().family(telling.claim.type), _sort_of(telling), telling.claim.place
    if place is None:
        return _keys_to_keep_under(telling)
    return [(sort, family, where) for where in cells_about(place)]


def _keys_of_finer(telling: Telling) -> list[_Key]:
    """Where the clusters are that a loose telling may be about, of every sort that is more specific."""
    family, sort, place = happenings().family(telling.claim.type), _sort_of(telling), telling.claim.place
    finer = _SORTS[: _SORTS.index(sort)]
    if place is None:
        return [(other, family, "in", telling.origin) for other in finer]
    reach = (place.radius_km or 0.0) if is_area(place) else 0.0
    if reach > _AREA_REACH_KM:
        return []
    return [(other, family, where) for other in finer for where in cells_about(place, reach)]


def _place_fit(one: Claim, other: Claim) -> float | None:
    """How well two places agree; None where they are two. What is taken west of a town, or in it, is not the town."""
    if one.place is None or other.place is None:
        return 0.2
    whole = (one.place.relation, is_of_part(one)) == (other.place.relation, is_of_part(other))
    if not whole and happenings().family(one.type) == "territory":
        return None
    return likeness(one.place, other.place) or None


def _parties(claim: Claim) -> Sequence[Party]:
    return (*claim.actor, *claim.target)


def _joined(ones: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[Party, ...]:
    known = {key_of(party) for party in ones}
    return ones + tuple(party for party in others if key_of(party) not in known)


__all__ = ["Cluster", "Sides", "cluster", "sides_as"]
