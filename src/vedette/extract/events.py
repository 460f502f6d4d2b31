"""Events: what the lexicon's verbs and nouns tell of, each read by its own part of the grammar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .noun_events import noun_events
from .phrases import is_nominal
from .verb_events import verb_events

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .draft import Draft
    from .read import Reading


def events(reading: Reading) -> Iterator[Draft]:
    """Every event that the lexicon's verbs and nouns tell of in the scene."""
    for token in reading.scene.doc:
        if is_nominal(token):
            yield from noun_events(reading, token)
        elif token.pos_ in {"VERB", "AUX"} or token.tag_ in {"VBN", "VBG"}:
            yield from verb_events(reading, token)
        elif token.pos_ in {"NOUN", "PROPN"}:
            yield from noun_events(reading, token)
