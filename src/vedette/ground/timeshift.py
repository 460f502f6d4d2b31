"""Readings that count units from somewhere: ``last month``, ``two weeks ago``, ``the next day``, ``a year earlier``."""

from __future__ import annotations

from vedette.ground.timeduration import anchored, moved
from vedette.ground.timefind import Found
from vedette.ground.timeline import Timeline
from vedette.ground.timemeaning import Meaning, dated, plain
from vedette.ground.timespan import Stretch
from vedette.ground.timetense import lean

TEXTUAL = frozenset(("that", "same", "following", "subsequent", "ensuing", "previous", "preceding", "prior"))
"""Determiners that count from what the text last spoke of, not from publication."""
_VAGUE = {-1: "PAST_REF", 1: "FUTURE_REF"}
MONDAY, THURSDAY = 1, 4
SEVERAL = (7, 3)
"""``several days ago``: not longer ago than the first, nor less long than the second."""


def lastunit(found: Found, line: Timeline) -> Meaning | None:
    """``last month``, ``this week``, ``the following year``, ``the weekend``, ``the end of the month``."""
    unit = found.code("u")
    which = found.words("which")[-1] if found.has("which") else "that"
    if found.has("back"):
        return yearago(found, line)
    if unit.startswith("T") or unit == "F":
        return plain("DURATION", f"PT1{unit[1:]}" if unit != "F" else "P2W")
    definite = found.has("which") and found.tokens[max(0, found.match.start("which") - 1)].low == "the"
    if unit not in ("WE", "D") and (which == "past" or (which == "last" and definite)):
        return anchored(1, unit, -1, line)
    told = (which in TEXTUAL and found.has("which")) or (which == "next" and definite and unit == "D")
    told = told or (unit == "D" and not found.has("which"))  # earlier in the day
    base = line.counted(unit) if told or line.narrative else line.today
    if unit == "Q" and which in ("that", "same", "latest"):
        return thequarter(found, line)
    if not found.has("which") and unit == "WE":
        return _stepped(base, unit, _weekend(found, base))
    if unit == "WE" and which == "this" and base is not None and not line.narrative:
        return _stepped(base, unit, _weekend(found, base, near=True))
    return _stepped(base, unit, found.step("which"))


def _weekend(found: Found, base: Stretch | None, *, near: bool = False) -> int:
    """Which weekend ``the weekend`` is: the last, where the words look back or a week that is young says ``over the
    weekend``; of ``this weekend`` (``near``) where the week has just begun and nothing looks ahead; else the next."""
    ahead, today = lean(found.tokens, found.first, found.after), base.days[0] if base and base.days else None
    weekday = today.isoweekday() if today is not None else 1
    if near:
        return -1 if ahead <= 0 and weekday <= MONDAY else 0
    return -1 if ahead < 0 or (ahead == 0 and weekday <= THURSDAY and found.before in ("over", "during")) else 0


def _stepped(base: Stretch | None, unit: str, step: int) -> Meaning | None:
    made = base.shifted(step, unit) if base else None
    if made is None:
        unknown = {"D": "XXXX-XX-XX", "M": "XXXX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE"}
        return plain("DATE", unknown.get(unit, "XXXX"))
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
        return _vaguely(unit, step, line) if found.words("dir") == ["ago"] else plain("DATE", _VAGUE[step])
    size = found.number("n") or 1
    if words[:1] == ["a"] and len(words) > 1:
        size = 2 if words[1] in ("couple", "pair") else 1
    if unit.startswith("T"):
        return dated(base.shifted(0), "") if base and base.unit == "D" and size < 12 else plain("DATE", "XXXX-XX-XX")
    if unit == "F":
        unit, size = "W", size * 2
    if size > 5000:
        return plain("DATE", _VAGUE[step])
    if unit == "E":
        unit, size = "Y", size * 10
    return _stepped(base, unit, step * size)


def _vaguely(unit: str, step: int, line: Timeline) -> Meaning:
    """``several days ago``: its days are a guess, and its precision says so."""
    if line.published is None or line.narrative or unit.startswith("T"):
        return plain("DATE", _VAGUE[step])
    start, end = (moved(line.published, step * count, unit) for count in SEVERAL)
    return plain("DATE", _VAGUE[step], (start, end) if start and end else None)


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
    if unit == "F":
        unit, step = "W", 2 * step
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


def yearend(found: Found, line: Timeline) -> Meaning | None:
    """``year-end``, ``the month's end``."""
    return _stepped(line.counted(found.code("u")) if line.narrative else line.today, found.code("u"), 0)


READINGS = (lastunit, ago, shift, yearago, thequarter, nextday, yearend)
