"""What may be meant by the beginning of a name: who and where a report tells of, then the record, then the books."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TypeVar

from ..model import Claim, Party, Place
from .keys import fold, party_key, place_key
from .partybook import PartyBook, PartyCard
from .placebook import PlaceBook, PlaceCard
from .shapes.suggestion import PartyOffer, PlaceOffer
from .snapshot import Snapshot

T = TypeVar("T", Place, Party)
_COUNTRIES = 4
"""So many countries of which the record tells most come first in the gazetteer."""


def places(words: str, report: str | None, snapshot: Snapshot, book: PlaceBook, limit: int) -> list[PlaceOffer]:
    """Places, the likeliest first; without words those of the report. Relations (``30 km from``) are no places."""
    own = _told(snapshot, report, lambda claim: [place_key(claim.place)] if claim.place else [])
    known = [(key, place) for key, place in snapshot.places.items() if place.relation is None]
    ranked = _ranked(words, known, own, lambda key: len(snapshot.by_place.get(key, ())))
    offers = [_place_offer(place, None, len(snapshot.by_place.get(key, ()))) for key, place in ranked[:limit]]
    if len(offers) < limit and words.strip():
        taken = {one.gazetteer_id for one in offers if one.gazetteer_id}
        cards = book.places(words, snapshot.countries[:_COUNTRIES], limit)
        offers += [_card_offer(card, snapshot) for card in cards if card.place.gazetteer_id not in taken]
    return offers[:limit]


def parties(words: str, report: str | None, snapshot: Snapshot, book: PartyBook, limit: int) -> list[PartyOffer]:
    """Parties, the likeliest first; without words those of the report."""
    own = _told(snapshot, report, lambda claim: map(party_key, (*claim.actor, *claim.target, *claim.source)))
    ranked = _ranked(words, snapshot.parties.items(), own, lambda key: len(snapshot.by_party.get(key, ())))
    offers = [_party_offer(party, key, snapshot, book) for key, party in ranked[:limit]]
    if len(offers) < limit and words.strip():
        taken = {one.id for one in offers if one.id}
        offers += [_of_book(card, words, snapshot) for card in book.find(words, limit) if card.id not in taken]
    return offers[:limit]


def _told(snapshot: Snapshot, report: str | None, keys: Callable[[Claim], Iterable[str]]) -> Counter[str]:
    """How often a report names each."""
    return Counter(key for claim in snapshot.by_report.get(report or "", ()) for key in keys(claim))


def _ranked(
    words: str, known: Iterable[tuple[str, T]], own: Counter[str], claims: Callable[[str], int]
) -> list[tuple[str, T]]:
    wanted = fold(words)

    def rank(one: tuple[str, T]) -> tuple[bool, bool, int, int]:
        key, thing = one
        return fold(thing.name) != wanted, not fold(thing.name).startswith(wanted), -own[key], -claims(key)

    fits = [one for one in known if (wanted and wanted in fold(one[1].name)) or (not wanted and own[one[0]])]
    return sorted(fits, key=rank)


def _place_offer(place: Place, around: str | None, claims: int) -> PlaceOffer:
    where = " · ".join(filter(None, (place.kind, around, place.country))) or "no gazetteer knows it"
    return PlaceOffer(
        name=place.name, lat=place.lat, lon=place.lon, radius_km=place.radius_km, gazetteer_id=place.gazetteer_id,
        kind=place.kind, country=place.country, words=where, claims=claims,
    )  # fmt: skip


def _card_offer(card: PlaceCard, snapshot: Snapshot) -> PlaceOffer:
    return _place_offer(card.place, card.around, len(snapshot.by_place.get(place_key(card.place), ())))


def _party_offer(party: Party, key: str, snapshot: Snapshot, book: PartyBook) -> PartyOffer:
    card = book.card(party.id) if party.id else None
    words = card.kind if card else "named in reports"
    return PartyOffer(name=party.name, id=party.id, words=words, claims=len(snapshot.by_party.get(key, ())))


def _of_book(card: PartyCard, words: str, snapshot: Snapshot) -> PartyOffer:
    wanted = fold(words)
    alias = "" if wanted in fold(card.name) else next((one for one in card.aliases if wanted in fold(one)), "")
    told = " · ".join(filter(None, (card.kind, f"also {alias}" if alias else "")))
    return PartyOffer(name=card.name, id=card.id, words=told, claims=len(snapshot.by_party.get(card.id, ())))
