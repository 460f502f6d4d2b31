"""The town that a taking or a holding takes up: ``they captured the town``, ``the city itself is held by the army``.

It was named before, whatever else its sentence names behind it: ``the rebels, who had seized the town, left towards
Rahad``. A city is rather the one that the report names oftenest than a quarter or a village told of last.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from .arguments import prepositions
from .fineness import SET_OFF
from .lexicon import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from spacy.tokens import Token

    from vedette.model import Name, Place

    from .draft import Draft
    from .where import Where

TYPES = frozenset({"capture", "withdrawal", "siege"})
SENTENCES = 5
"""How many sentences back the town may have been named, the taking's own included."""
LARGE = "city"
CALLED = frozenset({"city", "capital", "town", "village"})


def told_town(where: Where, draft: Draft, drafts: Iterable[Draft]) -> tuple[Place, ...]:
    """The town that the words for what is taken, left or held take up; none where they take up no town. ``drafts`` are
    all that the report tells of: some of their places bear names that nothing else shows to be a town's."""
    if draft.kind != "control" and draft.type not in TYPES:
        return ()
    things = (t for token in draft.ground for t in (token, *(of for word, of in prepositions(token) if word == "of")))
    thing = next((token for token in things if _takes_up(token)), None)
    if thing is None:
        return ()
    known = dict(_towns_before(where, thing)) | dict(_set_before(where, thing, drafts))
    if not known:
        return ()
    noun = thing.lemma_.lower()
    if noun != LARGE:
        others = {_key(where.scene.places[i].place) for i in _called(where, thing, CALLED - {noun})}
        kept = [i for i in known if _key(known[i]) not in others]
        return (known[max(kept or known)],)
    called = [i for i in known if i in _called(where, thing, {LARGE})]
    beside = [i for i in known if i >= thing.sent.start and not _is_quarter(where, i)]
    if called or beside:
        return (known[max(called or beside)],)
    often = Counter(_key(name.place) for name in _names_before(where, thing) if name.place is not None)
    return (known[max(known, key=lambda i: (often[_key(known[i])], i))],)


def _takes_up(noun: Token) -> bool:
    """``the town``, ``the riverside town``, not ``the next town``, ``the town where they were born``."""
    if noun.lemma_.lower() not in listed("settlements") or noun.tag_ != "NN":
        return False
    pointed = any(child.lower_ in {"the", "this", "that"} for child in noun.lefts)
    other = any(child.lower_ in listed("other_towns") or child.tag_ == "JJS" for child in noun.lefts)
    told = any(child.dep_ in {"relcl", "appos"} or child.lower_ == "of" for child in noun.rights)
    named = any(child.pos_ == "PROPN" and child.dep_ in {"compound", "nmod", "poss"} for child in noun.lefts)
    return pointed and not (other or told or named)


def _towns_before(where: Where, thing: Token) -> Iterator[tuple[int, Place]]:
    """The towns named before a word, in its sentence and those before it, by their first tokens."""
    sentence, first = thing.sent, thing.sent.start
    for _ in range(SENTENCES - 1):
        if first == 0:
            break
        first = sentence.doc[first - 1].sent.start
    for i in range(first, thing.i):
        name = where.scene.places.get(i)
        if name is None or name.place is None or where.scene.tokens(name.span).start != i:
            continue
        if name.place.kind == "town" and _is_told_of(where, i, name.place):
            yield i, name.place


def _set_before(where: Where, thing: Token, drafts: Iterable[Draft]) -> Iterator[tuple[int, Place]]:
    """The towns that other drafts are set in by name, in the sentence of a word before it and in the one before."""
    first = thing.doc[max(0, thing.sent.start - 1)].sent.start_char
    for place in (place for draft in drafts for place in draft.places):
        if place.at is None or not first <= place.at.start < thing.idx or SET_OFF.match(place.relation or ""):
            continue
        i = where.scene.tokens(place.at).start
        if place.kind in {"town", None} and i not in where.scene.places and i not in where.filed_at:
            yield i, place


def _names_before(where: Where, thing: Token) -> Iterator[Name]:
    places = where.scene.places
    yield from (places[i] for i in places if i < thing.i and where.scene.tokens(places[i].span).start == i)


def _is_told_of(where: Where, i: int, place: Place) -> bool:
    """Whether a town is told of for itself: not where something lies, where it was filed, or in another's name."""
    stop, doc = _stop(where, i), where.scene.doc
    token = doc[stop - 1]
    if SET_OFF.match(place.relation or "") or i in where.filed_at:
        return False
    if place.relation in listed("reaching") or (token.dep_ == "pobj" and token.head.lower_ in listed("other_ends")):
        return False
    after = doc[stop].text if stop < len(doc) else ""
    another = where.is_modifier(stop - 1) or where.is_part_of_name(token)
    return not (another or (token.text.isupper() and after in {"(", "-", "–", "—", ",", ":"}))


def _called(where: Where, thing: Token, nouns: Collection[str]) -> frozenset[int]:
    """The names before a word that are called so: ``the city of Aleppo``, ``Aleppo city``, ``the capital Tripoli``."""
    doc, places = where.scene.doc, where.scene.places
    before = (i for i in places if i < thing.i and i and doc[i - 1].i not in places)
    return frozenset(
        i
        for i in before
        if doc[i - 1].lower_ in nouns
        or (doc[i - 1].lower_ == "of" and i > 1 and doc[i - 2].lower_ in nouns)
        or (_stop(where, i) < len(doc) and doc[_stop(where, i)].lower_ in nouns)
    )


def _is_quarter(where: Where, i: int) -> bool:
    """``the Sheikh Maqsoud area``: no city."""
    doc, stop = where.scene.doc, _stop(where, i)
    return stop < len(doc) and doc[stop].lemma_.lower() in listed("quarters", "control.yaml")


def _stop(where: Where, i: int) -> int:
    name = where.scene.places.get(i)
    return where.scene.tokens(name.span).stop if name is not None else i + 1


def _key(place: Place | None) -> str:
    return (place.gazetteer_id or place.name) if place is not None else ""
