"""What the layout of a page tells: where a line ends on purpose, what a bullet opens, which digits are one number."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from .lexicon import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE = re.compile(r"[^\n]+")
BULLET = re.compile(r"(?:(?<=\s)|^)[•●▪■►◦‣➢➤❖✓](?=\s)")
"""Signs that open an item of a list and stand in no sentence."""
GROUPED = re.compile(r"(?<![\w.,:/$€£-])[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\d.,:/-]*\d|\w)")
"""Thousands set apart by blanks, as bodies of the United Nations and the French write them: ``20 000``."""
OPENS = re.compile(r"\s*[\"“(]?[A-Z0-9]")
WIDE = 0.9
"""Share of a text's lines that are no longer than the width that it is set in."""


def line_ends(text: str) -> Iterator[int]:
    """Where lines end on purpose: with room left for the first word of the next line, which opens like a sentence.

    Text that was wrapped at some width (releases, archives) has such lines at the ends of its paragraphs only;
    headings, rows of key figures and lists end every line so.
    """
    lines = [(m.start(), m.end()) for m in LINE.finditer(text) if not m.group().isspace()]
    if not lines:
        return
    lengths = sorted(len(text[start:end].strip()) for start, end in lines)
    width = lengths[min(int(len(lengths) * WIDE), len(lengths) - 1)]
    for (start, end), (after, last) in pairwise(lines):
        if text.count("\n", end, after) != 1 or not OPENS.match(text, after, last):
            continue
        word = text[after:last].split(maxsplit=1)[0]
        if len(text[start:end].strip()) + 1 + len(word) <= width:
            yield after


def plainly(text: str) -> str:
    """``text`` with its bullets as line breaks and its grouped numbers with commas; every character keeps its place."""
    if any(sign in text for sign in "•●▪■►◦‣➢➤❖✓"):
        text = BULLET.sub("\n", text)
    return GROUPED.sub(lambda found: _with_commas(text, found), text)


def _with_commas(text: str, found: re.Match[str]) -> str:
    """``20 000`` as ``20,000``; a day of a month before a number stays apart (``May 15 200 people``)."""
    before = text[max(0, found.start() - 12) : found.start()].split()
    dated = before and before[-1].strip(".,") in listed("month_names")
    return found.group() if dated else re.sub(r"[^\d]", ",", found.group())
