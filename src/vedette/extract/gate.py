"""Whether a report is worth reading at all: a look at its words, a hundred times cheaper than parsing them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from vedette.model import body_text

from .lexicon import data

if TYPE_CHECKING:
    from vedette.model import Report

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
KNOWN = 65536
"""Words whose stems are kept: a language's everyday ones, and the names of a season."""
SHORTEST = 3
"""Letters of the shortest beginning (``bomb*``) that is looked for."""

Stem = tuple[int, float]
"""Which stem of data/gate.yaml a word is of, and its weight."""


@dataclass(frozen=True, slots=True)
class Needed:
    """The weight that makes a story worth reading; see data/gate.yaml."""

    line: int
    least: float
    short: int
    share: float
    most: float

    def of(self, words: int) -> float:
        """The weight that a story of so many words needs."""
        if words < self.line:
            return 0.0
        return min(self.most, self.least + self.share * max(0, words - self.short))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of conflict: whole ones, and beginnings of words."""

    whole: Mapping[str, Stem]
    beginnings: Mapping[str, Stem]
    needed: Needed

    def stem(self, word: str) -> Stem | None:
        """The stem of a lower-case word, or None where it says nothing of conflict."""
        if word in self.whole:
            return self.whole[word]
        for length in range(len(word), SHORTEST - 1, -1):
            if word[:length] in self.beginnings:
                return self.beginnings[word[:length]]
        return None


def is_relevant(report: Report) -> bool:
    """Whether the report's story may speak of armed conflict, its victims or its politics. What is in doubt does."""
    words, weight = war_weight(body_text(report))
    return weight >= vocabulary().needed.of(words)


def war_weight(text: str) -> tuple[int, float]:
    """How many words a text has, and what its words of conflict weigh together, each stem once."""
    words = WORD.findall(text.lower())
    stems = {stem for stem in map(_stem, set(words)) if stem is not None}
    return len(words), sum(weight for _, weight in stems)


@cache
def vocabulary() -> Vocabulary:
    """The words of data/gate.yaml."""
    raw = data("gate.yaml")
    whole: dict[str, Stem] = {}
    beginnings: dict[str, Stem] = {}
    for number, (weight, words) in enumerate(_stems(raw["words"])):
        for word in words:
            table = beginnings if word.endswith("*") else whole
            table[word.rstrip("*")] = number, weight
    return Vocabulary(whole, beginnings, Needed(**raw["needed"]))


def _stems(weighed: Mapping[float, list[list[str]]]) -> Iterator[tuple[float, list[str]]]:
    for weight, stems in weighed.items():
        for words in stems:
            yield float(weight), words


@lru_cache(maxsize=KNOWN)
def _stem(word: str) -> Stem | None:
    """The stem of a word as written in lower case; of a compound (``rebel-held``) its first part that has one."""
    if not word.isascii():
        word = "".join(ch for ch in unicodedata.normalize("NFKD", word) if not unicodedata.combining(ch))
    stem = vocabulary().stem
    parts = word.split("-") if "-" in word else ()
    return next((found for part in (word, *parts) if (found := stem(part)) is not None), None)
