"""Which of some tellings hang together, each looked at only where a change begins.

Grouping goes by likely pairs and never past the tellings that those connect (``cluster``): what a change does not
connect with stays in the events that the record has it in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .blocks import Blocks
from .cluster import NO_LIKELIHOOD, Cluster, Family, from_specific_to_loose
from .happenings import happenings
from .pairs import Seen, pairs
from .parties import PartyRelations
from .tellings import Telling

_SLACK = 1
"""Days by which two days may miss each other (``pairs``)."""


class Joined:
    """Event tellings, by families of types, and those that hang together with some."""

    def __init__(self, told: Iterable[Telling], relations: PartyRelations, chances: Chances) -> None:
        families: dict[str, list[Telling]] = {}
        for one in told:
            if one.claim.kind == "event":
                families.setdefault(happenings().family(one.claim.type), []).append(one)
        self._families = [JoinedFamily(listed, relations, chances) for _, listed in sorted(families.items())]

    def add(self, seeds: set[str]) -> None:
        """Takes the tellings that have any of these claims, and all that hang together with them."""
        for family in self._families:
            family.add(seeds)

    def members(self) -> Iterator[Telling]:
        for family in self._families:
            yield from family.members()

    def clusters(self) -> Iterator[Cluster]:
        """What the tellings that were taken tell of."""
        for family in self._families:
            yield from family.clusters()


class Chances:
    """How likely two tellings are of one happening, as far as that was asked."""

    def __init__(self) -> None:
        self.seen: dict[int, Seen] = {}
        self._known: dict[tuple[int, int], float | None] = {}
        self._kept: list[Telling] = []

    def of(self, family: Family, listed: Sequence[Telling], one: int, other: int) -> float | None:
        key = id(listed[one]), id(listed[other])  # which ``_kept`` keeps alive
        if key not in self._known:
            self._known[key] = family.compare(one, other)
            self._kept += (listed[one], listed[other])
        return self._known[key]


class JoinedFamily:
    """The tellings of one family, by number, the most specific first."""

    def __init__(self, told: Sequence[Telling], relations: PartyRelations, chances: Chances) -> None:
        self._told = sorted(told, key=from_specific_to_loose)
        self._relations, self._chances = relations, chances
        self._family = Family(self._told, relations)
        self._blocks = Blocks(self._told)
        self._partners: dict[int, set[int]] = {}
        self._members: set[int] = set()
        self._likely: dict[tuple[int, int], float] = {}
        self._apart: set[tuple[int, int]] = set()

    def add(self, seeds: set[str]) -> None:
        least = pairs().least / 2
        waiting = [at for at, one in enumerate(self._told) if not seeds.isdisjoint(one.claims)]
        while waiting:
            number = waiting.pop()
            if number in self._members:
                continue
            self._members.add(number)
            for other in self._near(number):
                pair = (number, other) if number < other else (other, number)
                chance = self._chances.of(self._family, self._told, *pair)
                if (chance is not None and chance < NO_LIKELIHOOD) or not self._meet(*pair):
                    continue
                if chance is None:
                    self._apart.add(pair)
                else:
                    self._likely[pair] = chance
                    if chance >= least:
                        waiting.append(other)

    def members(self) -> Iterator[Telling]:
        return (self._told[number] for number in sorted(self._members))

    def clusters(self) -> Iterator[Cluster]:
        members = sorted(self._members)
        at = {number: place for place, number in enumerate(members)}
        alone = Family([self._told[number] for number in members], self._relations)
        alone.likely |= {
            (at[one], at[other]): v for (one, other), v in self._likely.items() if one in at and other in at
        }
        alone.apart |= {(at[one], at[other]) for one, other in self._apart if one in at and other in at}
        for group in alone.groups():
            yield alone.made(group)

    def _near(self, number: int) -> Iterator[int]:
        """The tellings whose days may be near enough."""
        window = self._told[number].window
        for other, telling in enumerate(self._told):
            there = telling.window
            if other == number or (window is None) != (there is None):
                continue
            if window is None or there is None or window.overlaps(there, _SLACK):
                yield other

    def _meet(self, one: int, other: int) -> bool:
        """Whether one of two is looked for by the other at all."""
        return one in self._looked(other) or other in self._looked(one)

    def _looked(self, number: int) -> set[int]:
        if number not in self._partners:
            self._partners[number] = self._blocks.partners(number)
        return self._partners[number]


__all__ = ["Chances", "Joined"]
