"""How a place's name stands in its sentence: where something is, where the hurt were taken, what a governor governs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lexicon import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

DEPTH = 6
"""Words above a place's name over which it may hang on where people were taken."""


def is_cared_at(token: Token) -> bool:
    """Whether a place's name says where people were taken: ``taken to the hospital in Kaya``, ``airlifted
    to Kaya``, ``the flight to Popayán``."""
    at, site = token, False
    for _ in range(DEPTH):
        if at.head is at:
            return False
        to, at = at.lower_ == "to", at.head
        lemma = at.lemma_.lower()
        if to and lemma in listed("transits"):
            return True
        if lemma in listed("cares"):
            return True
        site = site or lemma in listed("care_sites")
        if at.pos_ == "VERB":
            hurt = to and at.dep_ == "conj" and at.head.lemma_.lower() in listed("hurting")
            return lemma in listed("rescues") or (lemma in listed("care_verbs") and (site or hurt))
    return False


def is_of_office(token: Token) -> bool:
    """Whether a place's name says what somebody holds office over: the governor of North Kivu may be elsewhere."""
    return (
        token.dep_ == "pobj"
        and token.head.lower_ == "of"
        and token.head.head.lemma_.lower() in listed("offices", "casing.yaml")
    )


def is_sited(token: Token) -> bool:
    return token.dep_ in {"pobj", "appos", "compound"} and any(
        at.dep_ == "pobj" and (at.head.lower_ in listed("siting") or _is_part_of_place(at))
        for at in (token, token.head)
    )


def _is_part_of_place(token: Token) -> bool:
    """``entered the centre of Lashio``, ``the outskirts of Goma``: what is told of the part is in the place."""
    return token.head.lower_ == "of" and token.head.head.lemma_.lower() in listed("town_parts")
