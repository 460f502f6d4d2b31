"""The words that time expressions are made of, read from ``data/times/words.yaml``.

A word has one class (``MONTH``, ``UNIT``, ``LAST`` …) and a value (3, ``D``, -1). Each class is one character of a
private alphabet, so that a text becomes a string of classes, over which the rules are plain regular expressions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from vedette.errors import RegistryError

Value = int | float | str | None

SHAPES = (
    "OTHER", "BREAK", "COMMA", "DOT", "HYPHEN", "DASH", "APOS", "OPEN", "CLOSE", "SLASH", "MARK", "PLUS", "SIGN",
    "DAY", "YY", "YEAR", "NUM", "HHMM", "ORD", "WNUM", "ISO", "SLASHDATE", "CLOCK", "AMPM", "DECADE",
)  # fmt: skip
"""Classes of what is no word of the list: punctuation, numbers by their size, dates and clock times in digits."""


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The lexicon: ``classes`` maps a word to its class letter and value, ``letters`` a class name to its letter.

    ``around`` holds the words beside an expression that decide whether it is a time.
    """

    classes: Mapping[str, tuple[str, Value]]
    letters: Mapping[str, str]
    units: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    ordinals: Mapping[str, int]
    capital: frozenset[str]
    dotted: frozenset[str]
    around: Mapping[str, frozenset[str]]


def read_data(name: str) -> Any:
    """A YAML file of ``data/times``. Raises RegistryError where it is malformed."""
    text = files("vedette.ground").joinpath("data", "times", name).read_text(encoding="utf-8")
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise RegistryError(f"ground/data/times/{name} is not valid YAML: {error}; reinstall vedette") from error


@cache
def time_words() -> TimeWords:
    """The lexicon, read once."""
    data = read_data("words.yaml")
    names = [*SHAPES, *data["classes"]]
    letters = {name: chr(0xE000 + at) for at, name in enumerate(names)}
    classes: dict[str, tuple[str, Value]] = {}
    for name, words in data["classes"].items():
        for word, value in words.items():
            if word in classes:
                raise RegistryError(f"ground/data/times/words.yaml gives two classes to the word {word!r}; keep one")
            classes[word] = (letters[name], value)
    numbers = data["numbers"]
    return TimeWords(
        classes=classes,
        letters=letters,
        units=numbers["units"],
        tens=numbers["tens"],
        scales=numbers["scales"],
        ordinals=numbers["ordinals"],
        capital=frozenset(data["capital"]),
        dotted=frozenset(data["dotted"]),
        around={name: frozenset(words) for name, words in data["around"].items()},
    )
