"""Events: what the lexicon's verbs and nouns tell of, each read by its own part of the grammar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lexicon import listed
from .noun_events import noun_events
from .verb_events import verb_events

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from .draft import Draft
    from .read import Reading


def events(reading: Reading) -> Iterator[Draft]:
    """Every event that the lexicon's verbs and nouns tell of in the scene."""
    for token in reading.scene.doc:
        if _is_nominal(token):
            yield from noun_events(reading, token)
        elif token.pos_ in {"VERB", "AUX"} or token.tag_ in {"VBN", "VBG"}:
            yield from verb_events(reading, token)
        elif token.pos_ in {"NOUN", "PROPN"}:
            yield from noun_events(reading, token)


def _is_nominal(token: Token) -> bool:
    """A gerund used as a noun: ``Fighting between A and B continued``, ``the shelling of Homs``."""
    if token.tag_ != "VBG" or not token.lower_.endswith("ing"):
        return False
    if any(child.dep_ in {"dobj", "aux", "nsubj", "auxpass"} for child in token.children):
        return False
    if token.dep_ in {"xcomp", "ccomp"} and token.head.lemma_.lower() in listed("noticing"):
        return True
    return token.dep_ in {"nsubj", "nsubjpass", "csubj", "dobj", "ROOT"} or (
        token.dep_ in {"advcl", "pobj", "pcomp", "conj"}
        and any(c.dep_ in {"det", "amod", "compound"} or c.lower_ in {"between", "of"} for c in token.children)
    )
