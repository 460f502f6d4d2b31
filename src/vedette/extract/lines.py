"""Speakers set apart by layout: ``Name: "speech"``, a line ``Source: …``, a statement behind a colon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .attribution import Attribution
from .contents import Run
from .cues import cue_data, lemma
from .people import is_informant, speaker_words
from .quotes import Speech
from .sources import beside, source_span, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NAMING = ("PROPN", "NOUN", "ADJ", "DET", "ADP", "PUNCT")
NAME = 8
"""Words that a name before a colon may have."""
SOURCES = 24
"""Words that a line of sources may have."""
LINE = 60
"""Words that a headline may have."""
DASHES = ("―", "—", "–", "--", "-")
FEWEST = 4
"""Words that a headline must have before its speaker."""
BLOCK = 600
"""Words back that a line of sources may speak for, and a colon forward."""


def named_before_colon(doc: Doc, quotes: list[Speech]) -> list[Attribution]:
    """``Trump: "We will win."``: a name alone in its sentence, a colon, a quote."""
    found = []
    for quote in quotes:
        colon = quote.start - 1
        while colon > 0 and doc[colon].is_space and "\n" not in doc[colon].text:
            colon -= 1
        if colon < 1 or doc[colon].text != ":":
            continue
        start = colon
        while start > 0 and colon - start < NAME + 1 and doc[start - 1].pos_ in NAMING:
            if doc[start - 1].is_punct and doc[start - 1].text in '.?!”"’:;':
                break
            start -= 1
        at_start = start == 0 or doc[start - 1].is_space or doc[start - 1].is_punct
        named = any(token.text.istitle() or token.pos_ == "PROPN" for token in doc[start:colon])
        if start < colon and colon - start <= NAME and at_start and named:
            head = doc[start:colon].root
            run = (quote.start, quote.end)
            found.append(Attribution((start, colon), head.i, (colon, colon + 1), colon, (run,), "say", ":", True))
    return found


def named_behind_dash(doc: Doc, quotes: list[Speech]) -> list[Attribution]:
    """``“We will win.” ― Jane Doe``: a dash right behind a quote, and a name that ends the line."""
    found = []
    for quote in quotes:
        dash = quote.end
        while dash < len(doc) and doc[dash].is_space and "\n" not in doc[dash].text:
            dash += 1
        if dash + 1 >= len(doc) or doc[dash].text not in DASHES:
            continue
        end = _line_end(doc, dash + 1)
        named = doc[dash + 1 : end]
        if 0 < len(named) <= NAME and all(t.pos_ in NAMING for t in named) and named[0].text[:1].isupper():
            found.append(
                Attribution(
                    (dash + 1, end), named.root.i, (dash, dash + 1), dash, ((quote.start, quote.end),), "say", "―", True
                )
            )
    return found


def headlines(doc: Doc) -> list[Attribution]:
    """``Clinton: Gadhafi should step down``: one who speaks, a colon, and a clause in a line."""
    found = []
    for token in doc:
        if token.text != ":" or token.i + 2 >= len(doc) or not doc[token.i + 1].text[:1].isalnum():
            continue
        start = token.i
        while start > 0 and token.i - start <= NAME and doc[start - 1].pos_ in ("PROPN", "NOUN", "ADJ"):
            start -= 1
        if not 0 < token.i - start <= NAME or not (start == 0 or "\n" in doc[start - 1].text):
            continue
        end = _line_end(doc, token.i + 1)
        if _heads(doc[start : token.i].root) and any(
            t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in doc[token.i + 1 : end]
        ):
            head = doc[start : token.i].root.i
            found.append(
                Attribution((start, token.i), head, (token.i, token.i + 1), token.i, ((token.i + 1, end),), "say", ":")
            )
    return found


def tagged_headlines(doc: Doc) -> list[Attribution]:
    """``Attack kills 30 in Kaya: UN``, ``12 killed in Benue attack - police``: the speaker at the end of a headline."""
    found = []
    for token in doc[2:-1]:
        apart = token.text == ":" or (token.text in DASHES and bool(doc[token.i - 1].whitespace_))
        if not apart or doc[token.i - 1].is_space:
            continue
        end, start = _line_end(doc, token.i + 1), token.i
        while start > 0 and token.i - start <= LINE and "\n" not in doc[start - 1].text:
            start -= 1
        tail = doc[token.i + 1 : end]
        if not 0 < len(tail) <= NAME or token.i - start < FEWEST or doc[end - 1].is_punct:
            continue
        named = all(t.pos_ in ("PROPN", "NOUN", "ADJ") for t in tail) and doc[start].text[:1].isalnum()
        told = any(t.pos_ == "VERB" for t in doc[start : token.i])
        head = tail[-1]
        if (
            named
            and told
            and head.left_edge.i > token.i
            and (is_informant(head) or _heads(head) or head.ent_type_ == "ORG")
        ):
            cue = (token.i, token.i + 1)
            found.append(Attribution((token.i + 1, end), head.i, cue, token.i, ((start, token.i),), "say", ":"))
    return found


def _heads(token: Token) -> bool:
    """Whether a name or noun before a headline's colon is of somebody who speaks."""
    if token.lower_ in speaker_words()["labels"]:
        return False
    return token.ent_type_ == "PERSON" or token.lemma_.lower() in speaker_words()["heading"]


def _line_end(doc: Doc, start: int) -> int:
    """The index of the line break behind ``start``, or of the document's end; blanks before it are left out."""
    end = start
    while end < len(doc) and "\n" not in doc[end].text and end - start < LINE:
        end += 1
    while end > start and doc[end - 1].is_space:
        end -= 1
    return end


def source_lines(doc: Doc) -> list[Attribution]:
    """``Sources: AA and Reuters``: each one named is a source of the paragraph that the line ends."""
    words = cue_data()["source_lines"]
    found: list[Attribution] = []
    for token in doc[: max(0, len(doc) - 2)]:
        if token.lower_ not in words or doc[token.i + 1].text != ":" or not token.text[:1].isupper():
            continue
        content = _paragraph_before(doc, token.i)
        if content is None:
            continue
        for run in _named(doc, token.i + 2):
            head = doc[run[0] : run[1]].root.i
            found.append(Attribution(run, head, (token.i, token.i + 2), token.i, (content,), "line", "source"))
    return found


def _paragraph_before(doc: Doc, i: int) -> Run | None:
    """The paragraph that ends before token ``i``; the one above it where a line break stands between."""
    end = i
    while end > 0 and doc[end - 1].is_space:
        end -= 1
    start = end
    while start > 0 and end - start < BLOCK and not (doc[start - 1].is_space and "\n" in doc[start - 1].text):
        start -= 1
    return (start, end) if start < end else None


def _named(doc: Doc, i: int) -> list[Run]:
    """The names listed from token ``i`` to the end of the line."""
    runs: list[Run] = []
    start: int | None = None
    for j in range(i, min(i + SOURCES, len(doc) + 1)):
        stop = j == len(doc) or (doc[j].is_space and "\n" in doc[j].text) or doc[j].text == "."
        if stop or doc[j].text in (",", ";", "/") or doc[j].lower_ == "and":
            if start is not None:
                runs.append((start, j))
            start = None
            if stop:
                break
        elif start is None and not doc[j].is_space:
            start = j
    return runs


def statement_blocks(doc: Doc, quotes: list[Speech]) -> list[Attribution]:
    """``The minister said:`` and a statement in the first person, without marks, in the paragraphs below."""
    opened = {quote.start for quote in quotes}
    found = []
    for token in doc[: max(0, len(doc) - 2)]:
        below = doc[token.i + 1]
        if token.text != ":" or not below.is_space or "\n" not in below.text or token.i + 2 in opened:
            continue
        verb = next((t for t in reversed(doc[max(0, token.i - 12) : token.i]) if _introduces(t)), None)
        block = _block(doc, token.i + 2)
        if verb is None or block is None:
            continue
        source = subject(verb) or beside(verb)
        span = source_span(source, verb) if source is not None else None
        head = source.i if source is not None else None
        found.append(Attribution(span, head, (verb.i, verb.i + 1), verb.i, (block,), "say", lemma(verb), True))
    return found


def _introduces(token: Token) -> bool:
    return token.tag_ in ("VBD", "VBZ", "VBP", "VBN") and lemma(token) in cue_data()["tagging"]


def _block(doc: Doc, start: int) -> Run | None:
    """The paragraphs from ``start`` on as far as they speak in the first person, single ones between without it."""
    end, spoken, silent, opened = start, False, 0, start
    for i in range(start, min(len(doc), start + BLOCK)):
        spoken = spoken or doc[i].lower_ in speaker_words()["own"]
        if (doc[i].is_space and "\n" in doc[i].text) or i == len(doc) - 1:
            silent = 0 if spoken else silent + (i > opened)
            if silent > (end > start):
                break
            end, spoken, opened = (i + 1 if spoken else end), False, i + 1
    return (start, end) if end > start else None
