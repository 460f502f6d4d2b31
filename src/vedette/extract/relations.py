"""How two actors stand to each other: backed, led, loyal, part of, allied, opposed, one and the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vedette.model import Party

from .aliases import aliases
from .arguments import arguments, coordinated, objects_of, prepositions
from .bonds import bonds, commanded
from .foes import fighters, ousting, purposes, struggle
from .membership import LINKING, membership, siding
from .names_within import names_within
from .phrases import FORCES, HYPHENS, sort_of, text_of, words
from .ties import bound, is_known, kinds, named, once, spelled, tables, tie

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from .draft import Draft
    from .read import Reading


def relations(reading: Reading) -> Iterator[Draft]:
    """Every relation that the scene tells of, each where it does so first."""
    for draft in once(_all(reading)):
        yield spelled(reading, draft)


def _all(reading: Reading) -> Iterator[Draft]:
    doc = reading.scene.doc
    for token in doc:
        low, lemma = token.lower_, token.lemma_.lower()
        if low in kinds("hyphened") and token.i > 1 and doc[token.i - 1].text in HYPHENS:
            yield from _hyphened(reading, token, kinds("hyphened")[low])
        elif token.pos_ in {"ADJ", "VERB"} and low in kinds("adjectives"):
            yield from _adjective(reading, token, kinds("adjectives")[low])
        elif token.pos_ == "VERB":
            yield from _of_verb(reading, token, lemma)
            yield from bonds(reading, token)
        elif token.lower_ == "under":
            yield from commanded(reading, token)
        elif token.pos_ in {"NOUN", "PROPN"}:
            yield from membership(reading, token, lemma)
            yield from struggle(reading, token)
            yield from ousting(reading, token)
    yield from names_within(reading)
    yield from _prefixed(reading)
    yield from _including(reading)
    yield from _beside(reading)
    yield from aliases(reading)


def _of_verb(reading: Reading, token: Token, lemma: str) -> Iterator[Draft]:
    if lemma in kinds("verbs"):
        yield from _verb(reading, token, kinds("verbs")[lemma])
    elif lemma in tables()["having"] or (lemma == "make" and any(c.lower_ == "up" for c in token.children)):
        yield from _having(reading, token)
    if lemma in tables()["aims"]:
        yield from purposes(reading, token)
    yield from fighters(reading, token)
    yield from siding(reading, token)


def _hyphened(reading: Reading, word: Token, kind: str) -> Iterator[Draft]:
    """``US-backed fighters``, ``the Saudi-led coalition``."""
    noun = bound(word)
    if noun is None:
        return
    backer = reading.party_before_hyphen(word)
    if not is_known(backer):
        return  # foreign-backed, state-backed: by whom is not said
    backed = reading.who.parties(noun) or (
        (Party(words(noun), text_of(noun)),) if sort_of(noun, reading.scene.lexicon) else ()
    )
    pair = (backed, backer) if kind == "loyal_to" else (backer, backed)
    yield from tie(kind, word, pair, (reading.scene.doc[word.i - 2], word, noun), 0.65)


def _verb(reading: Reading, verb: Token, kind: str) -> Iterator[Draft]:
    """``government forces backed by Moscow``, ``the coalition supports the army's drive``."""
    args = arguments(verb)
    doers = _givers(args.subjects) or tuple(
        t for t in args.subjects if t.lemma_.lower() not in reading.scene.lexicon.nouns
    )
    if len(doers) < len(args.subjects) and not doers:
        return  # backed by air strikes: that is an event
    subjects = reading.who.all(doers)
    if kind == "part_of" and any(t.ent_type_ == "PERSON" or _is_person(reading, t) for t in args.objects):
        return  # who joins somebody for talks
    objects = reading.who.all(args.objects)
    if not objects and kind == "backs":
        deeds = args.objects  # supported the army's offensive, the retaking of the town by the army
        objects = reading.who.all(tuple(c for deed in deeds for c in deed.children if c.dep_ == "poss"))
        objects = objects or reading.who.all(tuple(t for d in deeds for w, t in prepositions(d) if w == "by"))
        events = (d for d in deeds if d.lemma_.lower() in reading.scene.lexicon.nouns)
        objects = objects or next((found for deed in events if (found := reading.demonym(deed))), ())
    if is_known((*subjects, *objects)[:1]) and (
        kind != "backs" or is_known(objects)
    ):  # who supports a hospital backs nobody
        yield from tie(kind, verb, (subjects, objects), (verb, *doers, *args.objects), 0.45)


def _givers(subjects: tuple[Token, ...]) -> tuple[Token, ...]:
    """``aided by support from our ally Turkey and the coalition``: from whom the help comes."""
    help_ = [t for t in subjects if t.lemma_.lower() in tables()["help"]]
    given = [t for noun in help_ for word, t in prepositions(noun) if word == "from"]
    named = [(next((c for c in t.rights if c.dep_ == "appos"), t)) for t in given]
    return tuple(one for t in named for one in coordinated(t))


def _is_person(reading: Reading, token: Token) -> bool:
    return any(map(reading.who.memory.is_person, reading.who.parties(token)))


def _having(reading: Reading, verb: Token) -> Iterator[Draft]:
    """``the alliance, made up of Kurds and Arabs``, ``a coalition that includes the party``."""
    args = arguments(verb)
    wholes = args.objects if args.passive else args.subjects
    parts = args.subjects if args.passive else args.objects
    parts = parts or tuple(token for word, token in args.preps if word in {"of", "by"})
    whole, part = reading.who.all(wholes), reading.who.all(parts)
    if is_known(whole) and is_known(part):
        yield from tie("part_of", verb, (part, whole), (verb, *wholes, *parts), 0.45)


def _adjective(reading: Reading, word: Token, kind: str) -> Iterator[Draft]:
    """``militias loyal to Tehran``, ``groups linked to al-Qaeda and Islamic State``."""
    noun: Token | None = word.head
    if word.head.pos_ not in {"NOUN", "PROPN"}:
        linked = word.pos_ == "VERB" or word.head.lemma_ in LINKING
        heads = (word, word.head) if linked else (word,)
        noun = next((c for h in heads for c in h.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    others = tuple(token for prep, token in prepositions(word) if prep in {"to", "with", "of"})
    if noun is None or not others or (_is_in_row(noun) and all(one.lower_ == "them" for one in others)):
        return  # the army and militiamen loyal to them
    pair = (reading.who.parties(noun), reading.who.all(others))
    yield from tie(kind, word, pair, (noun, word, *others), 0.6)


def _is_in_row(noun: Token) -> bool:
    return noun.dep_ == "conj" or any(child.dep_ == "conj" for child in noun.children)


def _prefixed(reading: Reading) -> Iterator[Draft]:
    """``a pro-Assad militia``, ``anti-government fighters``."""
    doc = reading.scene.doc
    for token in doc[:-2]:
        kind = kinds("prefixes").get(token.lower_)
        if kind is None or doc[token.i + 1].text not in HYPHENS:
            continue
        word = doc[token.i + 2]
        about = named(reading, word.text) or reading.who.parties(word)
        noun = next(
            (
                t
                for t in doc[word.i + 1 : word.i + 5]
                if t.pos_ in {"NOUN", "PROPN"} and t.dep_ not in {"compound", "amod", "nmod"}
            ),
            None,
        )
        if noun is None or not about or sort_of(noun, reading.scene.lexicon) not in FORCES:
            continue
        whole = reading.scene.name_at(noun)
        bearer = reading.who.parties(noun) if whole is None or whole.span.start > token.idx else ()
        if noun.dep_ == "appos" and noun.head.pos_ == "PROPN":
            bearer = reading.who.parties(noun.head)
        yield from tie(kind, word, (bearer, about), (token, noun), 0.45)


def _beside(reading: Reading) -> Iterator[Draft]:
    """``Hezbollah, which is fighting alongside the regime``; ``the group is at war with the government``."""
    for token in reading.scene.doc:
        if token.pos_ not in {"VERB", "AUX"} or token.lemma_.lower() not in {"fight", "be", "battle", "operate"}:
            continue
        subjects = _fighters(token)
        who = reading.who.all(subjects)
        for child in token.children:
            if child.lower_ in {"alongside", "beside"}:
                other = reading.who.all(tuple(t for _, t in objects_of(child)))
                yield from tie("allied_with", token, (who, other), (token, *subjects), 0.5)
            for phrase in (g for g in child.children if child.dep_ == "prep" and g.dep_ == "pobj"):
                told = {("on", "side"): "allied_with", ("at", "war"): "opposes", ("in", "charge"): "leads"}
                kind = told.get((child.lower_, phrase.lemma_.lower()))
                if kind:
                    other = reading.who.all(tuple(t for word, t in prepositions(phrase) if word in {"of", "with"}))
                    yield from tie(kind, token, (who, other), (token, phrase, *subjects), 0.5)


def _including(reading: Reading) -> Iterator[Draft]:
    """``the international community, including Russia``, ``an alliance such as …``: named parts of a lasting body."""
    for token in reading.scene.doc[1:-1]:
        if token.lower_ not in {"including", "notably"} or token.dep_ not in {"prep", "advmod"}:
            continue
        whole = token.head if token.dep_ == "prep" else token.head.head
        parts = tuple(t for _, t in objects_of(token)) if token.dep_ == "prep" else (token.head,)
        if whole.lemma_.lower() not in tables()["unions"] or whole.i > token.i:
            continue
        part = tuple(party for party in reading.who.all(parts) if party.id)
        body = reading.who.parties(whole) or (Party(words(whole), text_of(whole)),)
        yield from tie("part_of", token, (part, body), (whole, token, *parts), 0.45)


def _fighters(verb: Token) -> tuple[Token, ...]:
    """The subjects; of a participle right behind a noun phrase, that phrase: ``troops from the north fighting …``."""
    before = verb.doc[verb.i - 1] if verb.i else verb
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and before.pos_ in {"NOUN", "PROPN"} and before.head is not verb:
        at = before
        while at.dep_ in {"pobj", "compound"} and at.head.dep_ in {"prep", "pobj", "dobj", "nsubj"}:
            at = at.head.head if at.dep_ == "pobj" else at.head
        return (at,) if at.pos_ in {"NOUN", "PROPN"} else (before,)
    return arguments(verb).subjects
