"""What a length of time says of days: ``for three months now``, ``a week after the raid``, ``in 17 months``."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from vedette.model import Interval

if TYPE_CHECKING:
    from datetime import date

    from vedette.model import TimeMention

DURATION = re.compile(r"P(?:T)?(\d+(?:\.\d+)?|X)([HDWMY])")
DAYS = {"H": 1 / 24, "D": 1, "W": 7, "Y": 365}
LATELY = re.compile(r"\b(?:last|past|previous|preceding)\b", re.IGNORECASE)
ROUGH = frozenset({"about", "around", "nearly", "almost", "some", "roughly", "approximately", "over"})
FEW = 3.0
"""What an unsaid number of units stands for: ``days after``."""


def back(day: date, mention: TimeMention) -> date | None:
    """The day that lies a length of time before ``day``; None where the expression gives no length."""
    found = DURATION.match(mention.value)
    if found is None:
        return None
    number, unit = (FEW if found[1] == "X" else float(found[1])), found[2]
    if unit == "M" and not mention.value.startswith("PT"):
        months = day.month - 1 - int(number)
        year, month = day.year + months // 12, months % 12 + 1
        return day.replace(year=max(year, 1), month=month, day=min(day.day, 28)) if number < 1200 else None
    if unit == "M" or number * DAYS[unit] > 36500:
        return day if unit == "M" else None
    return day - timedelta(days=round(number * DAYS[unit]))


def lasting(day: date, mention: TimeMention) -> Interval | None:
    """The days of a length of time that ends on ``day``: ``has been bombed for three months now``."""
    start = back(day, mention)
    if start is None or (day - start).days < 2:
        return None
    if (found := DURATION.match(mention.value)) is not None and found[2] == "Y":
        start = start.replace(month=1, day=1)
    return Interval(start, day, mention.text, "day", "text", mention.span)


def coarse(days: Interval, mention: TimeMention) -> Interval:
    """Days counted back by months or years, as fine as they are counted: ``12 months since the city fell``."""
    found, start = DURATION.match(mention.value), days.start
    if found is None or start is None or mention.value.startswith("PT") or found[2] not in "MY":
        return days
    first = start.replace(day=1) if found[2] == "M" else start.replace(month=1, day=1)
    after = (first + timedelta(days=31)).replace(day=1) if found[2] == "M" else first.replace(year=first.year + 1)
    return replace(days, start=first, end=after - timedelta(days=1), precision="month" if found[2] == "M" else "year")


def lately(mention: TimeMention, day: date | None) -> Interval | None:
    """The days of ``the past 48 hours`` up to ``day``; None for every other length of time."""
    found = DURATION.match(mention.value) if LATELY.search(mention.text) else None
    if day is None or found is None or found[2] != "H" or found[1] == "X" or not 12 <= float(found[1]) <= 240:
        return None
    return Interval(
        day - timedelta(days=math.ceil(float(found[1]) / 24)), day, mention.text, "day", "text", mention.span
    )


def is_vague(mention: TimeMention) -> bool:
    """Whether it says some days and not how many: ``days after``."""
    return mention.value == "PXD"


def is_rough(mention: TimeMention) -> bool:
    """Whether it only comes near a length: ``about two weeks``."""
    return mention.text.split(" ", 1)[0].lower() in ROUGH
