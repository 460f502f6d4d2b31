"""Tolls of headlines and rows, where the parse ties nothing: ``6 killed, 35 injured``, ``five in Idlib``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .lexicon import listed
from .toll_draft import Told, numbered, toll, whom
from .victims import figure_of, is_countable
from .wording import state, worded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from .draft import Draft
    from .figures import Count
    from .read import Reading

OPENING = frozenset({",", "(", "-", "–"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "VBN"})
INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "PART", "DET", "ADP"})
ASIDE = 14
"""Words that an aside may have between a number's noun and its verb."""
WITHIN = 6
"""Words between a number and the state of those whom it counts."""
VERBAL = frozenset({"VERB", "AUX", "ADP"})
WHOSE = frozenset({"from", "of"})
SITING = frozenset({"in", "at", "near", "to", "outside", "around", *WHOSE})


def row_tolls(reading: Reading, count: Count) -> Iterator[Draft]:
    """The toll of a number that stands before a state (``42 others wounded``) or behind a verb (``wounding 18``)."""
    doc = reading.scene.doc
    victim = doc[count.noun] if count.noun is not None and count.noun < count.end + WITHIN else doc[count.number]
    one = _state_behind(doc[count.number], victim)
    if one is not None:
        wording = state(one) or worded("middle", {one.lemma_.lower()})
        if wording is not None:
            yield from toll(reading, Told(wording, one), victim)
        return
    verb = doc[count.start - 1] if count.start else None
    named = verb is not None and verb.tag_ in {"NNS", "NNPS", "NNP", "NN"} and not verb.is_sent_start
    keys = {verb.lemma_.lower(), verb.lower_.removesuffix("s")} if verb is not None and named else set()
    if verb is not None and named and verb.lower_.endswith("ing"):
        keys.add(verb.lower_.removesuffix("ing"))  # accused of killing 20 people
    keys = keys or ({verb.lemma_.lower()} if verb is not None and verb.tag_.startswith("VB") else set())
    wording = worded("active", keys)
    if verb is not None and wording is not None and verb.sent.start == doc[count.start].sent.start:
        yield from toll(reading, Told(wording, verb, picky=count.noun is not None), victim)


def _state_behind(number: Token, victim: Token) -> Token | None:
    """The state that is told of a number right behind it, its noun and helping verbs apart."""
    doc, between = number.doc, listed("between", "tolls.yaml")
    i, end = number.i, number.sent.end
    for _ in range(WITHIN):
        i += 1
        if i < end and doc[i].text in OPENING and i > victim.i:
            i = _closed(doc[i])
        if i >= end:
            return None
        token = doc[i]
        if state(token) is not None or (token.tag_ in FINITE and worded("middle", {token.lemma_.lower()}) is not None):
            return token
        if token.lower_ not in between and not (
            i <= victim.i and token.pos_ in {"NOUN", "PROPN", "ADJ", "PART", "DET", "ADP"}
        ):
            return None
    return None


def _closed(opening: Token) -> int:
    """The token behind an aside: ``59 civilians, including 15 children, died``."""
    doc, closing = opening.doc, ")" if opening.text == "(" else opening.text
    ends = (i for i in range(opening.i + 1, min(opening.i + ASIDE, opening.sent.end)) if doc[i].text == closing)
    return next(ends, len(doc)) + 1


def elliptic(reading: Reading, count: Count, before: Sequence[Draft]) -> Iterator[Draft]:
    """``12 people were killed in Homs, five in Idlib and two in Hama``: the toll before, elsewhere."""
    doc = reading.scene.doc
    siting = doc[count.end] if count.end < len(doc) else None
    if siting is None or siting.lower_ not in SITING or count.noun is not None or doc[count.start - 1].pos_ in VERBAL:
        return
    whole = next((d for d in reversed(before) if d.number is not None), None)
    found = figure_of(count, whole.type) if whole is not None else None
    if whole is None or found is None:
        return
    inner = tuple(c for c in siting.children if c.dep_ == "pobj")
    places = tuple(place for token in inner for place in reading.where.of(token))
    whose = reading.who.all(inner) if siting.lower_ in WHOSE else ()
    sited = any(places or c.lemma_.lower() in reading.scene.lexicon.place_nouns for c in inner)
    if whose or (sited and siting.lower_ not in WHOSE):
        draft = replace(whole, figure=found, trace=[("like the one before", count.words)])
        draft.places, draft.target = places if sited and places else whole.places, whose or whole.target
        draft.anchor, draft.extent = doc[count.number], (doc[count.number], siting)
        numbered(reading, draft, count)
        yield draft


def joined(reading: Reading, count: Count, before: Sequence[Draft]) -> Iterator[Draft]:
    """``12 soldiers were killed along with six rebels``: more people whom the same toll struck."""
    doc = reading.scene.doc
    said = " ".join(t.lower_ for t in doc[max(count.start - 3, 0) : count.start])
    noun = doc[count.noun] if count.noun is not None else None
    if noun is None or not said.endswith(tuple(listed("joining", "tolls.yaml"))) or before[-1].kind != "casualties":
        return
    found = figure_of(count, before[-1].type)
    if found is not None and is_countable(reading, noun, picky=True):
        draft = replace(
            before[-1], figure=found, target=whom(reading, noun), trace=[("as the one before", count.words)]
        )
        draft.anchor, draft.extent = noun, (noun,)
        numbered(reading, draft, count)
        yield draft
