"""Ships that are called like towns: ``the Kolpino fired the missiles`` sets nothing in Kolpino."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .lexicon import listed
from .words import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

    from vedette.model import Name

GROUP = re.compile(r"\b([^\W\d]+['’]?[^\W\d]*) (?:[ae][lshrnztd]+-)?$")
"""The word before a name, past its article."""
TOWNS = frozenset({"town", "site", None})
"""Kinds of place that are called by their bare name: a region, a river or a range may have an article."""


def vessels(doc: Doc, names: Iterable[Name]) -> frozenset[str]:
    """The names of places that a report shows to be ships or the like.

    A ship stands behind a word for one (``the frigate Admiral Essen``), or bears an article and acts: no town does.
    """
    return frozenset(n.text for n in names if _is_town(n) and (_is_called_one(doc, n) or _acts(doc, n)))


def _is_town(name: Name) -> bool:
    return name.place is not None and name.party is None and name.place.kind in TOWNS


def _tokens(doc: Doc, name: Name) -> tuple[Token, Token] | None:
    span = doc.char_span(name.span.start, name.span.end, alignment_mode="expand")
    return (span[0], span[-1]) if span is not None and len(span) else None


def _is_called_one(doc: Doc, name: Name) -> bool:
    found = _tokens(doc, name)
    before = doc[found[0].i - 1] if found is not None and found[0].i else None
    if before is not None and before.text.islower() and before.lemma_ in listed("vessels"):
        return True
    at = name.span.start
    words = GROUP.search(text_of(doc)[max(0, at - 24) : at])  # Jabhat al-Akrad is no town
    return words is not None and words[1].casefold() in listed("group_openers")


def _acts(doc: Doc, name: Name) -> bool:
    found = _tokens(doc, name)
    if found is None or not found[0].i or doc[found[0].i - 1].lower_ != "the":
        return False
    last = found[1]
    if any(child.dep_ not in {"det", "cc", "conj", "punct", "appos", "compound"} for child in last.children):
        return False  # the Aleppo that they knew
    head = last
    while head.dep_ == "conj" and head.head.pos_ == "PROPN":
        head = head.head
    if head.dep_ == "pobj":
        return head.head.dep_ == "agent"
    return head.dep_ == "nsubj" and head.head.pos_ == "VERB" and head.i < head.head.i


__all__ = ["vessels"]
