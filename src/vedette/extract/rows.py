"""Rows of places: names one after another of which each is where it happened, whatever the parser makes of them.

``in the areas of Swani, Khallat al Furjan and Ain Zara``, ``Dehrawud, Gizab and Tirinkot districts``: the parser knows
few of such names and ties them at random, but the row itself, with the plural noun before or behind it, says what they
are. A row is read off the words, in one pass over the report.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from vedette.model import Place, Span

from .lexicon import listed
from .phrases import HYPHENS

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .scene import Scene

LONGEST = 8
"""Words of the longest name in a row."""
KINDS = {"settlement": "town", "area": "province", "site": "site"}


@dataclass(slots=True)
class Row:
    """Names in a row: (start, end) tokens of each, and the first token after the last."""

    items: list[tuple[int, int]] = field(default_factory=list)
    end: int = 0


def find_rows(scene: Scene) -> dict[int, tuple[Place, ...]]:
    """For each token of a row of places, the places of the row."""
    found: dict[int, tuple[Place, ...]] = {}
    i, length = 0, len(scene.doc)
    while i < length:
        row = _row(scene, i)
        if len(row.items) > 1:
            noun = _noun_behind(scene, row)
            places = _places(scene, row, noun)
            if len(places) > 1:
                last = noun.i + 1 if noun is not None else row.end
                found.update((at, places) for at in range(row.items[0][0], last))
                ahead = _noun_ahead(scene, row.items[0][0])
                if ahead is not None:
                    found[ahead.i] = places
        i = max(row.end, i + 1)
    return found


def _row(scene: Scene, start: int) -> Row:
    row = Row(end=start)
    at = start
    while (end := _name(scene, at)) > at:
        row.items.append((at, end))
        row.end = end
        at = _past_joint(scene, end)
        if at == end:
            break
    return row


def _name(scene: Scene, start: int) -> int:
    """The first token after the name that begins at ``start``; ``start`` itself where none does."""
    doc = scene.doc
    end = start
    for at in range(start, min(start + LONGEST, len(doc))):
        token = doc[at]
        if not _belongs(scene, token, first=at == start):
            break
        if token.is_title or token.is_upper or token.text[:1].isupper() or token.like_num:
            end = at + 1
    return end


def _belongs(scene: Scene, token: Token, *, first: bool) -> bool:
    """Whether a token can be in the name of a place; particles and numbers only within it."""
    if token.i in scene.times or (token.is_sent_start and not first):
        return False
    party = scene.names.get(token.i)
    if party is not None and (party.place is None or party.kind == "demonym"):
        return False
    if token.text[:1].isupper() and (token.is_alpha or "-" in token.text or token.i in scene.places):
        return token.pos_ in {"PROPN", "NOUN", "ADJ", "X", "VERB"} and token.lower_ not in listed("row_stops")
    if first:
        return False
    joined = token.text in HYPHENS or token.text in {"’", "'"} or token.doc[token.i - 1].text in HYPHENS
    return joined or token.like_num or token.lower_ in listed("name_pieces")


def _past_joint(scene: Scene, at: int) -> int:
    """The first token after a comma, an ``and`` or both; ``at`` itself where there is neither."""
    doc, end = scene.doc, at
    while end < len(doc) and end < at + 3 and (doc[end].text == "," or doc[end].lower_ in {"and", "or"}):
        end += 1
    return end


def _noun_behind(scene: Scene, row: Row) -> Token | None:
    """The plural place noun that ends a row: ``Gizab and Tirinkot districts``."""
    doc = scene.doc
    token = doc[row.end] if row.end < len(doc) else None
    return token if token is not None and _is_plural(scene, token) else None


def _noun_ahead(scene: Scene, start: int) -> Token | None:
    """The plural place noun that opens a row: ``in the areas of Swani, …``, ``the villages of Haddad and …``."""
    doc = scene.doc
    if start < 2 or doc[start - 1].lower_ not in {"of", "including"}:
        return None
    return next((doc[i] for i in range(start - 2, max(start - 4, -1), -1) if _is_plural(scene, doc[i])), None)


def _is_plural(scene: Scene, token: Token) -> bool:
    return token.tag_ in {"NNS", "NNPS"} and token.lemma_.lower() in scene.lexicon.place_nouns


def _places(scene: Scene, row: Row, behind: Token | None) -> tuple[Place, ...]:
    """The places of a row that is one: by a plural noun beside it, or by its length and what is known of it."""
    noun = behind or _noun_ahead(scene, row.items[0][0])
    known = [scene.places[i].place for start, end in row.items for i in range(start, end) if i in scene.places][:2]
    if noun is None:
        before = scene.doc[row.items[0][0] - 1] if row.items[0][0] else None
        sited = before is not None and before.lower_ in listed("siting")
        if not sited or len(row.items) < 3 or len(known) < 2:
            return ()
    places = [_place(scene, start, end) for start, end in row.items]
    if noun is None:
        places = [place for place in places if place.kind not in {"country", "province", "region"}]
        return tuple(replace(place, kind="town") for place in places) if len(places) > 2 else ()
    lemma = noun.lemma_.lower()
    quarter = "site" if lemma in listed("quarters") else None
    kind = quarter or (lemma if lemma in {"district", "province"} else KINDS[scene.lexicon.place_nouns[lemma]])
    return tuple(replace(place, kind="town" if lemma == "area" else kind) for place in places)


def _place(scene: Scene, start: int, end: int) -> Place:
    """The place of one name: as the finder had it, as the gazetteer knows the words, or by its bare name."""
    doc = scene.doc
    at = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
    for i in range(start, end):
        name = scene.places.get(i)
        if name is not None and name.place is not None and name.span.start <= at.start and name.span.end >= at.end:
            return name.place
    text = scene.report.text[at.start : at.end]
    known = scene.finder.place(at, scene.report)
    here = {
        name.place.country for name in scene.mentions.names if name.place is not None and name.place.lat is not None
    }
    return known if known is not None and known.country in here else Place(text, text=text, at=at)
