"""Places that a report tells to lie beside the one that the gazetteer takes them for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from vedette.model import Name, Place

BESIDE = re.compile(
    r",? (?:(?:some|about|just|a|few|\d+|km|miles|kilometres|kilometers) ){0,4}(?:to the )?"
    r"(?:(?:north|south|east|west)\S* (?:of|from)|near|outside) (?:the (?:town|city|village) of )?"
)


def apart(names: Iterable[Name], text: str) -> list[Name]:
    """The names of places; one that is told to lie beside itself is another, which the gazetteer does not know:
    ``Rayhana, west of Anah``, where Anah is also called so."""
    found = list(names)
    for n, (one, other) in enumerate(pairwise(found)):
        place, beside = one.place, other.place
        if place is None or beside is None or place.gazetteer_id is None or place.gazetteer_id != beside.gazetteer_id:
            continue
        if one.text.casefold() != other.text.casefold() and BESIDE.fullmatch(text[one.span.end : other.span.start]):
            unknown = Place(one.text, kind=place.kind, country=place.country, text=place.text, at=place.at)
            found[n] = replace(one, place=unknown)
    return found


__all__ = ["apart"]
