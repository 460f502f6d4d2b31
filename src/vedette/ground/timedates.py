"""Readings of dates within a year: days, months, seasons, quarters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from vedette.ground.timefind import Found
from vedette.ground.timeline import Timeline
from vedette.ground.timemeaning import Meaning, dated, plain
from vedette.ground.timespan import SEASONS, Stretch
from vedette.ground.timetense import lean
from vedette.ground.timewords import time_words


def clock_of(found: Found, group: str = "clock", ampm: str = "ampm") -> str:
    """``T16:30`` from a clock time, empty where there is none."""
    token = found.token(group)
    if token is None:
        return ""
    raw = str(token.value) if isinstance(token.value, str) else token.low
    hour, minute, second = [*re.findall("[0-9]+", raw), "00", "00", "00"][:3]
    if len(hour) > 2:
        hour, minute = hour[:-2], hour[-2:]
    half = found.words(ampm)[0][0] if found.has(ampm) else ""
    hours = int(hour)
    if half and hours <= 12:
        hours = hours % 12 + (12 if half == "p" else 0)
    tail = f":{second}" if second != "00" else ""
    return f"T{hours:02d}:{int(minute):02d}{tail}" if hours < 25 and int(minute) < 60 else ""


def time_of_day(found: Found) -> str:
    """What a day's value ends in, from the words around it: ``TNI``, ``T16:30`` or nothing."""
    clock = clock_of(found) or clock_of(found, "clock2", "ampm2")
    if clock:
        return clock
    part = found.code("part") or found.code("part2")
    if found.has("part2") and found.words("part2")[0].startswith("toni"):
        part = "NI"
    if found.has("hours"):
        part = part or "MO"
    return f"T{part}" if part and part != "MI" else "T12:00" if part else ""


def year_of(found: Found, line: Timeline) -> int | None:
    """The year that the expression itself names, also as ``last year``."""
    year = found.number("y")
    if year is not None:
        return -year if found.has("era") and found.number("era") == -1 else year
    if found.has("ybc"):
        return -(found.number("ybc") or 0)
    if found.has("rel"):
        word = found.words("rel")[0]
        base = line.reference if word in ("that", "same", "following", "previous") else line.anchor
        return base.year + found.step("rel") if base else None
    return None


def placed(unit: str, part: int, found: Found, line: Timeline, day: int = 0) -> Stretch | None:
    """A month, season, quarter, half or day of a year that has to be worked out where the text leaves it out."""
    year = year_of(found, line)
    if year is not None:
        return Stretch(unit, year, part, day)
    if found.has("rel"):
        return None
    choices = [Stretch(unit, year, part, day) for year in line.years()]
    weekday = found.number("wd")
    if weekday is not None:
        fits = [c for c in choices if c.days and c.days[0].isoweekday() == weekday]
        choices = fits or choices
    if found.has("which") and line.anchor is not None:
        told = not line.narrative and found.words("which")[-1] in ("previous", "following", "preceding")
        base = line.reference if told else line.anchor
        if told and base is not None:
            choices = [Stretch(unit, base.year + step, part, day) for step in (-1, 0, 1)]
        return _stepped(choices, found.step("which"), base)
    return line.nearest(choices, lean(found.tokens, found.first, found.after))


def _stepped(choices: Sequence[Stretch], step: int, base: Stretch | None) -> Stretch | None:
    """``last March``, ``next summer``, ``this fall``: strictly before, strictly after, of this year."""
    if base is None or not choices:
        return None
    unit = choices[0].unit
    here = base.within(unit) if unit != "D" else base
    if step == 0 or here is None:
        return next((c for c in choices if c.year == base.year + step), None)
    key = (here.year, here.part)
    if step < 0:
        before = [c for c in choices if (c.year, c.part) < key]
        return before[-1] if before else None
    after = [c for c in choices if (c.year, c.part) > key]
    return after[0] if after else None


def unresolved(tail: str) -> Meaning:
    return plain("DATE", f"XXXX-{tail}")


def day(found: Found, line: Timeline) -> Meaning | None:
    month, number = found.number("m"), found.number("d")
    if month is None or number is None or not 1 <= number <= 31:
        return None
    clock = time_of_day(found)
    stretch = placed("D", month, found, line, number)
    if stretch is None:
        return plain("TIME" if clock else "DATE", f"XXXX-{month:02d}-{number:02d}{clock}")
    return dated(stretch, clock)


def isoday(found: Found, line: Timeline) -> Meaning | None:
    raw = found.words("iso")[0]
    digits = [int(n) for n in re.findall("[0-9]+", raw)]
    if raw[4:5] == "-":
        return dated(Stretch("D", digits[0], digits[1], digits[2]), raw[10:].rstrip("zZ").upper())
    first, second, year = digits[:3]
    year += (1900 if year > 50 else 2000) if year < 100 else 0
    # Day first, as most of the world writes it, unless only the month can come first.
    for number, month in ((first, second), (second, first)):
        if 1 <= month <= 12 and (meaning := dated(Stretch("D", year, month, number))):
            return meaning
    return None


def days(found: Found, line: Timeline) -> list[Meaning]:
    """``3-5 September 2017``, ``between 3 and 5 March``: two days of one month."""
    last = day(found, line)
    if last is None or last.stretch is None:
        return [last] if last else []
    first = dated(replace(last.stretch, day=found.number("d1") or 0))
    return pair(found, first, last, "d1", "wd2" if found.has("wd2") else "d")


def daysafter(found: Found, line: Timeline) -> list[Meaning]:
    """``September 3-5``: the first takes the month with it, the second is the bare number."""
    last = day(found, line)
    if last is None or last.stretch is None:
        return []
    first = dated(replace(last.stretch, day=found.number("d1") or 0))
    made = pair(found, first, last, "d1", "d")
    return [replace(made[0], start=found.start), *made[1:]] if len(made) == 2 else made


def twodays(found: Found, line: Timeline) -> list[Meaning]:
    last = day(found, line)
    month, number = found.number("m1"), found.number("d1")
    if last is None or last.stretch is None or month is None or number is None:
        return []
    year = last.stretch.year
    later = (month, number) > (last.stretch.part, last.stretch.day)
    first = dated(Stretch("D", year - 1 if later else year, month, number))
    edge = min(found.match.start("d1"), found.match.start("m1")), max(found.match.end("d1"), found.match.end("m1"))
    cut = min(found.match.start("d"), found.match.start("m"))
    if first is None:
        return [replace(last, start=found.tokens[cut].start)]
    return [
        replace(first, start=found.tokens[edge[0]].start, end=found.tokens[edge[1] - 1].end),
        replace(last, start=found.tokens[cut].start),
    ]


def pair(found: Found, first: Meaning | None, last: Meaning, one: str, two: str) -> list[Meaning]:
    """Two expressions of one match: from its start to the end of group ``one``, and from group ``two`` to its end."""
    second = replace(last, start=found.tokens[found.match.start(two)].start)
    if first is None:
        return [second]
    return [replace(first, end=found.tokens[found.match.end(one) - 1].end), second]


def monthday(found: Found, line: Timeline) -> Meaning | None:
    """``the 20th``: of the month last spoken of; in news, of the last that has one where that lies far back."""
    base, number = line.fine, found.number("d")
    month = base.within("M") if base else None
    if month is None or number is None or not _stands_alone(found):
        return None
    here = line.today
    if here is not None and not line.narrative and (here.year - month.year) * 12 + here.part - month.part > 2:
        month = here.shifted(0 if number <= here.day else -1, "M") or month
    return dated(Stretch("D", month.year, month.part, number), time_of_day(found))


def dayofmonth(found: Found, line: Timeline) -> Meaning | None:
    """``the 28th of last month``."""
    base, number = line.today, found.number("d")
    if found.words("which")[-1] in ("that", "same") or line.narrative:
        base = line.counted("M")
    month = base.shifted(found.step("which"), "M") if base else None
    if found.code("u") != "M" or month is None or number is None:
        return None
    return dated(Stretch("D", month.year, month.part, number), time_of_day(found))


def halfmonth(found: Found, line: Timeline) -> Meaning | None:
    """``the first half of May``: to the 15th, or from the 16th."""
    number, month = found.number("n"), found.number("m")
    stretch = placed("M", month, found, line) if month is not None else None
    if stretch is None or stretch.days is None or number not in (-1, 0, 1, 2):
        return None
    middle = stretch.days[0].replace(day=15)
    first = number == 1 or found.words("n")[0] in ("early", "earlier")
    days = (stretch.days[0], middle) if first else (middle + timedelta(days=1), stretch.days[1])
    return replace(plain("DATE", stretch.value, days, "day"), stretch=stretch)


def weekof(found: Found, line: Timeline) -> Meaning | None:
    """``the week of 5 June``, ``the week ending 9 June``: from Monday, and the seven days to that day."""
    named = day(found, line)
    if found.code("u") != "W" or named is None or named.days is None:
        return None
    last = named.days[1]
    if found.has("ends"):
        return plain("DURATION", "P1W", (last - timedelta(days=6), last), "week")
    return dated(named.stretch.within("W") if named.stretch is not None else None)


def _stands_alone(found: Found) -> bool:
    """``on the 20th`` of a month, not ``the 38th parallel``, ``the 2nd Division``."""
    follows = found.next in time_words().around["after_day"] or not found.next[0].isalpha()
    return found.low()[-1][0].isdigit() and follows


def month(found: Found, line: Timeline) -> Meaning | None:
    number = found.number("m")
    if number is None or not _is_month(found):
        return None
    stretch = placed("M", number, found, line)
    return dated(stretch) if stretch else unresolved(f"{number:02d}")


def _is_month(found: Found) -> bool:
    """``May`` and ``March`` are words too: alone they are months only after a preposition or determiner."""
    if found.after - found.first > 1 or found.low()[0] not in ("may", "march"):
        return True
    return found.before in time_words().around["before_month"]


def months(found: Found, line: Timeline) -> list[Meaning]:
    """``from May to July 2011``."""
    year, one, two = found.number("y"), found.number("m1"), found.number("m")
    if year is None or one is None or two is None:
        return []
    first, last = dated(Stretch("M", year - (one > two), one)), dated(Stretch("M", year, two))
    return pair(found, first, last, "m1", "m") if last else []


def season(found: Found, line: Timeline) -> Meaning | list[Meaning] | None:
    code = found.code("s")
    word = found.words("s")[0]
    defeat = found.after - found.first == 1 or found.next in time_words().around["after_defeat"]
    if word == "fall" and defeat and not found.has("y"):
        return []
    part = SEASONS.index(code) + 1
    stretch = placed("S", part, found, line)
    return dated(stretch) if stretch else unresolved(code)


def seasons(found: Found, line: Timeline) -> list[Meaning]:
    """``the spring and summer of 1919``: two seasons of one year."""
    last = season(found, line)
    if not isinstance(last, Meaning) or last.stretch is None:
        return []
    part = SEASONS.index(found.code("s1")) + 1
    return pair(found, dated(replace(last.stretch, part=part)), last, "s1", "s")


def quarter(found: Found, line: Timeline) -> Meaning | None:
    number = found.number("n")
    if found.code("u") != "Q" or number is None or number > 4:
        return None
    stretch = placed("Q", number, found, line)
    return dated(stretch) if stretch else unresolved(f"Q{number}")


READINGS = (
    day, isoday, days, daysafter, twodays, monthday, dayofmonth, halfmonth, weekof, month, months, season,
    seasons, quarter,
)  # fmt: skip
