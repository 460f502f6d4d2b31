"""What is taken, left or held in a place and is not the place: the airport of Goma, districts of Aleppo."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from .arguments import prepositions
from .lexicon import lexicon, listed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from vedette.model import Place

    from .draft import Draft
    from .scene import Scene

RELATION, BESIDE = "in", "near"
SET_OFF = re.compile(
    r"\b(?:near|nearby|outside|close to|around|beyond|between|on the outskirts of|on the edge of"
    r"|\d[\d.,]* ?(?:km|kilomet|mile)"
    r"|(?:north|south|east|west)(?:-?(?:east|west))?(?:ern (?:countryside|outskirts))? of)\b",
    re.IGNORECASE,
)
"""Words between a thing and the name of a town that set the thing off from the town."""
REACH = 60
"""Characters within which they stand."""


def within(draft: Draft, places: tuple[Place, ...], scene: Scene) -> tuple[Place, ...]:
    """The places of a draft; those that only say where the thing lies that it tells of bear the relation ``in``."""
    return tuple(_as_told(draft, place, scene) for place in places)


def _as_told(draft: Draft, place: Place, scene: Scene) -> Place:
    if _is_only_around(draft, place, scene):
        return replace(place, relation=RELATION)
    at = scene.tokens(place.at) if place.at is not None else range(0)
    if place.relation is None and at and any(_is_by(thing, scene.doc[at.start]) for thing in draft.ground):
        return replace(place, relation=BESIDE)
    if place.relation is None and at and (words := _set_off(draft, scene.doc[at.start], scene)):
        return replace(place, relation=words)
    return place


def _set_off(draft: Draft, name: Token, scene: Scene) -> str | None:
    """The words that set what is held or taken off from a town: ``a rebel-held town northeast of the Syrian capital``,
    ``territory near Jayrud``."""
    if draft.kind != "control" and draft.type not in listed("of_ground"):
        return None
    for thing in draft.ground:
        start = thing.idx + len(thing)
        between = scene.report.text[start : name.idx]
        if thing.pos_ == "NOUN" and 0 < len(between) <= REACH and thing.is_ancestor(name):
            found = SET_OFF.search(between)
            if found and not re.search("[,;]", between):
                return found.group().lower()
    return None


def _is_by(thing: Token, name: Token) -> bool:
    """Whether a town is only told to lie on something that a name tells of: ``this town on the road to Palmyra``."""
    if thing.lemma_.lower() not in listed("towns", "control.yaml"):
        return False
    above = takewhile(lambda token: token.i != thing.i and token.pos_ != "VERB", name.ancestors)
    return any(token.lemma_.lower() in listed("ways", "control.yaml") for token in above)


def _is_only_around(draft: Draft, place: Place, scene: Scene) -> bool:
    at = scene.tokens(place.at) if place.at is not None else range(0)
    if not draft.ground or place.relation is not None or (place.kind == "site" and not _bears_noun(at, scene)):
        return False
    near = [thing for thing in draft.ground if any(i in at for i in (token.i for token in thing.subtree))]
    return all(_is_thing_in(thing, place, at, draft.kind == "control") for thing in near or draft.ground)


def _bears_noun(at: range, scene: Scene) -> bool:
    """Whether a town is named for a thing of its own: ``Goma airport``, ``Goma International Airport``."""
    after = scene.doc[at.stop : at.stop + 2]
    return any(lexicon().place_nouns.get(token.lemma_.lower()) == "site" for token in after)


def _is_thing_in(thing: Token, place: Place, at: range, held: bool) -> bool:
    lemma = thing.lemma_.lower()
    sort = lexicon().place_nouns.get(lemma)
    if thing.i in at or thing.pos_ not in {"NOUN", "PROPN"} or lemma in place.name.lower().split():
        return False
    if place.kind == "country" and thing.pos_ == "NOUN":
        return lemma not in listed("lands", "control.yaml")  # a stronghold in Syria is not Syria
    if any(child.lower_ in listed("last_of_all", "control.yaml") for child in thing.lefts):
        return False  # who takes the last districts of a town has the town
    if sort == "site" or lemma in listed("pieces", "control.yaml"):
        return lemma not in listed("whole", "control.yaml")
    if sort is None or held or lemma in listed("whole", "control.yaml"):
        return False  # whoever holds districts of a town holds a part of it
    named = [inner for word, inner in prepositions(thing) if word == "of" and inner.pos_ == "PROPN"]
    if thing.tag_ == "NNS":  # villages near Goma, districts of Aleppo; but the towns of Minova and Sake
        return len(named) < 2
    return bool(named) and all(inner.i not in at for inner in named)  # the district of Hamidiyah, in Deir ez-Zor
