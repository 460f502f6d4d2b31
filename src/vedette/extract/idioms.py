"""Statements that a verb makes with its object: ``laid the blame on``, ``issued an ultimatum``, ``vowed revenge``."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .lexicon import data

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

OBJECTS = frozenset({"dobj", "oprd", "acomp", "attr", "nsubjpass"})


@cache
def _idioms() -> Mapping[tuple[str, str], str]:
    """The type of statement that each pair of verb and object makes."""
    return {
        (verb, noun): kind
        for kind, entries in data("statements.yaml")["idioms"].items()
        for entry in entries
        for verb in entry["verbs"]
        for noun in entry["objects"]
    }


@cache
def _verbs() -> frozenset[str]:
    return frozenset(verb for verb, _ in _idioms())


def idiom(verb: Token) -> str | None:
    """The type of statement that a verb and its object make together; None where they make none."""
    lemma = verb.lemma_.lower()
    if lemma == "want":
        return "demand" if _is_of_others(verb) else None
    if lemma not in _verbs():
        return None
    found = (
        _idioms().get((lemma, token.lemma_.lower()))
        for child in verb.children
        if child.dep_ in OBJECTS or child.dep_ == "ccomp"
        for token in (child, *(c for c in child.children if c.dep_ in {"conj", "amod", "acl"}))
    )
    return next((kind for kind in found if kind is not None), None)


def _is_of_others(verb: Token) -> bool:
    """``Congo wants the Council to impose sanctions``: somebody else is to do it."""
    return verb.tag_ in {"VBZ", "VBP", "VBD"} and any(
        clause.tag_ == "VB" and any(c.dep_ == "nsubj" and c.pos_ != "PRON" for c in clause.children)
        for clause in verb.children
        if clause.dep_ in {"ccomp", "xcomp"}
    )
