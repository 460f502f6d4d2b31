"""Events as the API gives them."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, Field

from ...model import Event
from ..families import family_of
from ..words import label, status_words, time_words
from .claim import ClaimForm
from .figures import DisputeItem, TollItem
from .ref import PartyRef, PlaceRef, party_ref, place_ref


class EventItem(BaseModel):
    """One happening. ``reports`` counts documents, ``sources`` counts them without copies of one wire story."""

    event_id: str
    type: str
    label: str
    family: str
    actor: list[PartyRef]
    target: list[PartyRef]
    place: PlaceRef | None
    start: date | None
    end: date | None
    precision: str | None
    time: str = Field(description="the days in plain words, with their precision")
    status: str
    status_words: str
    claims: list[str]
    reports: int
    sources: int
    first_published: date | None
    last_published: date | None
    confidence: float


class EventPage(BaseModel):
    """Some of the events that match, and how many there are in all."""

    total: int
    offset: int
    limit: int
    items: list[EventItem]


class EventDetail(EventItem):
    """An event with every claim that tells of it, its tolls, and what the claims disagree on."""

    claim_forms: list[ClaimForm]
    tolls: list[TollItem]
    disputes: list[DisputeItem]


class Feature(BaseModel):
    """A GeoJSON feature (RFC 7946): an event at its place, null geometry where it has none."""

    type: Literal["Feature"] = "Feature"
    id: str
    geometry: dict[str, Any] | None
    properties: EventItem


class FeatureCollection(BaseModel):
    """GeoJSON (RFC 7946)."""

    type: Literal["FeatureCollection"] = "FeatureCollection"
    features: list[Feature]


def event_item(event: Event) -> EventItem:
    return EventItem.model_validate(event_fields(event))


def event_fields(event: Event) -> dict[str, Any]:
    time = event.time
    return {
        "event_id": event.event_id,
        "type": event.type,
        "label": label("event", event.type),
        "family": family_of(event.type),
        "actor": [party_ref(party) for party in event.actor],
        "target": [party_ref(party) for party in event.target],
        "place": place_ref(event.place) if event.place else None,
        "start": time.start if time else None,
        "end": time.end if time else None,
        "precision": time.precision if time else None,
        "time": time_words(time, derived=True),
        "status": event.status,
        "status_words": status_words(event.status),
        "claims": list(event.claims),
        "reports": event.reports,
        "sources": event.sources,
        "first_published": event.first_published,
        "last_published": event.last_published,
        "confidence": event.confidence,
    }


def feature(event: Event) -> Feature:
    place = event.place
    point = None
    if place is not None and place.lat is not None and place.lon is not None:
        point = {"type": "Point", "coordinates": [place.lon, place.lat]}
    return Feature(id=event.event_id, geometry=point, properties=event_item(event))
