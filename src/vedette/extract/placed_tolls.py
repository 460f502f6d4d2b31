"""Tolls told by place in brackets: ``12 people were killed in Aleppo (5), Idlib (4) and Hama (3)``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vedette.model import Figure

from .lexicon import listed
from .numbers import digits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span, Token

    from vedette.model import Place

    from .draft import Draft
    from .read import Reading

FEWEST = 2
"""Places with a number from which on they are a list."""


def placed_tolls(reading: Reading, tolls: Sequence[Draft]) -> Iterator[Draft]:
    """The shares of those tolls of one sentence whose figure the numbers behind its places come to."""
    pairs = _pairs(reading, tolls[0].anchor.sent) if tolls else []
    if len(pairs) < FEWEST:
        return
    total = sum(number for _, _, number in pairs)
    whole = next((d for d in tolls if d.figure is not None and d.figure.low == total), None)
    if whole is None or whole.figure is None:
        return
    for place, at, number in pairs:
        share = replace(whole, places=(place,), number=at.i, trace=[("of these in", f"{place.text} ({at.text})")])
        share.figure = Figure(number, number, whole.figure.unit, at.text)
        share.extent = (whole.anchor, at)
        yield share


def _pairs(reading: Reading, sentence: Span) -> list[tuple[Place, Token, float]]:
    """Each place of a sentence with the number in brackets right behind it."""
    doc, found = reading.scene.doc, []
    for i in range(sentence.start + 1, sentence.end - 2):
        number = digits(doc[i + 1].text) if doc[i].text == "(" else None
        closed = any(doc[j].text == ")" for j in range(i + 2, min(i + 4, sentence.end)))
        if number is None or not closed:
            continue
        at = i - 1 if reading.scene.places.get(i - 1) is not None else i - 2
        name = reading.scene.places.get(at) if at == i - 1 or doc[i - 1].lower_ in listed("town_words") else None
        if name is not None and name.place is not None:
            found.append((name.place, doc[i + 1], number))
    return found
