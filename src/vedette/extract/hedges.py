"""Numbers with their hedges: ``at least 40``, ``between 30 and 40``, ``some 500 or more``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from .numbers import Number, number_words, phrase_at, read_number
from .words import WordRow

BOUNDS = ("at_least", "at_most", "about")


@dataclass(frozen=True, slots=True)
class Hedged:
    """A number with its hedges, in positions of the word row: the hedges start at ``start``, the number at ``core``."""

    start: int
    core: int
    end: int
    number: Number
    bounds: tuple[str, ...]
    money: str = ""
    more: bool = False


@cache
def _starters() -> frozenset[str]:
    data = number_words()
    words = {"a", "an", "~", "≈", "<", ">", "≥", "≤"}
    for key in ("units", "tens", "plurals", "small", "shares", "currencies"):
        words |= {phrase.split()[0] for phrase in data[key]}
    for phrases in (*data["hedges"].values(), data["opened"], data["unsaid"]):
        words |= {phrase.split()[0] for phrase in phrases}
    return frozenset(words)


def may_start(word: str) -> bool:
    return word[0].isdigit() or word in _starters() or ("-" in word and word.split("-")[0] in number_words()["tens"])


@cache
def _hedges() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Hedge phrases by their first word, longest first, each with its bound."""
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for bound, phrases in number_words()["hedges"].items():
        for phrase in phrases:
            words = tuple(str(phrase).split())
            by_first.setdefault(words[0], []).append((words, bound))
    for options in by_first.values():
        options.sort(key=lambda option: -len(option[0]))
    return by_first


def read_hedged(row: WordRow, i: int) -> Hedged | None:
    """The reading that starts at word ``i``: hedges, a currency sign, a number or range, hedges behind."""
    words, j, more = row.lower, i, False
    bounds: list[str] = []
    opened = False
    while j < len(words) and len(bounds) < 6:
        step = hedge_at(row, j)
        if step is not None:
            more = more or " ".join(words[j : j + step[0]]) in number_words()["increments"]
            bounds.append(step[1])
            j += step[0]
        elif not opened and (phrase := phrase_at(words, j, "opened")):
            opened = True
            j += len(phrase)
        else:
            break
    if opened and bounds and j < len(words) and read_number(words, j) is None:
        return None
    reading = _read_core(row, i, j, tuple(bounds), opened)
    if reading is None and j > i:
        reading = _read_core(row, i, i, (), False)
        more = False
    return reading if reading is None else replace(reading, more=reading.more or more)


def hedge_at(row: WordRow, j: int) -> tuple[int, str] | None:
    """How many words the hedge at ``j`` has, and its bound."""
    for phrase, bound in _hedges().get(row.lower[j], ()):
        if tuple(row.lower[j : j + len(phrase)]) == phrase and not (phrase[0] == "over" and row.particle(j)):
            return len(phrase), bound
    return None


def _read_core(row: WordRow, start: int, j: int, bounds: tuple[str, ...], opened: bool) -> Hedged | None:
    words, core = row.lower, j
    money = number_words()["currencies"].get(words[j], "") if j < len(words) else ""
    if money:
        j += 1
    if j >= len(words):
        return None
    number = read_number(words, j)
    if number is None or (bounds and not number.said):
        return None
    number = _suffixed(row, number, bool(money))
    number = _ranged(row, number, opened, core if core > start else start)
    end, after, more = _behind(row, number.end)
    return Hedged(start, core, end, number, (*bounds, *after), money, more)


def _suffixed(row: WordRow, number: Number, money: bool) -> Number:
    """``$2 m`` and ``1.2 m people`` are millions, ``500 m from`` are metres."""
    scale = {"m": 1e6, "k": 1e3}.get(row.word(number.end))
    if scale is None or number.low is None:
        return number
    noun_next = row.is_nominal(number.end + 1)
    if money or (noun_next and "." in row.lower[number.end - 1]) or (noun_next and row.word(number.end) == "k"):
        return replace(number, end=number.end + 1, low=number.low * scale, high=number.low * scale)
    return number


def _ranged(row: WordRow, number: Number, opened: bool, start: int) -> Number:
    """The number, or the range that it opens: ``30 to 40``, ``between 30 and 40``, ``$2-3 billion``."""
    joint, j = row.word(number.end), number.end + 1
    data = number_words()
    if joint not in data["joints"] and not (opened and joint == "and"):
        return number
    if row.word(j) in data["currencies"]:
        j += 1
    second = read_number(row.lower, j) if j < len(row.lower) else None
    if second is None or second.high is None or number.low is None or not (second.exact and number.exact):
        return number
    if joint == "to" and row.word(start - 1) == "from" and row.changes(start - 1):
        return number
    second = _suffixed(row, second, j > number.end + 1)
    low = number.low
    last = row.lower[second.end - 1]
    scale = data["scales"].get(last, data["suffixes"].get(last, 1))
    if scale > 1 and low < 1000 and second.high / scale > low and number.end - number.start == 1:
        low *= scale
    if not low < (second.high or 0):
        return number
    return replace(second, start=number.start, low=low)


def _behind(row: WordRow, end: int) -> tuple[int, tuple[str, ...], bool]:
    """Hedges behind the number (``or more``), and whether ``more`` follows it."""
    if end < len(row.tokens) and row.tokens[end].is_sent_start:
        return end, (), False  # what opens the next sentence says nothing of a number before it
    for bound in BOUNDS:
        for phrase in number_words()["after"][bound]:
            words = phrase.split()
            if row.lower[end : end + len(words)] == words:
                return end + len(words), (bound,), False
    if row.word(end) == "more" and row.word(end + 1) != "than":
        return end + 1, (), True
    return end, (), row.word(end) in number_words()["more"]


def bounded(number: Number, bounds: Sequence[str]) -> tuple[float | None, float | None]:
    """What the hedges leave open; the first bound that bounds wins."""
    bound = next((b for b in bounds if b != "about"), None)
    if bound == "at_least":
        return number.low, None
    if bound == "at_most":
        return None, number.high if number.high is not None else None
    return number.low, number.high
