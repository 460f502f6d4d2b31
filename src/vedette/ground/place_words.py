"""The word lists that place names are told from: common words, people's names, and the words around places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Words:
    """All lower case. ``before_kind`` and ``after_kind`` map phrases beside a name (``city of``, ``province``) to the
    kind of place that they say it is."""

    common: frozenset[str]
    given_names: frozenset[str]
    surnames: frozenset[str]
    titles: frozenset[str]
    places_follow: frozenset[str]
    taking: frozenset[str]
    people_do: frozenset[str]
    bodies: frozenset[str]
    roads: frozenset[str]
    never: frozenset[str]
    directions: frozenset[str]
    joins: frozenset[str]
    unknown_of: frozenset[str]
    called: Mapping[str, str]
    """Words right after a name by which a text calls it a place, to its kind; ``called_bare``: without ``the``."""
    called_bare: frozenset[str]
    called_sited: frozenset[str]
    """Those that do so only where the name stands behind a preposition of place."""
    called_between: frozenset[str]
    """Words that may stand between a name and such a word (``refugee``)."""
    called_rows: Mapping[str, str]
    """Plurals before a row of names (``the villages of X and Y``) to the kind of each."""
    called_behind: Mapping[str, str]
    """Nouns behind a name and a comma (``X, a village near Y``) to its kind; ``goes_on`` is what may follow them."""
    goes_on: frozenset[str]
    before_kind: Mapping[str, str]
    after_kind: Mapping[str, str]
    states: Mapping[str, str]
    """Abbreviations of states as written, without their last dot (``Pa``, ``W.Va``), to the code of the area."""


@cache
def words() -> Words:
    """The lists, read once."""
    around = _yaml("words", "context.yaml")
    states = _yaml("states.yaml")["abbreviations"]
    return Words(
        common=_list("common.txt"),
        given_names=_list("first_names.txt") | _list("given_names.txt"),
        surnames=_list("surnames.txt"),
        titles=frozenset(around["titles"]),
        places_follow=frozenset(around["in"]),
        taking=frozenset(around["taking"]),
        people_do=frozenset(around["say"]),
        bodies=frozenset(around["clubs"]),
        roads=frozenset(around["roads"]),
        never=frozenset(around["never"]),
        directions=frozenset(around["directions"]),
        joins=frozenset(around["joins"]),
        unknown_of=frozenset(around["unknown_of"]),
        called=_kinds(around["called"]),
        called_bare=frozenset(around["called_bare"]),
        called_sited=frozenset(around["called_sited"]),
        called_between=frozenset(around["called_between"]),
        called_rows=around["called_rows"],
        called_behind=around["called_behind"],
        goes_on=frozenset(around["goes_on"]),
        before_kind=_kinds(around["before_kind"]),
        after_kind=_kinds(around["after_kind"]),
        states={form.rstrip("."): code for code, forms in states.items() for form in forms},
    )


def _kinds(raw: Mapping[str, list[str]]) -> dict[str, str]:
    return {phrase: kind for kind, phrases in raw.items() for phrase in phrases}


def _list(name: str) -> frozenset[str]:
    text = files("vedette.ground").joinpath("data", "places", "words", name).read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def _yaml(*path: str) -> Any:
    text = files("vedette.ground").joinpath("data", "places", *path).read_text(encoding="utf-8")
    # The base loader keeps every word a string: YAML would read "on" and "ON" as truth values.
    return yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
