"""Which tellings are of one happening.

Tellings that may be of one place and day (``blocks``) are compared two by two: a small model (``pairs``) says how
likely they are of one happening, and average linkage makes groups of the likely pairs. Some things no likelihood
outweighs, and two tellings between which they stand never come into one group:

- a place has one captor: captures by two sides, or of a part and of the whole, are two;
- what a report tells as ``another`` is another, as are two types that no one happening has (``happenings.yaml``);
- of two reports, one that gives no spot or no day must name a party that the other names, too;
- what may be either of two happenings (``in the province, last month``) is neither.

The grouping of a telling follows from those alone that likely pairs connect it with, so that it does not matter in
which order claims come, and merging a part of the record gives the same groups as merging it whole.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..model import Party
from .blocks import Blocks, is_loose, is_season
from .days import Window
from .happenings import happenings
from .linkage import components, linked
from .pairs import Pairs, Seen, Sides, compared, pairs, seen, sides_as
from .parties import PartyRelations, key_of
from .places import is_area
from .strangers import ruled_out, too_loose
from .tellings import Telling

NO_LIKELIHOOD = 0.02
"""Pairs less likely than this are as good as unlike."""
_SAID = 3
"""So many of the things that speak for a link are said."""


class Link(NamedTuple):
    """Why a telling is in its group: the claim it goes with best, how likely, and what speaks for it most."""

    claim: str
    other: str
    chance: float
    why: tuple[str, ...]


@dataclass(slots=True)
class Cluster:
    """Tellings of one happening while they are being gathered. The founder is the most specific of them."""

    founder: Telling
    tellings: list[Telling]
    window: Window | None
    types: set[str]
    sides: Sides
    """All parties that were told on either side, as the founder's type has them."""
    links: list[Link] = field(default_factory=list)

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


def cluster(tellings: Iterable[Telling], relations: PartyRelations) -> list[Cluster]:
    """The clusters of event tellings, in an order that does not depend on the order given."""
    families: dict[str, list[Telling]] = {}
    for telling in sorted(tellings, key=from_specific_to_loose):
        families.setdefault(happenings().family(telling.claim.type), []).append(telling)
    return [one for _, listed in sorted(families.items()) for one in Family(listed, relations).clusters()]


class Family:
    """The tellings of one family of types, the most specific first, as they are brought together."""

    def __init__(
        self, tellings: Sequence[Telling], relations: PartyRelations, seen: dict[int, Seen] | None = None
    ) -> None:
        self._tellings = tellings
        self._relations = relations
        self._model: Pairs = pairs()
        self._seen: dict[int, Seen] = {} if seen is None else seen
        self.likely: dict[tuple[int, int], float] = {}
        """Pairs, the smaller number first, and how likely they are of one happening."""
        self.apart: set[tuple[int, int]] = set()
        """Pairs that nothing brings into one group."""

    def clusters(self) -> Iterator[Cluster]:
        for one, other in Blocks(self._tellings).pairs():
            chance = self.compare(one, other)
            if chance is None:
                self.apart.add((one, other))
            elif chance >= NO_LIKELIHOOD:
                self.likely[one, other] = chance
        for numbers in self.groups():
            yield self.made(numbers)

    def made(self, numbers: Sequence[int]) -> Cluster:
        """The cluster of one of the groups."""
        made = Cluster.of(self._tellings[numbers[0]])
        for number in numbers[1:]:
            made.add(self._tellings[number])
            made.links.append(self.link(number, self.best(number, numbers)))
        return made

    def groups(self) -> Iterator[list[int]]:
        """The numbers of the tellings that are of one happening, each group sorted, by the pairs as compared."""
        self._drop_what_may_be_either()
        least = self._model.least
        strong = [pair for pair, chance in self.likely.items() if chance >= least]
        groups = components(len(self._tellings), strong)
        inside = {number: at for at, group in enumerate(groups) if len(group) > 1 for number in group}
        likely: dict[int, dict[tuple[int, int], float]] = {}
        for (one, other), chance in self.likely.items():
            if one in inside and inside[one] == inside.get(other):
                likely.setdefault(inside[one], {})[one, other] = chance
        apart: dict[int, list[tuple[int, int]]] = {}
        for one, other in self.apart:
            if one in inside and inside[one] == inside.get(other):
                apart.setdefault(inside[one], []).append((one, other))
        for at, group in enumerate(groups):
            if len(group) == 1:
                yield group
            else:
                yield from self._linked(group, likely[at], apart.get(at, []))

    def _linked(
        self, group: Sequence[int], likely: dict[tuple[int, int], float], apart: list[tuple[int, int]]
    ) -> Iterator[list[int]]:
        at = {number: place for place, number in enumerate(group)}
        known = {(at[one], at[other]): chance for (one, other), chance in likely.items()}
        strangers = [(at[one], at[other]) for one, other in apart]
        for members in linked(len(group), known, self._model.least, strangers):
            yield [group[place] for place in members]

    def compare(self, one: int, other: int) -> float | None:
        """How likely two tellings, the smaller number first, are of one happening; None where nothing makes them so."""
        mine, theirs = self._tellings[one], self._tellings[other]
        here = mine.origin == theirs.origin
        if not here and too_loose(mine, theirs):
            return 0.0
        values = compared(self._look(one), self._look(other), self._relations)
        if values is None:
            return 0.0
        return None if ruled_out(mine, theirs, values) else _chance(self._model.odds(values, here=here))

    def _look(self, number: int) -> Seen:
        known = self._seen.get(number)
        if known is None:
            known = self._seen[number] = seen(self._tellings[number], self._model.common)
        return known

    def _drop_what_may_be_either(self) -> None:
        """Takes from each loose telling its links to other reports' happenings where those are more than one."""
        least = self._model.least / 2
        strong = [pair for pair, chance in self.likely.items() if chance >= least]
        loose = {number for pair in strong for number in pair if is_loose(self._tellings[number])}
        firm = components(len(self._tellings), (pair for pair in strong if not loose.intersection(pair)))
        home = {number: at for at, group in enumerate(firm) for number in group}
        meant: dict[int, set[int]] = {}
        for pair in strong:
            for one, other in (pair, pair[::-1]):
                if one in loose and other not in loose:
                    meant.setdefault(one, set()).add(home[other])
        either = {number for number, homes in meant.items() if len(homes) > 1}
        for one, other in strong:
            across = self._tellings[one].origin != self._tellings[other].origin
            if across and ((one in either and other not in loose) or (other in either and one not in loose)):
                del self.likely[one, other]

    def best(self, number: int, group: Sequence[int]) -> int:
        """Which other telling of its group a telling most likely goes with."""
        pairs = [(min(number, other), max(number, other)) for other in group if other != number]
        one, other = max(pairs, key=lambda pair: (self.likely.get(pair, 0.0), -pair[0], -pair[1]))
        return one if other == number else other

    def link(self, number: int, best: int) -> Link:
        """Why a telling goes with another of its group."""
        one, other = min(number, best), max(number, best)
        here = self._tellings[one].origin == self._tellings[other].origin
        values = compared(self._look(one), self._look(other), self._relations) or []
        told = self._model.reasons(values, here=here)
        why = sorted((name for name, weight in told.items() if weight > 0), key=lambda name: -told[name])
        ends = [self._tellings[end].claim.claim_id for end in (number, best)]
        return Link(ends[0], ends[1], round(self.likely.get((one, other), 0.0), 2), tuple(why[:_SAID]))

    def seen(self, numbers: Sequence[int]) -> dict[int, Seen]:
        """What some tellings are compared by, where they were looked at, each by its place among these."""
        return {place: self._seen[number] for place, number in enumerate(numbers) if number in self._seen}


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


_SORTS = ("a day", "no day", "a season", "an area", "nowhere")


def _sort_of(telling: Telling) -> str:
    """How specific a telling is: a day, no day, a longer time, an area, no place."""
    claim, window = telling.claim, telling.window
    if claim.place is None:
        return "nowhere"
    if is_area(claim.place):
        return "an area"
    if window is None or not window.said:
        return "no day"
    return "a season" if is_season(telling) else "a day"


def from_specific_to_loose(telling: Telling) -> tuple[object, ...]:
    """Sorts tellings; of a group the first is its founder."""
    window = telling.window or Window(0, 0)
    place = telling.claim.place
    return (
        _SORTS.index(_sort_of(telling)),
        window.first,
        window.width,
        place is None or place.relation is not None,
        *telling.order,
    )


def rank(cluster: Cluster) -> tuple[object, ...]:
    """Sorts clusters: by family, then by their founders."""
    return happenings().family(cluster.founder.claim.type), *from_specific_to_loose(cluster.founder)


def _joined(ones: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[Party, ...]:
    known = {key_of(party) for party in ones}
    return ones + tuple(party for party in others if key_of(party) not in known)


# fmt: off
__all__ = [
    "NO_LIKELIHOOD", "Cluster", "Family", "Link", "Sides", "cluster", "from_specific_to_loose", "rank", "sides_as",
]
