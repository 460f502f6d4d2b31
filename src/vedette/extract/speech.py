"""Speech that no cue has claimed goes to the speaker beside it, or to the one who spoke before."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from .contents import Run
from .cues import cue_data, lemma
from .quotes import Speech
from .sources import beside, source_span, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .attribution import Attribution

NEAR = 14
"""Words between a quote and the verb that brings it in."""
MOST = 40
"""Quotes in a row that one speaker may have."""
FEWEST = 3
"""Words of a quote that is speech; shorter ones without a stop are names, titles or scare quotes."""


def claim_quotes(doc: Doc, quotes: list[Speech], within: list[int], found: list[Attribution]) -> list[Attribution]:
    """The attributions, those that speak the unclaimed quotes widened by them or added."""
    claimed = _claimed(found, within)
    by_cue = {attribution.cue_token: n for n, attribution in enumerate(found)}
    found = list(found)
    breaks, tellers = _paragraphs(doc), _tellers(found)
    last: int | None = None
    for number, quote in enumerate(quotes):
        if number in claimed:
            last = claimed[number]
            continue
        if not _is_speech(doc, quote):
            continue
        verb = _verb_beside(doc, quote, within)
        if verb is not None and verb.i in by_cue:
            last = by_cue[verb.i]
            found[last] = _with(found[last], (quote.start, quote.end))
        elif verb is not None:
            made = _spoken(verb, quote)
            if made is not None:
                by_cue[verb.i] = last = len(found)
                found.append(made)
        elif last is not None and _follows(doc, found[last], quote, breaks):
            found[last] = _with(found[last], (quote.start, quote.end))
        elif _fills_paragraph(quote, breaks) and (n := _told_above(tellers, quote, breaks)) is not None:
            last = n
            found[n] = _with(found[n], (quote.start, quote.end))
    return found


def _claimed(found: list[Attribution], within: list[int]) -> dict[int, int | None]:
    """For each quote that an attribution from outside of it covers, the one that tells it: the smallest."""
    claimed: dict[int, int | None] = {}
    for n, attribution in sorted(enumerate(found), key=lambda pair: -pair[1].size):
        if within[attribution.cue_token] >= 0:
            continue
        for quote in {within[i] for start, end in attribution.content for i in range(start, end)}:
            claimed[quote] = n if attribution.tells else claimed.get(quote)
    return claimed


def _is_speech(doc: Doc, quote: Speech) -> bool:
    """Whether a quote has words enough, or a stop before its closing mark, to be speech and no name."""
    return quote.words >= FEWEST or (quote.words > 0 and doc[quote.end - 2].text in (".", "!", "?", ","))


def _with(attribution: Attribution, run: Run) -> Attribution:
    return replace(attribution, content=tuple(sorted((*attribution.content, run))), quoted=True)


def _verb_beside(doc: Doc, quote: Speech, within: list[int]) -> Token | None:
    """The verb of saying nearest to a quote in its sentence, outside of any quote: before it, or right behind it."""
    verbs = cue_data()["speaking"]
    for i in range(quote.end, min(quote.end + NEAR, len(doc))):
        token = doc[i]
        if within[i] >= 0 or (token.is_sent_start and i > quote.end and not token.is_punct):
            break
        if lemma(token) in verbs and token.pos_ == "VERB" and not _says_more(token):
            return token
    for i in range(quote.start - 1, max(quote.start - NEAR, -1), -1):
        token = doc[i]
        if within[i] >= 0 or token.text in (".", "?", "!") or "\n\n" in token.text:
            break
        if lemma(token) in verbs and token.pos_ == "VERB":
            return token
    return None


def _says_more(verb: Token) -> bool:
    """Whether a verb behind a quote brings in other words: a clause of its own."""
    return any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.children)


def _spoken(verb: Token, quote: Speech) -> Attribution | None:
    from .attribution import Attribution

    source = subject(verb)
    if source is None or quote.start <= source.i < quote.end:
        source = beside(verb)
    if source is not None and quote.start <= source.i < quote.end:
        source = None
    span = source_span(source, verb) if source is not None else None
    head = source.i if source is not None else None
    return Attribution(span, head, (verb.i, verb.i + 1), verb.i, ((quote.start, quote.end),), "say", lemma(verb), True)


def _paragraphs(doc: Doc) -> list[int]:
    """For each token the number of its paragraph: paragraphs end at blank lines and at line ends after a stop."""
    numbers, number = [], 0
    for token in doc:
        numbers.append(number)
        if "\n" in token.text and (token.text.count("\n") > 1 or _stops(doc, token.i)):
            number += 1
    return numbers


def _stops(doc: Doc, i: int) -> bool:
    return i > 0 and doc[i - 1].text[-1:] in ".?!”\"’'"


def _follows(doc: Doc, attribution: Attribution, quote: Speech, paragraphs: list[int]) -> bool:
    """Whether a quote goes on with what the speaker before said: in the same paragraph, or opening the next one."""
    end = max(attribution.cue[1], *(run[1] for run in attribution.content))
    if len(attribution.content) > MOST:
        return False
    gap = paragraphs[quote.start] - paragraphs[min(end, len(doc)) - 1]
    if gap == 0:
        return quote.start - end < 40
    first = quote.start == 0 or paragraphs[quote.start - 1] != paragraphs[quote.start] or doc[quote.start - 1].is_space
    return gap == 1 and first and attribution.quoted


def _tellers(found: list[Attribution]) -> list[tuple[int, int]]:
    """The cue and number of each attribution that somebody named tells, in the order of the text."""
    return sorted((a.cue_token, n) for n, a in enumerate(found) if a.tells and a.source_token is not None)


def _told_above(tellers: list[tuple[int, int]], quote: Speech, paragraphs: list[int]) -> int | None:
    """The last attribution of the paragraph above a quote, which tells who speaks it too: ``According to X, …``."""
    at = bisect_left(tellers, (quote.start, 0)) - 1
    if at < 0 or paragraphs[quote.start] - paragraphs[tellers[at][0]] != 1:
        return None
    return tellers[at][1]


def _fills_paragraph(quote: Speech, paragraphs: list[int]) -> bool:
    """Whether a quote is all of its paragraph, so that its speaker can only be the one named before."""
    end = quote.end
    while end < len(paragraphs) - 1 and paragraphs[end] == paragraphs[quote.start] and end - quote.end < 2:
        end += 1
    return end >= len(paragraphs) - 1 or paragraphs[end] != paragraphs[quote.start]
