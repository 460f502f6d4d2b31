"""Numbers as news writes them: ``1,500``, ``2.5 million``, ``three hundred and twelve``, ``tens of thousands``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from .lexicon import data

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d{1,2})?|\d+\.\d+|\d{4,}")
FUSED = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(k|m|mn|mln|bn|tn)?(\+)?")
JOINED = re.compile(r"(\d[\d,.]*)[-–—‑](\d[\d,.]*)")


@dataclass(frozen=True, slots=True)
class Number:
    """The words ``start`` to ``end`` (exclusive) and what they come to; None is an open end.

    ``exact`` is false for ``dozens`` and ``several``, and ``said`` false for ``many``, which names no number at all.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    exact: bool = True
    said: bool = True


@cache
def number_words() -> Mapping[str, Any]:
    """The data file: number words, hedges, measures."""
    return dict(data("figures.yaml"))


@cache
def measures() -> Mapping[str, str]:
    """The unit that each measure's word or phrase names."""
    return {word: unit for unit, words in number_words()["measures"].items() for word in words}


@cache
def _phrases(key: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The phrases under a key of the data file by their first word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in number_words()[key]:
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(all_, key=len, reverse=True)) for first, all_ in found.items()}


def phrase_at(words: Sequence[str], i: int, key: str) -> tuple[str, ...] | None:
    """The longest phrase of the data file's list ``key`` that stands at word ``i``."""
    for phrase in _phrases(key).get(words[i], ()):
        if tuple(words[i : i + len(phrase)]) == phrase:
            return phrase
    return None


def digits(word: str) -> float | None:
    """The value of a word in digits (``1,500``, ``2.5``, ``2,5``), or None."""
    if not word[:1].isdigit() or not word.isascii() or not DIGITS.fullmatch(word) or len(word) > 18:
        return None
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", word):
        return float(word.replace(",", ""))
    return float(word.replace(",", "."))


def read_number(words: Sequence[str], i: int) -> Number | None:
    """The number that starts at word ``i`` (words in lower case), ranges left aside."""
    return _plural(words, i) or _half(words, i) or _value(words, i) or _small(words, i) or _unsaid(words, i)


def _at(words: Sequence[str], i: int) -> str:
    return words[i] if 0 <= i < len(words) else ""


def _plural(words: Sequence[str], i: int) -> Number | None:
    """``dozens``, ``hundreds of thousands``."""
    known = number_words()
    low = known["plurals"].get(words[i])
    if low is None:
        return None
    end = i + 1
    while _at(words, end) in ("of", "and", "or") and _at(words, end + 1) in known["plural_of"]:
        if words[end] == "of":
            low = low * known["plural_of"][words[end + 1]]
        end += 2
    return Number(i, end, float(low), None, exact=False)


def _half(words: Sequence[str], i: int) -> Number | None:
    """``half a million``, ``a quarter of a million``, ``half a mile``: the share of what follows."""
    known = number_words()
    j = i + 1 if words[i] == "a" else i
    share = known["shares"].get(_at(words, j)) if _at(words, j) in ("half", "quarter") else None
    if share is None:
        return None
    j += 1
    if _at(words, j) == "of":
        j += 1
    if _at(words, j) not in ("a", "an") and _at(words, j) not in known["scales"]:
        return None
    if _at(words, j) in ("a", "an"):
        j += 1
    scale = known["scales"].get(_at(words, j))
    if scale is not None:
        return Number(i, j + 1, share * scale, share * scale)
    measured = _at(words, j) in measures() or " ".join(words[j : j + 2]) in measures()
    return Number(i, j, share, share) if measured else None


def _value(words: Sequence[str], i: int) -> Number | None:
    known = number_words()
    if words[i] in ("a", "an"):
        scale = known["scales"].get(_at(words, i + 1))
        return _scaled(words, i, i + 2, float(scale)) if scale and words[i + 1] != "score" else None
    if words[i][:1].isdigit() and (pair := JOINED.fullmatch(words[i])):
        low, high = digits(pair[1]), digits(pair[2])
        return Number(i, i + 1, low, high) if low is not None and high is not None and low < high else None
    plain = digits(words[i])
    if plain is not None:
        if _at(words, i + 1) in known["suffixes"] and _at(words, i + 1) not in ("m", "k"):
            return Number(i, i + 2, *[plain * known["suffixes"][words[i + 1]]] * 2)
        return _scaled(words, i, i + 1, plain)
    fused = FUSED.fullmatch(words[i]) if words[i][:1].isdigit() and len(words[i]) < 20 else None
    if fused and words[i].isascii():
        value = float(fused[1].replace(",", "")) * known["suffixes"].get(fused[2], 1)
        return Number(i, i + 1, value, None if fused[3] else value)
    return _spelt(words, i)


def _scaled(words: Sequence[str], start: int, end: int, value: float) -> Number:
    """A value with the scale words behind it: ``2.5 million``, ``10 thousand``, ``1 and a half million``."""
    scales = number_words()["scales"]
    if _at(words, end) == "and" and _at(words, end + 1) == "a" and _at(words, end + 2) == "half":
        value, end = value + 0.5, end + 3
    while _at(words, end) in scales and words[end] != "score":
        value, end = value * scales[words[end]], end + 1
    return Number(start, end, value, value)


def _spelt(words: Sequence[str], i: int) -> Number | None:
    """``three hundred and twelve``, ``twenty-one``, ``two dozen``."""
    known = number_words()
    units, tens, scales = known["units"], known["tens"], known["scales"]
    total, current, end, j = 0.0, 0.0, i, i
    while j < len(words) and j < i + 24:
        word = words[j]
        if word in tens and current % 100 == 0:
            current += tens[word]
        elif word in units and (current % 100 == 0 or (units[word] < 10 and current % 100 >= 20 and current % 10 == 0)):
            current += units[word]
        elif word == "hundred" and j > i and 0 < current < 100:
            current *= 100
        elif word in scales and word not in ("hundred", "score") and j > i and current:
            total, current = total + current * scales[word], 0.0
        elif word in ("and", "-") and j > i and _joins(words, j):
            j += 1
            continue
        elif "-" in word and not current and (pair := _hyphened(word)) is not None:
            current += pair
        else:
            break
        j += 1
        end = j
    if end == i:
        return None
    return _scaled(words, i, end, total + current)


def _hyphened(word: str) -> int | None:
    left, _, right = word.partition("-")
    known = number_words()
    return known["tens"][left] + known["units"][right] if left in known["tens"] and right in known["units"] else None


def _joins(words: Sequence[str], j: int) -> bool:
    """Whether the ``and`` or hyphen at ``j`` stands inside one number word."""
    known = number_words()
    before, after = words[j - 1], _at(words, j + 1)
    if words[j] == "-":
        return before in known["tens"] and known["units"].get(after, 10) < 10
    return before in known["scales"] and before != "dozen" and (after in known["units"] or after in known["tens"])


def _small(words: Sequence[str], i: int) -> Number | None:
    """``several``, ``a few hundred``, ``a couple of``."""
    known = number_words()
    phrase = phrase_at(words, i, "small")
    if phrase is None:
        return None
    low, high = known["small"][" ".join(phrase)]
    end = i + len(phrase)
    if low and _at(words, end) in known["scales"] and words[end] != "score":
        scale = known["scales"][words[end]]
        return Number(i, end + 1, low * scale, None if high is None else high * scale, exact=high is not None)
    return Number(i, end, float(low), None if high is None else float(high), exact=high is not None)


def _unsaid(words: Sequence[str], i: int) -> Number | None:
    phrase = phrase_at(words, i, "unsaid")
    return None if phrase is None else Number(i, i + len(phrase), None, None, exact=False, said=False)
