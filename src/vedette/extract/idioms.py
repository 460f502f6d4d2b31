"""Statements that a verb makes with its object: ``laid the blame on``, ``issued an ultimatum``, ``vowed revenge``."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .arguments import prepositions
from .lexicon import data

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

INNER = frozenset({"conj", "amod", "acl", "compound"})
PARTICLES = frozenset({"prt", "advmod", "prep"})
OBJECTS = frozenset({"dobj", "oprd", "acomp", "attr", "nsubjpass"})


@cache
def _idioms() -> Mapping[tuple[str, str, str], str]:
    """The type of statement that a verb makes with an object, or with what stands behind one of its prepositions."""
    return {
        (verb, word, noun): kind
        for kind, entries in data("statements.yaml")["idioms"].items()
        for entry in entries
        for verb in entry["verbs"]
        for word in entry.get("by", ("",))
        for noun in entry["objects"]
    }


@cache
def _verbs() -> frozenset[str]:
    return frozenset(verb for verb, _, _ in _idioms())


@cache
def _phrasals() -> Mapping[tuple[str, str], str]:
    """The type of statement that each pair of verb and particle makes."""
    return {
        (verb, word): kind
        for kind, verbs in data("statements.yaml")["phrasals"].items()
        for verb, words in verbs.items()
        for word in words
    }


def idiom(verb: Token) -> str | None:
    """The type of statement that a verb and its object make together; None where they make none."""
    lemma = verb.lemma_.lower()
    if lemma == "want":
        return "demand" if _is_of_others(verb) else None
    parts = (_phrasals().get((lemma, c.lower_)) for c in verb.rights if c.dep_ in PARTICLES)
    if (kind := next(filter(None, parts), None)) is not None or lemma not in _verbs():
        return kind
    told = [
        ("", token)
        for child in verb.children
        if child.dep_ in OBJECTS or child.dep_ == "ccomp"
        for token in (child, *(c for c in child.children if c.dep_ in INNER), *_behind(child))
    ]
    found = (_idioms().get((lemma, word, token.lemma_.lower())) for word, token in (*told, *prepositions(verb)))
    return next(filter(None, found), None)


def _behind(noun: Token) -> list[Token]:
    """What an offer, a call or a proposal is for: ``rejected an offer of talks``."""
    return [token for word, token in prepositions(noun) if word in {"of", "for"}]


def _is_of_others(verb: Token) -> bool:
    """``Congo wants the Council to impose sanctions``: somebody else is to do it."""
    return verb.tag_ in {"VBZ", "VBP", "VBD"} and any(
        clause.tag_ == "VB" and any(c.dep_ == "nsubj" and c.pos_ != "PRON" for c in clause.children)
        for clause in verb.children
        if clause.dep_ in {"ccomp", "xcomp"}
    )
