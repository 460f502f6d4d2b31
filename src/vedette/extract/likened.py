"""What is told only beside the news: ``the blast came a week after a similar attack in Kunduz`` leaves the story where
it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lexicon import lexicon, listed
from .sited import is_cared_at

if TYPE_CHECKING:
    from spacy.tokens import Token

DEPTH = 8
"""Words above a happening or a place over which it may hang on the news that it is set beside."""


def is_likened(token: Token) -> bool:
    """Whether a word stands in what the news came after or before: ``it came days after gunmen raided Kunduz``."""
    at = token
    for _ in range(DEPTH):
        head = at.head
        if head is at:
            return False
        marked = at.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in listed("aligning") for c in at.lefts)
        if head.lemma_.lower() == "come" and (marked or (at.dep_ == "prep" and at.lower_ in listed("aligning"))):
            return any(c.dep_ == "nsubj" and _is_news(c) for c in head.lefts)
        at = head
    return False


def _is_news(subject: Token) -> bool:
    """Whether a subject stands for the happening that the story is of, and no visit or report."""
    return subject.lower_ in {"it", "this", "that"} or subject.lemma_.lower() in lexicon().nouns


def is_beside(token: Token) -> bool:
    """Whether a place's name says of no happening of the story where it was: where the hurt were taken, or where
    something like it had been."""
    return is_cared_at(token) or is_likened(token)
