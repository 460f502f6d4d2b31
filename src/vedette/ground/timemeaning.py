"""What an expression means: its TIMEX3 type and value, the days it covers, and the stretch it leaves as reference."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from vedette.ground.timespan import UNITS, Stretch

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Meaning:
    """``start``/``end`` narrow the expression where a rule reads two (``3-5 September``); None: all of the match."""

    kind: Kind
    value: str
    days: Days | None = None
    precision: str = "unknown"
    stretch: Stretch | None = None
    start: int | None = None
    end: int | None = None


def dated(stretch: Stretch | None, clock: str = "") -> Meaning | None:
    """A stretch as a meaning; ``clock`` is what follows the day in its value: ``TMO``, ``T10:30``."""
    if stretch is None or not stretch.known:
        return None
    kind: Kind = "TIME" if clock and stretch.unit == "D" else "DATE"
    tail = clock if kind == "TIME" else ""
    return Meaning(kind, stretch.value + tail, stretch.days, precision_of(stretch.unit), stretch)


def precision_of(unit: str) -> str:
    """The precision (model.Interval) of words that speak in a TIMEX3 unit."""
    coarser = {"WE": "day", "Q": "season", "H": "season", "C": "decade", "F": "week", "B": "season"}
    return coarser.get(unit) or UNITS.get(unit, "unknown")


def plain(kind: Kind, value: str, days: Days | None = None, precision: str = "unknown") -> Meaning:
    return Meaning(kind, value, days, precision)
