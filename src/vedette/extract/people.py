"""The people and bodies in an attribution's source, nearest first: ``Ryan Dillon``, then ``the coalition``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from .lexicon import data, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

RELATIVE = ("who", "which", "that", "whom")
BODY_ENTITIES = ("ORG", "NORP", "FAC")
OUTSIDE = ("punct", "cc", "prep", "advcl", "mark", "preconj")


@cache
def speaker_words() -> Mapping[str, frozenset[str]]:
    """The lists of the data file."""
    return {key: frozenset(words) for key, words in data("speakers.yaml").items()}


def people_of(doc: Doc, head: int, *, joined: bool = True) -> list[Span]:
    """The source headed by token ``head``, split in person and body, nearest first; coordinated sources one by one,
    unless they are not ``joined`` to be told of."""
    found: list[Span] = []
    for token in _heads(doc[head]) if joined else [issuer(doc[head])]:
        if token.lower_ in speaker_words()["voiceless"]:
            continue
        for span in _split(token):
            if not any(span.start < other.end and other.start < span.end for other in found):
                found.append(span)
    return found


def referent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other token itself."""
    if token.lower_ not in RELATIVE or token.tag_ not in ("WP", "WDT"):
        return token
    clause = token.head
    for _ in range(4):
        if clause.dep_ in ("relcl", "acl"):
            return _who_is(clause.head) if token.lower_ == "who" else clause.head
        clause = clause.head
    return token


def _who_is(noun: Token) -> Token:
    """Somebody whom ``who`` can mean: the official of ``an official of the commune, who``."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "prep" else noun
    return above if not is_name(noun) and not is_role(noun) and is_role(above) else noun


def _heads(token: Token) -> Iterator[Token]:
    """The head of a source and those coordinated with it, the issuer in place of what was issued."""
    token = _of_several(referent(token))
    yield from _astray(token)
    for _ in range(6):
        yield issuer(token)
        following = next((c for c in token.children if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN", "PRON")), None)
        if following is None:
            return
        token = following


def _astray(token: Token) -> Iterator[Token]:
    """The first of two who speak, whom the parser joins to what they say: ``wounding 14 others, medics and residents
    said``."""
    first, joint = token.head, token.left_edge.i - 1
    if token.dep_ == "conj" and joint > 0 and token.doc[joint].lower_ == "and" and first.i == joint - 1:
        before = first.left_edge.i - 1
        if is_informant(first) and first.tag_ == "NNS" and before >= 0 and token.doc[before].text == ",":
            yield first


def _of_several(token: Token) -> Token:
    """``the officials`` of ``one of the officials``."""
    if token.lower_ in speaker_words()["several"]:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                return next((c for c in child.children if c.dep_ == "pobj" and c.pos_ in ("NOUN", "PROPN")), token)
    return token


def issuer(token: Token) -> Token:
    """Who issued the statement that speaks; the statement itself where nobody is named."""
    if token.lemma_.lower() not in speaker_words()["vehicles"] or any(map(_is_own_name, token.rights)):
        return token
    for child in token.children:
        if child.dep_ == "poss" and child.pos_ in ("NOUN", "PROPN"):
            return child
    for child in token.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from", "of"):
            for grandchild in child.children:
                if grandchild.dep_ == "pobj" and (child.lower_ != "of" or grandchild.ent_type_ in ("PERSON", "ORG")):
                    return grandchild
        if child.dep_ == "acl" and child.tag_ == "VBN":
            for by in child.children:
                if by.dep_ == "agent":
                    return next((c for c in by.children if c.dep_ == "pobj"), token)
        if child.dep_ == "prep" and child.lower_ in ("by", "from") and not any(True for _ in child.children):
            return next((c for c in token.head.children if c.dep_ == "nsubj" and c.i > child.i), token)
    for child in token.children:
        if child.dep_ in ("compound", "nmod") and child.ent_type_ in ("ORG", "PERSON", "NORP"):
            return child
    return token


def _is_own_name(apposition: Token) -> bool:
    """Whether an outlet has a name of its own, by which it speaks whoever runs it: ``the website example.com``."""
    return apposition.dep_ == "appos" and apposition.pos_ in ("PROPN", "X")


def _split(token: Token) -> list[Span]:
    """Person, then body, of one source."""
    appositions = [child for child in token.children if child.dep_ == "appos" and not _is_stray(child)]
    named = [child for child in [token, *appositions] if is_name(child)]
    person = next((child for child in named if child.ent_type_ == "PERSON"), next(iter(named), None))
    role = next((child for child in [token, *appositions] if is_role(child)), None)
    if person is None and role is token:
        person = next((t for t in token.subtree if t.dep_ == "appos" and _is_set_off(t)), None)
    if person is None and role is None:
        proper = next((c for c in appositions if _is_own_name(c)), None) if token.pos_ == "NOUN" else None
        return [core(token if proper is None else proper)]  # the UN mission, Monusco
    spans = [core(person) if person is not None else core(token)]
    body = next((span for holder in (role, person, token) if holder is not None for span in _bodies(holder)), None)
    if body is None:
        body = next((core(child) for child in appositions if child.ent_type_ == "ORG"), None)
    return [*spans, body] if body is not None and body.start != spans[0].start else spans


def _is_set_off(apposition: Token) -> bool:
    """A person's name between commas that the parse ties to what stands before: ``the chair of the board, X, said``."""
    before = apposition.doc[apposition.left_edge.i - 1] if apposition.left_edge.i else apposition
    return apposition.ent_type_ == "PERSON" and before.text == ","


def _is_stray(apposition: Token) -> bool:
    """Whether the parse ties one person's name to a noun for several: ``Opponents of President X accused …``."""
    several = apposition.head.tag_ == "NNS" and apposition.ent_type_ == "PERSON"
    return several and apposition.doc[apposition.left_edge.i - 1].text not in (",", "–", "—", "(")


def is_name(token: Token) -> bool:
    """Whether a word is, or titles show it to be, a person's name."""
    if token.pos_ not in ("PROPN", "NOUN", "ADJ", "X"):
        return False
    titled = token.pos_ == "PROPN" and not speaker_words()["titles"].isdisjoint(_lemmas(token))
    return token.ent_type_ == "PERSON" or titled


def is_role(token: Token) -> bool:
    """Whether a noun is for somebody who speaks for a body: a spokesman, an official."""
    return token.lemma_.lower() in speaker_words()["roles"] and token.ent_type_ not in ("ORG", "GPE")


def is_informant(token: Token) -> bool:
    """Whether a noun names somebody or something that can be cited."""
    words, lemma = speaker_words(), token.lemma_.lower()
    named = token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP")
    return named or lemma in words["roles"] or lemma in words["vehicles"] or lemma in words["informants"]


def _bodies(token: Token) -> Iterator[Span]:
    """The bodies that a person speaks for, by preposition, relative clause, possessive or premodifier."""
    words = speaker_words()
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in words["body"]:
            for grandchild in child.children:
                if grandchild.dep_ == "pobj" and _is_body(grandchild, child.lower_):
                    yield core(grandchild)
    for child in token.children:
        if child.dep_ == "relcl" and child.lemma_.lower() in words["leads"]:
            yield from (core(c) for c in child.children if c.dep_ == "dobj")
    for child in token.children:
        if not words["offices"].isdisjoint(_lemmas(token)):
            if child.dep_ in ("compound", "nmod") and child.lower_.split()[-1] in words["houses"]:
                yield _entity(child)  # Foreign Office minister X
            continue
        if child.dep_ == "poss" and child.pos_ in ("NOUN", "PROPN") and child.ent_type_ not in ("PERSON", "GPE"):
            yield core(child)
        if child.dep_ in ("compound", "nmod") and child.ent_type_ == "ORG" and not _is_faction(child):
            yield _entity(child)
        elif child.dep_ in ("compound", "nmod") and child.lemma_.lower() in words["commands"]:
            yield core(child)
    for child in token.children:
        if child.dep_ in ("compound", "nmod") and (is_role(child) or child.lemma_.lower() in words["offices"]):
            yield from _bodies(child)


def _is_faction(token: Token) -> bool:
    """``rebel`` before a spokesman: whose side, and no body."""
    return token.lemma_.lower() in speaker_words()["factions"]


def _lemmas(token: Token) -> set[str]:
    """The lemmas of a name and the titles before it."""
    titles = (child.lemma_.lower() for child in token.children if child.dep_ in ("compound", "nmod"))
    return {token.lemma_.lower(), *titles}


def _is_body(token: Token, preposition: str) -> bool:
    if token.ent_type_ in BODY_ENTITIES or preposition == "for":
        return True
    if token.ent_type_ in ("GPE", "LOC", "DATE", "PERSON", "TIME", "CARDINAL"):
        return False
    if lexicon().place_nouns.get(token.lemma_.lower()) in ("settlement", "area"):
        return False
    return preposition in ("of", "at", "with") and token.pos_ in ("NOUN", "PROPN") and not _is_people(token)


def _is_people(token: Token) -> bool:
    return token.tag_ == "NNS" and token.lemma_.lower() not in ("force", "service", "operation")


def _entity(token: Token) -> Span:
    """The named entity around a token, or the token alone."""
    doc = token.doc
    start, end = token.i, token.i + 1
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return doc[start:end]


def core(token: Token) -> Span:
    """The noun phrase without clauses and apposition: its left modifiers and its name."""
    doc = token.doc
    named = _entity(token) if token.ent_type_ else doc[token.i : token.i + 1]
    start, end = named.start, max(named.end, token.i + 1)
    if token.ent_type_ != "PERSON":
        start = min([start, *(child.left_edge.i for child in token.lefts if child.dep_ not in OUTSIDE)])
    while end - 1 > token.i and (doc[end - 1].is_punct or doc[end - 1].is_space or doc[end - 1].tag_ == "POS"):
        end -= 1
    while start < token.i and (doc[start].is_punct or doc[start].is_space):
        start += 1
    return doc[start:end]
