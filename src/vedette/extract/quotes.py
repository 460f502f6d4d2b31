"""Quoted speech in a report: curly, straight and doubled marks, within and across sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

MARK = re.compile(r"[“”„«»]|\"+|``|''|’’|‘‘|(?<!\w)[‘'](?=\w)|(?<=[\w.,!?;])[’'](?!\w)")
OPENERS = ("“", "„", "«", "``", "‘‘")
CLOSERS = ("”", "»", "’’")
SINGLE = ("‘", "’", "'")
LONGEST = 2500
OPEN = 200
"""Characters into a quote from which another opening mark shows that it was never closed."""
UNCLOSED = 1200
"""Characters that a quote without a closing mark may have: of what is longer the mark is a slip."""
PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s*[“\"„«])")


@dataclass(frozen=True, slots=True)
class Speech:
    """Tokens ``start`` to ``end`` (exclusive) between and with the quotation marks; ``words`` without the marks.

    ``continued`` marks a quote that a paragraph's end leaves open, its speech going on with the next opening mark.
    """

    start: int
    end: int
    words: int
    continued: bool = False


def find_quotes(doc: Doc) -> list[Speech]:
    """All quotes of a document, in order, never nested: a quote within a quote belongs to the outer one."""
    text = doc.text
    starts = [token.idx for token in doc]
    breaks = [found.start() for found in PARAGRAPH.finditer(text)]
    found: list[Speech] = []
    for start, end, closed in _runs(text, breaks):
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        if first < last:
            words = sum(token.is_alpha or token.like_num for token in doc[first:last])
            found.append(Speech(first, last, words, not closed))
    return found


def _runs(text: str, breaks: list[int]) -> list[tuple[int, int, bool]]:
    """Character runs from opening to closing mark; an open one ends with its paragraph."""
    runs: list[tuple[int, int, bool]] = []
    opened: int | None = None
    single = False
    for mark in MARK.finditer(text):
        sign, at = mark.group(), mark.start()
        if opened is not None:
            limit = _limit(breaks, opened, len(text))
            if at > limit or at - opened > LONGEST:
                runs.append((opened, min(limit, opened + LONGEST), False))
                opened = None
            elif (
                sign == '"'
                and at - opened > OPEN
                and _opens(text, at, sign)
                and not _closes(text, mark.end(), at, sign)
            ):
                runs.append((opened, at, False))  # the one before was never closed
                opened = None
        if opened is None:
            if _opens(text, at, sign):
                opened, single = at, sign in SINGLE
            continue
        inner = _opens(text, at, sign) and sign[0] not in "'\""
        if (sign in SINGLE) == single and not inner and _closes(text, mark.end(), at, sign):
            runs.append((opened, mark.end(), True))
            opened = None
    if opened is not None:
        runs.append((opened, _limit(breaks, opened, min(len(text), opened + LONGEST)), False))
    return [run for run in runs if run[2] or (text[run[0]] not in SINGLE and run[1] - run[0] < UNCLOSED)]


def _limit(breaks: list[int], start: int, otherwise: int) -> int:
    n = bisect_left(breaks, start + 1)
    return min(breaks[n], otherwise) if n < len(breaks) else otherwise


def _opens(text: str, at: int, sign: str) -> bool:
    if sign in OPENERS:
        return True
    if sign in CLOSERS:
        return False
    before = text[at - 1] if at else " "
    after = text[at + len(sign)] if at + len(sign) < len(text) else " "
    return (before.isspace() or before in "([—–-―:/“") and not after.isspace()


def _closes(text: str, after: int, at: int, sign: str) -> bool:
    if sign in CLOSERS or sign in ("“", "„"):
        return sign in CLOSERS
    following = text[after] if after < len(text) else " "
    return not following.isalnum() and not (at and text[at - 1].isspace() and not following.isspace())


def quote_of(quotes: list[Speech], size: int) -> list[int]:
    """For each of ``size`` tokens the index of the quote it stands in, or -1."""
    within = [-1] * size
    for n, quote in enumerate(quotes):
        for i in range(quote.start, quote.end):
            within[i] = n
    return within
