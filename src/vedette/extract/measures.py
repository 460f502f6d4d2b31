"""What a number measures: people and things, a unit, or nothing that is counted (a date, an age, a name)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from .numbers import Number, digits, measures, number_words
from .words import WordRow

LAST_YEAR = 2099
FIRST_YEAR = 1900
OLDEST = 115


@dataclass(frozen=True, slots=True)
class Counted:
    """Whether a number ``counts`` something, its ``unit`` (empty: people or things) and where the unit's words end."""

    counts: bool
    unit: str = ""
    end: int = 0
    age: bool = False
    scale: float = 1.0


@cache
def _set(key: str) -> frozenset[str]:
    return frozenset(number_words()[key])


def counted(row: WordRow, start: int, end: int, number: Number, last_age: int, bounds: Sequence[str]) -> Counted:
    """What the number in words ``start`` to ``end`` counts. ``last_age`` is where the last age ended, if near."""
    if _age(row, start, end, number, last_age):
        return Counted(False, end=end, age=True)
    if row.word(start) in _set("currencies"):
        return Counted(True, "", _skip_unit(row, end))
    if _calendar(row, number) or _clock(row, number) or (not bounds and _named(row, number)):
        return Counted(False, end=end)
    if not _counting_one(row, number) or not _counting_none(row, number):
        return Counted(False, end=end)
    unit, last = _unit(row, end)
    if unit:
        return Counted(True, unit, last)
    if row.word(end) == "-" and row.glued(end):
        return _hyphenated(row, end)
    return Counted(True, "", end)


def _skip_unit(row: WordRow, end: int) -> int:
    return end + 1 if measures().get(row.word(end)) in ("dollars", "currency") else end


def _unit(row: WordRow, end: int) -> tuple[str, int]:
    """The measure named behind a number, and where its words end."""
    for size in (2, 1):
        words = " ".join(row.lower[end : end + size])
        if words in measures() and not (words == "m" and row.is_nominal(end + 1)):
            return measures()[words], end + size
    return "", end


def _hyphenated(row: WordRow, end: int) -> Counted:
    """``three-day``, ``10,000-strong``, ``five-storey``."""
    word = row.word(end + 1)
    if word in measures():
        return Counted(True, measures()[word], end + 2)
    if word in _set("strong"):
        return Counted(True, "", end + 2)
    return Counted(False, end=end + 1)


def _age(row: WordRow, start: int, end: int, number: Number, last_age: int) -> bool:
    if (number.high or number.low or 0) > OLDEST:
        return False
    before = row.word(start - 1)
    if before in _set("ages") or (before == "of" and row.word(start - 2) in _set("ages")):
        return True
    if start - last_age in (1, 2) and before in ("and", ",", "to", "or") and not row.is_nominal(end):
        return True
    rest = row.lower[end : end + 5]
    unit, old = ([word for word in rest if word != "-"] + ["", ""])[:2]
    if unit in ("year", "years", "month", "months") and old in ("old", "olds"):
        return True
    if rest[:2] in (["years", "of"], ["year", "of"]) and row.word(end + 2) == "age":
        return True
    if row.word(number.start - 1) in ("under", "over", "-") and _aged_before(row, number.start - 2):
        return True
    named = start > 1 and before == "," and row.tokens[start - 2].pos_ == "PROPN" and row.word(end) in (",", ")", ".")
    return named and row.word(start)[:1].isdigit() and 1 < (number.low or 0) < OLDEST


def _aged_before(row: WordRow, i: int) -> bool:
    return row.word(i) in _set("aged_before") or row.word(i) in _set("ages")


def _calendar(row: WordRow, number: Number) -> bool:
    """Whether the number is a year or a part of a date."""
    value, months = number.high or 0, _set("months")
    before, after = row.word(number.start - 1), row.word(number.end)
    if row.glued(number.start) and before in ("-", "/", "–") and digits(row.word(number.start - 2)) is not None:
        return True
    if after in ("/", "-") and row.glued(number.end) and digits(row.word(number.end + 1)) is not None:
        return True
    if value <= 31 and (_month(row, number.start - 1) or _month(row, number.end) or _day_of(row, number)):
        return True
    plain = row.word(number.end - 1)
    if not (FIRST_YEAR <= value <= LAST_YEAR) or "," in plain or number.end - number.start > 3 or not plain.isdigit():
        return False
    if before in months or before in _set("before_year") or row.word(number.start - 2) in months:
        return True
    if before == "," and digits(row.word(number.start - 2)) is not None and row.word(number.start - 3) in months:
        return True
    token = row.tokens[number.end - 1]
    plural = token.dep_ == "nummod" and token.head.tag_ in ("NNS", "NNPS") and token.head.i > token.i
    return not plural and before not in ("some", "about", "least", "than", "over", "to")


def _month(row: WordRow, i: int) -> bool:
    """Whether word ``i`` is a month; ``may`` and ``march`` only with a capital."""
    return row.word(i) in _set("months") and row.tokens[i].text[:1].isupper()


def _day_of(row: WordRow, number: Number) -> bool:
    """``the 3 of March``; ``3 and 4 November``: a day whose month stands behind the next one."""
    after = row.word(number.end)
    if after == "of":
        return _month(row, number.end + 1)
    joined = after in ("and", "-", "–", "to", "or", ",") and digits(row.word(number.end + 1)) is not None
    return joined and _month(row, number.end + 2)


def _clock(row: WordRow, number: Number) -> bool:
    after = row.word(number.end)
    return after in _set("clock") and not (after == "local" and row.word(number.end + 1) != "time")


def _named(row: WordRow, number: Number) -> bool:
    """Whether the number is a part of a name: ``Resolution 2254``, ``Covid-19``, ``No. 4``, ``(2)``."""
    i = number.start
    if not row.word(i)[:1].isdigit() and not number.exact:
        return False
    before = row.word(i - 1)
    token = row.tokens[i]
    if before in _set("designators") and (row.tokens[i - 1].text[:1].isupper() or before in _set("always_designate")):
        return not (token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ == "NNS")
    if before == "." and row.word(i - 2) == "no" and row.glued(i - 1):
        return True
    if row.word(i)[:1].isdigit() and before in ("-", "/", "_") and row.glued(i) and row.word(i - 2).isalpha():
        return True
    if before == "(" and row.word(number.end) == ")" and (number.high or 0) < 30 and row.word(i).isdigit():
        return True
    token = row.tokens[number.end - 1]
    own = token.head.pos_ == "PROPN" and 0 < token.i - token.head.i <= 2 and token.dep_ in ("nummod", "nmod")
    return own and row.word(i).isdigit() and token.head.text[:1].isupper()


def _counting_one(row: WordRow, number: Number) -> bool:
    """False for the ``one`` of ``no one``, ``one another``, ``one day``, ``this one``."""
    if row.word(number.start) != "one" or number.end - number.start > 1:
        return True
    if row.word(number.start - 1) in _set("one_before"):
        return False
    return row.word(number.end) not in _set("one_after")


def _counting_none(row: WordRow, number: Number) -> bool:
    """False for the ``no`` of ``no longer``, ``No.`` and an answer; true wherever there is no ``no``."""
    if row.word(number.start) != "no" or number.end - number.start > 1:
        return True
    token = row.tokens[number.start]
    return token.dep_ == "det" and token.head.i > token.i
