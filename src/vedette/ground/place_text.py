"""A text as words with their places in it, for scanning for names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

KEPT = 32
"""Texts whose words are kept: a reader that parses in batches comes back for a name when all are found."""

_WORD = re.compile(
    r"(?:[A-Z]\.){2,}|W\.\s?Va\b|(?:Mt|St|Ft|Ste)\.(?=\s[A-Z])|[^\W\d_]+(?:['’‘ʻʼ`](?!s\b|S\b)[^\W\d_]+)*|\d[\d.,]*|[^\w\s]"
)
_ABBREVIATED = frozenset(
    {
        "ala", "alta", "apr", "ariz", "ark", "aug", "calif", "capt", "co", "col", "colo", "conn", "dec", "del",
        "dr", "feb", "fla", "ft", "ga", "gen", "gov", "hon", "ill", "inc", "ind", "jan", "jr", "jul", "jun", "kan",
        "ky", "la", "lt", "ltd", "maj", "mar", "mass", "md", "mich", "minn", "miss", "mo", "mont", "mr", "mrs",
        "ms", "mt", "neb", "nev", "no", "nov", "oct", "okla", "ont", "ore", "pa", "prof", "que", "rep", "rev",
        "sask", "sen", "sept", "sgt", "sr", "st", "tenn", "tex", "u.n", "u.s", "va", "vs", "vt", "wash", "wis",
        "wyo",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """One word, number or mark. ``gap`` is what stands between it and the one before."""

    start: int
    end: int
    text: str
    lower: str
    gap: str
    opens: bool
    """Whether it is the first word of a sentence, line or quotation."""

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()

    @property
    def shouted(self) -> bool:
        return len(self.text) > 1 and self.text.isupper() and "." not in self.text


@dataclass(frozen=True, slots=True)
class Scene:
    """A text's words; how often each stands in lower case in it; and which words lie in an all-capital or
    title-case line, where capitals tell nothing."""

    text: str
    words: Sequence[Word]
    lowered: Mapping[str, int]
    headed: Sequence[bool]

    def lower_at(self, index: int) -> str:
        """The word there in lower case, or an empty string beyond the ends."""
        return self.words[index].lower if 0 <= index < len(self.words) else ""


@lru_cache(maxsize=KEPT)
def read_scene(text: str) -> Scene:
    """Split a text into words; the texts last asked for are split once."""
    found: list[Word] = []
    last = 0
    for match in _WORD.finditer(text):
        gap, word = text[last : match.start()], match.group()
        found.append(Word(match.start(), match.end(), word, word.lower(), gap, _opens(found, gap)))
        last = match.end()
    lowered = Counter(w.text for w in found if w.text.islower())
    return Scene(text, found, lowered, _headed(found))


def _opens(before: Sequence[Word], gap: str) -> bool:
    if not before or "\n" in gap:
        return True
    mark = before[-1].text
    if mark in "!?:•*|" or (mark in '"“”' and (not gap or (len(before) > 1 and before[-2].text in ".!?,"))):
        return True
    return mark == "." and not (len(before) > 1 and before[-2].lower in _ABBREVIATED)


def _headed(found: Sequence[Word]) -> list[bool]:
    """Words of sentences whose longer words are nearly all capitalised."""
    headed: list[bool] = []
    start = 0
    for index in range(1, len(found) + 1):
        if index == len(found) or found[index].opens:
            run = found[start:index]
            long = [w for w in run if len(w.text) > 3 and w.text[0].isalpha()]
            risen = sum(w.capital for w in long)
            headed += [len(long) >= 3 and risen >= 0.8 * len(long)] * len(run)
            start = index
    return headed
