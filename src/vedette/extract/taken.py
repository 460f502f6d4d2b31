"""What is taken though its words name no known place: ``it``, or a village that no gazetteer knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .arguments import prepositions
from .fineness import AREAS
from .lexicon import listed
from .tense import carrier
from .unlisted import MEASURED, MOVED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from vedette.model import Place

    from .arguments import Arguments
    from .read import Reading


SITED = "sited"
"""Where a document's ``user_data`` keeps the words that it says something was in."""


def taken(reading: Reading, token: Token, args: Arguments) -> tuple[Place, ...]:
    """The place that an object of a verb of taking is, or none where it may be something else."""
    return _it(reading, token) or _unknown(reading, token, args)


def ground(reading: Reading, verb: Token, token: Token, args: Arguments) -> tuple[Place, ...]:
    """The place that an unknown name is as what a verb is done to; of a force that enters it, whatever it sounds."""
    armed = verb.lemma_.lower() in listed("entering") and any(reading.is_force(one) for one in args.subjects)
    return reading.where.guess(token, sure=armed)


def _it(reading: Reading, token: Token) -> tuple[Place, ...]:
    """The place that ``it`` stands for: the one named last, here or in the sentence before, as long as no weapon or
    vehicle is told of in between."""
    where, lexicon = reading.where, reading.scene.lexicon
    if token.lower_ != "it" or token.head.lemma_.lower() not in listed("taking_it"):
        return ()
    start = token.doc[max(token.sent.start - 1, 0)].sent.start
    for at in reversed(token.doc[start : token.i]):
        lemma = at.lemma_.lower()
        if lexicon.is_a(lemma, "arms") or lemma in listed("taken_things"):
            return ()
        if lexicon.place_nouns.get(lemma) == "settlement" and at.tag_ == "NN":
            return where.of(at)[:1] or where.before(token)
        places = where.told(at) if at.pos_ == "PROPN" else ()
        if places:
            things = (child for child in carrier(at).children if child.dep_ == "dobj" and at.dep_ == "pobj")
            rival = any(child.lemma_.lower() not in lexicon.place_nouns for child in things)
            return () if rival or places[0].kind in AREAS else places[:1]
    return where.before(token) if where.topic(token) is not None else ()


def _unknown(reading: Reading, token: Token, args: Arguments) -> tuple[Place, ...]:
    """A proper name that nothing knows, taken by a verb that takes nothing but ground, taken from an armed force, or
    told elsewhere to be a place: ``recaptured Gharanij``, ``captured Sonji from the army``. Else it may be a person."""
    if token.pos_ not in {"PROPN", "NOUN"} or reading.scene.name_at(token) is not None:
        return ()
    if any(child.tag_ == "WDT" for clause in token.rights if clause.dep_ == "relcl" for child in clause.children):
        return reading.where.guess(token, sure=True)  # Golo, which provides the city's water: no person
    if sounds_like_ground(token) or _is_told_to_be_ground(reading, token):
        return reading.where.guess(token, sure=True)
    ridding = carrier(token).lemma_.lower() in listed("ridding")  # cleared Yakla of the group
    lost = (ridding or token.ent_type_ != "PERSON") and any(
        word in ({"from", "of"} if ridding else {"from"}) and reading.is_force(one)
        for word, one in (*args.preps, *(prepositions(token) if ridding else ()))
    )
    if lost or carrier(token).lemma_.lower() in listed("taking_ground") or _is_sited_elsewhere(token):
        return reading.where.guess(token, sure=True)
    return ()


def _is_told_to_be_ground(reading: Reading, token: Token) -> bool:
    """Whether a name is told to be a place right behind it: ``captured Aadan Yabaal, a logistics hub``, ``took Mushaki,
    25 km west of Goma``."""
    doc, nouns = token.doc, reading.scene.lexicon.place_nouns
    if doc[token.i + 1 : token.i + 2].text != ",":
        return False
    called = (child.lemma_.lower() for child in token.rights if child.dep_ == "appos")
    hub = any(lemma in nouns or lemma in listed("hubs") for lemma in called)
    return hub or MEASURED.match(doc[token.i + 2 : token.i + 6].text) is not None


def under_own_name(reading: Reading, objects: Sequence[Token], places: tuple[Place, ...]) -> tuple[Place, ...]:
    """The places of a taking, a point that is but told by its way from a town under the name of what lies there."""
    if not places or any(not (place.relation or "").endswith(MOVED) for place in places):
        return places
    named = (place for token in objects if token.pos_ == "PROPN" for place in reading.where.guess(token))
    return tuple(place for place in named if place.lat is not None and place.relation is None) or places


def sounds_like_ground(token: Token) -> bool:
    """Whether a name opens as those of places do, or is called what only ground is: ``Tal Baghdaq``, ``strategic``."""
    before = [child for child in token.lefts if child.dep_ in {"compound", "amod", "nmod", "det"}]
    named = [child for child in before if child.pos_ == "PROPN"]
    opener = (named[0] if named else token).lower_
    whole = opener != token.lower_ and opener in listed("place_openers")
    return whole or (token.pos_ == "PROPN" and any(child.lower_ in listed("of_worth") for child in before))


def _is_sited_elsewhere(token: Token) -> bool:
    """Whether the report says of the same name that something was in it."""
    known = token.doc.user_data
    if SITED not in known:
        sited: dict[str, set[int]] = {}
        for at in token.doc:
            if at.dep_ == "pobj" and at.head.lower_ in listed("siting"):
                sited.setdefault(at.text, set()).add(at.i)
        known[SITED] = sited
    return bool(known[SITED].get(token.text, set()) - {token.i})


__all__ = ["ground", "sounds_like_ground", "taken"]
