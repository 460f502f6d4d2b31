"""Who fights whom in a report: the side that a happening leaves unsaid, where the rest of the report leaves no choice.

A side is a state with all its branches, or any other party. That rebels fight the state whose they are called needs no
telling; each loan is noted in the trace.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vedette.model import Party

from .days import YEAR
from .lexicon import data, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .draft import Draft

OFTEN = 3
"""Blows in a country from which on their sole striker is taken to deal those of unsaid means there too."""
Allied = Callable[["Party", "Party"], bool]
SOLE = "the only one that the report has strike there"
"""How the trace tells of a doer whom only the rest of the report gives."""
Fights = Callable[["Party"], bool]
CLEAR = 0.6
"""Share of a side's fights from which the other side of them is its opponent."""


def strangers(one: Party, other: Party) -> bool:
    return False


def anyone(party: Party) -> bool:
    return True


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
    """What a report's drafts tell of its sides: who fights whom, and by which names they go.

    ``allied`` says of two parties whether they are known to fight on one side: allies are no opponents of each other,
    and whoever fights one of them fights them all. ``fights`` says of a party whether it wages war at all: a people, a
    charity or a newspaper is no side.
    """

    allied: Allied = strangers
    fights: Fights = anyone
    foes: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    aimed: Counter[str] = field(default_factory=Counter)
    holding: Counter[str] = field(default_factory=Counter)
    taking: set[str] = field(default_factory=set)
    names: dict[str, Counter[Party]] = field(default_factory=lambda: defaultdict(Counter))

    def see(self, draft: Draft) -> None:
        """Notes who fights, and whom."""
        for party in (*draft.actor, *draft.target):
            side = self._side(party)
            if side is not None and draft.kind in {"event", "casualties", "control"}:
                self.names[side][party] += 1
        if draft.kind == "control":
            self.holding.update(side for party in draft.actor if (side := self._side(party)))
        if draft.kind != "event" or draft.type not in listed("fought"):
            return
        self.aimed.update(side for party in draft.target if (side := self._side(party)))
        if draft.type in listed("of_ground"):
            self.taking.update(side for party in draft.actor if (side := self._side(party)))
        for actor in draft.actor:
            for target in draft.target:
                one, other = self._side(actor), self._side(target)
                if one and other and one != other:
                    self.foes[one][other] += 1
                    self.foes[other][one] += 1

    def _side(self, party: Party) -> str | None:
        return side_of(party) if self.fights(party) else None

    def opponent(self, side: str) -> str | None:
        """The one side that a side is up against in this report, if one stands out."""
        known = self.foes.get(side) or self._shared(side)
        if known:
            first, _ = known.most_common(1)[0]
            together = sum(times for other, times in known.items() if other == first or self.are_one(first, other))
            if together >= CLEAR * known.total():
                return first
        foe = natural_foe(side)
        if foe in self.names:
            return foe
        # Who holds ground is in the way of whoever takes it; not a third party that takes some itself.
        aimed = self.aimed + Counter({side: n for side, n in self.holding.items() if side not in self.taking})
        if aimed:
            first, times = aimed.most_common(1)[0]
            clear = times > 0.5 * aimed.total() and (times > 1 or len(aimed) == 1)
            if clear and first != side and not self.are_one(first, side) and not _is_vague(first, side):
                return first
        return None

    def _shared(self, side: str) -> Counter[str]:
        """Whom those fight who are on one side with a side of which no fight is told."""
        found: Counter[str] = Counter()
        for other, fought in self.foes.items():
            if self.are_one(side, other):
                found.update({foe: times for foe, times in fought.items() if not self.are_one(side, foe)})
        return found

    def are_one(self, one: str, other: str) -> bool:
        """Whether two sides are known to fight together, and the report does not have them fight each other."""
        if one == other or other in self.foes.get(one, ()) or one not in self.names or other not in self.names:
            return one == other
        return self.allied(self.party(one), self.party(other))

    def party(self, side: str) -> Party:
        """The party by which a side mostly goes in the report, in the plainest of its words there."""
        told = self.names[side]
        most = max(told.values())
        return min((p for p, times in told.items() if times == most), key=lambda p: (_is_pronoun(p), len(p.text)))


def _is_pronoun(party: Party) -> bool:
    return party.text.lower() in listed("group_pronouns")


def _is_vague(foe: str, side: str) -> bool:
    """Whether a foe is but somebody's rebels, whom one who is no state may well be: the TPLF and Ethiopia's rebels."""
    return natural_foe(foe) is not None and not foe.startswith("state-") and not side.startswith("state-")


def without_tellers(drafts: Sequence[Draft], watches: Callable[[Party], bool]) -> None:
    """Takes those who only watch and tell out of the doers of fights and of what they cost."""
    for draft in drafts:
        fights = draft.kind == "event" and (draft.type in listed("fought") or draft.type == "withdrawal")
        if fights or draft.kind in {"casualties", "control"}:
            draft.actor = tuple(party for party in draft.actor if not watches(party))
        if draft.kind == "casualties" and draft.figure is not None and draft.figure.low != 1:
            people = Party("people", draft.figure.words)  # "kill 50, AFP": of whom a paper tells, not its own
            draft.target = tuple(people if watches(party) else party for party in draft.target)


def take_sides(drafts: Sequence[Draft], allied: Allied = strangers, fights: Fights = anyone) -> None:
    """Fill the empty actors and targets of the report's events from what its other events say of the sides."""
    sole_actor(drafts, allied)
    sides = Sides(allied, fights)
    for draft in drafts:
        sides.see(draft)
    for draft in drafts:
        if draft.kind != "event" or draft.type not in listed("opposed") or _is_history(draft):
            continue
        if draft.actor and not draft.target and not (draft.aimed and draft.type in listed("violent")):
            draft.target = _other(sides, draft.actor)
            if draft.target:
                draft.trace.append(("target from", "the side that the report has it fight"))
        elif draft.type in listed("mutual") and draft.target and not draft.actor:
            draft.actor = _other(sides, draft.target)
            if draft.actor:
                draft.trace.append(("actor from", "the side that the report has it fight"))


def _is_history(draft: Draft) -> bool:
    """Whether its sentence tells of years ago (``in January 2014``): today's foes may not have fought then."""
    for token in draft.anchor.sent:
        if YEAR.fullmatch(token.text) and token.i > draft.anchor.sent.start:
            before = token.nbor(-1)
            if before.text.istitle() and before.i > draft.anchor.sent.start:  # its month
                before = before.nbor(-1)
            if before.lower_ in listed("of_years"):
                return True
    return False


def _other(sides: Sides, parties: Sequence[Party]) -> tuple[Party, ...]:
    """The one foe of some parties; of several, all of one side, the first one's."""
    found = list(dict.fromkeys(side_of(party) or party.name for party in parties))
    if not all(sides.are_one(found[0], other) for other in found[1:]):
        return ()
    foe = sides.opponent(found[0])
    return (sides.party(foe),) if foe is not None and foe in sides.names and foe not in found else ()


def sole_actor(drafts: Sequence[Draft], allied: Allied = strangers) -> None:
    """A strike without a striker, where the report knows but one that strikes so, or but one in that country or place.

    Nobody is lent a blow that falls on its own side, or that it is told to have beaten back; nor a state one that its
    teller brands as terror. What blow it was must be known, or the very place.
    """
    known = _Strikers()
    for draft in drafts:
        known.see(draft)
    for draft in drafts:
        if draft.kind != "event" or draft.actor or draft.type not in listed("strikes") or _is_laid_to(draft):
            continue
        party = known.of(draft)
        if party is None or (draft.type == "air_strike" and not flies(party, draft)):
            continue
        hurt = _is_hurt(party, draft, allied) or _is_of_victims(party, draft)
        if not hurt and not _is_unlike(party, draft, drafts):
            draft.actor = (party,)
            draft.trace.append(("actor from", SOLE))


def _is_of_victims(party: Party, draft: Draft) -> bool:
    """Whether the sentence of a blow names an armed group, and not as who dealt it: ``a chief of the Taliban was killed
    in a drone strike``."""
    named = (token for token in draft.anchor.sent if token.text in {party.name, party.text})
    return not _is_state(party) and any(token.dep_ == "pobj" and token.head.lower_ == "of" for token in named)


def _is_laid_to(draft: Draft) -> bool:
    """Whether a sentence lays a blow to somebody, whoever that is: ``launchers responsible for an attack on Jizan``,
    ``the group was accused of a drone attack``. Then it is not that of the one who strikes elsewhere."""
    at = draft.anchor
    if at.dep_ != "pobj" or at.head.lower_ not in listed("laying"):
        return False
    word = at.head.head
    return word.lemma_.lower() in listed("guilty") | listed("laid_to")


def flies(party: Party, draft: Draft) -> bool:
    """Whether a party may be the one that strikes from the air, for all that is known: a state, or whose drones or
    aircraft the sentence speaks of. Rebels have none by themselves."""
    words = f"{party.text} {party.name}".lower()
    state = party.name.startswith(tuple(data("words.yaml")["state_names"])) or "coalition" in words
    flown = any(one in words for one in listed("flying"))
    return state or flown or any(t.lemma_.lower() in listed("drones") for t in draft.anchor.sent)


@dataclass(slots=True)
class _Strikers:
    """Who strikes, by means and by where: only those that the registry knows."""

    by_means: dict[str, Counter[Party]] = field(default_factory=lambda: defaultdict(Counter))
    by_where: dict[str, Counter[Party]] = field(default_factory=lambda: defaultdict(Counter))
    _counted: set[tuple[str, int]] = field(default_factory=set)
    """Who has struck in which sentence: one that tells of a blow three times tells of one."""

    def see(self, draft: Draft) -> None:
        strikes = draft.type in listed("strikes")
        if draft.kind != "event" or not (strikes or draft.type in listed("killing")):
            return
        for party in draft.actor:
            if strikes:
                self.by_means[draft.type][party] += 1
            again = (party.name, draft.anchor.sent.start) in self._counted
            self._counted.add((party.name, draft.anchor.sent.start))
            for where in (*_countries(draft), *_spots(draft)):
                self.by_where[where][party] += not again

    def of(self, draft: Draft) -> Party | None:
        """The only one who strikes where a draft's strike fell, or as it did."""
        distant = draft.type in listed("distant")
        lands = [self.by_where[iso] for iso in _countries(draft) if iso in self.by_where]
        lands = [found for found in lands if distant or found.total() >= OFTEN]
        spots = [] if distant else [self.by_where[name] for name in _spots(draft) if name in self.by_where]
        for found in (*lands[:1], *spots[:1], self.by_means[draft.type] if distant else Counter()):
            parties = [p for p in found if p.id and not self._is_at_home(p, draft) and not self._is_abroad(p, draft)]
            if parties and len({side_of(party) or party.name for party in found}) == 1:
                return min(parties, key=lambda party: (-found[party], _is_pronoun(party)))
        return None

    def _is_abroad(self, party: Party, draft: Draft) -> bool:
        """Whether a group that is no state has struck in other countries only: no drone there is a cartel's."""
        lands = _countries(draft)
        struck = {iso for iso, found in self.by_where.items() if party in found and len(iso) == 2}
        return bool(lands and struck) and not _is_state(party) and struck.isdisjoint(lands)

    def _is_at_home(self, party: Party, draft: Draft) -> bool:
        """Whether a blow falls in a state's own country, and another state strikes too: that state's, likelier."""
        side = side_of(party) or ""
        states = {side_of(p) for found in self.by_means.values() for p in found if _is_state(p)}
        return _is_state(party) and len(states) > 1 and side.removeprefix("state-").upper() in _countries(draft)


def _is_state(party: Party) -> bool:
    return (side_of(party) or "").startswith("state-")


def _countries(draft: Draft) -> list[str]:
    """The countries of a draft's places, in their order: the same in every process."""
    return list(dict.fromkeys(place.country for place in draft.places if place.country))


def _spots(draft: Draft) -> list[str]:
    return list(dict.fromkeys(place.name for place in draft.places if place.kind not in {"country", "region"}))


def _is_hurt(party: Party, draft: Draft, allied: Allied) -> bool:
    return any(party.name == hurt.name or allied(party, hurt) for hurt in draft.target)


def _is_unlike(party: Party, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a state is branded a terrorist, or a blow is one that the party is told to have beaten back."""
    branded = any(child.lemma_.lower() in listed("branding") for child in draft.anchor.lefts)
    beaten = (d for d in drafts if d.type == "repulse" and d.anchor.sent == draft.anchor.sent)
    return (_is_state(party) and branded) or any(side_of(party) == side_of(p) for d in beaten for p in d.actor)
