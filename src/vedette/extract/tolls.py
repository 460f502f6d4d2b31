"""Casualties, displacement and strength: how many people or arms, of whom, by whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from vedette.model import Figure, Party

from .arguments import Arguments, arguments, prepositions
from .draft import Draft
from .lexicon import data
from .phrases import sort_of, text_of, words
from .who import PARTITIVE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from vedette.model import Kind

    from .figures import Count
    from .read import Reading

KINDS: Mapping[str, Kind] = {
    "killed": "casualties", "injured": "casualties", "captured": "casualties", "missing": "casualties", "casualties": "casualties",
    "displaced": "displacement", "returned": "displacement", "besieged_civilians": "displacement", "in_need": "displacement",
}  # fmt: skip
ANYONE = frozenset({"people", "person", "other", "more", "dozen", "hundred", "thousand", "score", "number", "civilian", "child",
                    "woman", "man", "boy", "girl", "soldier", "member", "family", "individual", "none", "one", "nobody", "anyone"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """How one type of toll is worded."""

    type: str
    active: frozenset[str]
    middle: frozenset[str]
    states: frozenset[str]
    nouns: frozenset[str]


@cache
def tables() -> tuple[tuple[Words, ...], frozenset[str], frozenset[str], frozenset[str]]:
    """(the types' words, causes, verbs that leave someone in a state, verbs that need people for an object)."""
    raw = data("tolls.yaml")
    types = tuple(
        Words(name, *(frozenset(raw[name][part]) for part in ("active", "middle", "states", "nouns"))) for name in KINDS
    )
    return types, frozenset(raw["causes"]), frozenset(raw["leaving"]), frozenset(raw["people_only"])


def tolls(reading: Reading) -> Iterator[Draft]:
    """Every count of people hurt, displaced or in need."""
    for token in reading.scene.doc:
        if token.pos_ in {"VERB", "AUX"} or token.tag_ in {"VBN", "VBG", "VBD"}:
            yield from _by_verb(reading, token)
        elif token.pos_ == "ADJ":
            yield from _by_state(reading, token)
        elif token.pos_ in {"NOUN", "PROPN", "NUM"}:
            yield from _by_noun(reading, token)


def _phrases(verb: Token) -> set[str]:
    lemma = verb.lemma_.lower()
    found = {lemma, f"go {lemma}" if lemma == "missing" else lemma}
    for child in verb.children:
        if child.dep_ in {"prt", "advmod", "acomp", "oprd", "dobj", "prep", "npadvmod"}:
            found |= {f"{lemma} {child.lower_}", f"{lemma} {child.lemma_.lower()}"}
    return found


def _by_verb(reading: Reading, verb: Token) -> Iterator[Draft]:
    types, _, leaving, people_only = tables()
    keys, args = _phrases(verb), arguments(verb)
    if verb.dep_ == "amod":
        yield from _by_state(reading, verb)
        return
    for kind in types:
        if keys & kind.active:
            picky = verb.lemma_.lower() in people_only
            for victim in args.objects or ():
                yield from _toll(reading, kind.type, victim, verb, args, picky=picky)
            return
        if keys & kind.middle:
            picky = verb.lemma_.lower() in people_only
            for victim in args.subjects or args.objects:
                yield from _toll(reading, kind.type, victim, verb, Arguments(preps=args.preps), picky=picky)
            return
    if verb.lemma_.lower() in leaving:
        yield from _left(reading, verb, args)


def _left(reading: Reading, verb: Token, args: Arguments) -> Iterator[Draft]:
    """``left 14 dead and 20 wounded``: the state hangs on the verb or on the counted noun."""
    types, *_ = tables()
    for victim in args.objects:
        states = [t for t in (*victim.children, *verb.children) if t.pos_ in {"ADJ", "VERB"} and t.i > victim.i]
        for state in states:
            for kind in types:
                if state.lower_ in kind.states:
                    yield from _toll(reading, kind.type, victim, state, args)


def _by_state(reading: Reading, state: Token) -> Iterator[Draft]:
    """``14 dead``, ``the dead``, ``were trapped``, ``350,000 displaced people``."""
    types, *_ = tables()
    kind = next((k for k in types if state.lower_ in k.states), None)
    if kind is None:
        return
    victim = None
    if state.dep_ in {"amod", "acl"} and state.head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
        victim = state.head
    elif state.dep_ in {"acomp", "oprd", "attr", "ccomp", "xcomp"}:
        own = [t for t in (*state.children, *state.head.children) if t.dep_ in {"nsubj", "nsubjpass", "dobj"}]
        victim = own[0] if own else None
    elif state.i in reading.scene.counts:
        victim = state
    if victim is None or victim.lemma_.lower() == "toll":
        return
    if reading.scene.counts.get(victim.i) is None and state.dep_ in {"amod"}:
        return
    yield from _toll(reading, kind.type, victim, state, Arguments())


def _by_noun(reading: Reading, noun: Token) -> Iterator[Draft]:
    """``14 deaths``, ``a death toll of 14``, ``20 prisoners``, ``500 refugees``."""
    types, *_ = tables()
    lemma = noun.lemma_.lower()
    phrase = {lemma, *(f"{c.lemma_.lower()} {lemma}" for c in noun.lefts if c.dep_ in {"compound", "amod"})}
    kind = next((k for k in types if phrase & k.nouns), None)
    count = reading.scene.counts.get(noun.i)
    if kind is None:
        return
    if count is None and lemma in {"toll", "number", "death"}:
        inner = next((t for t in noun.children if t.dep_ == "prep" and t.lower_ in {"of", "at"}), None)
        numbers = [t for t in inner.subtree if t.i in reading.scene.counts or t.like_num] if inner is not None else []
        count = next((c for t in numbers for c in reading.scene.counts.values() if c.start <= t.i < c.end), None)
    if count is None or count.form == "one" or (count.low is None and count.high is None):
        return
    if KINDS[kind.type] == "displacement" and count.high == 1:
        return
    draft = Draft(KINDS[kind.type], kind.type, noun, weight=0.5, clause=noun, extent=(noun,))
    draft.figure = Figure(count.low, count.high, _unit(kind.type), count.words)
    draft.extent = (noun, reading.scene.doc[count.start])
    if KINDS[kind.type] == "displacement" or kind.type == "captured":
        draft.target = (Party(words(noun), text_of(noun)),)
    else:
        inner_heads = tuple(t for word, t in prepositions(noun) if word in {"of", "among"})
        draft.target = reading.who.all(inner_heads) or _compound_victim(reading, noun)
    draft.places = reading.where.clause(noun, ())
    yield draft


def _compound_victim(reading: Reading, noun: Token) -> tuple[Party, ...]:
    """``civilian deaths``: whose they are stands before the noun."""
    for child in noun.lefts:
        if child.lemma_.lower() in reading.scene.lexicon.people and child.dep_ in {"amod", "compound"}:
            return (Party(child.lemma_.lower() + "s", child.text),)
    return (Party("people", noun.text),)


def _unit(kind: str) -> str:
    return kind if KINDS[kind] == "casualties" else "people"


def _toll(
    reading: Reading, kind: str, victim: Token, anchor: Token, args: Arguments, *, picky: bool = False
) -> Iterator[Draft]:
    scene = reading.scene
    victim = _counted(reading, victim)
    sort = sort_of(victim, scene.lexicon)
    named = victim.ent_type_ == "PERSON"
    count = scene.counts.get(victim.i)
    parties = reading.who.parties(victim)
    if reading.where.is_only_place(victim):
        return
    if picky and not (sort or named or victim.pos_ == "NUM"):
        return
    if not (sort or named or parties or (count and (victim.lemma_.lower() in ANYONE or victim.pos_ == "NUM"))):
        return
    figure = _figure(reading, victim, count, kind, named=named)
    if figure is None or (KINDS[kind] == "displacement" and (sort in {"armed", "military"} or figure.high in {0, 1})):
        return
    draft = Draft(KINDS[kind], kind, anchor, weight=0.7 if count else 0.45, clause=anchor, figure=figure)
    draft.target = parties or (Party("people", text_of(victim)),)
    draft.actor = _doer(reading, args)
    draft.places = reading.where.clause(anchor, (victim, *args.subjects))
    draft.extent = (anchor, victim, *((scene.doc[count.start],) if count else ()))
    draft.trace.append(("toll", f"{anchor.text}: {figure.words} {victim.text}"))
    yield draft
    yield from _parts(reading, draft, count)


def _parts(reading: Reading, whole: Draft, count: Count | None) -> Iterator[Draft]:
    """``59 civilians, including 15 children``: a part of a toll is a toll of its own."""
    figures = reading.scene.figures
    index = next((i for i, figure in enumerate(figures) if figure is count), None)
    for part in figures:
        if index is None or part.part_of != index or part.noun is None or (part.low is None and part.high is None):
            continue
        noun = reading.scene.doc[part.noun]
        draft = replace(whole, anchor=whole.anchor, trace=[("part", part.words)])
        draft.figure = Figure(part.low, part.high, _unit(whole.type), part.words)
        draft.target = reading.who.parties(noun) or (Party(words(noun), text_of(noun)),)
        draft.extent = (noun, reading.scene.doc[part.start])
        draft.weight = whole.weight - 0.1
        yield draft


def _counted(reading: Reading, victim: Token) -> Token:
    """``a total of 48 people``, ``dozens of fighters``: the people are the victims, not the total."""
    if sort_of(victim, reading.scene.lexicon) is None and (victim.lemma_.lower() in PARTITIVE or victim.pos_ == "NUM"):
        for word, inner in prepositions(victim):
            if word == "of" and sort_of(inner, reading.scene.lexicon):
                count = reading.scene.counts.get(victim.i)
                if count is not None:
                    reading.scene.counts.setdefault(inner.i, count)
                return inner
    return victim


def _figure(reading: Reading, victim: Token, count: object, kind: str, *, named: bool) -> Figure | None:
    found = reading.scene.counts.get(victim.i)
    if found is not None:
        if found.low is None and found.high is None:
            return None
        return Figure(found.low, found.high, _unit(kind), found.words)
    single = victim.tag_ in {"NN", "NNP"} and (named or victim.pos_ != "PROPN") and KINDS[kind] == "casualties"
    if single and (named or any(c.lower_ in {"a", "an", "the", "his", "her"} for c in victim.lefts)):
        if sort_of(victim, reading.scene.lexicon) in {None} and not named:
            return None
        if victim.lemma_.lower() in GROUPS:
            return None
        return Figure(1, 1, _unit(kind), text_of(victim))
    return None


GROUPS = frozenset({"people", "group", "police", "family", "army", "force", "military", "population", "crowd", "militia", "unit",
                    "community", "personnel", "troop", "government", "regime", "convoy", "patrol", "staff", "household"})  # fmt: skip


def _doer(reading: Reading, args: Arguments) -> tuple[Party, ...]:
    """Who did it: the subject, or, where that is an attack, whoever made it."""
    _, causes, *_ = tables()
    found: list[Party] = []
    for subject in args.subjects:
        if subject.lemma_.lower() in causes:
            by = tuple(t for word, t in prepositions(subject) if word in {"by", "from"})
            poss = tuple(c for c in subject.children if c.dep_ == "poss")
            found.extend(reading.who.all((*by, *poss)) or reading.demonym(subject))
        else:
            found.extend(reading.who.parties(subject))
    return tuple(dict.fromkeys(found))
