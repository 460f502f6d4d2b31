"""Which mentions of happenings, in many reports, are of one: blocked by story and wording, scored in pairs, linked.

Two mentions are compared only where their reports tell one story and their words are of one stem or family. A model of
boosted trees (``mentions.json``, made by training/linking.py) gives the probability that they are of one happening;
average linkage makes groups of the pairs.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .linkage import linked
from .stories import Stories
from .trees import trees
from .wordings import families, heads, stems, wordings

SAME = 0.4
"""The mean probability from which two groups of mentions are one happening."""
_NEAR = 50
"""Characters to either side in which a mention's own company stands."""
NAMES = (
    "the same last word", "the same words", "a word shared, not the last", "words of a family only",
    "a word and a family shared", "a word of telling", "telling, by sentence", "sentences alike", "surroundings alike",
    "sentences alike, the same word", "surroundings alike, the same word", "one story", "one story, the same word",
    "one report", "one report, the same word", "one sentence", "one report, by sentence", "reports with the word",
    "reports with the word, the same word", "share of the story's reports", "share of reports, the same word",
    "one report, reports with the word", "family only, by sentence", "family only, by share", "several words",
    "one report, a word of telling", "how rare the word is",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a report mentions a happening: characters ``start`` to ``end`` of document number ``document``."""

    document: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Seen:
    """A mention with what it is compared by."""

    mention: Mention
    heads: tuple[str, ...]
    kin: frozenset[int]
    sentence: int
    words: frozenset[str]
    near: frozenset[str]


def link(texts: Sequence[str], mentions: Sequence[Mention], least: float = SAME) -> list[list[int]]:
    """The mentions in groups of one happening each, by number."""
    likeness = {pair: chance for pair, chance in chances(texts, mentions) if chance > 0.01}
    return linked(len(mentions), likeness, least)


def chances(texts: Sequence[str], mentions: Sequence[Mention]) -> Iterator[tuple[tuple[int, int], float]]:
    """The pairs that may be of one happening, smaller number first, with the probability that they are."""
    model = trees("mentions.json")
    return ((pair, model.chance(values)) for pair, values in compared(texts, mentions))


def compared(
    texts: Sequence[str], mentions: Sequence[Mention], stories: Stories | None = None
) -> Iterator[tuple[tuple[int, int], list[float]]]:
    """The pairs that may be of one happening, with the values that the model looks at (``NAMES``)."""
    seen = [_seen(texts[mention.document], mention) for mention in mentions]
    rarity = Rarity(seen, len(texts))
    stories = stories or Stories(texts)
    for group in stories.together():
        yield from _of_story(group, seen, rarity, stories)


class Rarity:
    """How rare a stem is among the sentences that have mentions, and among the reports."""

    def __init__(self, seen: Sequence[_Seen], reports: int) -> None:
        sentences = {(one.mention.document, one.sentence): one.words | set(one.heads) for one in seen}
        self._in_sentences = Counter(word for words in sentences.values() for word in words)
        self._sentences = max(1, len(sentences))
        in_reports: dict[str, set[int]] = defaultdict(set)
        for (document, _), words in sentences.items():
            for word in words:
                in_reports[word].add(document)
        self._in_reports = {word: len(documents) for word, documents in in_reports.items()}
        self._reports = max(2, reports)

    def weight(self, word: str) -> float:
        return max(0.0, math.log(self._sentences / (1 + self._in_sentences[word])))

    def of_reports(self, word: str) -> float:
        """0 for a word of every report, 1 for one of a single report."""
        return math.log(self._reports / max(1, self._in_reports.get(word, 1))) / math.log(self._reports)

    def cosine(self, one: frozenset[str], other: frozenset[str]) -> float:
        # fsum: the order of a set differs from one process to the next, and the same texts must give the same links.
        shared = math.fsum(map(self.weight, one & other))
        if not shared:
            return 0.0
        return shared / math.sqrt(math.fsum(map(self.weight, one)) * math.fsum(map(self.weight, other)))


def _seen(text: str, mention: Mention) -> _Seen:
    first = text.rfind("\n", 0, mention.start) + 1
    last = text.find("\n", mention.start)
    last = len(text) if last < 0 else last
    own = tuple(heads(text[mention.start : mention.end]))
    around = text[max(first, mention.start - _NEAR) : min(last, mention.end + _NEAR)]
    drop = set(own) | wordings().empty
    words, near = (frozenset(stems(part)) - drop for part in (text[first:last], around))
    return _Seen(mention, own, families(own), first, words, near)


def _of_story(
    group: Sequence[int], seen: Sequence[_Seen], rarity: Rarity, stories: Stories
) -> Iterator[tuple[tuple[int, int], list[float]]]:
    inside = set(group)
    numbers = [number for number, one in enumerate(seen) if one.mention.document in inside]
    holders: dict[str, set[int]] = defaultdict(set)
    for number in numbers:
        for word in seen[number].heads:
            holders[word].add(seen[number].mention.document)
    pair = _Pairs(len(group), holders, rarity, stories)
    for one, other in _blocked(numbers, seen):
        yield (one, other), pair.values(seen[one], seen[other])


def _blocked(numbers: Iterable[int], seen: Sequence[_Seen]) -> list[tuple[int, int]]:
    """The pairs that share a stem or a family."""
    by_key: dict[object, list[int]] = defaultdict(list)
    for number in numbers:
        for key in {*seen[number].heads, *seen[number].kin}:
            by_key[key].append(number)
    return sorted(
        {(one, other) for listed in by_key.values() for at, one in enumerate(listed) for other in listed[at + 1 :]}
    )


@dataclass(frozen=True, slots=True)
class _Pairs:
    """What two mentions of one story are compared by."""

    reports: int
    holders: Mapping[str, set[int]]
    rarity: Rarity
    stories: Stories

    def values(self, one: _Seen, other: _Seen) -> list[float]:
        same = float(one.heads[-1] == other.heads[-1])
        shared = bool(set(one.heads) & set(other.heads))
        kin = bool(one.kin & other.kin)
        telling = float(bool({one.heads[-1], other.heads[-1]} & wordings().telling))
        here = float(one.mention.document == other.mention.document)
        sentence = float(bool(here) and one.sentence == other.sentence)
        words, near = self.rarity.cosine(one.words, other.words), self.rarity.cosine(one.near, other.near)
        story = 1.0 if here else self.stories.likeness(one.mention.document, other.mention.document)
        fewer = min(len(self.holders[one.heads[-1]]), len(self.holders[other.heads[-1]]))
        often, share = math.log(1 + fewer), fewer / self.reports
        family = float(kin and not shared)
        return [
            same, float(one.heads == other.heads), float(shared and not same), family, float(kin and shared),
            telling, telling * words, words, near, words * same, near * same, story, story * same, here, here * same,
            sentence, here * words, often, often * same, share, share * same, here * often, family * words,
            family * share, float(len(one.heads) > 1 or len(other.heads) > 1), here * telling,
            self.rarity.of_reports(one.heads[-1]) * same,
        ]  # fmt: skip


__all__ = ["NAMES", "SAME", "Mention", "chances", "compared", "link"]
