"""What goes on being told without a verb of telling: the rest of a toll, a toll's source behind it, ``For X, …``."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from .attribution import Attribution
from .cues import cue_data
from .people import speaker_words
from .sources import agent, source_span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc, Span, Token

    from .contents import Run

FINITE = ("VBD", "VBZ", "VBP", "MD")
REST = frozenset({"other", "another"})
"""What makes a count the rest of one told before (lemmas): ``another seven``, ``seventeen others``."""
HEAD = 4
"""Sentences at the top of a report among which its one source is named."""
FEWEST = 6
"""Words that a sentence must have that is more than the naming of a source."""


def told_on(doc: Doc, found: list[Attribution]) -> list[Attribution]:
    """The attributions, with those that reach into the next sentence or back to the one before, and ``For X, …``."""
    sentences = [sentence for sentence in doc.sents if not sentence.text.isspace()]
    starts = [sentence.start for sentence in sentences]
    ending: dict[int, int] = {}
    """For each sentence the last attribution of what it tells."""
    naming: dict[int, int] = {}
    """For each sentence what it says after ``according to``."""
    for n, one in enumerate(found):
        if one.tells and one.source is not None:
            (naming if one.cue_lemma == "accord" else ending)[bisect_right(starts, one.cue_token) - 1] = n
    ending = {**naming, **ending}
    out = list(found)
    for at in range(1, len(sentences)):
        here, before = sentences[at], sentences[at - 1]
        if "\n" in before.text.rstrip(" ") or not before.text.strip():
            continue
        own, last = naming.get(at), ending.get(at - 1)
        if (
            ending.get(at) is None
            and last is not None
            and _is_rest(here)
            and out[last].covers(_told_in(before, out[last]))
        ):
            out[last] = _with(out[last], (here.start, here.end))
            ending[at] = last
        elif own is not None and last is None and _only_names_source(here, out[own]):
            out[own] = _with(out[own], (before.start, before.end))
    given = (_gave(sentences, at, ending) for at in range(1, len(sentences)) if at - 1 not in ending)
    return [*out, *(one for one in given if one is not None), *_held_by(doc, sentences)]


def _gave(sentences: Sequence[Span], at: int, ending: Mapping[int, int]) -> Attribution | None:
    """Whoever a sentence says has told the one before: ``The governor disclosed this``, ``The news was given by …``; in
    the head of a bulletin also what follows it, as far as nobody else is said to tell: ``said this in a post``."""
    for verb in (sentences[at].root, *(c for c in sentences[at].root.lefts if c.dep_ == "ccomp")):
        who = _giver(verb)
        if who is not None:
            runs = [(sentences[at - 1].start, sentences[at - 1].end)]
            if at <= HEAD and any(t.lemma_.lower() in cue_data()["bulletins"] for t in verb.subtree):
                last = next((n for n in range(at + 1, len(sentences)) if n in ending), len(sentences))
                runs += [(one.start, one.end) for one in sentences[at + 1 : last]]
            return Attribution(
                source_span(who, verb), who.i, (verb.i, verb.i + 1), verb.i, tuple(runs), "say", verb.lemma_
            )
    return None


def _giver(verb: Token) -> Token | None:
    """Who is said to have given word of ``this``; None where a verb says no such thing."""
    if verb.lemma_.lower() not in cue_data()["giving"] or verb.tag_ not in (*FINITE, "VBN"):
        return None
    what = next((c for c in verb.children if c.dep_ in ("nsubjpass", "dobj")), None)
    if what is None:
        return None
    who = agent(verb) if what.dep_ != "dobj" else next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    lefts = {c.lower_ for c in what.lefts}
    told = what.lower_ in ("this", "that") if what.dep_ == "dobj" else what.lower_ in ("this", "that", "it")
    named = what.lemma_.lower() in cue_data()["news"] and bool(lefts & {"the", "this", "that", "these"})
    return who if told or named else None


def _with(attribution: Attribution, run: Run) -> Attribution:
    return replace(attribution, content=tuple(sorted((*attribution.content, run))))


def _told_in(sentence: Span, attribution: Attribution) -> int:
    """A token of what an attribution tells in a sentence, or one that it does not cover."""
    start = next((run[0] for run in attribution.content if sentence.start <= run[0] < sentence.end), None)
    return start if start is not None else attribution.cue_token


def _is_rest(sentence: Span) -> bool:
    """Whether a sentence counts the rest of those told of before: ``Seventeen others are in critical condition``."""
    subject = next((c for c in sentence.root.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return False
    words = {subject.lemma_.lower(), *(child.lemma_.lower() for child in subject.lefts)}
    numbered = any(t.dep_ == "nummod" or t.pos_ == "NUM" for t in (subject, *subject.lefts))
    return numbered and not words.isdisjoint(REST)


def _only_names_source(sentence: Span, attribution: Attribution) -> bool:
    """Whether a sentence only says who told the one before: ``A provisional toll, according to the mayor``."""
    source = attribution.source or (0, 0)
    spare = [t for t in sentence if not source[0] <= t.i < source[1] and attribution.covers(t.i)]
    verbs = [t for t in spare if t.tag_ in FINITE]
    if any(t.lemma_ != "be" for t in verbs):
        return False
    words = {t.lemma_.lower() for t in spare}
    return len(spare) <= FEWEST and (
        not words.isdisjoint(cue_data()["tallies"]) or words <= {"this", "that", "be", "all"}
    )


def _held_by(doc: Doc, sentences: list[Span]) -> list[Attribution]:
    """``For the spokesman of the rebels, it was a school that was hit``: whoever speaks for a body says so."""
    made = []
    for sentence in sentences:
        first = sentence[0]
        if first.lower_ != "for" or first.dep_ != "prep":
            continue
        who = next((c for c in first.children if c.dep_ == "pobj"), None)
        if who is None or who.lemma_.lower() not in speaker_words()["mouths"] or not _has_clause(first):
            continue
        span = source_span(who, first)
        content = (span[1], sentence.end)
        made.append(Attribution(span, who.i, (first.i, first.i + 1), first.i, (content,), "say", "for"))
    return made


def _has_clause(preposition: Token) -> bool:
    head = preposition.head
    return head.i > preposition.i and head.tag_ in FINITE
