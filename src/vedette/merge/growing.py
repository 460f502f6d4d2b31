"""Clusters of event tellings as they grow, day by day, while reports come in.

On each day they are the clusters of what is known by then (``cluster``), but only those groups are made anew that a
change touches: grouping goes by likely pairs, and never past the tellings that those connect.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .blocks import GrowingBlocks
from .cluster import NO_LIKELIHOOD, Cluster, Family, from_specific_to_loose
from .happenings import happenings
from .pairs import pairs
from .parties import PartyRelations
from .tellings import Telling

Group = tuple[str, ...]
"""A cluster by the ids of the first claims of its tellings, the founder's first."""
Bonds = tuple[tuple[int, int, float], ...]
"""Which two tellings of a group go together, by number, and how likely."""


@dataclass(slots=True)
class Changes:
    """The clusters that are no more, and those that are new or have other tellings than before."""

    ended: set[Group] = field(default_factory=set)
    made: dict[Group, Cluster] = field(default_factory=dict)


class Growing:
    """The clusters of some tellings, which are all given at first, and come to be known one after the other."""

    def __init__(self, tellings: Iterable[Telling], relations: PartyRelations) -> None:
        families: dict[str, list[Telling]] = {}
        for telling in sorted(tellings, key=from_specific_to_loose):
            families.setdefault(happenings().family(telling.claim.type), []).append(telling)
        self._families = {name: GrowingFamily(listed, relations) for name, listed in families.items()}

    def learn(self, known: Sequence[Telling]) -> Changes:
        """What changes by some tellings, new ones or such that have more claims than they had."""
        changes = Changes()
        families: dict[str, list[Telling]] = {}
        for telling in known:
            families.setdefault(happenings().family(telling.claim.type), []).append(telling)
        for name, listed in families.items():
            self._families[name].learn(listed, changes)
        return changes


class GrowingFamily:
    """The tellings of one family, by number, the most specific first."""

    def __init__(self, tellings: Sequence[Telling], relations: PartyRelations) -> None:
        self._numbers = {telling.claim.claim_id: number for number, telling in enumerate(tellings)}
        self._relations = relations
        self._compared = Family(tellings, relations)
        self._blocks = GrowingBlocks(tellings)
        self._known: dict[int, Telling] = {}
        self._partners: dict[int, set[int]] = {}
        self._likely: dict[int, dict[int, float]] = {}
        self._apart: dict[int, set[int]] = {}
        self._home: dict[int, tuple[int, ...]] = {}
        self._bonds: dict[tuple[int, ...], Bonds] = {}

    def learn(self, known: Sequence[Telling], changes: Changes) -> None:
        touched = {self._numbers[telling.claim.claim_id]: telling for telling in known}
        fresh = [number for number in touched if number not in self._known]
        self._known |= touched
        looking = touched.keys() | (self._look_again(self._blocks.add(fresh)) if fresh else set())
        done: set[int] = set()
        for number in looking:
            if number not in done:
                members = self._connected(number)
                done.update(members)
                self._regroup(sorted(members), touched, changes)

    def _look_again(self, numbers: Iterable[int]) -> set[int]:
        """Looks for the partners of some tellings; gives all that have won or lost one."""
        changed: set[int] = set()
        for number in numbers:
            before, now = self._partners.get(number, set()), self._blocks.partners(number)
            self._partners[number] = now
            for other in now - before:
                changed |= self._pair(min(number, other), max(number, other))
            for other in before - now:
                if number not in self._partners.get(other, ()):
                    changed |= self._part(number, other)
        return changed

    def _pair(self, one: int, other: int) -> set[int]:
        if other in self._likely.get(one, ()) or other in self._apart.get(one, ()):
            return set()
        chance = self._compared.compare(one, other)
        if chance is None:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)
        elif chance >= NO_LIKELIHOOD:
            self._likely.setdefault(one, {})[other] = self._likely.setdefault(other, {})[one] = chance
        else:
            return set()
        return {one, other}

    def _part(self, one: int, other: int) -> set[int]:
        for mine, theirs in ((one, other), (other, one)):
            self._likely.get(mine, {}).pop(theirs, None)
            self._apart.get(mine, set()).discard(theirs)
        return {one, other}

    def _connected(self, number: int) -> set[int]:
        """What pairs half as likely as needed connect with a telling: all that decides of its group."""
        least = pairs().least / 2
        found, waiting = {number}, [number]
        while waiting:
            for other, chance in self._likely.get(waiting.pop(), {}).items():
                if chance >= least and other not in found:
                    found.add(other)
                    waiting.append(other)
        return found

    def _regroup(self, members: Sequence[int], touched: Mapping[int, Telling], changes: Changes) -> None:
        alone = self._alone(members)
        groups = [tuple(members[place] for place in group) for group in alone.groups()]
        bonds = {group: self._bonds_of(group, members, alone) for group in groups}
        changed = [
            group
            for group in groups
            if not touched.keys().isdisjoint(group)
            or self._home.get(group[0]) != group
            or self._bonds.get(group, ()) != bonds[group]
        ]
        ended = {self._home[number] for group in changed for number in group if number in self._home}
        changes.ended.update(map(self._name, ended))
        for group in ended:
            self._bonds.pop(group, None)
        at = {number: place for place, number in enumerate(members)}
        for group in changed:
            made = Cluster.of(self._known[group[0]])
            for number in group[1:]:
                made.add(self._known[number])
            made.links += (alone.link(at[bond[0]], at[bond[1]]) for bond in bonds[group])
            changes.made[self._name(group)] = made
            self._home |= dict.fromkeys(group, group)
            if len(group) > 1:
                self._bonds[group] = bonds[group]

    def _bonds_of(self, group: tuple[int, ...], members: Sequence[int], alone: Family) -> Bonds:
        """Which other each telling of a group but its founder goes with best, and how likely."""
        if len(group) == 1:
            return ()
        at = {number: place for place, number in enumerate(members)}
        places = [at[number] for number in group]
        best = [(place, alone.best(place, places)) for place in places[1:]]
        return tuple(
            (members[one], members[other], alone.likely.get((min(one, other), max(one, other)), 0.0))
            for one, other in best
        )

    def _alone(self, members: Sequence[int]) -> Family:
        """Some tellings that are connected, as a family of their own."""
        alone = Family([self._known[number] for number in members], self._relations, self._compared.seen(members))
        if len(members) > 1:
            at = {number: place for place, number in enumerate(members)}
            for number in members:
                for other, chance in self._likely.get(number, {}).items():
                    if number < other and other in at:
                        alone.likely[at[number], at[other]] = chance
                alone.apart |= {
                    (at[number], at[other]) for other in self._apart.get(number, ()) if number < other and other in at
                }
        return alone

    def _name(self, numbers: Sequence[int]) -> Group:
        return tuple(self._known[number].claim.claim_id for number in numbers)


__all__ = ["Changes", "Group", "Growing"]
