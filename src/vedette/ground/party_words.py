"""Words of a text as the party finder compares them: folded, possessives apart, hyphens as gaps."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}|(?:[A-Z]\.)+[A-Z]\b|['’]s\b|‵|[^\W_]+(?:(?<=[^\W_])['’‘`ʿʾ](?!s\b)(?=[^\W_])[^\W_]+)*",
    re.UNICODE,
)
_GAP = re.compile(r"[ \t\xa0]*\n?[ \t\xa0]*|[ ]?[-‐‑][ ]?|–|['’] ?")
_MARKS = str.maketrans("", "", "'’‘`ʿʾ.")
_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "people": "people",
    "police": "police",
    "mps": "mp",
    "media": "media",
    "cadres": "cadre",
    "forces": "force",
    "peoples": "people",
    "mujahedin": "mujahideen",
    "services": "service",
    "authorities": "authority",
    "news": "news",
    "series": "series",
    "lens": "lens",
}


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its characters ``start`` to ``end``, its text, its folded ``key``.

    ``glued`` says that only white space, a hyphen or an apostrophe parts it from the word before; ``hyphen`` that it is
    a hyphen; ``opens`` that a sentence or a line begins with it.
    """

    start: int
    end: int
    text: str
    key: str
    glued: bool
    hyphen: bool
    opens: bool

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()

    @property
    def proper(self) -> bool:
        """Whether the capital marks a name, as it does not where all letters are capitals (``THE ARMY SAID``)."""
        return self.text[:1].isupper() and (len(self.text) < 4 or not self.text.isupper())


@lru_cache(maxsize=100_000)
def fold_word(word: str) -> str:
    """Case, accents, apostrophes and dots taken off: ``Sana'a`` is ``sanaa``, ``U.S.`` is ``us``."""
    if word in ("'s", "’s", "‵"):  # the last stands for a genitive s without its apostrophe
        return "'s"
    folded = word.casefold().translate(_MARKS)
    if folded.isascii():
        return folded
    return "".join(mark for mark in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(mark))


@lru_cache(maxsize=100_000)
def lemma(key: str) -> str:
    """The singular of a folded noun, by rule: ``militias`` is ``militia``, ``authorities`` ``authority``."""
    if key in _IRREGULAR:
        return _IRREGULAR[key]
    if key.endswith("men") and len(key) > 4:
        return key[:-3] + "man"
    if key.endswith("ies") and len(key) > 4:
        return key[:-3] + "y"
    if key.endswith(("ches", "shes", "sses", "xes")):
        return key[:-2]
    if key.endswith("s") and len(key) > 3 and not key.endswith(("ss", "us", "is")):
        return key[:-1]
    return key


def split_words(text: str) -> list[Word]:
    """The words of a text in order."""
    words: list[Word] = []
    last = 0
    for found in _WORD.finditer(text):
        start, end = found.span()
        glued, hyphen, opens = _gap(text[last:start]) if words else (False, False, True)
        words.append(Word(start, end, found.group(), fold_word(found.group()), glued, hyphen, opens))
        last = end
    return words


@lru_cache(maxsize=10_000)
def _gap(gap: str) -> tuple[bool, bool, bool]:
    """Of what stands between two words: whether it glues them, whether as a hyphen, and whether it ends a sentence."""
    glued = _GAP.fullmatch(gap) is not None
    # a dotted abbreviation ends in a stop that may end the sentence too: the next capital decides nothing
    opens = "\n" in gap or any(mark in gap for mark in '.!?:;"“”•')
    return glued, glued and any(mark in gap for mark in "-–‐‑"), opens


def fold_name(name: str) -> tuple[str, ...]:
    """A name as a tuple of folded words, the form in which names are compared."""
    return tuple(fold_word(found.group()) for found in _WORD.finditer(name))


def joined(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether words ``start`` to ``end`` (exclusive) are there and run on without punctuation between them."""
    if end > len(words):
        return False
    return all(word.glued for word in words[start + 1 : end])
