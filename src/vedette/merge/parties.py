"""When two reports may mean the same party, and when they name two."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Protocol

from ..errors import NotFoundError
from ..model import Party
from .happenings import happenings


class PartyRelations(Protocol):
    """What merge may know of the registry of parties."""

    def compatible(self, a_id: str, b_id: str) -> bool:
        """Whether a report may say one of the two for the other: the same, part of it, or fighting at its side."""
        ...

    def are_allied(self, a: str, b: str) -> bool:
        """Whether the two fight on one side: compatible, of one named side, or one backing the other."""
        ...

    def can_hold(self, party_id: str) -> bool:
        """Whether the party is of a kind that can hold a town: no person, monitor, newspaper or aid agency."""
        ...


class NoRelations:
    """Knows of no party more than its id."""

    def compatible(self, a_id: str, b_id: str) -> bool:
        return a_id == b_id

    def are_allied(self, a: str, b: str) -> bool:
        return a == b

    def can_hold(self, party_id: str) -> bool:
        return True


class Remembered:
    """Asks each question about two parties once. A party that the registry does not have belongs with nobody."""

    def __init__(self, relations: PartyRelations) -> None:
        self._relations = relations
        self._answers: dict[tuple[str, str], bool] = {}
        self._allies: dict[tuple[str, str], bool] = {}
        self._holders: dict[str, bool] = {}

    def compatible(self, a_id: str, b_id: str) -> bool:
        return _asked(self._answers, self._relations.compatible, a_id, b_id)

    def are_allied(self, a: str, b: str) -> bool:
        return _asked(self._allies, self._relations.are_allied, a, b)

    def can_hold(self, party_id: str) -> bool:
        if party_id not in self._holders:
            try:
                self._holders[party_id] = self._relations.can_hold(party_id)
            except NotFoundError:
                self._holders[party_id] = False
        return self._holders[party_id]


def _asked(answers: dict[tuple[str, str], bool], ask: Callable[[str, str], bool], a: str, b: str) -> bool:
    pair = (a, b) if a <= b else (b, a)
    if pair not in answers:
        try:
            answers[pair] = ask(*pair)
        except NotFoundError:
            answers[pair] = False
    return answers[pair]


@lru_cache(maxsize=65536)
def folded(words: str) -> str:
    """Words without case and marks."""
    decomposed = unicodedata.normalize("NFKD", words.casefold())
    return " ".join("".join(sign for sign in decomposed if sign.isalnum() or sign.isspace()).split())


def key_of(party: Party) -> str:
    """What a party is counted under: its id, else its folded name."""
    return party.id or folded(party.name)


def is_named(party: Party) -> bool:
    """Whether this is somebody in particular: not ``militants``, ``residents`` or ``US-backed fighters``."""
    last = party.name.rpartition(" ")[2]
    return party.id is not None or (party.name[:1].isupper() and not last.islower())


def can_hold(party: Party, relations: PartyRelations) -> bool:
    """Whether a party can hold a town: the registry's word, else a noun of armed men or a name in capitals alone."""
    if party.id is not None:
        return relations.can_hold(party.id)
    words = folded(party.name).split()
    armed = happenings().armed
    if not is_named(party):
        return bool(words) and words[-1] in armed
    return bool(armed.intersection(words)) or (party.name.isupper() and len(party.name) > 1)


def same_side(one: Party, other: Party, relations: PartyRelations) -> bool:
    """Whether the two may be one party, or one said for the other."""
    if key_of(one) == key_of(other) or folded(one.name) == folded(other.name):
        return True
    return one.id is not None and other.id is not None and relations.compatible(one.id, other.id)


def allied(one: Party, other: Party, relations: PartyRelations) -> bool:
    """Whether the two are one party, or fight on one side, so that ``held by`` one is no news after the other."""
    if same_side(one, other, relations):
        return True
    return one.id is not None and other.id is not None and relations.are_allied(one.id, other.id)


def agreement(ones: Sequence[Party], others: Sequence[Party], relations: PartyRelations) -> int:
    """1 where some party of each is the same; -1 where both name parties and none is; 0 where nothing speaks."""
    named = [party for party in ones if is_named(party)]
    against = [party for party in others if is_named(party)]
    if not named or not against:
        return 0
    return 1 if any(same_side(one, other, relations) for one in named for other in against) else -1


# fmt: off
__all__ = [
    "NoRelations", "PartyRelations", "Remembered", "agreement", "allied", "can_hold", "folded", "is_named", "key_of",
    "same_side",
]
