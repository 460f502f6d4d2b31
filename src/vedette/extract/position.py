"""Position: where a force stands, and how far from a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vedette.model import Figure, Party

from .arguments import arguments, prepositions
from .draft import Draft
from .lexicon import listed
from .modality import status_of
from .phrases import FORCES, sort_of, text_of, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from vedette.model import Place

    from .figures import Count
    from .read import Reading

PREDICATES = frozenset({"VERB", "AUX"})
REACH = 4
"""Heads over which a measure is looked for a verb."""
BEHIND = 5
"""Words after a measure within which it says from where it is measured."""


def positions(reading: Reading) -> Iterator[Draft]:
    """Every standing of a force, then every distance at which one stands."""
    apart = list(_distances(reading))
    far = {draft.clause.i for draft in apart if draft.clause is not None}
    for token in reading.scene.doc:
        if token.i in far:
            continue
        if token.pos_ in {"VERB", "ADJ", "AUX"} or token.tag_ in {"VBN", "VBG"}:
            if _is(token, "standing") or (_is(token, "holding") and any(_is(c, "held") for c in token.children)):
                yield from _standing(reading, token, 0.5)
            elif token.lemma_.lower() == "be":
                yield from _being(reading, token)
        elif _is(token, "gatherings"):
            yield from _gathering(reading, token)
    yield from apart


def _is(token: Token, group: str) -> bool:
    return token.lemma_.lower() in listed(group, "position.yaml")


def _standing(reading: Reading, verb: Token, weight: float) -> Iterator[Draft]:
    """``troops camped near the border``, ``fighters are holed up in the old city``."""
    args = arguments(verb)
    moved = not args.passive and any(c.dep_ == "dobj" and not _is(c, "held") for c in verb.children)
    if moved or status_of(verb) in {"denied", "planned"}:
        return  # who is not there yet, or puts somebody else there
    forces = tuple(t for t in (args.objects if args.passive else args.subjects) if is_body(reading, t))
    forces = tuple(t for t in forces if t.i not in reading.scene.counts)  # their number tells their strength
    at = next((c for c in verb.children if _is(c, "held")), verb)  # holding firm on the outskirts
    places = reading.where.clause(verb, ()) or reading.where.clause(at, ()) or _guessed(reading, verb)
    if forces and (places or _is_in_something(reading, verb)):
        draft = Draft("position", "located", verb, weight=weight, clause=verb, places=places, placed=not places)
        draft.actor = reading.who.all(forces) or tuple(Party(words(t), text_of(t)) for t in forces)
        draft.extent = (verb, *forces)
        draft.trace.append(("standing", verb.text))
        yield draft


def _guessed(reading: Reading, verb: Token) -> tuple[Place, ...]:
    """A place that no gazetteer knows, where the verb of standing asks for one: ``dug in at Ghazaia``."""
    inside = listed("inside", "position.yaml")
    return tuple(p for word, t in prepositions(verb) if word in inside for p in reading.where.guess(t))[:1]


def _is_in_something(reading: Reading, verb: Token) -> bool:
    """Whether a force stands in a place without a name: ``on the eastern outskirts``, ``in the ruins``, ``there``."""
    if any(c.lower_ in {"there", "nearby"} and c.dep_ == "advmod" for c in verb.children):
        return True
    lexicon, inside = reading.scene.lexicon, listed("inside", "position.yaml")
    held = (verb, *(c for c in verb.children if _is(c, "held")))
    nouns = (t.lemma_.lower() for at in held for word, t in prepositions(at) if word in inside)
    return any(n in lexicon.place_nouns or n in listed("spots", "position.yaml") for n in nouns)


def _being(reading: Reading, verb: Token) -> Iterator[Draft]:
    """``rebels were at the front line in X``, ``troops at the X base are there to …``."""
    if any(c.dep_ in {"attr", "acomp", "neg", "expl"} for c in verb.children):
        return
    if any(c.lower_ == "there" and c.dep_ == "advmod" for c in verb.children):
        for subject in arguments(verb).subjects:
            if is_body(reading, subject) and subject.i not in reading.scene.counts:
                yield _located(reading, (subject,), verb, reading.where.of(subject))
    elif _is_in_something(reading, verb) or any(
        word in listed("inside", "position.yaml") and (reading.where.of(t) or reading.where.guess(t))
        for word, t in prepositions(verb)
    ):
        yield from _standing(reading, verb, 0.45)


def _located(reading: Reading, forces: tuple[Token, ...], anchor: Token, places: tuple[Place, ...]) -> Draft:
    draft = Draft("position", "located", anchor, weight=0.45, clause=anchor, places=places, placed=not places)
    draft.actor = reading.who.all(forces) or tuple(Party(words(t), text_of(t)) for t in forces)
    draft.extent = (anchor, *forces[:1])
    draft.trace.append(("standing", anchor.text))
    return draft


def _gathering(reading: Reading, noun: Token) -> Iterator[Draft]:
    """``the concentration of insurgents in X``, ``the proximity of Russian forces``."""
    bodies = [t for word, t in prepositions(noun) if word == "of" and is_body(reading, t)]
    places = reading.where.clause(noun, bodies) if bodies else ()
    if bodies and places:
        yield _located(reading, tuple(bodies), noun, places)


def is_body(reading: Reading, token: Token) -> bool:
    """Whether a phrase stands for armed people or their ships, rather than for a state that has a border or a view."""
    lexicon, beside = reading.scene.lexicon, [c for c in token.lefts if c.dep_ in {"amod", "compound", "nmod"}]
    if sort_of(token, lexicon) in FORCES or any(sort_of(c, lexicon) in FORCES for c in beside if token.pos_ == "PROPN"):
        return True
    if _is(token, "bodies") and beside:
        return True
    name = reading.scene.name_at(token)
    if name is not None and (name.place is not None or name.kind == "demonym"):
        return False
    return reading.is_force(token) and (token.pos_ != "PRON" or _is(token, "many"))


def _distances(reading: Reading) -> Iterator[Draft]:
    """``some 30 kilometres from Albu Kamal``, said of a force."""
    units = listed("distances", "position.yaml")
    for count in reading.scene.figures:
        if count.unit in units and reading.scene.doc[count.start - 1].text != "(":  # the same in other units
            yield from _distance(reading, count)


def _distance(reading: Reading, count: Count) -> Iterator[Draft]:
    unit = reading.scene.doc[count.end - 1]
    governor = _governor(unit)
    if governor is None or not _is_measured(unit):
        return
    forces = _who_stands(reading, unit, governor)
    places = reading.where.nearby(unit)
    if forces:
        draft = Draft("position", "distance", unit, weight=0.5, clause=governor, places=places, placed=not places)
        draft.actor = reading.who.all(forces) or tuple(Party(words(t), text_of(t)) for t in forces)
        draft.extent = (*forces, unit)
        draft.figure = Figure(count.low, count.high, count.unit, count.words)
        draft.trace.append(("distance", count.words))
        yield draft


def _who_stands(reading: Reading, unit: Token, governor: Token) -> tuple[Token, ...]:
    """The force at a distance: the subject of a verb of standing, or the noun that the measure is put to."""
    if _is(governor, "being"):
        args = arguments(governor)
        standing = args.objects if args.passive else args.subjects
        return tuple(t for t in standing if is_body(reading, t) or _is(t, "people"))
    for head in (unit.head, unit.head.head):
        if head.i < unit.i and is_body(reading, head):
            return (head,)
    return ()


def _is_measured(unit: Token) -> bool:
    """Whether a measure says from where it is measured: ``from``, ``away``, ``north of``, ``off``."""
    behind = unit.doc[unit.i + 1 : min(unit.i + 1 + BEHIND, unit.sent.end)]
    return any(t.lower_ in listed("measured", "position.yaml") for t in behind)


def _governor(unit: Token) -> Token | None:
    """The verb of the clause that a measure stands in, if it is near."""
    governor = unit.head
    for _ in range(REACH):
        if governor.pos_ in PREDICATES:
            break
        governor = governor.head
    return governor if governor.pos_ in PREDICATES else None
