"""Whom a deed or a word was aimed at where the report tells it of the same happening elsewhere: what is beaten back is
whose attack it was, who denies answers whoever said so, and who condemns an attack means those who made it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from vedette.ids import claim_id

from .lexicon import listed
from .sides import side_of
from .signs import Candidate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from spacy.tokens import Token

    from vedette.model import Claim, Party

REACH = 3
"""Sentences back to what is answered."""


def with_aims(found: Sequence[Candidate], allied: Callable[[Party, Party], bool]) -> list[Candidate]:
    """The readings of one report, those without an aim lent the one whom it tells of the same happening."""
    aims = _Aims(list(found), allied)
    aims.of_beaten()
    aims.of_denials()
    aims.of_condemnations()
    aims.of_support()
    return aims.found


@dataclass(slots=True)
class _Aims:
    found: list[Candidate]
    allied: Callable[[Party, Party], bool]
    _by_sentence: dict[int, list[Candidate]] = field(default_factory=lambda: defaultdict(list))
    _numbers: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        sentences = self.found[0].draft.anchor.doc.sents if self.found else ()
        self._numbers = {sent.start: number for number, sent in enumerate(sentences)}
        for one in self.found:
            self._by_sentence[self._number(one)].append(one)

    def of_beaten(self) -> None:
        """``Boko Haram attacked the town. Troops repelled the attack``: Boko Haram was beaten back."""
        for at, one in self._wanting("event", "repulse"):
            self._aim(at, self._attackers(one), "whose attack it was")

    def of_condemnations(self) -> None:
        """``Washington condemned the missile attack``: those who made it."""
        for at, one in self._wanting("statement", "condemnation"):
            taken_up = any(
                _is_happening(child) for child in one.draft.anchor.children if child.dep_ in {"dobj", "pobj"}
            )
            self._aim(at, self._attackers(one) if taken_up else (), "whose attack it was")

    def of_denials(self) -> None:
        """``Kinshasa accuses Kigali of sending troops. Rwanda denied it``: it answers Kinshasa."""
        for at, one in self._wanting("statement", "denial"):
            self._aim(at, self._claimants(one), "who said so")

    def of_support(self) -> None:
        """``Backed by Russian air strikes, the army took the town from the rebels``: the strikes fell on the rebels."""
        for at, one in self._wanting("event", "air_strike", "shelling"):
            helper = one.draft.anchor
            if helper.dep_ != "pobj" or helper.head.head.lemma_.lower() not in listed("lending_fire"):
                continue
            helped = (o for o in self._by_sentence[self._number(one)] if o.claim.kind == "event" and o.claim.target)
            fought = next((o for o in helped if o.claim.type in listed("fought") and o is not one), None)
            self._aim(at, fought.claim.target if fought is not None else (), "whom those fought whom it helped")

    def _wanting(self, kind: str, *types: str) -> Iterator[tuple[int, Candidate]]:
        for at, one in enumerate(self.found):
            if one.claim.kind == kind and one.claim.type in types and one.claim.actor and not one.claim.target:
                yield at, one

    def _number(self, one: Candidate) -> int:
        return self._numbers[one.draft.anchor.sent.start]

    def _attackers(self, one: Candidate) -> tuple[Party, ...]:
        """Who attacked, as the sentence itself or the last before it that tells of an attack has it; one party only."""
        here = self._number(one)
        for number in range(here, here - REACH - 1, -1):
            told = [
                o
                for o in self._by_sentence.get(number, ())
                if o.claim.kind == "event"
                and o.claim.type in listed("aggressive")
                and o.claim.actor
                and o is not one
                and (number < here or o.draft.anchor.i != one.draft.anchor.i)
            ]
            if told:
                others = [o for o in told if not self._is_side_of(one.claim.actor, o.claim.actor)]
                return others[-1].claim.actor if others and len({_names(o.claim) for o in others}) == 1 else ()
        return ()

    def _claimants(self, one: Candidate) -> tuple[Party, ...]:
        """Who accused the denier, or said last what is denied."""
        here = self._number(one)
        for number in range(here, here - REACH, -1):
            before = [o for o in self._by_sentence.get(number, ()) if o.claim.quote.start < one.claim.quote.start]
            accused = (o for o in reversed(before) if o.claim.type == "accusation" and o.claim.actor)
            accuser = next((o for o in accused if self._is_side_of(o.claim.target, one.claim.actor)), None)
            if accuser is not None and not self._is_side_of(accuser.claim.actor, one.claim.actor):
                return accuser.claim.actor[:1]
        return ()

    def _is_side_of(self, some: Sequence[Party], others: Sequence[Party]) -> bool:
        return any(_side(one) == _side(other) or self.allied(one, other) for one in some for other in others)

    def _aim(self, at: int, target: Sequence[Party], why: str) -> None:
        one = self.found[at]
        if not target or self._is_side_of(target, one.claim.actor):
            return
        note = ("target from", why)
        claim = replace(one.claim, target=tuple(target), trace=(*one.claim.trace, note))
        self.found[at] = Candidate(replace(claim, claim_id=claim_id(claim)), one.draft)


def _side(party: Party) -> str:
    return side_of(party) or party.name.casefold()


def _names(claim: Claim) -> tuple[str, ...]:
    return tuple(sorted(party.id or party.name.casefold() for party in claim.actor))


def _is_happening(noun: Token) -> bool:
    """Whether a noun is for an attack that is known already: ``the raid``, ``this massacre``, ``Monday's bombing``."""
    known = any(child.lower_ in listed("taking_up") or child.dep_ == "poss" for child in noun.lefts)
    return known and noun.lemma_.lower() in listed("attacks_told")


__all__ = ["with_aims"]
