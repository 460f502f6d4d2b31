"""Headings: of a place that stands alone in its line, or at the head of it, the lines below or beside it tell."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .datelines import find_datelines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vedette.model import Name, Place

MARKUP = " \t\xa0#*|-–—•·>_=:"
"""Signs about a heading that are no part of it."""
DIVIDERS = (":", "|", "–", "—", " - ")
"""What stands between the place and what its line tells of it: ``Raqqa: held by …``, ``| Raqqa | held by … |``."""


@dataclass(frozen=True, slots=True)
class Heading:
    """``place`` is told of from character ``start`` to ``end`` (None: until the next heading)."""

    start: int
    end: int | None
    place: Place
    above: Place | None = None
    """The place of the section that a line with a place of its own stands in."""


def find_headings(text: str, names: Sequence[Name]) -> list[Heading]:
    """The headings of a report's text, in order; a dateline is none."""
    found: list[Heading] = []
    section: Place | None = None
    datelines = find_datelines(text, names)
    for name in names:
        if name.place is None or name.span.start in datelines or (found and name.span.start < found[-1].start):
            continue
        line = text.rfind("\n", 0, name.span.start) + 1
        if text[line : name.span.start].strip(MARKUP):
            continue
        stop = text.find("\n", name.span.end)
        stop = len(text) if stop < 0 else stop
        rest = text[name.span.end : stop]
        if not rest.strip(MARKUP) and stop < len(text):
            section = name.place
            found.append(Heading(name.span.end, None, name.place))
        elif rest.lstrip(" \t\xa0*_").startswith(DIVIDERS) or rest.startswith(" - "):
            found.append(Heading(name.span.end, stop, name.place, section))
    return found


def heading_at(headings: Sequence[Heading], at: int) -> Place | None:
    """The place that the heading over character ``at`` names, or None."""
    n = bisect_right(headings, at, key=lambda heading: heading.start)
    if not n:
        return None
    last = headings[n - 1]
    return last.place if last.end is None or at < last.end else last.above
