"""References: a place or a party named by its key, as lists and other shapes mention it."""

from __future__ import annotations

from pydantic import BaseModel

from ...model import Party, Place
from ..keys import party_key, place_key
from ..words import place_name, place_words


class PartyRef(BaseModel):
    """A party by its key and canonical name."""

    key: str
    name: str


class PlaceRef(BaseModel):
    """A place by its key, with where it lies and how precisely; ``lat`` and ``lon`` are null where nobody knows."""

    key: str
    name: str
    lat: float | None
    lon: float | None
    radius_km: float | None
    kind: str | None
    country: str | None
    words: str


def place_ref(place: Place) -> PlaceRef:
    return PlaceRef(
        key=place_key(place),
        name=place_name(place),
        lat=place.lat,
        lon=place.lon,
        radius_km=place.radius_km,
        kind=place.kind,
        country=place.country,
        words=place_words(place),
    )


def party_ref(party: Party) -> PartyRef:
    return PartyRef(key=party_key(party), name=party.name)
