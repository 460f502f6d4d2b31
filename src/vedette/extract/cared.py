"""Where the hurt were taken: the hospital in the next town is not where they were hurt, nor where the story goes on."""

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
        site = site or lemma in listed("care_sites")
        if at.pos_ == "VERB":
            return lemma in listed("rescues") or (lemma in listed("care_verbs") and site)
    return False
