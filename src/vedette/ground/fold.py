"""One spelling for many: the keys under which place names are stored and looked up.

Three keys, each looser than the last. ``fold`` forgets case, diacritics, apostrophes and hyphens; ``strip_article``
the Arabic and English articles before a name; ``skeleton`` vowels, doubled letters and the choices that
transliteration leaves open (``Deir ez-Zor``, ``Dayr az Zawr`` and ``Deir Ezzor`` are all ``drzr``).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

ARTICLES = frozenset({"al", "el", "ar", "as", "ash", "at", "ad", "an", "az", "ez", "es", "er", "et", "ed", "en", "the"})
"""Arabic articles in all their assimilated spellings, and the English one."""

_APOSTROPHES = re.compile("['’‘ʻʼʿʾ`´ʹʺ′]")
_ABBREVIATIONS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "twp": "township"}
_BREAKS = re.compile(r"[^\w]+|_")
_LETTERS = str.maketrans(
    {"ø": "o", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "ħ": "h", "ə": "e"}
)
_DIGRAPHS = (
    ("sh", "5"), ("ch", "5"), ("tch", "5"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("zh", "z"),
    ("ph", "f"), ("dj", "j"), ("ck", "k"), ("ou", ""), ("q", "k"), ("c", "k"), ("x", "ks"), ("w", ""), ("y", ""),
)  # fmt: skip
_VOWELS = re.compile("[aeiou]")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """A name without case, diacritics, apostrophes, dots and hyphens: ``Sana'a`` is ``sanaa``, ``St. Louis``
    ``saint louis``. Words are parted by one space; folding twice changes nothing."""
    plain = name
    if not name.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = _APOSTROPHES.sub("", plain).lower().translate(_LETTERS)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    words = _BREAKS.sub(" ", plain).split()
    if len(words) > 1:
        words = [_ABBREVIATIONS.get(word, word) for word in _join_initials(words)]
    return " ".join(words)


def _join_initials(words: list[str]) -> list[str]:
    """Runs of single letters as one word: ``u s virgin islands`` is ``us virgin islands``."""
    joined: list[str] = []
    initials = False
    for word in words:
        single = len(word) == 1
        if single and initials:
            joined[-1] += word
        else:
            joined.append(word)
        initials = single
    return joined


def strip_article(folded: str) -> str:
    """A folded name without its leading article, or as it is where nothing else would be left."""
    first, _, rest = folded.partition(" ")
    return rest if first in ARTICLES and len(rest) > 2 else folded


@lru_cache(maxsize=16384)
def skeleton(folded: str) -> str:
    """The consonants of a folded name, as transliteration leaves them: no vowels, articles, doubled letters.

    Empty where fewer than two are left, since such a key would match anything.
    """
    words = [word for word in folded.split() if word not in ARTICLES]
    whole = "".join(words)
    if whole.startswith("albu"):
        whole = whole[:1] + whole[2:]
    for letters, one in _DIGRAPHS:
        whole = whole.replace(letters, one)
    whole = whole[:1] + whole[1:].replace("h", "")
    bare = _DOUBLED.sub(r"\1", _VOWELS.sub("", whole))
    return bare if len(bare) > 1 else ""
