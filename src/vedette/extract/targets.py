"""What an event was aimed at: a party, the owner of what was hit, or the thing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .arguments import prepositions
from .lexicon import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from vedette.model import Party

    from .read import Reading


def targets(reading: Reading, tokens: tuple[Token, ...], kind: str) -> tuple[Party, ...]:
    """Parties, or the very thing that was hit where no party is: a hospital, a warehouse, a convoy.

    ``kind`` is the event's type: who takes a village from nobody in particular has not taken it from the village.
    """
    held = tuple(party for token in tokens for party in _holders(reading, token))
    tokens = tuple(token for token in tokens if token.lemma_.lower() not in listed("times_of_day"))
    people = tuple(_whose_life(t) for t in tokens if not (_is_ground(reading, t, kind) or _is_thrown(reading, t, kind)))
    found = reading.who.all(people) or held
    if found:
        beside = (token for token in people if token.dep_ == "conj" and not reading.who.parties(token))
        return (*found, *(reading.things(beside) if kind in listed("ruining") else ()))
    owners = {party.id: party for token in people for party in reading.who.owners(token)}
    return tuple(owners.values()) or (reading.things(people) if kind in listed("striking") else ())


def _is_thrown(reading: Reading, token: Token, kind: str) -> bool:
    """Whether it is what was fired rather than what was hit: a barrage of rockets, an explosive vest."""
    lemma, lexicon = token.lemma_.lower(), reading.scene.lexicon
    if kind == "shelling":
        return lexicon.is_a(lemma, "projectiles")
    return kind == "suicide_attack" and (lexicon.is_a(lemma, "suicide") or lexicon.is_a(lemma, "arms"))


def _whose_life(token: Token) -> Token:
    """``an attack on his life`` was aimed at him; a town freed ``from the group's control`` was the group's."""
    owner = next((child for child in token.lefts if child.dep_ == "poss"), None)
    return owner if owner is not None and token.lemma_.lower() in {"life", *listed("holds")} else token


def _holders(reading: Reading, token: Token) -> tuple[Party, ...]:
    """Who has what is taken from their hold: ``from ISIL control``, ``out of rebel hands``."""
    return reading.demonym(token) if token.lemma_.lower() in listed("holds") else ()


def is_aimed(reading: Reading, tokens: tuple[Token, ...]) -> bool:
    """Whether a place is named for what was aimed at: ``attacked the town of Azaz``, ``a strike on Mykolaiv``."""
    towns = reading.scene.lexicon.place_nouns
    return any(
        reading.scene.place_at(token) is not None
        or reading.where.is_only_place(token)
        or (towns.get(token.lemma_.lower()) == "settlement" and any(word == "of" for word, _ in prepositions(token)))
        for token in tokens
    )


def _is_ground(reading: Reading, token: Token, kind: str) -> bool:
    """Whether a phrase says where it was rather than whom it was done to: ``bombed Tripoli``, ``parts of Ukraine``.

    A state is attacked, armed or sanctioned as a party; it is bombed, entered or left as a country.
    """
    if reading.where.is_only_place(token):
        return True
    name = reading.scene.name_at(token)
    if name is None:
        return reading.scene.lexicon.is_a(token.lemma_.lower(), "parts") and bool(reading.where.of(token))
    if name.place is None:
        return False
    faced = token.dep_ == "pobj" and token.head.lower_ in listed("facing") and kind != "withdrawal"
    return name.place.kind != "country" or (kind in listed("sited") and not faced)
