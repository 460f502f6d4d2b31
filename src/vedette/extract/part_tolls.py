"""Tolls told as parts or lists: ``among the dead were two medics``, ``those killed included five women``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vedette.model import Figure

from .arguments import coordinated, prepositions
from .draft import Draft
from .lexicon import listed
from .phrases import sort_of
from .toll_draft import Told, numbered, part_of, toll, whom
from .victims import figure, figure_of, is_named, unit_of
from .wording import noun_keys, state, worded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from .figures import Count
    from .read import Reading
    from .wording import Wording

HURT = frozenset({"nsubj", "nsubjpass", "attr", "dobj"})
GAP = 4
"""Words that may stand between a number and its restatement: an opening bracket, a hedge, the noun."""


def struck(token: Token) -> Wording | None:
    """The toll that a phrase speaks of as something known: ``the dead``, ``those killed``, ``the victims``."""
    own = state(token)
    if own is not None and (token.dep_ in {"pobj", *HURT}):
        return own
    told = [one for c in token.children if c.dep_ in {"acl", "relcl", "amod"} and (one := state(c)) is not None]
    if told:
        return told[0]
    found = worded("nouns", noun_keys(token))
    return found if found is not None and found.kind == "casualties" else None


def listed_tolls(reading: Reading, verb: Token) -> Iterator[Draft]:
    """``the dead included two medics and a nurse``; ``the confirmed deaths are five soldiers and one sailor``."""
    if verb.lemma_.lower() not in listed("listing", "tolls.yaml"):
        return
    for subject in (c for c in verb.lefts if c.dep_ in HURT):
        wording = struck(subject) or _one_of(subject)
        if wording is None:
            yield from _some_of(reading, subject, verb)
            continue
        for child in verb.rights:
            for one in _row(child) if child.dep_ in {"dobj", "attr", "npadvmod"} else ():
                told = sort_of(one, reading.scene.lexicon) or is_named(reading, one) or one.pos_ == "NUM"
                if figure(reading, one, wording.type) is not None and told:
                    yield from toll(reading, Told(wording, one, picky=True), one)


def _one_of(subject: Token) -> Wording | None:
    """``one of those killed was the commander``: what is told of one of them."""
    if subject.lower_ not in listed("naming_one", "tolls.yaml"):
        return None
    inner = (t for word, t in prepositions(subject) if word in {"of", "among"})
    return next((wording for t in inner if (wording := struck(t)) is not None), None)


def _some_of(reading: Reading, subject: Token, verb: Token) -> Iterator[Draft]:
    """``Nine of the slain were guards``: so many of them, and who they were."""
    inner = (t for word, t in prepositions(subject) if word == "of")
    wording = next((w for t in inner if (w := struck(t)) is not None), None)
    count, who = reading.scene.counts.get(subject.i), next((c for c in verb.rights if c.dep_ == "attr"), None)
    found = figure_of(count, wording.type) if wording is not None and count is not None else None
    if wording is None or count is None or found is None or who is None or sort_of(who, reading.scene.lexicon) is None:
        return
    draft = Draft(wording.kind, wording.type, subject, weight=0.6, clause=verb, figure=found)
    draft.target, draft.extent = whom(reading, who), (subject, who)
    draft.trace.append(("toll", f"{found.words} {who.text}"))
    numbered(reading, draft, count)
    yield draft


def _row(first: Token) -> tuple[Token, ...]:
    """The members of a row, those too that the parser takes for another name of the first: ``a judge, a nurse and two
    guards``."""
    row = coordinated(first)
    more = [c for c in first.rights if c.dep_ == "appos" and any(child.dep_ == "conj" for child in c.children)]
    return (*row, *(one for c in more for one in coordinated(c)))


def among_tolls(reading: Reading, preposition: Token) -> Iterator[Draft]:
    """``Ten children were among the dead``, ``among the dead were two medics``, ``two girls among seven wounded``."""
    if preposition.lower_ not in listed("among", "tolls.yaml"):
        return
    wording = next((w for c in preposition.children if c.dep_ == "pobj" and (w := struck(c)) is not None), None)
    if wording is None:
        return
    head = preposition.head
    members = (head,) if head.pos_ in {"NOUN", "PROPN"} else tuple(c for c in head.children if c.dep_ in HURT)
    for member in members:
        for one in coordinated(member):
            if figure(reading, one, wording.type) is not None:
                yield from toll(reading, Told(wording, preposition, picky=True), one)


def them_tolls(reading: Reading, count: Count, before: Sequence[Draft]) -> Iterator[Draft]:
    """``eight of them children``, ``34 of them fatalities``, ``half of them women``: a part of the toll before."""
    doc = reading.scene.doc
    at = count.end if doc[count.end - 1].lower_ in listed("them", "tolls.yaml") else count.end + 2
    if at >= len(doc) or at <= count.start or doc[at - 1].lower_ not in listed("them", "tolls.yaml"):
        return
    noun = next((t for t in doc[at : at + 3] if t.pos_ in {"NOUN", "PROPN"}), None)
    whole = next((d for d in reversed(before) if d.anchor.sent.start == doc[at].sent.start and d.figure), None)
    if noun is None or whole is None or count.low is None or count.unit:
        return
    wording = worded("nouns", noun_keys(noun))
    if sort_of(noun, reading.scene.lexicon) and wording is None:
        yield part_of(reading, whole, count, noun)
    elif wording is not None and wording.kind == whole.kind:
        found = figure_of(count, wording.type)
        draft = replace(whole, type=wording.type, figure=found, anchor=noun, clause=noun, trace=[("part", count.words)])
        draft.extent = (noun,)
        numbered(reading, draft, count)
        yield draft


def restated(reading: Reading, count: Count, before: Draft) -> Iterator[Draft]:
    """``1,455 families (approximately 7,275 individuals)``: the same toll in another unit."""
    doc = reading.scene.doc
    index = reading.scene.numbers.get(before.number) if before.number is not None else None
    whole = reading.scene.figures[index].noun if index is not None else None
    if count.noun is None or doc[count.start - 1].text not in {"(", ","}:
        return
    noun = doc[count.noun]
    own = noun.lemma_.lower() in listed("households", "tolls.yaml")
    if whole is None or not 0 < count.start - whole <= GAP or not sort_of(noun, reading.scene.lexicon):
        return
    if own == (doc[whole].lemma_.lower() in listed("households", "tolls.yaml")):
        return
    draft = part_of(reading, before, count, noun)
    draft.target = before.target if own is False and before.target else whom(reading, noun)
    draft.figure = Figure(count.low, count.high, unit_of(before.type, noun), count.words)
    draft.trace = [("in another unit", count.words)]
    yield draft
