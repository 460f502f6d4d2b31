"""Stretches of the calendar: their TIMEX3 value, the days they cover, and arithmetic on them."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

UNITS = {"D": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter", "H": "half", "S": "season",
    "Y": "year", "E": "decade", "C": "century"}  # fmt: skip
SEASONS = ("SP", "SU", "FA", "WI")
SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_MONTHS = {"M": 1, "Q": 3, "S": 3, "H": 6, "Y": 12, "E": 120, "C": 1200}
_FINENESS = "DWMQSHYEC"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A day, week, weekend, month, quarter, half-year, season, year, decade or century.

    ``unit`` is a TIMEX3 letter (``D W WE M Q H S Y E C``); ``year`` is negative before Christ; ``part`` is the month,
    or the number of the week, quarter or half, or the season's place in the year (1 spring to 4 winter).
    """

    unit: str
    year: int
    part: int = 0
    day: int = 0

    @property
    def value(self) -> str:
        """The TIMEX3 value: ``1991-02-26``, ``1991-W08``, ``1991-SU``, ``199``, ``BC0490``."""
        era, year = ("BC", -self.year) if self.year < 0 else ("", self.year)
        if self.unit == "E":
            return f"{era}{year // 10:03d}"
        if self.unit == "C":
            return f"{era}{year // 100:02d}"
        stem = f"{era}{year:04d}"
        tails = {
            "Y": "",
            "M": f"-{self.part:02d}",
            "D": f"-{self.part:02d}-{self.day:02d}",
            "W": f"-W{self.part:02d}",
            "WE": f"-W{self.part:02d}-WE",
            "Q": f"-Q{self.part}",
            "H": f"-H{self.part}",
            "S": f"-{SEASONS[(self.part - 1) % 4]}",
        }
        return stem + tails[self.unit]

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last day, both inclusive; None before Christ, or where there is no such day."""
        try:
            return self._days()
        except (ValueError, OverflowError):
            return None

    def _days(self) -> tuple[date, date]:
        if self.unit == "D":
            day = date(self.year, self.part, self.day)
            return day, day
        if self.unit in ("W", "WE"):
            return date.fromisocalendar(self.year, self.part, 6 if self.unit == "WE" else 1), date.fromisocalendar(
                self.year, self.part, 7
            )
        if self.unit in ("E", "C"):
            size = 10 if self.unit == "E" else 100
            first = self.year // size * size
            return date(first, 1, 1), date(first + size - 1, 12, 31)
        return _month_days(self.year, self.month, _MONTHS[self.unit])

    @property
    def month(self) -> int:
        """The month it starts in."""
        if self.unit in ("M", "D"):
            return self.part
        if self.unit == "S":
            return 3 * self.part
        if self.unit == "Q":
            return 3 * self.part - 2
        return 6 * self.part - 5 if self.unit == "H" else 1

    @property
    def known(self) -> bool:
        """False for a day or week that no calendar has (30 February)."""
        if self.unit == "D":
            return 1 <= self.part <= 12 and 1 <= self.day <= month_length(self.year, self.part)
        return self.unit not in ("W", "WE") or self.days is not None

    def within(self, unit: str) -> Stretch | None:
        """The stretch of a coarser (or the same) unit that it lies in, None where it is coarser itself."""
        if unit == self.unit:
            return self
        if unit not in UNITS:
            return None
        if unit in ("W", "WE"):
            return week_of(self.days[0], unit) if self.unit in ("D", "WE", "W") and self.days else None
        if _fineness(unit) < _fineness(self.unit):
            return None
        return containing(unit, self.year, self.start_month())

    def start_month(self) -> int:
        if self.unit in ("W", "WE"):
            return self.days[0].month if self.days else 1
        return self.month

    def shifted(self, count: int, unit: str | None = None) -> Stretch | None:
        """The stretch ``count`` units on (back where negative), None where its own unit is coarser than that."""
        unit = unit or self.unit
        base = self.within(unit)
        if base is None:
            return None
        if unit in ("D", "W", "WE"):
            return _shift_days(base, count * (1 if unit == "D" else 7))
        step = _MONTHS[unit]
        months = base.year * 12 + base.month - 1 + count * step
        return containing(unit, months // 12, months % 12 + 1)


def _fineness(unit: str) -> int:
    return _FINENESS.index("W" if unit == "WE" else unit)


def _shift_days(base: Stretch, days: int) -> Stretch | None:
    if base.days is None:
        return None
    try:
        day = base.days[0] + timedelta(days=days)
    except OverflowError:
        return None
    return day_of(day) if base.unit == "D" else week_of(day, base.unit)


def containing(unit: str, year: int, month: int) -> Stretch:
    """The month, quarter, season, half, year, decade or century that a month lies in."""
    if unit == "M":
        return Stretch("M", year, month)
    if unit == "Q":
        return Stretch("Q", year, (month + 2) // 3)
    if unit == "H":
        return Stretch("H", year, 1 if month <= 6 else 2)
    if unit == "S":
        return Stretch("S", year, month // 3) if month >= 3 else Stretch("S", year - 1, 4)
    if unit == "Y":
        return Stretch("Y", year)
    size = 10 if unit == "E" else 100
    sign = -1 if year < 0 else 1
    return Stretch(unit, sign * (abs(year) // size * size))


def day_of(day: date) -> Stretch:
    return Stretch("D", day.year, day.month, day.day)


def week_of(day: date, unit: str = "W") -> Stretch:
    year, week, _ = day.isocalendar()
    return Stretch(unit, year, week)


def month_length(year: int, month: int) -> int:
    """Days in a month; years before Christ as in a leap year, since no one can check."""
    return monthrange(year if 1 <= year <= 9999 else 4, month)[1]


def _month_days(year: int, first: int, count: int) -> tuple[date, date]:
    after = year * 12 + first - 1 + count
    end_year, end_month = divmod(after, 12)
    return date(year, first, 1), date(end_year, end_month + 1, 1) - timedelta(days=1)


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)
