"""Two names of one party: a name and its initials in brackets, ``also known as``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vedette.model import Party

from .arguments import antecedent
from .phrases import text_of
from .ties import tables, tie

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from .draft import Draft
    from .read import Reading

LONGEST = 10
"""Words that a name with its initials in brackets may have."""


def aliases(reading: Reading) -> Iterator[Draft]:
    """Names that the registry does not know for one already."""
    doc = reading.scene.doc
    for token in doc[1:-1]:
        if doc[token.i - 1].text == "(" and doc[token.i + 1].text == ")" and token.text.isupper():
            yield from _initials(reading, token)
        elif token.lower_ in tables()["aliases"] and token.pos_ == "VERB":
            yield from _called(reading, token)


def _initials(reading: Reading, short: Token) -> Iterator[Draft]:
    """``the State Board of Antiquities (SBA)``."""
    doc, letters = reading.scene.doc, [letter for letter in short.text if letter.isalpha()]
    first = short.i - 1
    for i in range(short.i - 2, max(short.i - 2 - LONGEST, -1), -1):
        word = doc[i]
        if not word.text[:1].isalnum():
            break
        if letters and word.text[:1] == letters[-1]:
            letters.pop()
            first = i
        elif word.text[:1].isupper() or word.lower_ not in {"of", "and", "for", "the", "in", "on", "de", "du", "la"}:
            break
        if not letters:
            break
    long = str(doc[first : short.i - 1].text).strip()
    if letters or len(short.text) < 2 or not long:
        return
    pair = ((Party(long, long),), (Party(short.text, short.text),))
    known = reading.scene.name_at(doc[short.i - 2]) or reading.scene.name_at(short)
    if known is None:
        yield from tie("alias_of", short, pair, (doc[first], short), 0.5)


def _called(reading: Reading, verb: Token) -> Iterator[Draft]:
    """``Mohammed Emwazi, nicknamed Jihadi John``, ``the group, also known as the Army of the Islands``."""
    who = antecedent(verb.head) if verb.dep_ in {"acl", "relcl", "advcl"} else None
    other = next((c for c in verb.children if c.dep_ in {"oprd", "attr", "dobj"} and c.pos_ == "PROPN"), None)
    if other is None:
        as_ = next((c for c in verb.children if c.lower_ == "as"), None)
        other = next((c for c in as_.children if c.dep_ == "pobj" and c.pos_ == "PROPN"), None) if as_ else None
    if who is not None and other is not None and who.pos_ == "PROPN":
        pair = (reading.who.parties(who), reading.who.parties(other) or (Party(text_of(other), text_of(other)),))
        yield from tie("alias_of", verb, pair, (who, verb, other), 0.5)
