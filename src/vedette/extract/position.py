"""Position: where a force stands, and how far from a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vedette.model import Figure

from .arguments import arguments
from .draft import Draft
from .lexicon import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from .read import Reading

PREDICATES = frozenset({"VERB", "AUX"})
REACH = 4
"""Heads over which a measure is looked for a verb."""


def positions(reading: Reading) -> Iterator[Draft]:
    """Every standing of a force, then every distance at which one stands."""
    for token in reading.scene.doc:
        if token.lemma_.lower() in listed("standing", "control.yaml") and token.pos_ in {"VERB", "ADJ"}:
            yield from _standing(reading, token)
    yield from _distances(reading)


def _standing(reading: Reading, verb: Token) -> Iterator[Draft]:
    """``troops massed near the border``, ``fighters are holed up in the old city``."""
    args = arguments(verb)
    forces = tuple(t for t in (args.objects if args.passive else args.subjects) if reading.is_force(t))
    places = reading.where.clause(verb, ())
    if forces and places:
        draft = Draft("position", "located", verb, weight=0.4, clause=verb, places=places, placed=False)
        draft.actor, draft.extent = reading.who.all(forces), (verb, *forces)
        yield draft


def _distances(reading: Reading) -> Iterator[Draft]:
    """``some 30 kilometres from Albu Kamal``, said of a force."""
    for count in reading.scene.figures:
        if count.unit not in listed("distances", "control.yaml"):
            continue
        unit = reading.scene.doc[count.end - 1]
        governor = _governor(unit)
        forces = tuple(t for t in arguments(governor).subjects if reading.is_force(t)) if governor is not None else ()
        places = reading.where.nearby(unit)
        if forces and places:
            draft = Draft("position", "distance", unit, weight=0.5, clause=governor, places=places, placed=False)
            draft.actor, draft.extent = reading.who.all(forces), (*forces, unit)
            draft.figure = Figure(count.low, count.high, count.unit, count.words)
            yield draft


def _governor(unit: Token) -> Token | None:
    """The verb of the clause that a measure stands in, if it is near."""
    governor = unit.head
    for _ in range(REACH):
        if governor.pos_ in PREDICATES:
            break
        governor = governor.head
    return governor if governor.pos_ in PREDICATES else None
