"""Who ``the enemy`` is: the one side that fights the side which speaks, or which the same claim names."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from vedette.ids import claim_id
from vedette.model import Party

from .lexicon import listed
from .sides import side_of
from .signs import Candidate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vedette.model import NameFinder

STATES = frozenset({"military", "government", "police", "office"})
"""What the registry calls the branches of a state."""
COUNTRY = 2
"""Letters of a country's code, with which their ids end."""


def named_enemies(found: Sequence[Candidate], finder: NameFinder) -> list[Candidate]:
    """The readings of one report, ``the enemy`` among their parties under the name of the only registered side that the
    report has fight whoever calls it so."""
    fighting: Counter[Party] = Counter()
    for one in found:
        if one.claim.kind == "casualties" or one.claim.type in listed("fought"):
            for party in (*one.claim.actor, *one.claim.target):
                if party.id is not None and finder.kind_of(party) != "person":
                    fighting[Party(party.name, party.name, party.id)] += 1
    return [_told(one, fighting, finder) for one in found]


def _told(one: Candidate, fighting: Counter[Party], finder: NameFinder) -> Candidate:
    claim = one.claim
    parties = (*claim.actor, *claim.target)
    if not any(map(_is_enemy, parties)):
        return one
    own = next((party for party in (*parties, *reversed(claim.source)) if party.id is not None), None)
    if own is None:
        return one
    sides: dict[str, Party] = {}
    for party, _ in fighting.most_common():
        if _side(party, finder) != _side(own, finder) and not finder.are_allied(party, own):
            sides.setdefault(_side(party, finder), party)
    if len(sides) != 1:
        return one
    (foe,) = sides.values()

    def named(told: Sequence[Party]) -> tuple[Party, ...]:
        return tuple(Party(foe.name, party.text, foe.id) if _is_enemy(party) else party for party in told)

    note = ("the enemy of", own.name)
    claim = replace(claim, actor=named(claim.actor), target=named(claim.target), trace=(*claim.trace, note))
    return Candidate(replace(claim, claim_id=claim_id(claim)), one.draft)


def _side(party: Party, finder: NameFinder) -> str:
    """A party's state, for its branches and officers known by their country; else itself."""
    country = (party.id or "").rpartition("-")[2]
    branch = len(country) == COUNTRY and finder.kind_of(party) in STATES
    return f"state-{country}" if branch else side_of(party) or party.name


def _is_enemy(party: Party) -> bool:
    return party.id is None and party.name.lower() in listed("enemies")


__all__ = ["named_enemies"]
