"""Paragraphs of a page's text, with where they stand. Offsets point into the text as given; nothing is rewritten."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
"""What ends a line: old releases part theirs by U+2028 alone."""

CLOSED = re.compile(r"[.!?:;…][”\"’')\]]*$")
CUT = ("...", "…", "[…]", "[...]")
CLOSING_CHARS = 8
"""At a sentence's end stand a mark and a few quotes or brackets; no need to look through a long line for them."""
PROSE_CHARS = 80
WRAP = range(45, 110)
"""Lengths of a line that was broken to fit a page rather than to end a paragraph."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or a paragraph of wrapped lines: ``text`` without its breaks, from ``start`` to ``end`` in the page."""

    text: str
    start: int
    end: int
    apart: bool
    """Whether a blank line, or the top of the page, comes before it."""

    @property
    def prose(self) -> bool:
        """A whole paragraph of running text: long enough, and closed like a sentence."""
        return len(self.text) >= PROSE_CHARS and bool(CLOSED.search(self.text[-CLOSING_CHARS:])) and not self.cut

    @property
    def cut(self) -> bool:
        """Broken off with dots, as the first words of another story are."""
        return self.text.endswith(CUT)

    @property
    def heading(self) -> bool:
        """Short and unclosed, as headlines, names and labels are."""
        return len(self.text) <= 140 and not CLOSED.search(self.text[-CLOSING_CHARS:])


def split_lines(text: str, stands_alone: Callable[[str], bool]) -> list[Line]:
    """The lines of a text that are not blank, in order, wrapped lines joined to the paragraph they are part of.

    ``stands_alone`` says of a line that it is a date, a caption and the like, and so no part of a paragraph.
    """
    lines = _bare_lines(text)
    alone = [stands_alone(line.text) for line in lines]
    runs_on = [
        _runs_on(above, line) and not alone[number] and not alone[number + 1]
        for number, (above, line) in enumerate(pairwise(lines))
    ]
    certain = [joins and line.text[0].islower() for joins, line in zip(runs_on, lines[1:], strict=False)]
    wrapped = sum(certain) >= max(3, len(lines) // 8)
    paragraphs: list[list[Line]] = [[line] for line in lines[:1]]
    for line, joins in zip(lines[1:], runs_on if wrapped else certain, strict=True):
        if joins:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [_join(paragraph) for paragraph in paragraphs]


def _join(lines: list[Line]) -> Line:
    first, last = lines[0], lines[-1]
    return Line(" ".join(line.text for line in lines), first.start, last.end, first.apart) if first != last else first


def _runs_on(above: Line, line: Line) -> bool:
    return not line.apart and len(above.text) in WRAP and not CLOSED.search(above.text[-CLOSING_CHARS:])


def _bare_lines(text: str) -> list[Line]:
    lines: list[Line] = []
    start, apart = 0, True
    for end, after in [*((found.start(), found.end()) for found in BREAK.finditer(text)), (len(text), len(text))]:
        inner = text[start:end].strip()
        if inner:
            at = text.index(inner[0], start)
            lines.append(Line(inner, at, at + len(inner), apart))
        apart = not inner
        start = after
    return lines
