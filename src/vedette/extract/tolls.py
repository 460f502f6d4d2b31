"""Casualties and displacement: how many people were hurt, held, driven off or in need, of whom, by whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from vedette.model import Figure, Party

from .arguments import Arguments, arguments, prepositions
from .draft import Draft
from .lexicon import data, listed
from .phrases import FORCES, sort_of, text_of, words
from .victims import compound_victim, counted, doer, figure, figure_of, is_countable, unit_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from vedette.model import Kind

    from .figures import Count
    from .read import Reading

NOBODY = Arguments()


@dataclass(frozen=True, slots=True)
class Wording:
    """How one type of toll is worded: verbs by whether the object or the subject is counted, states, nouns."""

    type: str
    kind: Kind
    active: frozenset[str]
    middle: frozenset[str]
    states: frozenset[str]
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """One toll as a sentence words it: the word that tells of it, its arguments, and whether only people will do."""

    wording: Wording
    anchor: Token
    args: Arguments = NOBODY
    picky: bool = False


@cache
def wordings() -> tuple[Wording, ...]:
    """The types of tolls.yaml, in its order: the first that fits is read."""
    parts = ("active", "middle", "states", "nouns")
    return tuple(
        Wording(name, entry["kind"], *(frozenset(entry[part]) for part in parts))
        for name, entry in data("tolls.yaml")["types"].items()
    )


def tolls(reading: Reading) -> Iterator[Draft]:
    """Every count of people hurt, displaced or in need."""
    for token in reading.scene.doc:
        if token.pos_ in {"VERB", "AUX"} or token.tag_ in {"VBN", "VBG", "VBD"}:
            yield from _by_verb(reading, token)
        elif token.pos_ == "ADJ":
            yield from _by_state(reading, token)
        elif token.pos_ in {"NOUN", "PROPN", "NUM"}:
            yield from _by_noun(reading, token)


# --- verbs ---------------------------------------------------------------------------------------------------------


def _by_verb(reading: Reading, verb: Token) -> Iterator[Draft]:
    if verb.dep_ == "amod":
        yield from _by_state(reading, verb)
        return
    keys, args = _phrases(verb), arguments(verb)
    picky = verb.lemma_.lower() in listed("people_only", "tolls.yaml")
    for wording in wordings():
        if keys & wording.active:
            for victim in args.objects:
                yield from _toll(reading, Told(wording, verb, args, picky), victim)
            return
        if keys & wording.middle:
            for victim in args.subjects or args.objects:
                yield from _toll(reading, Told(wording, verb, Arguments(preps=args.preps), picky), victim)
            return
        if verb.lower_ in wording.states:  # were trapped, are missing
            state = _in_state(reading, verb)
            told = args.objects if args.passive else args.subjects
            for victim in told or ((state,) if state is not None else ()):
                yield from _toll(reading, Told(wording, verb), victim)
            return
    if verb.lemma_.lower() in listed("leaving", "tolls.yaml"):
        yield from _left(reading, verb, args)


def _phrases(verb: Token) -> set[str]:
    """A verb's lemma alone and with each word that may make a phrase of it: ``gun down``, ``take hostage``."""
    lemma = verb.lemma_.lower()
    found = {lemma, f"go {lemma}" if lemma == "missing" else lemma}
    for child in verb.children:
        if child.dep_ in {"prt", "advmod", "acomp", "oprd", "dobj", "prep", "npadvmod"}:
            found |= {f"{lemma} {child.lower_}", f"{lemma} {child.lemma_.lower()}"}
    return found


def _left(reading: Reading, verb: Token, args: Arguments) -> Iterator[Draft]:
    """``left 14 dead and 20 wounded``: the state hangs on the verb or on the counted noun."""
    for victim in args.objects:
        states = [t for t in (*victim.children, *verb.children) if t.pos_ in {"ADJ", "VERB"} and t.i > victim.i]
        for state in states:
            for wording in wordings():
                if state.lower_ in wording.states:
                    yield from _toll(reading, Told(wording, state, args), victim)


# --- states and nouns ----------------------------------------------------------------------------------------------


def _by_state(reading: Reading, state: Token) -> Iterator[Draft]:
    """``14 dead``, ``the dead``, ``were trapped``, ``350,000 displaced people``."""
    wording = next((known for known in wordings() if state.lower_ in known.states), None)
    victim = _in_state(reading, state) if wording is not None else None
    if wording is None or victim is None or victim.lemma_.lower() == "toll":
        return
    if victim.i not in reading.scene.counts and state.dep_ == "amod":
        return
    yield from _toll(reading, Told(wording, state), victim)


def _in_state(reading: Reading, state: Token) -> Token | None:
    """Who is in a state: the noun it stands at, the subject or object it is said of, or the state as a noun."""
    if state.dep_ in {"amod", "acl"} and state.head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
        return state.head
    if state.dep_ in {"acomp", "oprd", "attr", "ccomp", "xcomp"}:
        near = (*state.children, *state.head.children)
        return next((t for t in near if t.dep_ in {"nsubj", "nsubjpass", "dobj"}), None)
    return state if state.i in reading.scene.counts else None


def _by_noun(reading: Reading, noun: Token) -> Iterator[Draft]:
    """``14 deaths``, ``a death toll of 14``, ``20 prisoners``, ``500 refugees``."""
    lemma = noun.lemma_.lower()
    phrase = {lemma, *(f"{c.lemma_.lower()} {lemma}" for c in noun.lefts if c.dep_ in {"compound", "amod"})}
    wording = next((known for known in wordings() if phrase & known.nouns), None)
    count = _noun_count(reading, noun) if wording is not None else None
    found = figure_of(count, wording.type) if wording is not None and count is not None else None
    if wording is None or count is None or found is None or count.form == "one":
        return
    if wording.kind == "displacement" and count.high == 1:
        return
    draft = Draft(wording.kind, wording.type, noun, weight=0.5, clause=noun, figure=found)
    draft.extent = (noun, reading.scene.doc[count.start])
    if wording.kind == "displacement" or wording.type == "captured":
        draft.target = (Party(words(noun), text_of(noun)),)
    else:
        inner_heads = tuple(t for word, t in prepositions(noun) if word in {"of", "among"})
        draft.target = reading.who.all(inner_heads) or compound_victim(reading, noun)
    draft.places = reading.where.clause(noun, ())
    yield draft


def _noun_count(reading: Reading, noun: Token) -> Count | None:
    """The count of a noun of toll, before it, behind its ``of``, or behind the verb by which it grows."""
    scene = reading.scene
    count = scene.counts.get(noun.i)
    if count is not None or noun.lemma_.lower() not in listed("sums"):
        return count
    rising = noun.dep_ == "nsubj" and noun.head.lemma_.lower() in listed("leaving", "tolls.yaml")
    near = (*noun.children, *(noun.head.rights if rising else ()))  # the death toll rose to 14
    inner = next((t for t in near if t.dep_ == "prep" and t.lower_ in {"of", "at", "to"}), None)
    numbers = [t.i for t in inner.subtree if t.i in scene.counts or t.like_num] if inner is not None else []
    return next((c for i in numbers for c in scene.counts.values() if c.start <= i < c.end), None)


# --- drafts --------------------------------------------------------------------------------------------------------


def _toll(reading: Reading, told: Told, victim: Token) -> Iterator[Draft]:
    scene, wording = reading.scene, told.wording
    victim = counted(reading, victim)
    if not is_countable(reading, victim, picky=told.picky):
        return
    count = scene.counts.get(victim.i)
    found = figure(reading, victim, wording.type)
    if found is None:
        return
    fighters = sort_of(victim, scene.lexicon) in FORCES - {"police"}
    if wording.kind == "displacement" and (fighters or found.high in {0, 1}):
        return
    anchor, args = told.anchor, told.args
    draft = Draft(wording.kind, wording.type, anchor, weight=0.7 if count else 0.45, clause=anchor, figure=found)
    draft.target = reading.who.parties(victim) or (Party("people", text_of(victim)),)
    draft.actor = doer(reading, args)
    left = arguments(anchor).objects if wording.kind == "displacement" and anchor.pos_ == "VERB" else ()
    draft.places = reading.where.clause(anchor, (victim, *args.subjects, *left))
    draft.extent = (anchor, victim, *((scene.doc[count.start],) if count else ()))
    draft.trace.append(("toll", f"{anchor.text}: {found.words} {victim.text}"))
    yield draft
    if count is not None:
        yield from _parts(reading, draft, count)


def _parts(reading: Reading, whole: Draft, count: Count) -> Iterator[Draft]:
    """``59 civilians, including 15 children``: a part of a toll is a toll of its own."""
    figures = reading.scene.figures
    index = next((i for i, known in enumerate(figures) if known is count), None)
    for part in figures:
        if index is None or part.part_of != index or part.noun is None or (part.low is None and part.high is None):
            continue
        noun = reading.scene.doc[part.noun]
        draft = replace(whole, trace=[("part", part.words)], weight=whole.weight - 0.1)
        draft.figure = Figure(part.low, part.high, unit_of(whole.type), part.words)
        draft.target = reading.who.parties(noun) or (Party(words(noun), text_of(noun)),)
        draft.extent = (noun, reading.scene.doc[part.start])
        yield draft
