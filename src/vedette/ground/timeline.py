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

FUTURE_COST = {-1: 4.0, 0: 1.4, 1: 0.25}
"""What a day ahead of publication costs against a day back, by the lean of the words (-1 past, 1 future)."""
BACK_COST = 1.5
"""What a day back costs against a day on, in a narrative."""


@dataclass(slots=True)
class Timeline:
    """Mutable while one text is read from start to end. ``last`` is the running reference."""

    published: date | None
    narrative: bool = False
    last: Stretch | None = None
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

    def note(self, stretch: Stretch | None) -> None:
        if stretch is not None and stretch.unit not in ("E", "C"):
            self.last = stretch

    def nearest(self, choices: Iterable[Stretch], lean: int) -> Stretch | None:
        """The likeliest of several stretches (the same month or day of different years)."""
        base = self.anchor
        known = [stretch for stretch in choices if stretch.known]
        if base is None or not known:
            return None
        if base.unit == "Y":
            same = [stretch for stretch in known if stretch.year == base.year]
            return same[0] if same else known[0]
        return min(known, key=lambda stretch: self._cost(stretch, base, lean))

    def _cost(self, stretch: Stretch, base: Stretch, lean: int) -> float:
        here, there = ordinals(base), ordinals(stretch)
        if there[0] > here[1]:
            return (there[0] - here[1]) * (1.0 if self.narrative else FUTURE_COST[lean])
        if there[1] < here[0]:
            return (here[0] - there[1]) * (BACK_COST if self.narrative else 1.0)
        return 0.0

    def years(self) -> range:
        """The years in question for a month or day without one."""
        base = self.anchor
        return range(base.year - 1, base.year + 2) if base else range(0)


def ordinals(stretch: Stretch) -> tuple[int, int]:
    """First and last day as day numbers; before Christ by a rough count, which is enough to compare."""
    days = stretch.days
    if days:
        return days[0].toordinal(), days[1].toordinal()
    month = stretch._month() if stretch.unit != "Y" else 1
    first = round(stretch.year * 365.25 + (month - 1) * 30.44 + stretch.day)
    return first, first + {"D": 0, "M": 30, "S": 91, "Y": 365}.get(stretch.unit, 0)
