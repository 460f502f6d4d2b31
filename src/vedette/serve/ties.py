"""Ties: how a party stands to others, according to whom and when. Claims of kind ``relation``, and the book of parties.

A tie is read from its first party to its second: ``backs`` is backer to backed, ``leads`` leader to led.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from ..model import Claim, Party
from .keys import party_key
from .partybook import PartyBook, PartyCard
from .snapshot import Snapshot


@dataclass(slots=True)
class Tie:
    """One relation between two parties; ``first``/``last`` are the days on which reports told of it. ``book`` is the
    book's own source where the book has it, and ``years`` what the book says of when."""

    relation: str
    one: str
    other: str
    names: dict[str, str]
    claims: list[str] = field(default_factory=list)
    denied: list[str] = field(default_factory=list)
    first: date | None = None
    last: date | None = None
    book: str | None = None
    years: str | None = None


def ties_of(key: str, snapshot: Snapshot, book: PartyBook) -> list[Tie]:
    """All ties of a party: those that most claims tell of first, the book's own last."""
    found: dict[tuple[str, str, str], Tie] = {}
    for claim in snapshot.by_party.get(key, ()):
        if claim.kind == "relation":
            for one, other in _ends(claim, key):
                _tell(found, claim, one, other)
    for relation, one_card, other_card in _booked(key, book):
        tie = _tie(found, relation, (one_card.id, one_card.name), (other_card.id, other_card.name))
        tie.book = one_card.source if relation in ("leads", "part_of") else other_card.source
        tie.years = _years(one_card if relation in ("leads", "part_of") else other_card)
    return sorted(found.values(), key=lambda tie: (-len(tie.claims), tie.relation, tie.one, tie.other))


def _ends(claim: Claim, key: str) -> Iterator[tuple[Party, Party]]:
    for one in claim.actor:
        for other in claim.target:
            if key in (party_key(one), party_key(other)) and party_key(one) != party_key(other):
                yield one, other


def _tell(found: dict[tuple[str, str, str], Tie], claim: Claim, one: Party, other: Party) -> None:
    tie = _tie(found, claim.type, (party_key(one), one.name), (party_key(other), other.name))
    (tie.denied if claim.status == "denied" else tie.claims).append(claim.claim_id)
    start = claim.time.start if claim.time else None
    end = claim.time.end if claim.time else None
    days = [day for day in (start, end, claim.published) if day]
    if days:
        tie.first = min([*days, tie.first or days[0]])
        tie.last = max([*days, tie.last or days[0]])


def _tie(found: dict[tuple[str, str, str], Tie], relation: str, one: tuple[str, str], other: tuple[str, str]) -> Tie:
    if relation in ("allied_with", "opposes", "alias_of") and other[0] < one[0]:
        one, other = other, one
    return found.setdefault(
        (relation, one[0], other[0]), Tie(relation, one[0], other[0], {one[0]: one[1], other[0]: other[1]})
    )


def _booked(key: str, book: PartyBook) -> Iterator[tuple[str, PartyCard, PartyCard]]:
    """The book's ties as (relation, one, other)."""
    own = book.card(key)
    if own is None:
        return
    yield from (("part_of", own, parent) for parent in _cards(book, own.parents))
    yield from (("backs", backer, own) for backer in _cards(book, own.backers))
    yield from (("leads", own, led) for led in _cards(book, [own.leads] if own.leads else []))
    for card in book.around(key):
        if key in card.parents:
            yield "part_of", card, own
        if key in card.backers:
            yield "backs", own, card
        if card.leads == key:
            yield "leads", card, own


def _cards(book: PartyBook, ids: Iterable[str]) -> list[PartyCard]:
    return [card for card in map(book.card, ids) if card]


def _years(card: PartyCard) -> str | None:
    if card.start is None and card.end is None:
        return None
    return f"{card.start or ''}–{card.end or ''}"
