"""How likely a mention is a place at all: what speaks for it and against it, weighed.

The signs are yes-or-no answers about the mention and the words around it; their weights are log odds, fitted on
labelled news and kept in ``data/places/evidence.yaml``.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from vedette.ground.gazetteer import SIMILAR, Candidate
from vedette.ground.place_mentions import Mention
from vedette.ground.place_text import Scene
from vedette.ground.place_words import Words

_IN = frozenset({"in", "near", "at", "into", "outside", "inside", "around", "across", "towards", "toward"})


@dataclass(frozen=True, slots=True)
class Setting:
    """The text around all of its mentions: names of people told from elsewhere in it, and each mention's place."""

    scene: Scene
    words: Words
    people: frozenset[str]
    counts: Mapping[str, int]
    in_play: Mapping[str, int]


def people_in(scene: Scene, lists: Words) -> frozenset[str]:
    """Family names, folded low: the last capital after a title or a given name, anywhere in the text."""
    found: set[str] = set()
    for index in range(1, len(scene.words)):
        word, before = scene.words[index], scene.words[index - 1]
        if not word.capital or word.opens or word.gap not in (" ", "") or len(word.text) < 3:
            continue
        titled = before.lower.rstrip(".") in lists.titles
        given = before.lower in lists.given_names and word.lower not in lists.bodies
        if before.capital and (titled or given):
            found.add(word.lower)
    return frozenset(found)


@cache
def weights() -> Mapping[str, float]:
    """The fitted weights, by sign."""
    text = files("vedette.ground").joinpath("data", "places", "words", "evidence.yaml").read_text(encoding="utf-8")
    raw: dict[str, float] = yaml.safe_load(text)["weights"]
    return raw


def probability(signs: Sequence[str]) -> float:
    """The chance that a mention with these signs is a place."""
    table = weights()
    return 1.0 / (1.0 + math.exp(-sum(table.get(sign, 0.0) for sign in signs)))


def signs_of(mention: Mention, place: Candidate | None, chance: float, setting: Setting) -> list[str]:
    """All signs that hold for a mention, given the place that it would be."""
    found = ["any", *_of_place(mention, place, chance), *_of_words(mention, setting), *_of_neighbours(mention, setting)]
    single = "single" if mention.first == mention.last else "multi"
    held = set(found)
    if place is not None and place.country:
        others = setting.in_play.get(place.country, 0)
        play = "in play" if others > 2 else "half in play" if others == 2 else "out of play"
        found += [play, f"{play} {place.kind}", *([f"{play} small"] if "small" in held or "middling" in held else [])]
    if "person" in held or "given before" in held:
        found.append("personal " + ("big" if "big" in held or "area" in held else "small"))
    if "common" in held:
        found.append("common " + ("in" if "in" in held else "not in"))
    return [*found, single]


def _of_place(mention: Mention, place: Candidate | None, chance: float) -> Iterator[str]:
    if mention.road:
        yield "road"
    elif place is None:
        yield "unknown"
    else:
        yield "kind " + place.kind
        yield f"how {place.how}"
        size = place.population
        yield "big" if size > 1_000_000 else "large" if size > 100_000 else "middling" if size > 10_000 else "small"
        if place.kind in ("country", "province", "region", "water"):
            yield "area"
        if place.capital:
            yield "capital"
        if mention.key.endswith(" border"):
            yield "border"
        if place.how == SIMILAR:
            yield "alike"
        yield "sure" if chance > 0.8 else "unsure"
    if mention.within:
        yield "within"
    if mention.holds:
        yield "holds"
    if mention.abbreviated:
        yield "abbreviated"
    if mention.hint:
        yield "hint before" if mention.hint_before else "hint after"


def _of_words(mention: Mention, setting: Setting) -> Iterator[str]:
    scene, lists = setting.scene, setting.words
    first = scene.words[mention.first]
    if first.opens:
        yield "opens"
    if scene.headed[mention.first]:
        yield "headed"
    if first.shouted and len(first.text) > 3:
        yield "shouted"
    if setting.counts.get(mention.key, 0) > 1:
        yield "repeated"
    inside = [w for w in scene.words[mention.first : mention.last + 1] if w.text != "-"]
    if len(inside) == 1:
        yield from _of_one_word(inside[0].lower, setting)
    elif all(w.lower in lists.given_names or w.lower in lists.surnames for w in inside):
        yield "personal words"
    if any(w.lower in lists.bodies for w in inside):
        yield "body inside"
    if inside[0].lower in lists.directions:
        yield "direction inside"


def _of_one_word(word: str, setting: Setting) -> Iterator[str]:
    lists = setting.words
    if word in lists.never:
        yield "never"
    if word in lists.common or setting.scene.lowered.get(word):
        yield "common"
    if setting.scene.lowered.get(word):
        yield "lowered"
    if word in lists.given_names:
        yield "given name"
    if word in lists.surnames:
        yield "surname"
    if word in setting.people:
        yield "person"


def _of_neighbours(mention: Mention, setting: Setting) -> Iterator[str]:
    scene, lists = setting.scene, setting.words
    yield from _of_left(mention, scene, lists)
    nearest = scene.lower_at(mention.last + 1)
    after = scene.words[mention.last + 1] if mention.last + 1 < len(scene.words) else None
    if after is None:
        return
    if after.gap == "" and nearest in ("'", "’") and scene.lower_at(mention.last + 2) == "s":
        yield "possessive"
    elif after.text == "-" and not after.gap:
        yield "hyphen after"
    elif nearest == ",":
        yield "comma after"
        if scene.lower_at(mention.last + 2) in ("where", "which"):
            yield "where after"
    elif after.capital and after.gap == " " and not after.opens:
        yield "capital after"
        if nearest in lists.bodies:
            yield "body after"
        elif _ends_in_body(mention, scene, lists):
            yield "body later"
        if nearest in lists.surnames and scene.lower_at(mention.last) in lists.given_names:
            yield "surname after"
    elif nearest in lists.people_do:
        yield "says"
    elif nearest in (".", ";", ":"):
        yield "stop after"
    elif nearest in ("(", "—", "–"):
        yield "bracket after"


def _of_left(mention: Mention, scene: Scene, lists: Words) -> Iterator[str]:
    first = scene.words[mention.first]
    lead = mention.lead
    before = scene.words[lead] if lead >= 0 else None
    if before is None or first.opens:
        return
    nearest = before.lower.rstrip(".")
    if nearest in ("the", "a") and scene.lower_at(lead - 1) in lists.places_follow:
        yield "in the"
    elif nearest == "the":
        yield "the"
    elif nearest in _IN:
        yield "in"
    elif nearest in lists.places_follow:
        own = nearest in ("of", "from", "to", "for")
        yield "direction" if nearest in lists.directions else f"prep {nearest}" if own else "prep"
    if nearest in lists.taking and not before.capital:
        yield "taken"
    if nearest == "of" and scene.words[lead - 1].capital and lead > 0:
        yield "capital of"
        if scene.lower_at(lead - 1) in lists.bodies:
            yield "body of"
    if nearest in lists.titles and (before.capital or nearest in ("spokesman", "activist", "spokeswoman")):
        yield "title before"
    elif before.capital and first.gap == " " and lead == mention.first - 1:
        given = nearest in lists.given_names
        yield "given before" if given else "opener before" if before.opens else "capital before"
    elif before.text in (",", ";", "(") or nearest in ("and", "or"):
        yield "list before"
    elif before.text == "-" and not before.gap:
        yield "hyphen before"


def _ends_in_body(mention: Mention, scene: Scene, lists: Words) -> bool:
    """Whether the capitals after a mention end in a body's word: ``Aleppo Media Centre``."""
    for index in range(mention.last + 1, min(mention.last + 5, len(scene.words))):
        word = scene.words[index]
        if not (word.capital or word.lower in ("of", "and", "for", "&")) or word.opens or word.gap not in (" ", ""):
            return False
        if word.capital and word.lower in lists.bodies:
            return True
    return False
