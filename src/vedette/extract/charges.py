"""Who is said to be behind a deed: ``two men charged with the murder``, ``the army was responsible for the attack``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .arguments import arguments, is_passive, prepositions, seat
from .lexicon import listed

if TYPE_CHECKING:
    from spacy.tokens import Token


def charged(deed: Token) -> tuple[Token, ...]:
    """The heads of the phrases for those whom a sentence lays a deed to; none where it clears them of it."""
    at = seat(deed)
    if laid := _laid_on(at):
        return laid
    if at.dep_ != "pobj" or at.head.lower_ not in listed("laying"):
        return ()
    word = _past(at.head)
    found = _by(word, at.head)
    clause = word if word.pos_ in {"VERB", "AUX"} else word.head
    if any(child.dep_ == "neg" for one in (word, clause) for child in one.children):
        return ()
    return tuple(one for one in found if not any(child.lower_ in {"no", "any"} for child in one.lefts))


def _laid_on(deed: Token) -> tuple[Token, ...]:
    """``an ambush blamed on the group``, ``the raid was blamed on them``, ``blamed the blast on the separatists``."""
    verbs = [child for child in deed.children if child.dep_ == "acl" and child.tag_ == "VBN"]
    verbs += [deed.head] if deed.dep_ in {"nsubjpass", "dobj"} else []
    for verb in verbs:
        if verb.lemma_.lower() == "claim" and (verb.tag_ == "VBN" or deed.dep_ == "dobj"):
            return arguments(verb).subjects
        if verb.lemma_.lower() in listed("laying_on") and not any(child.dep_ == "neg" for child in verb.children):
            holders = (verb, deed) if deed.dep_ == "dobj" else (verb,)
            return tuple(t for one in holders for word, t in prepositions(one) if word == "on" and t.i > verb.i)
    return ()


def _past(preposition: Token) -> Token:
    """What a preposition belongs to, past ``in connection with``."""
    word = preposition.head
    if word.lemma_.lower() in listed("links") and word.dep_ == "pobj":
        word = word.head.head
    return word


def _by(word: Token, preposition: Token) -> tuple[Token, ...]:
    lemma = word.lemma_.lower()
    if lemma == "be" and preposition.lower_ == "behind":
        return tuple(one for one in arguments(word).subjects if one.tag_ not in {"WP", "WDT"})
    if word.pos_ == "VERB" and lemma in listed("laid_to"):
        return _accused(word)
    if word.pos_ == "VERB" and lemma in listed("joining"):
        return arguments(word).subjects
    if lemma in listed("guilty"):
        return _guilty(word)
    if word.pos_ == "NOUN" and lemma in listed("suspects"):
        return (word,)
    if word.pos_ == "NOUN" and lemma in listed("shares"):
        return _sharers(word)
    return ()


def _accused(verb: Token) -> tuple[Token, ...]:
    """``three persons suspected of``, ``was charged with``, ``arrested two men for``."""
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
        return (verb.head,)
    return arguments(verb).objects


def _guilty(word: Token) -> tuple[Token, ...]:
    """``those responsible for``, ``the army is responsible for``, ``held the army responsible for``."""
    if word.dep_ in {"amod", "acl", "relcl", "appos"} and word.head.pos_ in {"NOUN", "PROPN", "PRON"}:
        return (word.head,)
    verb = word.head
    own = tuple(child for child in word.lefts if child.dep_ == "nsubj")
    if own or verb.pos_ not in {"VERB", "AUX"}:
        return own
    args = arguments(verb)
    if verb.lemma_.lower() == "be":
        return args.subjects if not is_passive(verb) else args.objects
    return args.objects if word.dep_ in {"oprd", "acomp", "ccomp", "xcomp", "advmod"} else ()


def _sharers(word: Token) -> tuple[Token, ...]:
    """``the government's responsibility for``, ``claimed responsibility for``, ``played a role in``."""
    owners = tuple(child for child in word.lefts if child.dep_ == "poss")
    if owners:
        return owners
    verb = word.head
    if word.dep_ == "dobj" and verb.pos_ == "VERB" and verb.lemma_.lower() in listed("sharing"):
        return arguments(verb).subjects
    return ()
