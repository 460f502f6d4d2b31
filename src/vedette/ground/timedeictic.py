"""Readings of one day by its name or place: ``yesterday``, ``on Friday``, ``last night``, ``10 p.m.``, ``Easter``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from vedette.ground.timedates import clock_of, time_of_day
from vedette.ground.timefind import Found
from vedette.ground.timeline import Timeline
from vedette.ground.timemeaning import Meaning, dated, plain
from vedette.ground.timeshift import TEXTUAL
from vedette.ground.timespan import Stretch, day_of, easter
from vedette.ground.timetense import lean, reporting
from vedette.ground.timewords import time_words

WEEK_REACH = 25
"""Words over which ``last week`` says the week of a weekday."""


def weekday(found: Found, line: Timeline) -> Meaning | None:
    """A weekday: the last one in news, unless the words around look ahead; the next one in a narrative."""
    number = found.number("wd")
    clock = time_of_day(found)
    if number is None:
        return None
    if not found.has("which") and line.today is not None and not line.narrative and _of_last_week(found):
        week = line.today.shifted(-1, "W")
        return dated(day_of(week.days[0] + timedelta(days=number - 1)), clock) if week and week.days else None
    which = found.words("which")[-1] if found.has("which") else ""
    base = line.counted("D") if line.narrative or which in TEXTUAL else line.today
    day = base.days[0] if base and base.unit == "D" and base.days else None
    if day is None:
        return plain("TIME" if clock else "DATE", f"XXXX-WXX-{number}{clock}")
    back, ahead = (day.isoweekday() - number) % 7, (number - day.isoweekday()) % 7
    if which in ("last", "past", "previous", "preceding", "prior"):
        step = -(back + 7 if back == 1 else back or 7)  # of a day ago it is said "yesterday"
    elif which in ("next", "coming", "upcoming", "following"):
        step = ahead or 7
    elif which in ("this", "same", "that"):
        step = ahead if which == "this" else -back
    else:
        step = ahead if lean(found.tokens, found.first, found.after) > 0 else -back
    try:
        return dated(day_of(day + timedelta(days=step)), clock)
    except OverflowError:
        return None


def _of_last_week(found: Found) -> bool:
    """Whether the words before say ``last week``: ``Last week pagers exploded, killing 12 people on Tuesday``."""
    before = found.tokens[max(0, found.first - WEEK_REACH) : found.first]
    if not before or any(token.low in reporting() for token in before[-2:]):
        return False
    letters, low = time_words().letters, [token.low for token in before]
    ends = [at for at, token in enumerate(before) if token.letter in (letters["DOT"], letters["BREAK"])]
    low = low[ends[-1] + 1 if ends else 0 :]
    return any(one == "last" and two == "week" for one, two in pairwise(low))


def weekdayof(found: Found, line: Timeline) -> Meaning | None:
    """``Friday last week``, ``last week Friday``, ``Monday this week``."""
    base, number = line.anchor, found.number("wd")
    week = base.shifted(found.step("which"), "W") if base else None
    if found.code("u") != "W" or number is None or week is None or week.days is None:
        return None
    return dated(day_of(week.days[0] + timedelta(days=number - 1)), time_of_day(found))


def beyond(found: Found, line: Timeline) -> Meaning | None:
    """``the day before yesterday``, ``the day after tomorrow``, ``the week before last``."""
    unit, step = found.code("u"), 2 if found.number("dir") == 1 else -2
    if found.token("n") is not None and found.words("n") == ["last"] and unit in ("MO", "AF", "EV", "NI"):
        day = line.today.shifted(-2) if line.today else None
        return dated(day, f"T{unit}")
    made = line.anchor.shifted(step, unit) if line.anchor else None
    return dated(made) if unit in ("D", "W", "WE", "M", "Y") else None


def atnight(found: Found, line: Timeline) -> Meaning | None:
    """``at night``: no one day's."""
    return plain("TIME", f"XXXX-XX-XXT{found.code('part')}")


def setweekday(found: Found, line: Timeline) -> Meaning | None:
    number = found.number("wd") or found.number("wd2")
    part = found.code("part")
    return plain("SET", f"XXXX-WXX-{number}" + (f"T{part}" if part else ""))


def deictic(found: Found, line: Timeline) -> Meaning | None:
    clock = time_of_day(found)
    if line.today is None:
        return plain("TIME" if clock else "DATE", f"XXXX-XX-XX{clock}")
    step = found.number("n") or 0
    if line.narrative and step == 0:
        return plain("DATE", "PRESENT_REF")
    return dated(line.today.shifted(step), clock)


def tonight(found: Found, line: Timeline) -> Meaning | None:
    if found.has("wd"):
        made = weekday(found, line)
        stretch = made.stretch.shifted(-1) if made and made.stretch and found.has("into") else made and made.stretch
        return _night(stretch, found) if stretch else made
    if line.today is None:
        return plain("TIME", "XXXX-XX-XXTNI")
    return _night(line.today.shifted(found.number("n") or 0), found)


def _night(stretch: Stretch | None, found: Found) -> Meaning | None:
    """``overnight`` is part of two days, and a report seldom says of which."""
    made = dated(stretch, "TNI")
    if made is None or made.days is None or found.words("n") != ["overnight"] or made.days[0] == date.max:
        return made
    return replace(made, days=(made.days[0], made.days[0] + timedelta(days=1)))


def thispart(found: Found, line: Timeline) -> Meaning | None:
    """``this morning``, ``last night``, ``that afternoon``, ``the following evening``."""
    which, part = (found.words("which") or [""])[-1], found.code("part")
    told = which in TEXTUAL or not which or (which == "next" and "the" in found.low()[:1])
    base = line.counted("D") if line.narrative or told else line.today
    if base is None or base.unit != "D":
        return plain("TIME", f"XXXX-XX-XXT{part}")
    return dated(base.shifted(found.step("which")), f"T{part}")


def nextpart(found: Found, line: Timeline) -> Meaning | None:
    """``the next morning``: of the day after the one last spoken of."""
    base = line.counted("D")
    if base is None or base.unit != "D":
        return plain("TIME", f"XXXX-XX-XXT{found.code('part')}")
    return dated(base.shifted(found.step("which")), f"T{found.code('part')}")


def clock(found: Found, line: Timeline) -> Meaning | None:
    """A clock time by itself: of the day last spoken of, else of publication."""
    time = clock_of(found)
    if not time:
        return None
    if found.has("wd"):
        return weekday(found, line)
    if found.has("n"):
        day = line.today.shifted(found.number("n") or 0) if line.today else None
        return dated(day, time) if day else plain("TIME", f"XXXX-XX-XX{time}")
    base = line.counted("D")
    if base is None or base.unit != "D":
        return plain("TIME", f"XXXX-XX-XX{time}")
    return dated(base, time)


def holiday(found: Found, line: Timeline) -> Meaning | None:
    code, number = found.code("h"), found.number("y")
    anchor = line.anchor
    years = [number] if number else [] if anchor is None else list(range(anchor.year - 1, anchor.year + 2))
    choices = [feast for year in years if (feast := _feast(code, year))]
    if found.has("eve"):
        choices = [eve for feast in choices if (eve := feast.shifted(-1))]
    made = choices[0] if number and choices else line.nearest(choices, lean(found.tokens, found.first, found.after))
    return dated(made, time_of_day(found)) if made else plain("DATE", "XXXX-XX-XX")


def _feast(code: str, year: int) -> Stretch | None:
    if not 1583 <= year <= 9999:
        return None
    if code == "easter":
        return day_of(easter(year))
    if code == "thanksgiving":
        first = Stretch("D", year, 11, 1)
        weekday = first.days[0].isoweekday() if first.days else 1
        return Stretch("D", year, 11, (4 - weekday) % 7 + 22)
    return Stretch("D", year, int(code[:2]), int(code[3:]))


def newyear(found: Found, line: Timeline) -> Meaning | None:
    number, anchor = found.number("y"), line.anchor
    years = [number] if number else [] if anchor is None else list(range(anchor.year - 1, anchor.year + 2))
    eve = found.has("eve")
    choices = [Stretch("D", year, 12, 31) if eve else Stretch("D", year, 1, 1) for year in years]
    made = choices[0] if number else line.nearest(choices, lean(found.tokens, found.first, found.after))
    return dated(made) if made else plain("DATE", "XXXX-12-31" if eve else "XXXX-01-01")


READINGS = (
    weekday,
    weekdayof,
    setweekday,
    atnight,
    beyond,
    deictic,
    tonight,
    thispart,
    nextpart,
    clock,
    holiday,
    newyear,
)
