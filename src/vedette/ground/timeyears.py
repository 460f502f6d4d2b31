"""Readings of years and what is made of them: halves, ranges of years, decades, centuries."""

from __future__ import annotations

from dataclasses import replace

from vedette.ground.timedates import pair, unresolved, year_of
from vedette.ground.timefind import Found
from vedette.ground.timeline import Timeline
from vedette.ground.timemeaning import Meaning, dated
from vedette.ground.timespan import Stretch
from vedette.ground.timewords import time_words


def bareyear(found: Found, line: Timeline) -> Meaning | None:
    """``in 480`` in a text that has spoken of years before Christ."""
    number = found.number("y")
    if number is None or not line.before_christ or not 100 <= number < 1000:
        return None
    return dated(Stretch("Y", -number))


def half(found: Found, line: Timeline) -> Meaning | None:
    words = found.words("n")
    number = found.number("n") if isinstance(found.value("n"), int) and (found.number("n") or 0) > 0 else None
    number = number or (1 if words and words[0] in ("early", "earlier") else 2)
    if number > 2:
        return None
    base = line.anchor
    year = year_of(found, line) or (base.year if base else None)
    return dated(Stretch("H", year, number)) if year else unresolved(f"H{number}")


def year(found: Found, line: Timeline) -> Meaning | None:
    number = found.number("y")
    if number is None or number < 1 or not _is_year(found):
        return None
    if found.has("era") and found.number("era") == -1:
        line.before_christ = True
        number = -number
    return dated(Stretch("Y", number))


def _is_year(found: Found) -> bool:
    """A bare number of four digits is no year where something is counted, paid or numbered."""
    if found.after - found.first > 1:
        return True
    around = time_words().around
    if found.before in around["before_count"] or found.next in around["after_count"]:
        return False
    number = found.number("y") or 0
    if 1400 <= number < 2100:
        return True
    return found.before in around["before_year"]


def years(found: Found, line: Timeline) -> list[Meaning]:
    """``1861-1865``, ``1939–45``, ``499 to 493 BC``."""
    one, two = found.number("y1"), found.number("y")
    if one is None:
        return []
    if found.has("yy"):
        short = found.number("yy") or 0
        two = one // 100 * 100 + short
        if two <= one:
            alone = dated(Stretch("Y", one))
            return [replace(alone, end=found.tokens[found.match.end("y1") - 1].end)] if alone else []
    sign = -1 if found.has("era") else 1
    first, last = dated(Stretch("Y", sign * one)), dated(Stretch("Y", sign * (two or one)))
    return pair(found, first, last, "y1", "yy" if found.has("yy") else "y") if last else []


def fiscalyear(found: Found, line: Timeline) -> Meaning | None:
    return dated(Stretch("Y", found.number("y") or 0))


def shortyear(found: Found, line: Timeline) -> Meaning | None:
    """``'99``: of the century spoken of."""
    base, number = line.anchor, found.number("yy")
    if base is None or number is None:
        return None
    near = [base.year // 100 * 100 + number + shift for shift in (-100, 0, 100)]
    return dated(Stretch("Y", min(near, key=lambda y: abs(y - base.year))))


def decade(found: Found, line: Timeline) -> Meaning | None:
    number = found.number("e") if found.has("e") else found.number("e2")
    if number is None:
        return None
    if number < 100:
        base = line.anchor
        century = base.year // 100 if base else 19
        number += century * 10 if base is None or century * 100 + number * 10 <= base.year else (century - 1) * 10
    return dated(Stretch("E", number * 10))


def century(found: Found, line: Timeline) -> Meaning | None:
    number = found.number("n")
    if found.code("u") != "C" or number is None:
        return None
    sign = -1 if found.has("era") else 1
    return dated(Stretch("C", sign * (number - 1) * 100))


READINGS = (bareyear, half, year, years, fiscalyear, shortyear, decade, century)
