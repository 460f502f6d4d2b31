"""How two actors stand to each other: backed, led, loyal, part of, allied, opposed, one and the same."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from vedette.model import Party

from .arguments import arguments, objects_of, prepositions
from .draft import Draft
from .lexicon import data
from .phrases import FORCES, HYPHENS, sort_of, text_of, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from spacy.tokens import Token

    from .read import Reading

Pair = tuple[tuple[Party, ...], tuple[Party, ...]]


@cache
def tables() -> Mapping[str, Any]:
    """relations.yaml, parsed."""
    return dict(data("relations.yaml"))


def relations(reading: Reading) -> Iterator[Draft]:
    """Every relation that a phrase of the scene tells of."""
    table = tables()
    hyphened = {word: kind for kind, found in table["hyphened"].items() for word in found}
    verbs = {word: kind for kind, found in table["verbs"].items() for word in found["verbs"]}
    adjectives = {word: kind for kind, found in table["adjectives"].items() for word in found}
    nouns = {word: kind for kind, found in table["nouns"].items() for word in found}
    doc = reading.scene.doc
    for token in doc:
        low, lemma = token.lower_, token.lemma_.lower()
        if low in hyphened and token.i > 1 and doc[token.i - 1].text in HYPHENS:
            yield from _hyphened(reading, token, hyphened[low])
        elif token.pos_ in {"ADJ", "VERB"} and low in adjectives:
            yield from _adjective(reading, token, adjectives[low])
        elif token.pos_ == "VERB" and lemma in verbs:
            yield from _verb(reading, token, verbs[lemma])
        elif token.pos_ in {"NOUN", "PROPN"} and lemma in nouns:
            yield from _noun(reading, token, nouns[lemma])
    yield from _possessed(reading)
    yield from _prefixed(reading, {word: kind for kind, found in table["prefixes"].items() for word in found})
    yield from _beside(reading)


def _prefixed(reading: Reading, prefixes: Mapping[str, str]) -> Iterator[Draft]:
    """``a pro-Assad militia``, ``anti-government fighters``."""
    doc = reading.scene.doc
    for token in doc[:-2]:
        kind = prefixes.get(token.lower_)
        if kind is None or doc[token.i + 1].text not in HYPHENS:
            continue
        word = doc[token.i + 2]
        about = reading.who.parties(word) or tuple(
            p for p in [reading.scene.finder.party(word.text, reading.scene.report)] if p
        )
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
        bearer = reading.who.parties(noun)
        if noun.dep_ == "appos" and noun.head.pos_ == "PROPN":
            bearer = reading.who.parties(noun.head)
        yield from _draft(kind, word, (bearer, about), (token, noun), 0.45)


def _beside(reading: Reading) -> Iterator[Draft]:
    """``Hezbollah, which is fighting alongside the regime``; ``the group is at war with the government``."""
    for token in reading.scene.doc:
        if token.pos_ not in {"VERB", "AUX"} or token.lemma_.lower() not in {"fight", "be", "battle"}:
            continue
        who = reading.who.all(arguments(token).subjects)
        for child in token.children:
            if child.lower_ in {"alongside", "beside"}:
                other = reading.who.all(tuple(t for _, t in objects_of(child)))
                yield from _draft("allied_with", token, (who, other), (token, *arguments(token).subjects), 0.5)
            for phrase in (g for g in child.children if child.dep_ == "prep" and g.dep_ == "pobj"):
                kind = {("on", "side"): "allied_with", ("at", "war"): "opposes"}.get(
                    (child.lower_, phrase.lemma_.lower())
                )
                if kind:
                    other = reading.who.all(tuple(t for word, t in prepositions(phrase) if word in {"of", "with"}))
                    yield from _draft(kind, token, (who, other), (token, phrase, *arguments(token).subjects), 0.5)


def _draft(kind: str, anchor: Token, pair: Pair, extent: tuple[Token, ...], weight: float) -> Iterator[Draft]:
    actor, target = pair
    if not actor or not target or {p.name for p in actor} & {p.name for p in target}:
        return
    draft = Draft(
        "relation",
        kind,
        anchor,
        weight=weight,
        clause=anchor,
        actor=actor,
        target=target,
        extent=extent,
        placed=False,
        source=(),
    )
    draft.trace.append(("relation", anchor.text))
    yield draft


def _hyphened(reading: Reading, word: Token, kind: str) -> Iterator[Draft]:
    """``US-backed fighters``, ``the Saudi-led coalition``."""
    backer = reading.party_before_hyphen(word)
    noun = word.head if word.head.i > word.i else word
    for _ in range(3):
        if noun.dep_ in {"amod", "compound", "nmod"} and noun.head.i > noun.i:
            noun = noun.head
    if noun is word:
        noun = next(
            (
                t
                for t in reading.scene.doc[word.i + 1 : word.i + 5]
                if t.pos_ in {"NOUN", "PROPN"} and t.dep_ not in {"compound", "amod"}
            ),
            word,
        )
    backed = reading.who.parties(noun) or (
        (Party(words(noun), text_of(noun)),) if sort_of(noun, reading.scene.lexicon) else ()
    )
    swap = kind in {"loyal_to"}
    pair = (backed, backer) if swap else (backer, backed)
    yield from _draft(kind, word, pair, (reading.scene.doc[word.i - 2], word, noun), 0.65)


def _verb(reading: Reading, verb: Token, kind: str) -> Iterator[Draft]:
    args = arguments(verb)
    if any(t.lemma_.lower() in reading.scene.lexicon.nouns for t in args.subjects):
        return  # backed by air strikes: that is an event
    subjects, objects = reading.who.all(args.subjects), reading.who.all(args.objects)
    if not all(p.id or p.name[:1].isupper() for p in (*subjects, *objects)[:1]):
        return
    extent = (verb, *args.subjects, *args.objects)
    yield from _draft(kind, verb, (subjects, objects), extent, 0.45)


def _adjective(reading: Reading, word: Token, kind: str) -> Iterator[Draft]:
    """``militias loyal to Tehran``."""
    noun = (
        word.head
        if word.dep_ in {"amod", "acl", "relcl"}
        else next((c for c in word.head.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    )
    if noun is None:
        return
    for prep, token in prepositions(word):
        if prep in {"to", "with"}:
            pair = (reading.who.parties(noun), reading.who.parties(token))
            yield from _draft(kind, word, pair, (noun, word, token), 0.6)


def _noun(reading: Reading, noun: Token, kind: str) -> Iterator[Draft]:
    """``X, leader of Y``, ``Y leader X``, ``Y's commander, X``."""
    who = _bearer(reading, noun)
    body = reading.who.all(
        tuple(t for word, t in prepositions(noun) if word in {"of", "for", "in", "at"} and reading.who.parties(t))
    )
    body = body or reading.who.all(tuple(c for c in noun.children if c.dep_ == "poss")) or reading.demonym(noun)
    if kind in {"part_of", "allied_with", "backs", "opposes"}:
        known = all(p.id or p.name[:1].isupper() for p in (*who, *body))
        if not known or noun.dep_ not in {"appos", "attr"}:
            return
    yield from _draft(kind, noun, (who, body), (noun,), 0.4)


def _bearer(reading: Reading, noun: Token) -> tuple[Party, ...]:
    """The person or group of whom the noun is said: in apposition, as a title, or through a copula."""
    for child in noun.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN":
            return reading.who.parties(child)
    if noun.dep_ in {"compound", "nmod"} and noun.head.ent_type_ == "PERSON":
        return reading.who.parties(noun.head)
    if noun.dep_ == "appos" and noun.head.pos_ == "PROPN":
        return reading.who.parties(noun.head)
    if noun.dep_ == "attr":
        return reading.who.all(tuple(c for c in noun.head.children if c.dep_ == "nsubj"))
    follower = reading.scene.doc[noun.i + 1] if noun.i + 1 < len(reading.scene.doc) else noun
    if follower.ent_type_ == "PERSON" and follower.sent == noun.sent:
        return reading.who.parties(follower)
    return ()


def _possessed(reading: Reading) -> Iterator[Draft]:
    """``Abu Bakr al-Baghdadi's group``, ``forces of Khalifa Haftar``: the person leads it."""
    for name in reading.scene.mentions.names:
        if name.kind != "person" or name.party is None:
            continue
        indices = list(reading.scene.tokens(name.span))
        if not indices:
            continue
        token = reading.scene.doc[indices[-1]]
        head = token.head
        if token.dep_ == "poss" and sort_of(head, reading.scene.lexicon) in FORCES - {"police"}:
            pair = ((name.party,), (Party(words(head), text_of(head)),))
            yield from _draft("leads", head, pair, (token, head), 0.35)
