"""How a place's name stands in its sentence: where something is, where the hurt were taken, what a governor governs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .arguments import prepositions
from .lexicon import listed
from .tense import carrier

if TYPE_CHECKING:
    from spacy.tokens import Token

DEPTH = 6
"""Words above a place's name over which it may hang on where people were taken."""


def is_nationwide(anchor: Token) -> bool:
    """Whether a clause is of a whole country or of so many of its provinces: ``shot down 98 drones over 14 oblasts``,
    ``have fled across the country``."""
    verb = carrier(anchor)
    things = [child for child in verb.children if child.dep_ in {"dobj", "nsubj", "nsubjpass"}]
    inside = (token for head in (verb, *things) for _, token in prepositions(head))
    return any(map(_is_wide, (*verb.children, *inside)))


def _is_wide(token: Token) -> bool:
    if token.lower_ in listed("nationwide"):
        return token.pos_ in {"ADV", "ADJ"} and token.dep_ == "advmod"
    lefts = {child.dep_: child for child in token.lefts}
    before = token.head.lower_ if token.dep_ == "pobj" else ""
    if token.lemma_.lower() in {"country", "nation"}:
        return before in listed("spanning") and "det" in lefts and lefts["det"].lower_ == "the"
    counted = "nummod" in lefts and before in {*listed("spanning"), "in"} and "poss" not in lefts
    inside = any(word in {"of", "in"} and one.lemma_.lower() != "country" for word, one in prepositions(token))
    return counted and not inside and token.lemma_.lower() in listed("provinces")


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


def brings_tidings(token: Token) -> bool:
    """Whether news come from a place: ``reports reaching us from Bulo Marer say``, ``information from Beni``."""
    at = token
    for _ in range(DEPTH):
        if at.lower_ == "from" and at.head.pos_ in {"NOUN", "VERB"}:
            return any(one.lemma_.lower() in listed("tidings") for one in (at.head, at.head.head))
        at = at.head
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


def subject_before(predicate: Token) -> Token | None:
    """The subject of the sentence before: ``The airfield of X is to be the base for the push on Y. Troops have
    been sent there.``"""
    if predicate.sent.start == 0:
        return None
    root = predicate.doc[predicate.sent.start - 1].sent.root
    return next((c for c in root.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
