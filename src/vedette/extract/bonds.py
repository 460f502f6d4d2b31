"""Relations told by a verb and a preposition (``joined forces with``, ``belongs to``), or by under whom somebody is."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .arguments import arguments, objects_of
from .ties import is_known, tables, tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from .draft import Draft
    from .read import Reading

BETWEEN = frozenset({"prt", "advmod", "dobj", "prep"})
"""Labels of what may stand between a verb and the preposition of its bond."""
FIGHTING = frozenset({"rebel", "militia", "military", "jihadist", "criminal", "police", "coalition"})
"""Kinds of registered parties that bear arms."""


@cache
def _bonds(table: str) -> Mapping[str, str]:
    """The relation that each phrase of a table of relations.yaml tells of."""
    return {phrase: kind for kind, phrases in tables()[table].items() for phrase in phrases}


@cache
def _verbs() -> frozenset[str]:
    return frozenset(phrase.split()[0] for table in ("bonds", "fronts") for phrase in _bonds(table))


def bonds(reading: Reading, verb: Token) -> Iterator[Draft]:
    """``The brigade belongs to the Syrian National Army``, ``Turkey threw its weight behind the government``."""
    if verb.lemma_.lower() not in _verbs():
        return
    args = arguments(verb)
    ones = args.objects if args.passive else args.subjects
    who = reading.who.all(ones)
    for phrase, others in _phrases(verb):
        whom = reading.who.all(others)
        kind = _bonds("bonds").get(phrase)
        if kind is None and _bears_arms(reading, (*ones, *others)):
            kind = _bonds("fronts").get(phrase)
        if kind is not None and is_known(who) and is_known(whom):
            yield from tie(kind, verb, (who, whom), (verb, *ones, *others), 0.5)


def _phrases(verb: Token) -> Iterator[tuple[str, tuple[Token, ...]]]:
    """The phrases that a verb makes with its prepositions, and what these govern: ``join force with``."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if child.dep_ == "prep":
            found = tuple(objects_of(child))
            yield from ((f"{lemma} {word}", tuple(t for w, t in found if w == word)) for word in {w for w, _ in found})
        if child.dep_ not in BETWEEN:
            continue
        for after in (*child.children, *(c for c in verb.children if c.i > child.i)):
            if after.dep_ == "prep" and after.i > child.i:
                pair = tuple(t for _, t in objects_of(after))
                yield f"{lemma} {child.lemma_.lower()} {after.lower_}", pair


def _bears_arms(reading: Reading, tokens: tuple[Token, ...]) -> bool:
    """Whether all are registered and under arms, or an armed force by their noun."""
    finder = reading.scene.finder
    return all(
        parties and all(finder.kind_of(p) in FIGHTING for p in parties)
        for parties in (reading.who.parties(token) for token in tokens)
    )


def commanded(reading: Reading, under: Token) -> Iterator[Draft]:
    """``forces under General Haftar``, ``the rest of the group, under alias Calarcá, is …``: a person leads them."""
    doc = under.doc
    leader = next((t for _, t in objects_of(under)), None)
    if leader is None or leader.pos_ != "PROPN" or under.i < 2:
        return
    before = doc[under.i - 2] if doc[under.i - 1].text == "," else doc[under.i - 1]
    if before.pos_ not in {"NOUN", "PROPN"} or before.sent != under.sent:
        return
    known = reading.who.parties(leader)
    called = any(child.lower_ == "alias" for child in leader.lefts)
    if not known or not (called or all(map(reading.who.memory.is_person, known))):
        return
    if reading.is_force(before):
        led = reading.who.parties(before)
        yield from tie("leads", under, (known, led), (before, under, leader), 0.5)
