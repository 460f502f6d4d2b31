"""What is held: the place that a phrase names, describes or takes up, and the draft that says who holds it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from .arguments import antecedent, arguments, prepositions
from .draft import Draft
from .fineness import AREAS
from .lexicon import lexicon, listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from vedette.model import Party, Place

    from .read import Reading

CLIMB = 5
"""Heads over which a description is taken to what it describes: ``Idlib is the last chunk of territory``."""
BESIDE = 9
"""Words back to the comma or dash that sets a description off from the name before it."""


@dataclass(frozen=True, slots=True)
class Held:
    """``places`` are empty where the phrase takes up a place that another sentence names (``the town``, ``it``); that
    place alone, whatever its own sentence names, where it is to be looked for ``back``; none where it is ``apart``."""

    places: tuple[Place, ...]
    tokens: tuple[Token, ...]
    back: bool = False
    apart: bool = False


def is_of(word: str, group: str) -> bool:
    """Whether a lower-case word is of a list of control.yaml."""
    return word in listed(group, "control.yaml")


def held(reading: Reading, token: Token, *, bare: bool = False, sure: bool = False) -> Held | None:
    """What a phrase, given by its head, says is held; None where it is no place.

    ``bare`` asks for a place even of a description without an article: ``rebel-held areas``; ``sure``: the phrase
    stands where only ground can, and an unknown name there is a place's.
    """
    token = _counted_of(_last_of(antecedent(token), reading))
    if token.lower_ == "it" and (site := _site_before(reading, token)) is not None:
        return site
    is_description = _is_description(reading, token)
    proper = token.pos_ == "PROPN" and not _is_body(reading, token)
    named = is_description or proper or reading.where.is_place(token)
    named = named or reading.scene.lexicon.is_a(token.lemma_.lower(), "parts")
    other = described(reading, token) if is_description and not _names_inside(reading, token) else None
    if other is not None:
        return other
    places = reading.where.of(token) if named and _is_of_ground(reading, token) else ()
    nouns = reading.scene.lexicon.place_nouns
    beside = (child for child in token.rights if child.dep_ == "appos")
    sure = sure or any(child.lemma_.lower() in nouns for child in beside)  # X, a suburb of Y
    places = places or (reading.where.guess(token, sure=sure) if not _is_body(reading, token) else ())
    places = places or reading.where.own_name(token)
    if places:
        return Held(places, (token,))
    if not is_description or not _is_of_ground(reading, token):
        return None
    pointing = token.pos_ == "PRON" or any(child.dep_ in {"det", "poss", "nummod"} for child in token.lefts)
    return Held((), (token,)) if bare or pointing else None


def _last_of(noun: Token, reading: Reading) -> Token:
    """What a clause behind a row of nouns is said of: the town of ``the last town between X and Y that they hold``."""
    if not any(child.dep_ == "relcl" for child in noun.rights):
        return noun
    at = noun
    for _ in range(CLIMB):
        at = at.head
        lemma = at.lemma_.lower()
        if at.pos_ == "NOUN" and any(c.lower_ in {"last", "only", "sole"} for c in at.lefts) and at.i > noun.sent.start:
            return at if lemma in reading.scene.lexicon.place_nouns else noun
        if at.dep_ not in {"pobj", "prep", "conj"} and at.pos_ not in {"NOUN", "PROPN", "ADP"}:
            break
    return noun


def _counted_of(token: Token) -> Token:
    """What some are of: the districts of ``three of the city's five districts``, ``much of the desert``."""
    if token.pos_ != "NUM" and not lexicon().is_a(token.lemma_.lower(), "parts"):
        return token
    of = (inner for word, inner in prepositions(token) if word == "of" and inner.i > token.i)
    return next(
        (inner for inner in of if lexicon().place_nouns.get(inner.lemma_.lower()) in {"settlement", "area"}), token
    )


def _site_before(reading: Reading, token: Token) -> Held | None:
    """The site that ``it`` takes up: ``The station was built for oil. The militants lost it``. Held by no place where
    the report names no such site; None where the sentence before is of something else."""
    start = token.sent.start
    nouns = reading.scene.lexicon.place_nouns
    heads = token.doc[start - 1].sent.root.children if start else ()
    subject = next((child for child in heads if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or subject.tag_ != "NN" or nouns.get(subject.lemma_.lower()) != "site":
        return None
    named = (reading.where.own_name(at) for at in token.doc[: subject.i] if at.lemma_ == subject.lemma_)
    return Held(next((places for places in named if places), ()), (token,), apart=True)


def _names_inside(reading: Reading, token: Token) -> bool:
    """``the town of Madaya``, ``parts of Taiz``."""
    of = [inner for word, inner in prepositions(token) if word == "of"]
    return any(reading.where.of(one) for one in of if one.pos_ == "PROPN" or _is_description(reading, one))


def _is_of_ground(reading: Reading, token: Token) -> bool:
    """Whether a piece is one of ground: ``most of Taiz``, ``half the city``, but not ``most of the market in Taiz``."""
    if not is_of(token.lemma_.lower(), "chunks") or token.lemma_.lower() in reading.scene.lexicon.place_nouns:
        return True
    of = [inner for word, inner in prepositions(token) if word == "of"]
    return not of or any(reading.where.is_place(inner) or _is_description(reading, inner) for inner in of)


def _is_body(reading: Reading, token: Token) -> bool:
    name = reading.scene.name_at(token)
    return name is not None and name.place is None


def _is_description(reading: Reading, token: Token) -> bool:
    """``the town``, ``territory``, ``parts of it``, ``it``, ``there``."""
    lemma = token.lemma_.lower()
    if token.lower_ in {"it", "there", "this", "that"}:
        return True
    if reading.scene.name_at(token) is not None:
        return False
    return lemma in reading.scene.lexicon.place_nouns or is_of(lemma, "ground") or is_of(lemma, "chunks")


def described(reading: Reading, token: Token) -> Held | None:
    """The named place of which a description is said: in apposition, through a copula, or before a comma or dash."""
    at = token
    for _ in range(CLIMB):
        if at.dep_ == "appos":
            other: Token | None = at.head
        elif at.dep_ == "attr":
            other = next(iter(arguments(at.head).subjects), None)
        elif at.dep_ == "pobj" and at.head.lower_ == "of" and at.head.head.pos_ in {"NOUN", "PROPN", "NUM"}:
            at = at.head.head
            continue
        else:
            return _before_mark(reading, token)
        if other is not None and other.lower_ == "it" and at == token and is_of(at.lemma_.lower(), "strongholds"):
            return Held((), (other,), back=True)  # it was the last stronghold in the province
        sure = at.dep_ == "attr" and at.lemma_.lower() in reading.scene.lexicon.place_nouns  # X was the last town
        places = reading.where.of(other) or reading.where.guess(other, sure=sure) if other is not None else ()
        return Held(places, (other, token)) if places and other is not None else _before_mark(reading, token)
    return None


def _before_mark(reading: Reading, token: Token) -> Held | None:
    """``Albu Kamal, the militants’ last bastion``, ``Olenivka – another rebel-held town``, however it was parsed."""
    for i in range(token.i - 1, max(token.sent.start, token.i - BESIDE), -1):
        at = token.doc[i]
        if at.pos_ in {"VERB", "AUX"} and at.tag_ not in {"VBN", "VBG"}:
            return None
        if at.text in {",", "–", "—", "--"}:
            before = token.doc[i - 1]
            places = reading.where.of(before) or reading.where.guess(before) if before.pos_ == "PROPN" else ()
            return Held(places, (before, token)) if places else None
    return None


def where_of(reading: Reading, verb: Token) -> Held | None:
    """The place of a clause with ``where``: ``the town where the rebels have their base``."""
    if not any(child.lower_ == "where" for child in verb.children):
        return None
    place = verb.head if verb.dep_ in {"relcl", "acl", "advcl"} else None
    return held(reading, place, bare=True) if place is not None else None


def inside(reading: Reading, head: Token) -> Held | None:
    """The place that a locative phrase on a word names: ``have strongholds in the north``."""
    for word, token in prepositions(head):
        if word in listed("locative") and (found := held(reading, token)) is not None:
            return found
    return None


def holding(
    anchor: Token, holder: tuple[Party, ...], what: Held | None, kind: str, extent: Iterable[Token]
) -> list[Draft]:
    """The draft, where somebody holds something."""
    if not holder or what is None:
        return []
    if any(is_no_longer(token) for token in (anchor, anchor.head, anchor.head.head)):
        kind = "lost"
    some = any(map(_is_some, what.tokens)) or _are_places_in_area(what)
    if kind == "held" and (is_but_for(anchor) or some or _is_presence(anchor)):
        kind = "partly_held"
    draft = Draft("control", kind, anchor, weight=0.6 if what.places else 0.5, clause=anchor, actor=holder)
    draft.places, draft.extent = what.places, (anchor, *what.tokens, *extent)
    draft.placed = not what.places and not what.apart and not any(map(is_untold, what.tokens))
    draft.back = what.back
    draft.ground = what.tokens
    draft.trace.append(("control", anchor.text))
    return [draft]


def _is_presence(anchor: Token) -> bool:
    """Whether somebody is but present: ``still has a presence in the town``."""
    return any(token.lower_ == "presence" for token in (anchor, *anchor.children))


def is_untold(thing: Token) -> bool:
    """Whether a description is not of the town told of before: ``an industrial zone``, ``areas held by the army``,
    ``much of the country``."""
    words = [thing, *(c for child in thing.rights if child.lower_ == "of" for c in child.subtree)]
    of_town = any(lexicon().place_nouns.get(t.lemma_.lower()) == "settlement" and _is_pointed(t) for t in words[1:])
    if any(child.lower_ in listed("indefinite_articles") for child in thing.lefts) and not of_town:
        return True
    pointed = any(child.dep_ in {"det", "poss"} for child in thing.lefts)
    if thing.tag_ == "NNS" and not (pointed or of_town) and is_of(thing.lemma_.lower(), "bare_ground"):
        return True
    return any(token.lemma_.lower() in listed("lands") for token in words)


def _is_pointed(noun: Token) -> bool:
    return any(child.lower_ in {"the", "this", "that"} for child in noun.lefts)


def is_no_longer(token: Token) -> bool:
    """``no longer controls``, ``is no longer in the hands of``."""
    return any(
        child.lower_ == "longer" and child.i and token.doc[child.i - 1].lower_ == "no" for child in token.children
    )


def is_partly(tokens: Iterable[Token]) -> bool:
    """Whether the words mean less than all of a place."""
    return any(is_of(token.lower_, "partial") for token in tokens)


def is_but_for(anchor: Token) -> bool:
    """Whether its clause sets some ground apart: ``controls the city except for the airport``, ``apart from X, …``."""
    sent = anchor.sent
    for i in range(sent.start, sent.end - 1):
        words = anchor.doc[i].lower_
        if words in _leading() and (is_of(words, "but_for") or is_of(f"{words} {anchor.doc[i + 1].lower_}", "but_for")):
            between = anchor.doc[min(i, anchor.i) + 1 : max(i, anchor.i)]
            joined = any(token.dep_ == "cc" or (token.pos_ == "VERB" and token.tag_[:3] != "VBN") for token in between)
            return not joined and any(_is_ground(token) for token in anchor.doc[i + 1 : min(i + 8, sent.end)])
    return False


@cache
def _leading() -> frozenset[str]:
    return frozenset(words.partition(" ")[0] for words in listed("but_for", "control.yaml"))


def _is_ground(token: Token) -> bool:
    lemma = token.lemma_.lower()
    places = lexicon()
    return token.pos_ == "PROPN" or lemma in places.place_nouns or places.is_a(lemma, "parts") or is_of(lemma, "ground")


def _is_some(thing: Token) -> bool:
    """``some neighbourhoods of Homs``, ``the southern suburbs of Taiz``, ``a district of Aleppo``; not ``the district
    of Sinjar``, which may be all of it."""
    lemma = thing.lemma_.lower()
    if thing.tag_ == "NNS" or not any(word in {"of", "in"} for word, _ in prepositions(thing)):
        return thing.tag_ == "NNS" and is_of(lemma, "quarters")
    one = any(child.lower_ in listed("indefinite_articles") for child in thing.lefts)
    return is_of(lemma, "partial") or is_of(lemma, "sectors") or (one and is_of(lemma, "quarters"))


def _are_places_in_area(what: Held) -> bool:
    """``two government-held villages in Hama province``: who holds them holds some of it."""
    several = any(t.tag_ == "NNS" and lexicon().place_nouns.get(t.lemma_.lower()) == "settlement" for t in what.tokens)
    return several and len(what.places) == 1 and what.places[0].kind in AREAS


def own_words(noun: Token) -> list[Token]:
    """The first words of a noun's phrase, without those joined to it: ``Benghazi`` of ``Benghazi and most of …``."""
    joined = next(
        (child.i for child in noun.rights if child.dep_ in {"cc", "conj", "acl", "relcl"}), noun.right_edge.i + 1
    )
    return [token for token in noun.subtree if token.i < joined][:8]
