"""Who is against whom, where no single clash is told: the group's war on the government, a strategy to defeat it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .arguments import arguments, coordinated, prepositions, row_head
from .lexicon import listed
from .memory import onlooks
from .modality import status_of
from .phrases import FORCES, sort_of
from .ties import tables, tie

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from vedette.model import Party

    from .draft import Draft
    from .read import Reading

CLAUSES = frozenset({"xcomp", "acl", "relcl", "advcl", "pcomp"})
CLIMB = 4
"""Heads over which the one who is helped in a fight is looked for."""


def struggle(reading: Reading, noun: Token) -> Iterator[Draft]:
    """``their fight against ISIL``, ``Israel's war on Hamas``, ``supports Niger in the campaign against the group``."""
    if noun.lemma_.lower() not in tables()["struggles"]:
        return
    words = tables()["struggles"][noun.lemma_.lower()]
    faced = tuple(t for word, t in prepositions(noun) if word in words and t.i > noun.i)
    yield from _opposing(reading, noun, (_holders(reading, noun), _foes(reading, faced)), faced)


def purposes(reading: Reading, verb: Token) -> Iterator[Draft]:
    """``rebels who want to oust the president``, ``a coalition to counter Islamic State``, ``efforts to defeat it``."""
    to = verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.children)
    bent = verb.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.lower_ in {"to", "of", "in", "on"}
    if not (to or bent) or verb.dep_ not in {*CLAUSES, "conj"}:
        return
    first = verb.head if verb.dep_ == "conj" and verb.head.pos_ == "VERB" else verb
    above = first.head.head if first.head.dep_ == "prep" else first.head
    args = arguments(verb)
    around = (t for t in (*args.subjects, above) if t.pos_ in {"NOUN", "PROPN"})
    noun = next((t for t in around if t.lemma_.lower() in tables()["intents"]), None)
    if bent and noun is None and above.lemma_.lower() not in tables()["bent"]:
        return  # was killed in fighting the group
    faced = args.objects or tuple(t for t in verb.doc[verb.i + 1 : verb.i + 2] if reading.scene.name_at(t) is not None)
    who = _bent(reading, above, args.subjects) if noun is None else _holders(reading, noun)
    yield from _opposing(reading, verb, (who, _foes(reading, faced)), (*args.subjects, *faced))


def _bent(reading: Reading, above: Token, subjects: tuple[Token, ...]) -> tuple[Party, ...]:
    """Who is bent on something by the verb above it: its subject, and whom it helps in it."""
    if not subjects and above.lemma_.lower() in {"commit", "committed"}:  # whose subject may hang on its auxiliary
        holders = (above.head, *(c for c in above.children if c.dep_ == "auxpass"))
        subjects = tuple(c for holder in holders for c in holder.children if c.dep_ in {"nsubj", "nsubjpass"})
    heads = [one for subject in subjects for one in coordinated(subject)]
    if above.lemma_.lower() in tables()["helping"] and above.pos_ == "VERB":
        heads += arguments(above).objects
    return tuple(party for party in reading.who.all(tuple(heads)) if party.id)


def fighters(reading: Reading, verb: Token) -> Iterator[Draft]:
    """``brigades fighting the state``, ``rebels battling Gadhafi``: what they are at, and no clash that is told."""
    if verb.tag_ != "VBG" or verb.dep_ not in {"acl", "amod"} or verb.lemma_.lower() not in tables()["fighting"]:
        return
    who = tuple(t for t in (verb.head,) if t.i < verb.i and reading.is_force(t))
    faced = (*arguments(verb).objects, *(t for word, t in prepositions(verb) if word == "against"))
    places = any(place.kind != "country" for place in reading.where.clause(verb, ()))
    foes = () if places else _foes(reading, faced)
    yield from _opposing(reading, verb, (reading.who.all(who), foes), (*who, verb, *faced))


def ousting(reading: Reading, noun: Token) -> Iterator[Draft]:
    """``They are seeking the ouster of the president``, ``hoped for the overthrow of the junta``."""
    if noun.lemma_.lower() not in tables()["oustings"]:
        return
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "for" else noun.head
    if noun.dep_ not in {"dobj", "pobj"} or verb.lemma_.lower() not in tables()["seeking"]:
        return
    faced = tuple(t for word, t in prepositions(noun) if word == "of") or tuple(
        c for c in noun.children if c.dep_ == "poss"
    )
    who = arguments(verb).subjects
    yield from _opposing(reading, noun, (reading.who.all(who), _foes(reading, faced)), (*who, verb, *faced))


def _opposing(
    reading: Reading, anchor: Token, pair: tuple[tuple[Party, ...], tuple[Party, ...]], extent: tuple[Token, ...]
) -> Iterator[Draft]:
    who, foes = pair
    names = {party.name for party in foes}
    who = tuple(party for party in who if party.name not in names and not onlooks(reading.scene.finder, party))
    for draft in tie("opposes", anchor, (who, foes), (anchor, *extent), 0.45):
        if status_of(anchor) == "planned":
            draft.status = "asserted"  # who means to oust another is against them already
        yield draft


def _foes(reading: Reading, tokens: Iterable[Token]) -> tuple[Party, ...]:
    """Those fought against, as far as they are registered or under arms: a war on poverty is against nobody."""
    found: dict[str, Party] = {}
    for token in tokens:
        armed = sort_of(token, reading.scene.lexicon) in FORCES
        for party in reading.who.parties(token):
            if party.id or armed:
                found.setdefault(party.name, party)
    return tuple(found.values())


def _holders(reading: Reading, noun: Token) -> tuple[Party, ...]:
    """Whose a fight or an intent is: by the words before it, behind ``of`` or ``by``, its verb, or help in it."""
    owned = [c for c in noun.children if c.dep_ == "poss" and _is_told_here(reading, c)]
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "in" else noun
    if verb.pos_ == "VERB" and verb.lemma_.lower() in tables()["helping"] and any(c.pos_ == "PRON" for c in owned):
        helped = reading.who.all(arguments(verb).objects)  # supports the army in its fight: the fight is the army's
        if helped:
            return helped
    whose = (party for party in reading.demonym(noun) if party.id and party.text.lower() != "military")
    found = reading.who.all(tuple(t for c in owned for t in _row(reading, c))) or tuple(whose)
    if not found and sort_of(noun, reading.scene.lexicon) in FORCES:
        found = reading.who.parties(noun)  # a coalition to counter the group
    if not found:
        by = tuple(t for word, t in prepositions(noun) if word in {"of", "by"} and t.i > noun.i)
        found = reading.who.all(by)
    if not found and noun.dep_ == "dobj" and noun.head.pos_ == "VERB":
        found = reading.who.all(arguments(noun.head).subjects)
    return found or _helped(reading, noun)


def _is_told_here(reading: Reading, owner: Token) -> bool:
    """Whether ``its`` and ``their`` take up somebody of their own sentence: whose fight it is must be plain."""
    if owner.pos_ != "PRON":
        return True
    meant = {party.name for party in reading.who.parties(owner)}
    before = owner.doc[owner.sent.start : owner.i]
    sited = {
        t.i for t in before if t.dep_ == "pobj" and t.head.lower_ in listed("siting") and t.i in reading.scene.places
    }
    named = (t for t in before if t.pos_ in {"NOUN", "PROPN"} and t.i not in sited)  # attacks in Paris are not France
    return any(meant & {party.name for party in reading.who.parties(t)} for t in named)


def _row(reading: Reading, owner: Token) -> tuple[Token, ...]:
    """All whom ``their`` takes up where the last of them is one of a row: ``the army and its allies in their war``."""
    if owner.lower_ != "their":
        return (owner,)
    last = {party.name for party in reading.who.parties(owner)}
    for i in range(owner.i - 1, owner.sent.start, -1):
        token = owner.doc[i]
        if token.dep_ == "conj" and last & {party.name for party in reading.who.parties(token)}:
            return coordinated(row_head(token))
    return (owner,)


def _helped(reading: Reading, noun: Token) -> tuple[Party, ...]:
    """``support for the army in the fight against X``, ``stands with Mali in the war``: helpers and helped."""
    at = noun
    for _ in range(CLIMB):
        if at.dep_ not in {"pobj", "prep", "pcomp", "xcomp", "acl", "dobj"} or at.head is at:
            return ()
        at = at.head
        if at.lemma_.lower() in tables()["helping"] and at.pos_ in {"VERB", "NOUN", "ADJ"}:
            behind = tuple(
                t for word, t in prepositions(at) if word in {"for", "of", "with", "to", "by"} and t is not noun
            )
            helped = arguments(at).objects if at.pos_ == "VERB" else ()
            helpers = arguments(at).subjects if at.pos_ == "VERB" else tuple(c for c in at.children if c.dep_ == "poss")
            return reading.who.all((*helpers, *(t for t in helped if t is not noun), *behind))
    return ()
