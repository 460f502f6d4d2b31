"""Readings that count from somewhere: ``yesterday``, ``last month``, ``on Friday``, ``two weeks ago``, ``the next day``."""

from __future__ import annotations

from datetime import timedelta

from vedette.ground.timedates import SHIFTS, clock_of, time_of_day
from vedette.ground.timefind import Found
from vedette.ground.timeline import Timeline
from vedette.ground.timemeaning import Meaning, dated, plain
from vedette.ground.timespan import Stretch, day_of, easter
from vedette.ground.timetense import lean

TEXTUAL = frozenset(("that", "same", "following", "subsequent", "ensuing", "previous", "preceding", "prior"))
"""Determiners that count from what the text last spoke of, not from publication."""


def weekday(found: Found, line: Timeline) -> Meaning | None:
    """A weekday: the last one in news, unless the words around look ahead; the next one in a narrative."""
    number = found.number("wd")
    clock = time_of_day(found)
    if number is None:
        return None
    which = found.words("which")[-1] if found.has("which") else ""
    base = line.counted("D") if line.narrative or which in TEXTUAL else line.today
    day = base.days[0] if base and base.unit == "D" and base.days else None
    if day is None:
        return plain("TIME" if clock else "DATE", f"XXXX-WXX-{number}{clock}")
    back, ahead = (day.isoweekday() - number) % 7, (number - day.isoweekday()) % 7
    if which in ("last", "past", "previous", "preceding", "prior"):
        step = -(back or 7)
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


def atnight(found: Found, line: Timeline) -> Meaning | None:
    """``at night``: no one day's."""
    return plain("TIME", f"XXXX-XX-XXT{found.code('part')}")


def yearend(found: Found, line: Timeline) -> Meaning | None:
    """``year-end``, ``the month's end``."""
    return _stepped(line.counted(found.code("u")) if line.narrative else line.today, found.code("u"), 0)


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
        return dated(made.stretch, "TNI") if made and made.stretch else made
    if line.today is None:
        return plain("TIME", "XXXX-XX-XXTNI")
    return dated(line.today.shifted(found.number("n") or 0), "TNI")


def thispart(found: Found, line: Timeline) -> Meaning | None:
    """``this morning``, ``last night``, ``that afternoon``, ``the following evening``."""
    which, part = (found.words("which") or [""])[-1], found.code("part")
    base = line.counted("D") if line.narrative or which in TEXTUAL or not which else line.today
    if base is None or base.unit != "D":
        return plain("TIME", f"XXXX-XX-XXT{part}")
    return dated(base.shifted(SHIFTS.get(which, 0)), f"T{part}")


def nextpart(found: Found, line: Timeline) -> Meaning | None:
    return thispart(found, line)


def lastunit(found: Found, line: Timeline) -> Meaning | None:
    """``last month``, ``this week``, ``the following year``, ``the weekend``, ``the end of the month``."""
    unit = found.code("u")
    which = found.words("which")[-1] if found.has("which") else "that"
    if found.has("back"):
        return yearago(found, line)
    if unit.startswith("T") or unit == "F":
        return plain("DURATION", f"PT1{unit[1:]}" if unit != "F" else "P2W")
    if which in ("past", "coming") and unit not in ("WE", "W"):
        return _span(found, line, which, unit) if unit != "Y" else _stepped(line.anchor, unit, -1 if which == "past" else 1)
    base = line.counted(unit) if (which in TEXTUAL and found.has("which")) or line.narrative else line.today
    if unit == "Q" and which in ("that", "same", "latest"):
        return thequarter(found, line)
    if not found.has("which") and unit == "WE":
        step = 0 if lean(found.tokens, found.first, found.after) >= 0 else -1
        return _stepped(base, unit, step)
    return _stepped(base, unit, SHIFTS.get(which, 0))


def _span(found: Found, line: Timeline, which: str, unit: str) -> Meaning:
    from vedette.ground.timeduration import anchored

    return anchored(1, unit, SHIFTS.get(which, -1), line)


def _stepped(base: Stretch | None, unit: str, step: int) -> Meaning | None:
    made = base.shifted(step, unit) if base else None
    if made is None:
        return plain("DATE", {"D": "XXXX-XX-XX", "M": "XXXX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE"}.get(unit, "XXXX"))
    return dated(made)


def ago(found: Found, line: Timeline) -> Meaning | None:
    """``two weeks ago``: in the unit that is counted, from publication."""
    return _shifted(found, line, line.today if not line.narrative else line.counted(found.code("u")))


def shift(found: Found, line: Timeline) -> Meaning | None:
    """``three days later``, ``two years earlier``: from what the text last spoke of."""
    return _shifted(found, line, line.counted(found.code("u")))


def _shifted(found: Found, line: Timeline, base: Stretch | None) -> Meaning | None:
    unit, step = found.code("u"), found.number("dir") or -1
    count = found.value("n")
    words = found.words("n")
    if count == "X" or not found.has("n") or words[-1:] in (["few"], ["several"]):
        return plain("DATE", "PAST_REF" if step < 0 else "FUTURE_REF")
    size = found.number("n") or 1
    if words[:1] == ["a"] and len(words) > 1:
        size = 2 if words[1] in ("couple", "pair") else 1
    if unit.startswith("T"):
        return dated(base.shifted(0), "") if base and base.unit == "D" and size < 12 else plain("DATE", "XXXX-XX-XX")
    if unit == "F":
        unit, size = "W", size * 2
    if size > 5000:
        return plain("DATE", "PAST_REF" if step < 0 else "FUTURE_REF")
    if unit == "E":
        unit, size = "Y", size * 10
    return _stepped(base, unit, step * size)


def yearago(found: Found, line: Timeline) -> Meaning | None:
    """``a year earlier``, ``the year-ago quarter``: the same quarter of the year before where one is spoken of."""
    unit, step = found.code("u"), found.number("dir") or -1
    if unit.startswith("T"):
        return plain("DATE", "XXXX-XX-XX")
    if found.has("back"):
        unit = "Y"
    if unit == "Y" and line.quarter is not None and line.today is not None and not line.narrative:
        ahead = line.quarter.year >= line.today.year
        return dated(line.quarter.shifted(-4 if ahead else 0))
    if unit == "E":
        return _stepped(line.reference, "Y", 10 * step)
    base = line.counted(unit) if found.words("dir") == ["earlier"] or line.narrative else line.today
    return _stepped(base, unit, step)


def thequarter(found: Found, line: Timeline) -> Meaning | None:
    """``the quarter``, ``the latest quarter``: the one last spoken of."""
    if found.code("u") not in ("Q", ""):
        return None
    if line.quarter is None and "latest" in found.low() and line.today is not None:
        return dated(line.today.shifted(-1, "Q"))
    return dated(line.quarter)


def nextday(found: Found, line: Timeline) -> Meaning | None:
    unit = found.code("u")
    step = -1 if found.words("dir") == ["before"] else 1
    return _stepped(line.counted(unit), unit, step) if unit in ("D", "M", "Y", "W") else None


def clock(found: Found, line: Timeline) -> Meaning | None:
    """A clock time by itself: of the day last spoken of, else of publication."""
    time = clock_of(found)
    if not time:
        return None
    if found.has("wd"):
        return weekday(found, line)
    if found.has("n"):
        return dated(line.today.shifted(found.number("n") or 0), time) if line.today else plain("TIME", f"XXXX-XX-XX{time}")
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
