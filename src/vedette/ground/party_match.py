"""Spellings of the registry in a text, and which of its parties each one means there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from vedette.ground.party_entry import ONLOOKERS, Alias
from vedette.ground.party_words import Word, fold_name, joined, split_words
from vedette.ground.registry import Registry

_PARTICLES = frozenset({"al", "el", "the", "de", "la", "del", "von", "bin", "ibn", "ag", "ad", "an", "ash", "as"})
NAME = 2
"""Words of a name that is looked up alone."""
_NISBA = frozenset({"al", "el", "ul", "ibn", "bin"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A spelling found: words ``first`` to ``last`` (exclusive) and the alias they are."""

    first: int
    last: int
    alias: Alias


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as the finder sees it: words, spellings found, and the countries in play, likeliest first.

    ``dominant`` is the one country (ISO2) that a bare ``the army`` must belong to, None where two are about as likely.
    """

    text: str
    words: Sequence[Word]
    spots: Mapping[int, Spot] = field(default_factory=dict)
    countries: tuple[str, ...] = ()
    dominant: str | None = None

    def between(self, first: int, last: int) -> str:
        """The text of words ``first`` to ``last`` (exclusive)."""
        return self.text[self.words[first].start : self.words[last - 1].end]


def read_spots(text: str, registry: Registry, countries: Sequence[str] = ()) -> Reading:
    """All spellings in a text, longest first from the left, each with the meaning that the whole text gives it."""
    words = split_words(text)
    found = _spellings(text, words, registry)
    votes: Counter[str] = Counter()
    for _, last, aliases in found:
        if last < len(words) and words[last].hyphen and words[last].key in registry.nouns.attributive:
            continue  # "US-backed rebels" are not American
        clear = [alias for alias in aliases if not alias.shared]
        if clear and not _is_onlooker(clear[0], registry):
            for iso in _countries(clear[0], registry)[:1]:
                votes[iso] += 1
    order = tuple(dict.fromkeys((*countries, *(iso for iso, _ in votes.most_common()))))
    spots = {}
    for first, last, aliases in found:
        alias = _meant(aliases, order, registry)
        if alias is not None:
            spots[first] = Spot(first, last, alias)
    return Reading(text, words, spots, order, _dominant(votes, countries))


def _is_onlooker(alias: Alias, registry: Registry) -> bool:
    """Whether a party watches wars rather than wages them: where it sits says nothing of where the report is about."""
    return alias.form == "entry" and registry.entry(alias.party).kind in ONLOOKERS


def _dominant(votes: Counter[str], countries: Sequence[str]) -> str | None:
    """The country named clearly more often than any other; the caller's first counts as much as half of all names."""
    weight = Counter(votes)
    if countries:
        weight[countries[0]] += max(3, votes.total() // 2)
    first, second = [*weight.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] >= 1.5 * second[1] and first[1] else None


def _spellings(text: str, words: Sequence[Word], registry: Registry) -> list[tuple[int, int, list[Alias]]]:
    found: list[tuple[int, int, list[Alias]]] = []
    keys = [word.key for word in words]
    index = 0
    while index < len(words):
        taken = _blocked(keys, index, registry)
        for size in registry.lengths.get(keys[index], ()):
            if size <= taken:
                break
            aliases = registry.spelled.get(tuple(keys[index : index + size]), ())
            if not aliases or not joined(words, index, index + size):
                continue
            fitting = [alias for alias in aliases if _cased(alias, words, index, size, text, registry)]
            if size == 1 and fitting and _is_anothers(fitting[0], words, index, registry):
                break  # another's surname: Nasr al-Hariri is not Saad Hariri
            if fitting and fitting[0].country and index and words[index].glued and keys[index - 1] in _NISBA:
                break  # the end of a person's name: "Abu Jandal al-Kuwaiti"
            if fitting:
                found.append((index, index + size, fitting))
                taken = size
                break
        index += max(taken, 1)
    return found


def _is_anothers(alias: Alias, words: Sequence[Word], index: int, registry: Registry) -> bool:
    """Whether a registered person's surname stands behind a first name that is not that person's."""
    before = index - 1
    if before >= 0 and words[before].key in _NISBA:
        before -= 1
    if before < 0 or alias.form != "entry" or not all(word.glued for word in words[before + 1 : index + 1]):
        return False
    first, entry = words[before], registry.entry(alias.party)
    opens = first.opens and before == index - 1 and len(words) > NAME  # a name alone opens with no other word
    if entry.kind != "person" or not first.proper or opens:
        return False
    own = {word for name in (entry.name, *entry.aliases, *entry.short) for word in fold_name(name)}
    nouns = registry.nouns
    titled = first.key in nouns.personal or first.key in nouns.modifiers or (first.key,) in nouns.heads
    return not (titled or first.key in own or len(first.text) < 4 or first.text.endswith("."))


def _blocked(keys: Sequence[str], index: int, registry: Registry) -> int:
    """How many words from ``index`` make a phrase that only looks like a party's or a country's name."""
    sizes = (
        len(phrase)
        for phrase in registry.nouns.blockers.get(keys[index], ())
        if tuple(keys[index : index + len(phrase)]) == phrase
    )
    return max(sizes, default=0)


def _cased(alias: Alias, words: Sequence[Word], index: int, size: int, text: str, registry: Registry) -> bool:
    """Whether the case of the text's words allows the spelling: acronyms keep theirs, names begin with a capital."""
    word = words[index]
    if alias.exact and size == 1:
        letters = word.text.replace(".", "")
        if not alias.surface.isupper():
            return word.text == alias.surface
        if letters.isupper():
            return word.key not in registry.nouns.shouted or not _shouting(text, word)
        # Guardian and BBC style writes long acronyms as words: Nato, Isis, Unicef, Farc
        return len(letters) >= 4 and letters[0].isupper() and letters[1:].islower() and letters.isalpha()
    if alias.surface.startswith("The ") and not (word.proper and index and words[index - 1].key == "the"):
        return False  # "The Times", but "times" and "Times Square"
    for at, ours in enumerate(_capitals(alias.surface, size)):
        if ours is not None:
            return words[index + at].capital or not ours
    return True


@lru_cache(maxsize=20_000)
def _capitals(surface: str, size: int) -> tuple[bool | None, ...]:
    """Of the last ``size`` words of a spelling, which begin with a capital; None for particles, written either way."""
    words = split_words(surface)[-size:]
    return (*(None if word.key in _PARTICLES and size > 1 else word.capital for word in words),)


def _shouting(text: str, word: Word) -> bool:
    """Whether the line that a word stands in is set in capitals."""
    start, end = text.rfind("\n", 0, word.start) + 1, text.find("\n", word.end)
    line = text[start : end if end >= 0 else len(text)]
    letters = [mark for mark in line if mark.isalpha()]
    return len(letters) > len(word.text) + 3 and sum(mark.isupper() for mark in letters) > 0.7 * len(letters)


def _countries(alias: Alias, registry: Registry) -> tuple[str, ...]:
    return (alias.country,) if alias.country else registry.entry(alias.party).countries


def _meant(aliases: Sequence[Alias], countries: Sequence[str], registry: Registry) -> Alias | None:
    """The one party meant: the usual bearer of a spelling, unless only another's country is in play."""
    usual = next((alias for alias in aliases if not alias.shared), None)
    rank = {iso: place for place, iso in enumerate(countries)}
    if usual is not None:
        home = _countries(usual, registry)
        if len(aliases) == 1 or not home:
            return usual
        others = (iso for alias in aliases if alias.shared for iso in _countries(alias, registry))
        first = min((rank[iso] for iso in others if iso in rank), default=len(rank))
        if any(rank.get(iso, len(rank)) < first for iso in home):
            return usual
    scored = [
        (min(rank[iso] for iso in _countries(alias, registry) if iso in rank), alias.party, alias)
        for alias in aliases
        if any(iso in rank for iso in _countries(alias, registry))
    ]
    return min(scored)[2] if scored else usual


def surnames(name: str) -> list[str]:
    """By what a person is called once named in full: the last word, with its particle."""
    parts = name.split()
    if len(parts) < 2:
        return []
    short = [parts[-1]]
    if (
        len(parts) > 2
        and fold_name(parts[-2])[-1:]
        and parts[-2].casefold() in _PARTICLES | {"abdel", "abdul", "abu", "van"}
    ):
        short.append(f"{parts[-2]} {parts[-1]}")
    if "-" in parts[-1] and parts[-1].split("-")[0].casefold() in _PARTICLES:
        short.append(parts[-1].split("-", 1)[1])
    return short
