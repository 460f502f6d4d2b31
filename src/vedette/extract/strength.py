"""Strength: how many fighters or weapons a side has, said for itself and not as a loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vedette.model import Figure, Party

from .arguments import arguments
from .draft import Draft
from .lexicon import listed
from .phrases import FORCES, sort_of, text_of, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from .figures import Count
    from .read import Reading


def strength(reading: Reading) -> Iterator[Draft]:
    """Counts of fighters and of weapons that the sentence neither loses nor moves."""
    for count in reading.scene.figures:
        if count.noun is None:
            continue
        noun = reading.scene.doc[count.noun]
        if (count.low is None and count.high is None) or count.unit or count.form == "one":
            continue
        lemma = noun.lemma_.lower()
        verb = _governor(noun)
        if verb is not None and verb.lemma_.lower() not in listed("standing", "strength.yaml"):
            continue
        if (
            sort_of(noun, reading.scene.lexicon) in FORCES - {"police"}
            and lemma not in listed("units", "strength.yaml")
        ) or (lemma in listed("men", "strength.yaml") and verb is not None and _is_force_of(noun)):
            yield _draft(reading, noun, count, verb)


def _governor(noun: Token) -> Token | None:
    """The verb that the counted noun belongs to, over prepositions and conjunctions."""
    at = noun
    for _ in range(5):
        at = at.head
        if at.pos_ in {"VERB", "AUX"}:
            return at
        if at.head is at:
            return None
    return None


def _is_force_of(noun: Token) -> bool:
    return noun.dep_ == "pobj" and noun.head.head.lemma_.lower() in listed("forces", "strength.yaml")


def _draft(reading: Reading, noun: Token, count: Count, verb: Token | None) -> Draft:
    kind = "weapons" if reading.scene.lexicon.is_a(noun.lemma_.lower(), "arms") else "fighters"
    draft = Draft("strength", kind, noun, weight=0.45, clause=verb or noun)
    draft.figure = Figure(count.low, count.high, kind, count.words)
    owner = reading.who.parties(noun)
    if not any(p.id for p in owner) and verb is not None and verb.lemma_.lower() in listed("having", "strength.yaml"):
        owner = reading.who.all(arguments(verb).subjects) or owner
    draft.actor = owner or (Party(words(noun), text_of(noun)),)
    draft.places = reading.where.clause(verb or noun, (noun,))
    draft.extent = (
        noun,
        reading.scene.doc[count.start],
        *((verb,) if verb is not None and abs(verb.i - noun.i) < 6 else ()),
    )
    draft.trace.append(("strength", f"{count.words} {noun.text}"))
    return draft
