"""Paragraphs of a page's text, with where they stand. Offsets point into the text as given; nothing is rewritten."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
"""What ends a line: old releases part theirs by U+2028 alone."""

CLOSED = re.compile(r"[.!?:;…][”\"’')\]]*$")
CUT = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])$")
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
        return len(self.text) >= PROSE_CHARS and bool(CLOSED.search(self.text)) and not self.cut

    @property
    def cut(self) -> bool:
        """Broken off with dots, as the first words of another story are."""
        return bool(CUT.search(self.text))

    @property
    def heading(self) -> bool:
        """Short and unclosed, as headlines, names and labels are."""
        return len(self.text) <= 140 and not CLOSED.search(self.text)


def split_lines(text: str, stands_alone: Callable[[str], bool]) -> list[Line]:
    """The lines of a text that are not blank, in order, wrapped lines joined to the paragraph they are part of.

    ``stands_alone`` says of a line that it is a date, a caption and the like, and so no part of a paragraph.
    """
    lines = _bare_lines(text)
    runs_on = [_runs_on(above, line) and not stands_alone(line.text) for above, line in pairwise(lines)]
    certain = [joins and line.text[0].islower() for joins, line in zip(runs_on, lines[1:], strict=False)]
    wrapped = sum(certain) >= max(3, len(lines) // 8)
    joined: list[Line] = lines[:1]
    for line, joins in zip(lines[1:], runs_on if wrapped else certain, strict=True):
        if joins and not stands_alone(joined[-1].text):
            above = joined[-1]
            joined[-1] = Line(f"{above.text} {line.text}", above.start, line.end, above.apart)
        else:
            joined.append(line)
    return joined


def _runs_on(above: Line, line: Line) -> bool:
    return not line.apart and len(above.text) in WRAP and not CLOSED.search(above.text)


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
