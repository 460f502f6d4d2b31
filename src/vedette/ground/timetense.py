"""Which way the words around an expression lean: to the past, to the future, or neither."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from vedette.ground.timetokens import Token
from vedette.ground.timewords import read_data, time_words

REACH = 10
"""How many words are looked at on either side."""
CLOSE = 5
"""A past verb within so many words all but rules out a day to come."""
OPENERS = frozenset({"in", "on", "late", "early"})
"""Words that may open a sentence before its day or month."""
STOPS = frozenset(".;:?!()")


@cache
def cues() -> Mapping[str, int]:
    """Word -> -1 or 1, from ``data/times/tense.yaml``."""
    data = read_data("tense.yaml")
    return {word: (1 if name == "future" else -1) for name in ("past", "future") for word in data[name]}


@cache
def months() -> frozenset[str]:
    """The letters of months: ``May`` is none of the words that look ahead."""
    letters = time_words().letters
    return frozenset({letters["MONTH"], letters["MONTHABBR"]})


@cache
def adjacent() -> Mapping[str, int]:
    """Words that decide when they stand right before the expression."""
    data = read_data("tense.yaml")
    return {word: (1 if name == "future" else -1) for name in ("past", "future") for word in data["before"][name]}


@cache
def reporting() -> frozenset[str]:
    """Verbs whose tense is the reporter's, not the event's."""
    return frozenset(read_data("tense.yaml")["reporting"])


@cache
def before_to() -> frozenset[str]:
    """Words that look ahead when ``to`` follows."""
    return frozenset(read_data("tense.yaml")["to"])


def lean(tokens: Sequence[Token], first: int, after: int) -> int:
    """-2, -1, 0 or 1 for the expression of tokens ``first`` to ``after`` (exclusive).

    -2: a past verb stands close by, or behind an expression that opens its sentence.
    """
    if first and (near := adjacent().get(tokens[first - 1].low)):
        return -1 if "had" in {token.low for token in tokens[after : after + REACH]} else near
    left, away = _side(tokens, range(first - 1, max(-1, first - 1 - REACH), -1))
    if left:
        return -2 if left < 0 and away < CLOSE else left
    right, away = _side(tokens, range(after, min(len(tokens), after + REACH)))
    return -2 if right < 0 and away < REACH and _opens(tokens, first) else right


def _opens(tokens: Sequence[Token], first: int) -> bool:
    """Whether an expression opens its sentence: ``In January, at least 39 herders died``."""
    at = first - 1
    if at >= 0 and tokens[at].low in OPENERS:
        at -= 1
    return at < 0 or tokens[at].low in STOPS or tokens[at].low.startswith("\n")


def _side(tokens: Sequence[Token], places: range) -> tuple[int, int]:
    """The nearest cue of one side, and how many words away it stands."""
    table = cues()
    for away, at in enumerate(places):
        low = tokens[at].low
        if low in STOPS or low.startswith("\n"):
            break
        found = table.get(low, 0) if tokens[at].letter not in months() else 0
        if at + 1 < len(tokens) and tokens[at + 1].low == "to" and low in before_to():
            found = 1
        if not found and len(low) > 4 and low.endswith("ed"):
            found = -1
        if found:
            return found, REACH if low in reporting() else away
    return 0, 0
