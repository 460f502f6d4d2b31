"""How a happening is worded: stems that bring a verb's forms and nouns together, and families of like words.

No parser and no dictionary: a table of irregular forms, a few endings, and ``wordings.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from ..errors import RegistryError

_WORD = re.compile(r"[a-z]+|\d+")
_ENDINGS = (
    ("iveness", ""), ("fulness", ""), ("ousness", ""), ("ations", "ate"), ("ation", "ate"), ("itions", ""),
    ("ition", ""), ("ments", ""), ("ment", ""), ("ings", ""), ("ing", ""), ("ies", "y"), ("ied", "y"), ("sses", "ss"),
    ("ions", ""), ("ion", ""), ("ers", ""), ("ors", ""), ("er", ""), ("or", ""), ("ed", ""), ("es", ""), ("als", ""),
    ("al", ""), ("s", ""),
)  # fmt: skip
_LEAST = 3
"""Letters that an ending must leave."""


@dataclass(frozen=True, slots=True)
class Wordings:
    """The table, its words as stems."""

    irregular: Mapping[str, str]
    families: Mapping[str, frozenset[int]]
    telling: frozenset[str]
    empty: frozenset[str]


@cache
def wordings() -> Wordings:
    """The table, read once. Raises RegistryError where the file is malformed."""
    try:
        raw: dict[str, Any] = yaml.safe_load(files(__package__).joinpath("wordings.yaml").read_text("utf-8"))
        irregular = {form: base for base, forms in raw["irregular"].items() for form in forms}
        families: dict[str, set[int]] = {}
        for number, words in enumerate(raw["families"]):
            for word in words:
                families.setdefault(_stem(word, irregular), set()).add(number)
        return Wordings(
            irregular,
            {word: frozenset(numbers) for word, numbers in families.items()},
            frozenset(_stem(word, irregular) for word in raw["telling"]),
            frozenset(raw["empty"]) | {_stem(word, irregular) for word in raw["empty"]},
        )
    except (KeyError, TypeError, AttributeError, yaml.YAMLError) as error:
        raise RegistryError(f"merge/wordings.yaml is malformed: {error!r}; reinstall Vedette") from error


@cache
def stem(word: str) -> str:
    """What the forms of a lower-case word share: ``killed``, ``killings`` and ``kill`` are one."""
    return _stem(word, wordings().irregular)


def stems(text: str) -> list[str]:
    """The stems of all words and numbers of a text, in order."""
    return [stem(word) for word in _WORD.findall(text.lower())]


def heads(text: str) -> list[str]:
    """The stems that name the happening in a few words: ``took to the streets`` is of taking and of streets."""
    words = _WORD.findall(text.lower()) or [text.lower()]
    empty = wordings().empty
    telling = [stem(word) for word in words if word not in empty and stem(word) not in empty]
    return telling or [stem(word) for word in words]


def families(words: Iterable[str]) -> frozenset[int]:
    """The numbers of all families that some stems belong to."""
    known = wordings().families
    return frozenset().union(*(known.get(word, frozenset()) for word in words))


def _stem(word: str, irregular: Mapping[str, str]) -> str:
    word = irregular.get(word, word)
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST and not (ending == "s" and word.endswith("ss")):
            word = word[: -len(ending)] + instead
            break
    word = irregular.get(word, word)
    if len(word) > _LEAST and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    if len(word) > _LEAST and word.endswith("e"):
        word = word[:-1]
    if len(word) > _LEAST + 1 and word.endswith("at"):
        word = word[:-2]
    return word[:-1] + "i" if len(word) > _LEAST and word.endswith("y") else word


__all__ = ["families", "heads", "stem", "stems", "wordings"]
