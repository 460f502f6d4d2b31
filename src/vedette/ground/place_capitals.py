"""Capitals that a text does not name: ``the capital``, ``the Libyan capital``, ``the capital of the Tigray region``.

A country's is the one that the gazetteer marks; a province's is the town in it that most people live in, which it is in
most. Where the name stands beside the word (``the capital, Damascus``), that name is found by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vedette.ground.gazetteer import Candidate, Gazetteer
from vedette.model import Name, Place, Span

_CAPITAL = re.compile(
    r"\b(?:(?P<bare>[Tt]he)|(?P<whose>[A-Z][\w’'-]*)) (?:(?P<part>provincial|regional|state) |national |rebel-held )?"
    r"(?P<word>capital)\b(?!,? [A-Z]|-| (?:punishment|investment|gains?|crimes?|letters?|murder|markets?)\b)"
)
"""The word with what says whose capital it is before it, and no name of its own behind it."""
_OF = re.compile(r" of (?:the )?(?:[a-z-]+ ){0,2}$")
_BEHIND = 40
"""Characters behind the word in which the name of its area must begin."""
_SCORE = 0.7


def find_capitals(text: str, places: Sequence[Name], gazetteer: Gazetteer, country: str | None) -> list[Name]:
    """Names for the bare word, each with the town that it stands for; ``country`` (ISO2) is the report's own."""
    return [
        Name(Span(*found.span("word")), found["word"], "place", place=_place(seat, found), score=_SCORE)
        for found in _CAPITAL.finditer(text)
        if (seat := _seat(text, found, places, gazetteer, country)) is not None
    ]


def _seat(
    text: str, found: re.Match[str], places: Sequence[Name], gazetteer: Gazetteer, country: str | None
) -> Candidate | None:
    end = found.end("word")
    behind = next((n for n in places if end < n.span.start <= end + _BEHIND), None)
    if behind is not None and _OF.fullmatch(text[end : behind.span.start]):
        return _of_area(behind, gazetteer)
    if text.startswith(" of ", end):
        return None
    if found["bare"]:
        return gazetteer.seat(country) if country is not None and not found["part"] else None
    code = gazetteer.demonym(found["whose"])
    if code is not None:
        return gazetteer.seat(code)
    owners = (n for n in places if found.start() <= n.span.start and n.span.end <= found.start("word"))
    return next((_of_area(owner, gazetteer) for owner in owners), None)


def _of_area(name: Name, gazetteer: Gazetteer) -> Candidate | None:
    """The seat of a country or province."""
    place = name.place
    if place is None or place.kind not in {"country", "province"}:
        return None
    codes: Iterator[str] = (
        one.area for one in gazetteer.lookup(place.name) if one.gazetteer_id == place.gazetteer_id and one.area
    )
    code = next(codes, None)
    return gazetteer.seat(code) if code is not None else None


def _place(seat: Candidate, found: re.Match[str]) -> Place:
    return Place(
        seat.name, seat.lat, seat.lon, seat.radius_km, seat.gazetteer_id,
        kind="town", country=seat.country, text=found["word"], at=Span(*found.span("word")),
    )  # fmt: skip
