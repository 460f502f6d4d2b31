"""Which reports tell one story: a logistic model over what words, names, numbers and leads they share.

The weights are in ``stories.json``, made by training/linking.py.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from .linkage import linked
from .wordings import stems, wordings

_NAME = re.compile(r"(?<=\S )[A-Z][a-z]{2,}")
"""A word with a capital that opens no line."""
_LEAD = 4
"""Lines that say what a report is about."""
_COMMON = 0.3
"""Words in more of the reports than this tell no story from another."""
_FEW = 3
"""Reports that may share a word in any case: among few reports no word is common."""
_RARE = 0.1
"""Two reports that share no word as rare as this are of two stories."""
ONE_STORY = 0.2
"""The mean likeness from which reports are put together to look for the same happenings in them."""
_Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Aspects:
    """A report's words, names, numbers and lead, each a vector of length 1."""

    words: _Vector
    names: _Vector
    numbers: _Vector
    lead: _Vector


class Stories:
    """Some reports' texts, compared with one another."""

    def __init__(self, texts: Sequence[str]) -> None:
        empty = wordings().empty
        words = [[word for word in stems(text) if word not in empty] for text in texts]
        leads = [[word for word in stems(" ".join(text.split("\n")[:_LEAD])) if word not in empty] for text in texts]
        sorts = (
            _vectors(words, 1.0),
            _vectors([[name.lower() for name in _NAME.findall(text)] for text in texts], _COMMON),
            _vectors([re.findall(r"\d+", text) for text in texts], 0.5),
            _vectors(leads, _COMMON),
        )
        self._known: dict[tuple[int, int], float] = {}
        self._aspects = [Aspects(*of_one) for of_one in zip(*sorts, strict=True)]

    def likeness(self, one: int, other: int) -> float:
        """The probability that two of the reports, by number, tell one story."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self._known:
            self._known[pair] = _chance(self.features_of(*pair))
        return self._known[pair]

    def pairs(self) -> Iterator[tuple[int, int]]:
        """The pairs of reports that share a rare word: all others are of different stories."""
        holders: dict[str, list[int]] = {}
        for number, aspects in enumerate(self._aspects):
            for word in {*aspects.words, *aspects.names}:
                holders.setdefault(word, []).append(number)
        most = max(_FEW, _RARE * len(self._aspects))
        shared = {
            (one, other)
            for numbers in holders.values()
            if 1 < len(numbers) <= most
            for at, one in enumerate(numbers)
            for other in numbers[at + 1 :]
        }
        yield from sorted(shared)

    def together(self, least: float = ONE_STORY) -> list[list[int]]:
        """The reports in groups that tell one story, by number."""
        alike = {pair: value for pair in self.pairs() if (value := self.likeness(*pair)) > 0.01}
        return linked(len(self._aspects), alike, least)

    def features_of(self, one: int, other: int) -> list[float]:
        return features(self._aspects[one], self._aspects[other])


def features(one: Aspects, other: Aspects) -> list[float]:
    """What the model looks at; a bias of 1 comes first."""
    words, names = _cosine(one.words, other.words), _cosine(one.names, other.names)
    numbers, lead = _cosine(one.numbers, other.numbers), _cosine(one.lead, other.lead)
    return [1.0, words, names, numbers, lead, words * names, *(math.sqrt(max(0.0, x)) for x in (words, names, lead))]


@cache
def _weights() -> tuple[float, ...]:
    return tuple(json.loads(files(__package__).joinpath("stories.json").read_text("utf-8"))["weights"])


def _chance(values: Sequence[float]) -> float:
    odds = sum(weight * value for weight, value in zip(_weights(), values, strict=True))
    return 1 / (1 + math.exp(-odds)) if odds > -30 else 0.0


def _vectors(texts: Sequence[Sequence[str]], common: float) -> list[_Vector]:
    """Each text's terms by how often it has them and how few others do."""
    spread = Counter(term for text in texts for term in set(text))
    most = max(_FEW, common * len(texts))
    counted = (Counter(term for term in text if spread[term] <= most) for text in texts)
    return [_unit(counts, spread, len(texts)) for counts in counted]


def _unit(counts: Mapping[str, int], spread: Mapping[str, int], texts: int) -> _Vector:
    weighed = {term: (1 + math.log(count)) * math.log(texts / spread[term]) for term, count in counts.items()}
    length = math.sqrt(sum(weight * weight for weight in weighed.values()))
    return {term: weight / length for term, weight in weighed.items() if weight} if length else {}


def _cosine(one: _Vector, other: _Vector) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[term] for term, weight in one.items() if term in other)


__all__ = ["ONE_STORY", "Stories"]
