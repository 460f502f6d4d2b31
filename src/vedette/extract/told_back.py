"""Those who are told back as ``the attackers``, ``the assailants``, ``they``: under the name by which they came."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vedette.ids import claim_id
from vedette.model import Party

from .lexicon import listed
from .memory import is_state
from .signs import Candidate

if TYPE_CHECKING:
    from collections.abc import Sequence

FAR = 250
"""Words back to the deed whose doers are told of again."""
POINTING = frozenset({"the", "these", "those", "both"})


def told_back(found: Sequence[Candidate]) -> list[Candidate]:
    """The readings of one report in the order of its words, ``the attackers`` among their parties named as the doers of
    the violence told last; where they were told of only as ``gunmen``, these. A state's forces are not meant so."""
    done: list[Candidate] = []
    last: tuple[int, Party] | None = None
    for one in found:
        at = one.draft.anchor.i
        near = last[1] if last is not None and at - last[0] <= FAR else None
        told = _renamed(one, near) if near is not None else one
        done.append(told)
        last = None if _is_by_nobody(told) else _doer(told) or last
    return done


def _doer(one: Candidate) -> tuple[int, Party] | None:
    """Where an act of violence was told, and its doer, if it has one who may be told of again."""
    claim = one.claim
    violent = claim.kind == "casualties" or (claim.kind == "event" and claim.type in listed("aggressive"))
    if not violent or claim.status == "denied" or len({party.name for party in claim.actor}) != 1:
        return None
    party = claim.actor[0]
    defends = party.id is None and party.name.lower().split()[-1] in listed("defenders")
    return None if is_state(party) or defends or _takes_up(one, party) else (one.draft.anchor.i, party)


def _is_by_nobody(one: Candidate) -> bool:
    """Whether a deed is told of whose doers nobody knows: those told of after it are no longer those before it."""
    claim = one.claim
    return (
        claim.kind == "event"
        and claim.type in listed("known_by_doer")
        and not claim.actor
        and claim.status == "asserted"
    )


def _renamed(one: Candidate, doer: Party) -> Candidate:
    claim = one.claim
    parties = (*claim.actor, *claim.target)
    if not any(_takes_up(one, party) for party in parties):
        return one
    names = {party.name for party in parties if not _takes_up(one, party)}
    if doer.name in names or (_is_one(doer) and any(_are_several(one, p) for p in parties)):
        return one  # who fought them is not they, nor is one man several

    def named(parties: Sequence[Party]) -> tuple[Party, ...]:
        return tuple(Party(doer.name, party.text, doer.id) if _takes_up(one, party) else party for party in parties)

    note = ("the same as before", doer.name)
    claim = replace(claim, actor=named(claim.actor), target=named(claim.target), trace=(*claim.trace, note))
    return Candidate(replace(claim, claim_id=claim_id(claim)), one.draft)


def _are_several(one: Candidate, party: Party) -> bool:
    return _takes_up(one, party) and not _is_one(party)


def _is_one(party: Party) -> bool:
    """Whether a party without an entry is one man by its noun: a gunman, a bomber."""
    return party.id is None and party.name.lower().split()[-1].endswith(("er", "or", "man", "ist", "ant", "nt"))


def _is_told_back(party: Party) -> bool:
    return party.id is None and party.name.lower() in listed("told_back")


def _takes_up(one: Candidate, party: Party) -> bool:
    """Whether a party is called after what it did, as one known already: ``the attackers``, ``they`` for these."""
    if not _is_told_back(party):
        return False
    if party.text.lower() in listed("group_pronouns"):
        return True
    name = party.name.lower()
    return any(
        token.lower_ == name and any(child.lower_ in POINTING for child in token.lefts)
        for token in one.draft.anchor.sent
    )


__all__ = ["told_back"]
