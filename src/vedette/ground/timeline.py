"""Where a text stands in time: its publication day, its kind, and the day, month or year it last spoke of.

News counts from the day of publication: a bare ``Friday`` is the last one, ``March`` the nearest one, with the past
more likely than the future unless the words around say otherwise. A narrative (a history, a chronology) counts from
what it last mentioned: ``In September`` after ``June 1941`` is September 1941 (the narrative strategy of Strötgen and
Gertz, HeidelTime, 2010 and 2013).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from vedette.ground.timespan import Stretch, day_of

FUTURE_COST = {-2: 30.0, -1: 5.0, 0: 3.0, 1: 0.25}
"""What a day ahead of publication costs against a day back, by the lean of the words (-2 surely past to 1 future)."""
BACK_COST = 1.5
"""What a day back costs against a day on, in a narrative."""
NAMED_YEAR = 350
"""The days of distance that a year just named by itself (``In 1942 …``) makes up for, in a narrative."""
EDGES = {"early": 1, "beginning": 1, "start": 1, "outset": 1, "mid": 6, "middle": 6, "late": 10, "end": 12, "close": 12}
"""The month that ``late 1941`` leaves a narrative in."""


@dataclass(slots=True)
class Timeline:
    """Mutable while one text is read from start to end.

    ``last`` is what was last spoken of, ``fine`` the last of it that was finer than a year, ``day`` the
    last day, ``named`` the year named
    since by itself, ``quarter`` the last quarter.
    """

    published: date | None
    narrative: bool = False
    last: Stretch | None = None
    fine: Stretch | None = None
    day: Stretch | None = None
    named: int | None = None
    quarter: Stretch | None = None
    before_christ: bool = False

    @property
    def today(self) -> Stretch | None:
        """What ``yesterday`` counts from."""
        return day_of(self.published) if self.published else None

    @property
    def anchor(self) -> Stretch | None:
        """What ``last month`` counts from."""
        return (self.last or self.today) if self.narrative else self.today

    @property
    def reference(self) -> Stretch | None:
        """What ``the next day`` counts from."""
        return self.last or self.today

    def counted(self, unit: str) -> Stretch | None:
        """What ``the same day``, ``three weeks later`` counts from: the last stretch that is fine enough."""
        if unit in ("Y", "E", "C") or self.fine is None:
            return self.reference
        if self.day is not None and not self.narrative and not self.fine.within(unit):
            return self.day  # a week earlier: than the day that the news are at, whatever month was named since
        return self.fine if self.fine.within(unit) else self.reference

    def note(self, stretch: Stretch | None, words: Iterable[str] = ()) -> None:
        """Takes what was just read as the new reference."""
        if stretch is None or stretch.unit in ("E", "C"):
            return
        self.last = stretch
        if stretch.unit == "D":
            self.day = stretch
        if stretch.unit == "Q" and (self.quarter is None or stretch.value > self.quarter.value):
            self.quarter = stretch
        if stretch.unit != "Y":
            self.fine, self.named = stretch, None
            return
        edge = next((EDGES[word] for word in words if word in EDGES), None)
        if edge is None or not self.narrative:
            self.named = stretch.year
        else:
            self.fine, self.named = Stretch("M", stretch.year, edge), None

    def nearest(self, choices: Iterable[Stretch], lean: int) -> Stretch | None:
        """The likeliest of several stretches (the same month or day of different years)."""
        known = [stretch for stretch in choices if stretch.known]
        base = (self.fine or self.anchor) if self.narrative else self.today
        if base is None or not known:
            return None
        if base.unit == "Y":
            return next((stretch for stretch in known if stretch.year == base.year), known[0])
        return min(known, key=lambda stretch: self._cost(stretch, base, lean))

    def _cost(self, stretch: Stretch, base: Stretch, lean: int) -> float:
        here, there = ordinals(base), ordinals(stretch)
        bonus = NAMED_YEAR if self.narrative and stretch.year == self.named else 0.0
        if there[0] > here[1]:
            return (there[0] - here[1]) * (1.0 if self.narrative else FUTURE_COST[lean]) - bonus
        if there[1] < here[0]:
            return (here[0] - there[1]) * (BACK_COST if self.narrative else 1.0) - bonus
        return -bonus

    def years(self) -> list[int]:
        """The years in question for a month or day without one."""
        base = (self.fine or self.anchor) if self.narrative else self.today
        years = [base.year - 1, base.year, base.year + 1] if base else []
        return sorted({*years, self.named}) if self.narrative and self.named is not None else years


def ordinals(stretch: Stretch) -> tuple[int, int]:
    """First and last day as day numbers; before Christ by a rough count, which is enough to compare."""
    days = stretch.days
    if days:
        return days[0].toordinal(), days[1].toordinal()
    month = stretch.month if stretch.unit != "Y" else 1
    first = round(stretch.year * 365.25 + (month - 1) * 30.44 + stretch.day)
    return first, first + {"D": 0, "M": 30, "S": 91, "Y": 365}.get(stretch.unit, 0)
