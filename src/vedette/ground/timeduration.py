"""Readings of lengths of time, of what recurs, and of words that only point: ``two weeks``, ``daily``, ``now``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from vedette.ground.timedates import placed, year_of
from vedette.ground.timefind import Found
from vedette.ground.timeline import Timeline
from vedette.ground.timemeaning import Days, Meaning, plain, precision_of
from vedette.ground.timespan import Stretch

LONGEST = 1_000_000
"""No length of more units than this is a length of time."""


def length(size: float | str, unit: str) -> str:
    """``P3D``, ``PT2H``, ``P2Y6M``, ``PXW``; decades and centuries as years."""
    clock = "T" if unit.startswith("T") else ""
    letter = unit[-1]
    if isinstance(size, str):
        return f"P{clock}{size}{'W' if letter == 'F' else letter}"
    factor = {"E": 10, "C": 100, "F": 2, "Q": 3, "B": 6}.get(letter if not clock else "", 1)
    letter = letter if factor == 1 else {"E": "Y", "C": "Y", "F": "W", "Q": "M", "B": "M"}[letter]
    size = size * factor
    if size == int(size):
        return f"P{clock}{int(size)}{letter}"
    whole, rest = int(size), size - int(size)
    finer = {"Y": (12, "M"), "H": (60, "M"), "M": (60, "S")}.get(letter) if clock or letter == "Y" else None
    if finer is None:
        return f"P{clock}{size:g}{letter}"
    tail = f"{round(rest * finer[0])}{finer[1]}"
    return f"P{clock}{whole}{letter}{tail}" if whole else f"P{clock}{tail}"


def amount(found: Found, group: str = "n") -> float | str:
    """The number of a group: 2.0, or ``X`` where it is vague."""
    words = found.words(group)
    if "couple" in words or "pair" in words:
        return 2
    if "half" in words and len(words) > 1:
        return 0.5
    if (words and words[-1] in ("few", "several", "many")) or found.value(group) == "X":
        return "X"
    value = found.value(group)
    return value if isinstance(value, (int, float)) else 1


def duration(found: Found, line: Timeline) -> Meaning | None:
    unit = found.code("u")
    size: float | str = amount(found) if found.has("n") else "X"
    token = found.token("u")
    if not found.has("n") and token is not None and (found.low()[0] == "per" or not token.low.endswith("s")):
        size = 1
    if unit == "Q" and token is not None and _is_fraction(found, token.low):
        return None
    if not unit or (isinstance(size, (int, float)) and not 0 < size <= LONGEST):
        return None
    return plain("DURATION", length(size, unit))


def _is_fraction(found: Found, word: str) -> bool:
    """``quarters`` alone are rooms, ``a quarter`` and ``three-quarters`` parts of something."""
    return not found.has("n") or word == "quarter" or "-" in found.low()


def andahalf(found: Found, line: Timeline) -> Meaning | None:
    return plain("DURATION", length(1.5, found.code("u")))


def anchored(size: float | str, unit: str, step: int, line: Timeline) -> Meaning:
    """``the past three days``: a length that ends (or starts) at publication, so that its days are known."""
    value = length(size, unit)
    today = line.published
    if today is None or line.narrative or isinstance(size, str) or unit.startswith("T") or unit == "S":
        return plain("DURATION", value)
    other = moved(today, round(size * step), unit)
    if other is None:
        return plain("DURATION", value)
    return plain("DURATION", value, (min(today, other), max(today, other)), precision_of(unit))


def moved(day: date, count: int, unit: str) -> date | None:
    months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}.get(unit)
    try:
        if months is None:
            return day + timedelta(days=count * {"W": 7, "F": 14}.get(unit, 1))
        made = Stretch("M", day.year, day.month).shifted(count * months)
        edge = made.days if made else None
        return edge[0].replace(day=min(day.day, edge[1].day)) if edge else None
    except (OverflowError, ValueError):
        return None


def pastspan(found: Found, line: Timeline) -> Meaning | None:
    unit = found.code("u")
    if unit in ("SP", "SU", "FA", "WI"):
        return plain("SET", f"XXXX-{unit}")
    size: float | str = amount(found) if found.has("n") else 1
    token = found.token("u")
    if not found.has("n") and token is not None and token.low.endswith("s"):
        size = "X"
    if isinstance(size, (int, float)) and not 0 < size <= LONGEST:
        return None
    step = _direction(found)
    if size == "X":
        return replace(anchored(RECENT, unit, step, line), value=length(size, unit))
    return anchored(size, unit, step, line)


def _direction(found: Found) -> int:
    token = found.token("which")
    return token.value if token is not None and isinstance(token.value, int) else -1


def firstspan(found: Found, line: Timeline) -> Meaning | None:
    """``the nine months``, ``the first three weeks of March``, ``the last week of August``: lengths with known days."""
    unit = found.code("u")
    size = amount(found) if found.has("n") else 1
    if (isinstance(size, (int, float)) and not 0 < size <= LONGEST) or (unit.startswith("T") and found.has("m")):
        return None
    value = length(size, unit)
    whole = Stretch("Y", year) if found.has("y") and not found.has("m") and (year := year_of(found, line)) else None
    if (found.has("rel") or found.has("now")) and line.anchor is not None and not found.has("m"):
        whole = Stretch("Y", year_of(found, line) or line.anchor.year)
    if found.has("m"):
        whole = placed("M", found.number("m") or 1, found, line)
    if whole is None or whole.days is None or isinstance(size, str) or not found.has("nth"):
        return plain("DURATION", value)
    return plain("DURATION", value, _nth(whole.days, found.number("nth") or 1, size, unit), precision_of(unit))


def _nth(days: Days, nth: int, size: float, unit: str) -> Days | None:
    """The first, second … or last run of ``size`` units within ``days``."""
    run = round(size)
    if nth < 0:
        start = moved(days[1] + timedelta(days=1), -run, unit)
        return (max(start, days[0]), days[1]) if start else None
    start = days[0] if nth == 1 else moved(days[0], (nth - 1) * run, unit)
    after = moved(days[0], nth * run, unit)
    if start is None or after is None or start > days[1]:
        return None
    return start, min(days[1], after - timedelta(days=1))


def set_(found: Found, line: Timeline) -> Meaning | None:
    unit, number = found.value("u"), found.number("u")
    if number is not None:
        return plain("SET", f"XXXX-{number:02d}")
    code = str(unit)
    if code in ("MO", "AF", "EV", "NI", "MI", "DT"):
        return plain("SET", f"XXXX-XX-XXT{code}")
    if code in ("SP", "SU", "FA", "WI", "WE"):
        return plain("SET", f"XXXX-{code}" if code != "WE" else "XXXX-WXX-WE")
    return plain("SET", length(1, code))


def reference(found: Found, line: Timeline) -> Meaning | None:
    return plain("DATE", found.code("r") or "PRESENT_REF")


def told(found: Found, line: Timeline) -> Meaning | None:
    """``the former king``, ``future members``: times only in a narrative, where they set off one age from another."""
    return reference(found, line) if line.narrative else None


def nothing(found: Found, line: Timeline) -> list[Meaning]:
    """What looks like a time and is none."""
    return []


def fraction(found: Found, line: Timeline) -> list[Meaning] | None:
    """``three quarters of the army``."""
    return [] if found.code("u") == "Q" else None


RECENT = 3
"""How many units ``recent weeks`` and ``the last few weeks`` are taken to be: annotators of news say about three."""


def recent(found: Found, line: Timeline) -> Meaning | None:
    made = anchored(RECENT, found.code("u"), -1, line)
    return plain("DATE", "PAST_REF", made.days, made.precision)


def presentdays(found: Found, line: Timeline) -> Meaning | None:
    return plain("DATE", "PRESENT_REF")


def pastref(found: Found, line: Timeline) -> Meaning | None:
    return plain("DATE", "PAST_REF")


READINGS = (
    duration, andahalf, pastspan, firstspan, set_, reference, told, nothing, fraction, recent, presentdays, pastref,
)  # fmt: skip
