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
    precision = UNITS[stretch.unit]
    precision = {"weekend": "day", "quarter": "season", "half": "season", "century": "decade"}.get(precision, precision)
    return Meaning(kind, stretch.value + tail, stretch.days, precision, stretch)


def plain(kind: Kind, value: str, days: Days | None = None, precision: str = "unknown") -> Meaning:
    return Meaning(kind, value, days, precision)
