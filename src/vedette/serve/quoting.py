"""Quoted sentences fit to be passed on: private individuals go unnamed in them too (``publicity.py`` for slots).

What in a sentence may be a person's name is a run of capitalised words, as in ``publicity``. It stays where the book of
parties or the record's own places know it, or where one of its words is an institution's (``public_words.json``); a
title before it stays. A single word goes where it is part of a name that went, or where its neighbours tell a person:
a title, an age, somebody who says. A name that the book of places has stays where the words around it speak of a place
(``the village of Abu Fas``): villages are called as people are. In doubt the name goes: its report is a click away for
those who may read it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache, cached_property, lru_cache
from itertools import islice
from pathlib import Path

from ..model import Claim
from .addresses import public_address
from .context import Context
from .keys import fold
from .partybook import PartyBook
from .placebook import NoPlaces, PlaceBook
from .publicity import WITHHELD, may_be_a_person
from .snapshot import Snapshot

_PART = (
    r"(?:[A-Z]|Dr|Mr|Mrs|Ms|Gen|Lt|Col|Maj|Capt|Sgt|Prof|Rev)\.(?!\w)"
    r"|(?:(?:al|el|as|ash|an|ad|ar|at|az|ul|abu)[-’'])?[A-ZÀ-ÖØ-ÞŠŽČĆĐŁ](?:[\w-]|[’'](?!s\b))*"
)
_JOIN = r"(?:\s+(?:al|el|as|ash|bin|ibn|bint|abu|umm|ould|wal|ul|de|del|la|los|da|dos|van|von|der))*\s+"
_RUN = re.compile(rf"\b(?:{_PART})(?:{_JOIN}(?:{_PART}))*")
_AGE = re.compile(r"\s*(?:,\s*(?:aged\s+)?\d{1,2}\s*[,.;:)]|,\s*aged\b|\(\d{1,2}\))")
_TELLS = re.compile(r"\s*,?\s*(?:said|says|told|recalled|added|wept|cried|explained|who|whose)\b", re.I)
_TOLD = re.compile(r"\b(?:said|says|named|called|identified\s+as|told)\s+$", re.I)
_PLACED = re.compile(
    r"(?<!confidence )(?<!trust )(?<!faith )(?<!believe )(?<!believed )\b(?:in|near|outside)\s+$", re.I
)
_AMID = re.compile(rf"(?:{_RUN.pattern}(?:\s*,\s*(?:and\s+)?|\s+(?:and|or)\s+)){{1,8}}$")
"""The names before it in a row: in Tal Hamis, Abu Fas and …"""
_ROW = 200
_ARTICLE = re.compile(r"\b(?:the|an?)\s+$", re.I)
_FAMILY = re.compile(r"\s+(?:family|household|brothers|sisters|couple)\b")
_DEMONYM = re.compile(r"(?:[A-Z]{2,4}|\w+(?:i|ian|ean|ese|ish|can|nch|ench|rab))$")
_SMALL = re.compile(r"\b[a-z]{3,}\b")
_DATED = re.compile(r"\s*\b(?:January|February|March|July|September|October|November|December)(?=\s+\d{1,4}\b)")
"""The month of a date; not those that people are called too, as April, May, June and August are."""
_FAR = 5
"""No known name has more words."""


@dataclass(frozen=True, slots=True)
class _Words:
    institutions: frozenset[str]
    titles: frozenset[str]
    offices: frozenset[str]
    kin: frozenset[str]
    openings: frozenset[str]
    placing: frozenset[str]
    settlements: frozenset[str]


@cache
def _words() -> _Words:
    data = json.loads((Path(__file__).parent / "public_words.json").read_text(encoding="utf-8"))
    return _Words(*(frozenset(data[one.name].split()) for one in fields(_Words)))


Withholding = Callable[[Snapshot], "Withholder"]
"""Makes the withholder of a snapshot, the books in hand."""


class Withholder:
    """Withholds names that neither the record's places, nor its known parties, nor the book has."""

    def __init__(self, snapshot: Snapshot, book: PartyBook, gazetteer: PlaceBook | None = None) -> None:
        self.book = book
        self._snapshot = snapshot
        self._gazetteer = gazetteer or NoPlaces()
        self._placed: dict[str, bool] = {}
        places = (name for place in snapshot.places.values() for name in (place.name, place.text or ""))
        parties = [name for one in snapshot.parties.values() if one.id for name in (one.name, one.text)]
        unknown = {one.name for one in snapshot.parties.values() if not one.id}
        self._private = frozenset(name for name in unknown if " " in name and may_be_a_person(name))
        self._texts: dict[str, str] = {}
        outlets = (head.publisher or "" for head in snapshot.heads.values())
        self._known = {fold(name).removeprefix("the-") for name in (*places, *parties, *outlets)}
        # Of a known party's name the last word alone is known too: Aoun of Michel Aoun.
        self._known |= {fold(name).rpartition("-")[2] for name in parties}

    def context(self, context: Context, claim: Claim) -> Context:
        """The sentence without the names; its parts keep their order, and a name stands in the part where it begins."""
        parts = (context.before, context.exact, context.after)
        private = [party.name for party in (*claim.actor, *claim.target, *claim.source) if not party.id]
        before, exact, after = self.parts(parts, filter(may_be_a_person, private))
        return replace(context, before=before, exact=exact, after=after)

    def text(self, words: str) -> str:
        """A title or a label: whom any claim of the record holds for a person goes unnamed in it, too."""
        if words not in self._texts:
            self._texts[words] = self.parts((words,), self._private)[0]
        return self._texts[words]

    def asked(self, words: str) -> str:
        """Words that somebody searched for, in small letters too: withheld whole where they may be a person's name."""
        pieces = fold(words).split("-")
        typed = words.title() if len(pieces) > 1 else words
        named = self._pieces & set(pieces)
        return WITHHELD if named or self.text(words) != words or self.text(typed) != typed else words

    def address(self, url: str, title: str) -> str:
        """A report's address, without those of its parts that may name somebody."""
        told = set(fold(self.text(title)).split("-"))
        gone = frozenset(set(fold(title).split("-")) - told) | self._pieces
        return public_address(url, lambda word: word in told or word in self._plain, gone)

    @cached_property
    def _pieces(self) -> frozenset[str]:
        """The words of the names that a claim of the record holds for private people's."""
        words = {piece for name in self._private for piece in fold(name).split("-") if len(piece) > 2}
        return frozenset(words - {piece for name in self._known for piece in name.split("-")})

    @cached_property
    def _plain(self) -> frozenset[str]:
        """The words that are no names: known ones, and those that the record's quotes write in small letters."""
        known = _words()
        told = {fold(word) for one in self._snapshot.claims.values() for word in _SMALL.findall(one.quote.exact)}
        listed = known.institutions | known.openings | known.titles | known.placing | known.settlements
        return frozenset(told | listed | {piece for name in self._known for piece in name.split("-")})

    def parts(self, parts: Sequence[str], private: Iterable[str] = ()) -> list[str]:
        """The text in the same parts, with names withheld; of ``private`` a claim holds that they may be people's."""
        whole = "".join(parts)
        people = set(private)
        spans = _merged([*self._names(whole, set(map(fold, people))), *self._found(whole, people)])
        made, start = [], 0
        for part in parts:
            end = start + len(part)
            made.append(_cut(whole, start, end, spans))
            start = end
        return made

    def _names(self, text: str, private: set[str]) -> Iterator[tuple[int, int]]:
        found = (_stripped(match, _undated(match, text)) for match in _RUN.finditer(text))
        runs = [run for one in found if (run := self._unknown(text, one))]
        gone = [(start, end) for start, end in runs if self._goes(text, start, end, private)]
        yield from gone
        pieces = {piece for start, end in gone for piece in fold(text[start:end]).split("-") if len(piece) > 2}
        for start, end in runs:
            word = text[start:end]
            if " " not in word and set(fold(word).split("-")) & pieces and not self._knows(word):
                yield start, end

    def _found(self, text: str, people: Iterable[str]) -> Iterator[tuple[int, int]]:
        for name in people:
            if " " in name and name in text and not self._knows(name) and not _is_of_an_office(name):
                yield from (match.span() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))

    def _goes(self, text: str, start: int, end: int, private: set[str]) -> bool:
        name, before, after = text[start:end], text[:start], text[end:]
        following = fold(after.split(None, 1)[0]) if after[:1].isspace() and after.split() else ""
        if any(word in _words().institutions for word in (*fold(name).split("-"), following)):
            return False
        told = _told(before, after)
        if " " not in name:
            listed = fold(name) in private and not _opens(before)
            return (told or listed) and (not name.isupper() or len(name) > 4)
        if told or _FAMILY.match(after):
            return True
        whose = after.startswith(("’s", "'s"))
        place = _PLACED.search(before) and not whose
        plain = re.sub(r"\b[A-Z]\.\s*", "", name)
        if not may_be_a_person(plain) or place or _ARTICLE.search(before) or _is_headline(text):
            return False
        return whose or fold(name) in private or not (_is_placed(before) and self._is_a_place(name))

    def _is_a_place(self, name: str) -> bool:
        """Whether the gazetteer has a place of this name in a country that the record tells of."""
        if name not in self._placed:
            self._placed[name] = self._gazetteer.named(name, self._snapshot.countries)
        return self._placed[name]

    def _unknown(self, text: str, run: tuple[int, int] | None) -> tuple[int, int] | None:
        """What of a run is left behind the known names it begins with; these may go on beyond it: Save the Children."""
        while run:
            start, end = run
            words = list(islice(re.finditer(r"[^\s,.;:!?”\"()]+", text[start:]), _FAR))
            ends = [start + word.end() for word in words]
            known = [to for to in ends if self._knows(re.sub(r"[’']s$", "", text[start:to]))]
            if not known:
                return run
            rest = re.compile(r"\S+").search(text, known[-1], end) if known[-1] < end else None
            if rest and " " not in text[start : known[-1]] and " " not in text[rest.start() : end]:
                return run  # Amal may be a movement; Amal Nasser is none
            run = (rest.start(), end) if rest and rest.start() > known[-1] else None
        return None

    def _knows(self, name: str) -> bool:
        return fold(name) in self._known or self.book.named(name)


def _is_of_an_office(name: str) -> bool:
    known, words = _words(), fold(name).split("-")
    return any(word in known.institutions for word in words) or set(words) <= known.titles | known.openings


def _undated(match: re.Match[str], text: str) -> int:
    """Where a run ends, without the month of a date behind it: ``Syria October 26``."""
    month = _DATED.search(text, match.start(), match.end() + 6)
    return month.start() if month and month.end() == match.end() else match.end()


def _stripped(match: re.Match[str], end: int) -> tuple[int, int] | None:
    """The run up to ``end`` without what only opens a sentence, and without titles and whose they are (``Iraqi Prime
    Minister``)."""
    words, known, skip = list(re.finditer(r"\S+", match[0][: end - match.start()])), _words(), 0
    for at, word in enumerate(words):
        follows = at + 1 < len(words) and fold(words[at + 1][0]) in known.offices
        if fold(word[0]) not in known.openings | known.titles and not (follows and _DEMONYM.match(word[0])):
            break
        skip = at + 1
    return None if skip == len(words) else (match.start() + words[skip].start(), end)


def _told(before: str, after: str) -> bool:
    """Whether the words around tell a person: a title, kinship or trade, an age, somebody who says."""
    words = before.split()
    last = words[-1] if words and before[-1:].isspace() else ""
    titled = last[:1].isupper() and fold(last) in _words().titles
    return titled or fold(last) in _words().kin or any((_AGE.match(after), _TELLS.match(after), _TOLD.search(before)))


def _is_placed(before: str) -> bool:
    """Whether the words before a name, or before the row of names that it ends, speak of a place."""
    near = before[-_ROW:]
    words = fold(_AMID.sub("", near)).split("-")
    settled = len(words) > 1 and words[-1] == "of" and words[-2] in _words().settlements
    return settled or words[-1] in _words().placing


@lru_cache(maxsize=64)
def _is_headline(text: str) -> bool:
    """Whether all words but the small ones are capitalised, so that a capital says nothing."""
    words = [word for word in re.findall(r"[^\W\d_]{4,}", text) if fold(word) not in _words().openings]
    return len(words) > 3 and text.count(",") < 2 and all(word[0].isupper() for word in words)


def _opens(before: str) -> bool:
    """Whether a sentence begins here, so that a capital says nothing."""
    return re.search(r"[\w,;]\s*$", before) is None


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    made: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if made and start < made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def _cut(whole: str, start: int, end: int, spans: Iterable[tuple[int, int]]) -> str:
    """The text from ``start`` to ``end``: spans that begin in it withheld, the rest of earlier ones left out."""
    made, at = [], start
    for first, last in spans:
        if last <= start or first >= end:
            continue
        made.append(whole[at : max(at, first)])
        if first >= start:
            made.append(WITHHELD)
        at = min(end, last)
    return "".join(made) + whole[at:end]
