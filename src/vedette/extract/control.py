"""Control: who holds a place, without a word of its changing hands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vedette.model import Interval

from .arguments import arguments, objects_of, prepositions
from .draft import Draft
from .held import Held, described, held, holding, inside, is_of, is_partly, own_words, where_of
from .holds import hold_nouns
from .phrases import HYPHENS
from .strongholds import strongholds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from .arguments import Arguments
    from .read import Reading


def control(reading: Reading) -> Iterator[Draft]:
    """Every phrase of the scene that says who holds what."""
    for token in reading.scene.doc:
        lemma = token.lemma_.lower()
        if token.pos_ in {"VERB", "AUX", "ADJ"} or token.tag_ in {"VBN", "VBG"}:
            yield from _verbal(reading, token, lemma)
        elif is_of(lemma, "strongholds") or (token.pos_ == "NOUN" and (lemma == "capital" or is_of(lemma, "bases"))):
            yield from strongholds(reading, token)
        elif is_of(lemma, "hold"):
            yield from hold_nouns(reading, token)


def _verbal(reading: Reading, token: Token, lemma: str) -> Iterator[Draft]:
    if token.i > 1 and token.doc[token.i - 1].text in HYPHENS:
        if is_of(token.lower_, "hyphened"):
            yield from _hyphened(reading, token)
    elif is_of(lemma, "holding"):
        yield from _holding(reading, token)
    elif is_of(lemma, "losing"):
        yield from _losing(reading, token)
    elif is_of(lemma, "having"):
        yield from _having(reading, token)
    elif is_of(lemma, "entrenched"):
        yield from _entrenched(reading, token)
    elif is_of(lemma, "giving"):
        yield from _giving(reading, token)
    elif is_of(token.lower_, "ringed") and token.dep_ == "amod":
        yield from _in_state(reading, token, "besieged")
    elif is_of(token.lower_, "contested") and token.dep_ != "acl":
        yield from _in_state(reading, token, "contested")


# --- verbs ---------------------------------------------------------------------------------------------------------


def _holding(reading: Reading, verb: Token) -> Iterator[Draft]:
    """``the rebels hold the town``, ``the town is controlled by the rebels``, ``they are holding on to it``."""
    args = arguments(verb)
    if any(reading.where.is_place(subject) and not reading.scene.name_at(subject) for subject in args.subjects):
        return
    holder = reading.who.all(args.subjects)
    for thing in _things(verb, args):
        ground = is_of(thing.lemma_.lower(), "ground")
        if ground and thing.dep_ == "conj":
            continue  # Benghazi and other areas
        what = held(reading, thing, bare=ground or verb.dep_ in {"relcl", "acl"})
        if ground and what is not None and not what.places:
            what = where_of(reading, verb) or inside(reading, verb) or what
        if what is None or _is_reign(reading, args, what):
            continue
        counted = thing.pos_ == "NUM" or any(child.dep_ == "nummod" for child in thing.lefts)
        part = ground or counted or is_partly(own_words(thing))  # 14 of the 17 townships
        for draft in holding(verb, holder, what, "partly_held" if part else "held", args.subjects):
            if _is_then(verb):
                draft.time = Interval(None, reading.scene.report.published, "when", "unknown", "context")
            yield draft


def _is_then(verb: Token) -> bool:
    """Whether a hold is told only to say of what time the sentence speaks: ``when it controlled the city, …``."""
    return (
        verb.tag_ == "VBD" and verb.dep_ == "advcl" and any(child.lower_ in {"when", "while"} for child in verb.lefts)
    )


def _things(verb: Token, args: Arguments) -> tuple[Token, ...]:
    """What is held: the objects, else what stands behind ``on to``, else the object of the verb that this one hangs on
    (``Misrata, which they say they continue to hold``)."""
    if args.objects:  # they are holding firm is all of it
        beside = tuple(token for word, token in args.preps if is_of(word, "besides"))
        return tuple(t for t in (*args.objects, *beside) if not any(child.lower_ == "firm" for child in t.lefts))
    held_on = any(child.lower_ == "on" for child in verb.children)
    onto = tuple(token for word, token in args.preps if is_of(word, "onto") or (word == "to" and held_on))
    if onto or verb.dep_ != "xcomp":
        return onto
    return tuple(child for child in verb.head.children if child.dep_ == "dobj")


def _is_reign(reading: Reading, args: Arguments, what: Held) -> bool:
    """``Mubarak, who ruled Egypt for 30 years``: of a person and a country that says nothing of the ground."""
    persons = all(
        reading.who.memory.is_person(party) for token in args.subjects for party in reading.who.parties(token)
    )
    return persons and any(place.kind == "country" for place in what.places)


def _losing(reading: Reading, verb: Token) -> Iterator[Draft]:
    """``the rebels lost the town``, ``ceded control of it``."""
    args = arguments(verb)
    for thing in args.objects:
        grasp = is_of(thing.lemma_.lower(), "grasp")
        about = [t for word, t in prepositions(thing) if word in {"of", "over", "on"}] if grasp else [thing]
        for one in about:
            what = held(reading, one)
            if what is not None and (what.places or reading.where.is_place(one) or one.pos_ == "PRON"):
                yield from holding(verb, reading.who.all(args.subjects), what, "lost", (thing, *args.subjects))


def _having(reading: Reading, verb: Token) -> Iterator[Draft]:
    """``the rebels had the town for a few hours``: an armed force and a place, nothing vaguer."""
    args = arguments(verb)
    if not any(reading.is_force(subject) for subject in args.subjects):
        return
    for thing in args.objects:
        settlement = reading.scene.lexicon.place_nouns.get(thing.lemma_.lower()) == "settlement"
        pointed = any(child.lower_ in {"the", "this", "that"} for child in thing.lefts)
        if settlement and (pointed or verb.dep_ == "relcl"):  # a town that they have run for years
            yield from holding(verb, reading.who.all(args.subjects), held(reading, thing), "held", args.subjects)


def _entrenched(reading: Reading, verb: Token) -> Iterator[Draft]:
    """``areas where the rebels are entrenched``, ``the city where they are making their last stand``."""
    what = where_of(reading, verb)
    args = arguments(verb)
    if what is None or (is_of(verb.lemma_.lower(), "standing_by") and not _makes_a_stand(args)):
        return
    holders = (*args.subjects, *args.objects) if args.passive else args.subjects
    yield from holding(verb, reading.who.all(holders), what, "partly_held", holders)


def _makes_a_stand(args: Arguments) -> bool:
    return any(thing.lemma_.lower() == "stand" for thing in args.objects)


def _giving(reading: Reading, verb: Token) -> Iterator[Draft]:
    """``handed the town over to the army``, ``ceded it to the rebels``: whoever gets it holds it."""
    args = arguments(verb)
    receivers = reading.who.all(tuple(token for word, token in args.preps if word == "to"))
    if not receivers or not any(reading.is_force(token) for word, token in args.preps if word == "to"):
        return
    for thing in args.objects:
        grasp = is_of(thing.lemma_.lower(), "grasp")
        about = [t for word, t in prepositions(thing) if word in {"of", "over"}] if grasp else [thing]
        for what in (held(reading, one) for one in about):
            yield from holding(verb, receivers, what, "held", (thing,))


# --- adjectives ----------------------------------------------------------------------------------------------------


def _hyphened(reading: Reading, word: Token) -> Iterator[Draft]:
    """``rebel-held Aleppo``, ``a government-controlled town``."""
    noun = word.head if word.head.i > word.i else word
    while noun.dep_ in {"amod", "compound", "nmod"} and noun.head.i > noun.i:
        noun = noun.head
    for draft in holding(word, reading.party_before_hyphen(word), held(reading, noun), "held", (word.doc[word.i - 2],)):
        draft.source = ()
        draft.type = "partly_held" if is_partly(own_words(noun)) else draft.type
        yield draft


def _in_state(reading: Reading, state: Token, kind: str) -> Iterator[Draft]:
    """``the besieged town of Madaya``, ``control of Taiz is contested``: whoever holds it."""
    thing = state.head if state.dep_ == "amod" else next(iter(arguments(state).objects), None)
    places = reading.where.of(thing) if thing is not None else ()
    if thing is not None and not places and thing.tag_ == "NNS" and (whole := described(reading, thing)) is not None:
        places = whole.places  # X is one of the most contested cities
    by = tuple(token for child in state.children if child.lower_ == "by" for _, token in objects_of(child))
    if places and thing is not None:
        draft = Draft("control", kind, state, weight=0.35, clause=state, places=places, placed=False)
        draft.actor, draft.extent = (() if kind == "besieged" else reading.who.all(by)), (state, thing)
        yield draft
