"""Places that no gazetteer knows: kept under their names, somewhere in the area that the text sets them in."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from vedette.model import Name, Place, Span

from .fineness import AREAS
from .lexicon import listed
from .phrases import HYPHENS, core, words
from .standing import is_told, stands_as_place

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .scene import Scene

PLACES = frozenset({"GPE", "LOC", "FAC"})
ADDRESS = re.compile(r"\w\.(?:com|net|org|info|news)\b")
MEASURED = re.compile(r"(?:about |some |around |nearly |roughly )?[\d.,]+ ?(?:km|kilomet|mile)")
MOVED = "(point moved)"
"""What ground says of a place whose point is not its name's, but lies so far from it as the text says."""
SCORE = 0.6
"""How likely a name is a place that was taken for one elsewhere in the report."""
REACH_KM = 25.0
"""How far a village may lie from the town that it is told to belong to."""


def set_within(scene: Scene, place: Place) -> Place:
    """An unknown village of a named district lies somewhere in it: ``Z village, Y district, X province``.

    It takes the point and the radius of what it lies in, and says so in its relation.
    """
    if place.lat is not None or place.at is None:
        return place
    doc = scene.doc
    after = scene.tokens(place.at).stop
    noun = after < len(doc) and doc[after].lemma_.lower() in scene.lexicon.place_nouns
    of = after + noun  # Bir al-Basha of Jenin, the Dahra area in Aleppo
    joined = of + 1 < len(doc) and (doc[of].lower_ == "of" or (noun and doc[of].lower_ == "in"))
    town = scene.place_at(doc[of + 1]) if joined else None
    if town is not None and town.lat is not None and town.kind == "town":
        return replace(town, name=f"{place.name}, {town.name}", relation=f"in {town.name}", text=place.text)
    for i in range(after, min(after + 8, len(doc))):
        around = scene.place_at(doc[i])
        if around is not None and around.lat is not None and around.kind in {"district", "province"}:
            return replace(
                place,
                name=f"{place.name}, {around.name}",
                lat=around.lat,
                lon=around.lon,
                radius_km=around.radius_km,
                country=around.country,
                kind=place.kind or "town",
                relation=f"in {around.name}",
            )
        if doc[i].pos_ not in {"PROPN", "PUNCT", "ADP", "DET", "NOUN"}:
            break
    return place


def unlisted(scene: Scene, token: Token, *, forced: bool = False, sure: bool = False) -> Place | None:
    """A place that no gazetteer knows: a proper name taken for one by the parser, or standing where one must
    (``sure``: and whatever it is taken for)."""
    if not is_proper(token) or token.i in scene.times or not token.text[:1].isupper():
        return None
    if token.text.istitle() and token.lower_ in scene.lexicon.place_nouns and core(token) == (token.i, token.i + 1):
        return None  # a headline's Town
    if token.i in scene.ships or any(sign.isdigit() for sign in token.text) or ADDRESS.search(token.text):
        return None
    if token.i + 1 < len(token.doc) and token.doc[token.i + 1].like_num:
        return None  # Gate 27, Block 2
    if (owned := _owned(scene, token)) is not None:
        return owned
    if token.lower_ in listed("parts_of_areas") | listed("directions"):
        return None  # Northern and western Iraq, Southwest of Raqqa
    if any(child.lower_ in listed("titles", "speakers.yaml") for child in token.lefts):
        return None  # Colonel Ahmad al-Kebir
    party = scene.names.get(token.i)
    if party is not None:  # Mosul University is a body, and a place
        last = party.text.split()[-1].lower()
        sited = forced and scene.lexicon.place_nouns.get(last) == "site"
        return Place(party.text, text=party.text, at=party.span) if sited else None
    sited = forced or (token.dep_ == "pobj" and token.head.lower_ in listed("siting") - {"on", "at", "over"})
    likely = sure or token.ent_type_ in PLACES or stands_as_place(token, scene.lexicon)
    measured = _measured_from(scene, token) if forced else None
    likely = likely or _is_goal(token, scene) or measured is not None
    likely = likely or (sited and token.ent_type_ not in {"PERSON", "DATE", "NORP", "ORG"})
    possible = token.dep_ in {"dobj", "nsubjpass", "pobj", "conj", "appos", "npadvmod"} and token.ent_type_ not in {
        "DATE",
        "NORP",
    }
    if not likely and not possible:
        return None
    name = _unweighed(words(token))
    if (
        not (name[:1].isupper() or name[:3] in {"al-", "el-"})
        or name.lower() in listed("name_pieces")
        or (" " not in name and name.lower() in scene.lexicon.place_nouns)
        or (name.isupper() and len(name) < 6)
        or any(i in scene.names for i in range(*core(token)))
    ):
        return None
    end = token.idx + len(token)
    at = Span(end - len(name), end) if scene.report.text[end - len(name) : end] == name else Span(token.idx, end)
    known = scene.finder.place(at, scene.report)
    if known is None and measured is not None:
        return replace(measured, name=name, text=name, at=at, gazetteer_id=None, relation=None, kind="town")
    return known or (Place(name, text=name, at=at) if likely else None)


def _measured_from(scene: Scene, token: Token) -> Place | None:
    """The point that a name is told to lie at: ``took Mushaki, 25 km west of Goma``. None where it is not."""
    doc = scene.doc
    if (
        token.i + 2 >= len(doc)
        or doc[token.i + 1].text != ","
        or not MEASURED.match(doc[token.i + 2 : token.i + 6].text)
    ):
        return None
    for i in range(token.i + 4, min(token.i + 12, token.sent.end)):
        place = scene.place_at(doc[i])
        if place is not None:
            return place if place.relation is not None and place.relation.endswith(MOVED) else None
    return None


def _is_goal(token: Token, scene: Scene) -> bool:
    """Whether a name says where somebody went or was driven from: ``fled toward Petro``, ``dislodged them from Mweso``,
    ``the return of families to Al Tibbun``."""
    ways = {"to": "going", "toward": "going", "towards": "going", "from": "ousting"}
    way = ways.get(token.head.lower_) if token.dep_ == "pobj" else None
    if way is None or is_told(token, scene.lexicon):
        return False
    over = token.head.head
    if over.dep_ == "pobj" and over.head.lower_ == "of":
        over = over.head.head
    if way == "ousting" and over.pos_ in {"NOUN", "PROPN"} and over.dep_ in {"dobj", "nsubjpass"}:
        over = over.head  # dislodged the army from Kalembe
    return over.lemma_.lower() in listed(way) and token.ent_type_ not in {"DATE", "NORP"} and not token.text.isupper()


def retold(scene: Scene) -> dict[int, Name]:
    """Names that no gazetteer knows where the report has them again, having once set something in or near them: the
    Tonenke of ``near Tonenke`` in ``seized Tonenke`` too."""
    told = [one for token in scene.doc if (one := _set_in(scene, token)) is not None]
    first = {place.text.split()[0]: place for place in told if place.text}
    found: dict[int, Name] = {}
    for token in scene.doc if first else ():
        place = first.get(token.text)
        if (
            place is None
            or token.i in scene.places
            or token.i in scene.names
            or not _stands_alone(token, place.text or "")
        ):
            continue
        at = Span(token.idx, token.idx + len(place.text or ""))
        before = scene.doc[max(token.i - 1, 0)].lower_
        here = replace(place, at=at, relation=before if before in listed("enclosing") - {"in", "inside"} else None)
        name = Name(at, place.text or "", "place", place=here, score=SCORE)
        found.update((i, name) for i in scene.tokens(at))
    return found


def _set_in(scene: Scene, token: Token) -> Place | None:
    """The place without a point that a name is by where it stands: ``in Awdheegle``, ``the village of Yarou``."""
    if token.dep_ != "pobj" or token.i in scene.places:
        return None
    over = token.head.head.lemma_.lower() if token.head.lower_ == "of" else ""
    called = over in listed("village_nouns")
    if not called and token.head.lower_ not in listed("enclosing"):
        return None
    place = unlisted(scene, token, forced=called)
    return place if place is not None and place.lat is None and place.relation is None else None


def _stands_alone(token: Token, name: str) -> bool:
    """Whether a name stands here by itself: not within a longer one, nor as somebody's."""
    doc, end = token.doc, token.i + len(name.split())
    before = doc[token.i - 1] if token.i else None
    after = doc[end] if end < len(doc) else None
    if doc[token.i : end].text != name or (after is not None and (after.text[:1].isupper() or after.text in HYPHENS)):
        return False
    return before is None or before.is_sent_start or not before.text[:1].isupper()


def _unweighed(phrase: str) -> str:
    """A name without what it is worth: ``strategic Tal Baghdaq``."""
    first, _, rest = phrase.partition(" ")
    plain = first in listed("of_worth") or first in listed("parts_of_areas")
    return rest if rest and plain else phrase


def _owned(scene: Scene, token: Token) -> Place | None:
    """A place that a text knows by the one that it lies in: ``Sinjar's Khanasor``."""
    owner = next((child for child in token.lefts if child.dep_ == "poss" and child.i in scene.places), None)
    around = scene.place_at(owner) if owner is not None else None
    if owner is None or around is None or token.dep_ != "pobj" or token.head.lower_ not in listed("siting"):
        return None
    start = next((c.i + 1 for c in owner.children if c.dep_ == "case"), owner.i + 1)
    if any(not is_proper(one) or one.i in scene.names for one in token.doc[start : token.i + 1]):
        return None
    if is_told(token, scene.lexicon) or token.lower_ in scene.lexicon.place_nouns:
        return None
    at = Span(token.doc[start].idx, token.idx + len(token))
    name = scene.report.text[at.start : at.end]
    bare = Place(name, kind="town", country=around.country, text=name, at=at)
    if around.lat is None or around.kind in AREAS:
        return bare
    far = max(around.radius_km or 0, REACH_KM)
    return replace(
        bare, name=f"{name}, {around.name}", lat=around.lat, lon=around.lon, radius_km=far, relation=f"in {around.name}"
    )


def is_proper(token: Token) -> bool:
    """A proper name, also one that the tagger took for a plural: ``Raqqa remains …``."""
    return token.pos_ == "PROPN" or (token.tag_ == "NNS" and token.text == token.lemma_ and token.text[-1] not in "sne")
