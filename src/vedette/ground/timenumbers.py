"""Number words run together: ``twenty-four``, ``two hundred and ten``, ``two and a half``, ``nineteen ninety-six``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from vedette.ground.timewords import TimeWords

if TYPE_CHECKING:
    from vedette.ground.timetokens import Token

LONGEST = 9
"""Tokens in the longest number that is put together; what is longer is left in pieces."""


def number_words(tokens: Sequence[Token], words: TimeWords) -> list[Token]:
    """The tokens with each run of number words made one."""
    number, one = words.letters["WNUM"], words.letters["ONE"]
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        hundred = token.low == "a" and at + 1 < len(tokens) and tokens[at + 1].low in words.scales
        if token.letter in (number, one) or hundred:
            made, after = _run(tokens, at, words)
            out.append(made)
            at = after
        else:
            out.append(token)
            at += 1
    return _halves(out, words)


def _run(tokens: Sequence[Token], at: int, words: TimeWords) -> tuple[Token, int]:
    parts = [tokens[at].low]
    end = at + 1
    while end < len(tokens) and end - at < LONGEST:
        step = _step(tokens, end, parts[-1], words)
        if not step:
            break
        end += step
        parts.append(tokens[end - 1].low)
    if len(parts) == 1:
        return tokens[at], at + 1
    kind, value = _worth(parts, words)
    first, last = tokens[at], tokens[end - 1]
    made = type(first)(first.start, last.end, words.letters[kind], value, " ".join(parts))
    return made, end


def _step(tokens: Sequence[Token], at: int, before: str, words: TimeWords) -> int:
    """How many tokens on from ``at`` the number goes on: 0 (it ends), 1 (a word), 2 (hyphen or ``and``, and a word)."""
    low = tokens[at].low
    joined = low in ("-", "and") and at + 1 < len(tokens)
    follow = tokens[at + 1].low if joined else low
    if low == "and" and before not in words.scales:
        return 0
    if before == "a":
        return 1
    if follow in words.scales and low != "and":
        return (2 if joined else 1) if before not in words.tens or follow != "hundred" else 0
    small = follow in words.units
    if before in words.tens and small and 0 < words.units[follow] < 10:
        return 2 if joined else 1
    if before in words.scales and (small or follow in words.tens):
        return 2 if joined else 1
    # the year: nineteen ninety-six, twenty twelve
    teens = low != "and" and (before == "twenty" or 13 <= words.units.get(before, 0) < 20)
    if teens and (follow in words.tens or (small and words.units[follow] >= 10)):
        return 2 if joined else 1
    return 0


def _worth(parts: Sequence[str], words: TimeWords) -> tuple[str, int]:
    parts = [part for part in parts if part != "a"]
    values = [words.units.get(p, words.tens.get(p, words.scales.get(p, 0))) for p in parts]
    if 13 <= values[0] <= 20 and values[1] >= 10 and parts[1] not in words.scales:
        return "YEAR", values[0] * 100 + sum(values[1:])
    total, group = 0, 0
    for part, value in zip(parts, values, strict=True):
        if part in words.scales:
            group = max(group, 1) * value
            if value >= 1000:
                total, group = total + group, 0
        else:
            group += value
    return "WNUM", total + group


def _halves(tokens: list[Token], words: TimeWords) -> list[Token]:
    """``two and a half`` and ``two and half`` as one number."""
    counts = {words.letters[name] for name in ("DAY", "NUM", "WNUM", "YY", "ONE", "A")}
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        after = [t.low for t in tokens[at + 1 : at + 4]] if token.letter in counts else []
        size = 3 if after == ["and", "a", "half"] else 2 if after[:2] == ["and", "half"] else 0
        if size and isinstance(token.value, (int, float)):
            last = tokens[at + size]
            out.append(type(token)(token.start, last.end, words.letters["NUM"], token.value + 0.5, "half"))
            at += size + 1
        else:
            out.append(token)
            at += 1
    return out
