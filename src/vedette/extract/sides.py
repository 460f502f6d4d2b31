"""Who fights whom in a report: the side that a happening leaves unsaid, where the rest of the report leaves no choice.

A side is a state with all its branches, or any other party. That rebels fight the state whose they are called needs no
telling; each loan is noted in the trace.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .lexicon import data, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vedette.model import Party

    from .draft import Draft

CLEAR = 0.6
"""Share of a side's fights from which the other side of them is its opponent."""


def side_of(party: Party) -> str | None:
    """``state-sy`` for that state's government, army or police; another's own id; None if it is not registered."""
    if party.id is None:
        return None
    branch, _, country = party.id.partition("-")
    return f"state-{country}" if branch in listed("state_branches") and len(country) == 2 else party.id


def natural_foe(side: str) -> str | None:
    """The side that another is up against by its name: the rebels of a country and its state."""
    kind, _, country = side.partition("-")
    foes: dict[str, str] = data("words.yaml")["natural_foes"]
    return f"{foes[kind]}-{country}" if kind in foes and len(country) == 2 else None


@dataclass(slots=True)
class Sides:
    """What a report's drafts tell of its sides: who fights whom, and by which names they go."""

    foes: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    pairs: Counter[frozenset[str]] = field(default_factory=Counter)
    aimed: Counter[str] = field(default_factory=Counter)
    names: dict[str, Counter[Party]] = field(default_factory=lambda: defaultdict(Counter))

    def see(self, draft: Draft) -> None:
        for party in (*draft.actor, *draft.target):
            side = side_of(party)
            if side is not None and draft.kind in {"event", "casualties", "control"}:
                self.names[side][party] += 1
        if draft.kind == "control":
            self.aimed.update(side for party in draft.actor if (side := side_of(party)))
        if draft.kind != "event" or draft.type not in listed("fought"):
            return
        self.aimed.update(side for party in draft.target if (side := side_of(party)))
        for actor in draft.actor:
            for target in draft.target:
                one, other = side_of(actor), side_of(target)
                if one and other and one != other:
                    self.foes[one][other] += 1
                    self.foes[other][one] += 1
                    self.pairs[frozenset({one, other})] += 1

    def opponent(self, side: str) -> str | None:
        """The one side that a side is up against in this report, if one stands out."""
        known = self.foes.get(side)
        if known:
            first, times = known.most_common(1)[0]
            if times >= CLEAR * known.total():
                return first
        foe = natural_foe(side)
        if foe in self.names:
            return foe
        if self.aimed:
            first, times = self.aimed.most_common(1)[0]
            if times > 0.5 * self.aimed.total() and (times > 1 or len(self.aimed) == 1) and first != side:
                return first
        return None

    def party(self, side: str) -> Party:
        """The party by which a side mostly goes in the report."""
        return self.names[side].most_common(1)[0][0]


def take_sides(drafts: Sequence[Draft]) -> None:
    """Fill the empty actors and targets of the report's events from what its other events say of the sides."""
    _sole_actor(drafts)
    sides = Sides()
    for draft in drafts:
        sides.see(draft)
    for draft in drafts:
        if draft.kind != "event" or draft.type not in listed("opposed"):
            continue
        if len(draft.actor) == 1 and not draft.target and not (draft.aimed and draft.type in listed("violent")):
            draft.target = _other(sides, draft.actor)
            if draft.target:
                draft.trace.append(("target from", "the side that the report has it fight"))
        elif draft.type in listed("mutual") and draft.target and not draft.actor:
            draft.actor = _other(sides, draft.target)
            if draft.actor:
                draft.trace.append(("actor from", "the side that the report has it fight"))


def _other(sides: Sides, parties: Iterable[Party]) -> tuple[Party, ...]:
    found = {side_of(party) or party.name for party in parties}
    foe = sides.opponent(next(iter(found))) if len(found) == 1 else None
    return (sides.party(foe),) if foe is not None and foe in sides.names else ()


def _sole_actor(drafts: Sequence[Draft]) -> None:
    """A strike without a striker, where the report knows but one that strikes, or but one in that country."""
    by_means: dict[str, Counter[Party]] = defaultdict(Counter)
    by_country: dict[str, Counter[Party]] = defaultdict(Counter)
    for draft in drafts:
        if draft.kind == "event" and draft.type in listed("strikes") and len(draft.actor) == 1:
            by_means[draft.type][draft.actor[0]] += 1
            for country in _countries(draft):
                by_country[country][draft.actor[0]] += 1
    for draft in drafts:
        if draft.kind != "event" or draft.actor or draft.type not in listed("strikes"):
            continue
        here = [by_country[country] for country in _countries(draft) if country in by_country]
        known = by_means[draft.type] if draft.type in listed("distant") else Counter()
        for found in (*here[:1], known):
            sides = {side_of(party) or party.name for party in found}
            party = found.most_common(1)[0][0] if len(sides) == 1 else None
            if party is not None and party.name not in {p.name for p in draft.target}:
                draft.actor = (party,)
                draft.trace.append(("actor from", "the only one that the report has strike there"))
                break


def _countries(draft: Draft) -> set[str]:
    return {place.country for place in draft.places if place.country}
