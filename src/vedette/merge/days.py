"""The days that a claim may speak of, as day numbers (``date.toordinal``), so that they compare fast."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..model import Interval

_UNDATED_DAYS = 7
"""News tells of the week before it: how far back an undated claim may reach from its report's day."""
NARROW_DAYS = 10
"""A longer interval is a season's claim: it is not compared day by day."""
_FAR = date(1900, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Window:
    """First and last day, both inclusive. ``said`` is false where the report gives no time at all."""

    first: int
    last: int
    said: bool = True

    @property
    def width(self) -> int:
        return self.last - self.first

    def overlaps(self, other: Window, slack: int = 0) -> bool:
        return self.first <= other.last + slack and other.first <= self.last + slack

    def likeness(self, other: Window) -> float:
        """The days in both over the days in either, 0 to 1."""
        shared = min(self.last, other.last) - max(self.first, other.first) + 1
        either = max(self.last, other.last) - min(self.first, other.first) + 1
        return max(0, shared) / either


def window(time: Interval | None, published: date | None) -> Window | None:
    """The days that a claim of this time and publication day may speak of; None where nothing tells.

    What follows from the tense alone may be off by a day either way. An open end reaches to the publication.
    """
    known = published.toordinal() if published else None
    if time is None or (time.start is None and time.end is None):
        return Window(known - _UNDATED_DAYS, known, said=False) if known is not None else None
    first = time.start.toordinal() if time.start else _FAR
    last = time.end.toordinal() if time.end else max(first, known or first)
    slack = 1 if time.basis == "tense" else 0
    return Window(min(first, last) - slack, max(first, last) + slack)


__all__ = ["NARROW_DAYS", "Window", "window"]
