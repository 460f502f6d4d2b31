"""How tolls are worded: the verbs, states, phrases and nouns by which a report counts people."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from .lexicon import data, listed
from .victims import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from vedette.model import Kind

PHRASING = frozenset({"prt", "advmod", "acomp", "oprd", "dobj", "prep", "npadvmod", "xcomp"})
"""Labels of the words that make a phrase with their verb."""
PARTS = ("active", "middle", "losing", "states", "phrases", "nouns", "deeds")


@dataclass(frozen=True, slots=True)
class Wording:
    """One type of toll, and the kind of claim that it is."""

    type: str
    kind: Kind


@cache
def _words() -> dict[str, dict[str, Wording]]:
    """For each part of speech of tolls.yaml, the wording that each of its words tells; the first type goes before."""
    found: dict[str, dict[str, Wording]] = {part: {} for part in PARTS}
    for name, entry in data("tolls.yaml")["types"].items():
        wording = Wording(name, kind_of(name))  # type: ignore[arg-type]
        for part in PARTS:
            for word in entry.get(part, ()):
                found[part].setdefault(word, wording)
    return found


def worded(part: str, keys: Iterable[str]) -> Wording | None:
    """The wording that one of some words or phrases tells as ``part`` of tolls.yaml; longer ones go before."""
    known = _words()[part]
    return next((known[key] for key in sorted(keys, key=len, reverse=True) if key in known), None)


def state(token: Token) -> Wording | None:
    """The wording of a state: ``dead``, ``wounded``, ``displaced``."""
    return _words()["states"].get(token.lower_)


def verb_keys(verb: Token) -> set[str]:
    """A verb's lemma alone, and with the words that may make a phrase of it: ``gun down``, ``take to hospital``."""
    lemma = verb.lemma_.lower()
    found = {lemma, f"go {lemma}" if lemma == "missing" else lemma}
    for child in verb.children:
        if child.dep_ in PHRASING or (child.dep_ == "ccomp" and child.lower_ in listed("captivity")):
            found |= {f"{lemma} {child.lower_}", f"{lemma} {child.lemma_.lower()}"}
        if child.dep_ in {"prep", "agent"}:
            found |= {f"{lemma} {phrase}" for phrase in prep_keys(child)}
            found |= {f"{lemma} {child.lower_} {inner.lower_}" for inner in child.children if inner.dep_ == "prep"}
    return found


def prep_keys(preposition: Token) -> Iterator[str]:
    """A preposition with its object, and with the word before that: ``in condition``, ``in critical condition``."""
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield f"{preposition.lower_} {child.lemma_.lower()}"
            for word in child.lefts:
                if word.dep_ in {"amod", "compound"}:
                    yield f"{preposition.lower_} {word.lower_} {child.lemma_.lower()}"


def noun_keys(noun: Token) -> set[str]:
    """A noun's lemma, and with the word before it: ``death toll``, ``displaced person``."""
    singular = noun.lower_.removesuffix("s")
    heads = {noun.lemma_.lower(), noun.lower_, singular}
    before = [c.lower_ for c in noun.lefts if c.dep_ in {"compound", "amod", "nmod"}]
    return heads | {f"{word} {head}" for word in before for head in heads}
