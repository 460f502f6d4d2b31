"""``/events``: happenings, each with every claim that tells of it; also as GeoJSON."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from ..eventfilter import EventFilter, having, latest_first
from ..problem import RESPONSES
from ..shapes.event import (
    EventDetail,
    EventPage,
    FeatureCollection,
    event_fields,
    event_item,
    feature,
)
from ..shapes.figures import disputes_among, toll_item
from ..snapshot import Snapshot, Views
from .forms import forms_by_id


class EventQuery(EventFilter):
    """The filter and the page asked for."""

    as_of: date | None = None
    offset: int = Field(0, ge=0)
    limit: int = Field(100, ge=1, le=1000)


class AllEvents(EventFilter):
    """The filter alone: all that match are given."""

    as_of: date | None = None


class Positions(BaseModel):
    """Positions in the columns of ``/map``."""

    at: list[int]


def router(views: Views) -> APIRouter:
    routes = APIRouter(tags=["events"], responses=RESPONSES)

    @routes.get("/events", summary="Events that match, the latest first")
    def events(query: Annotated[EventQuery, Query()]) -> EventPage:
        found = latest_first(query.choose(views.at(query.as_of)))
        items = [event_item(event) for event in found[query.offset : query.offset + query.limit]]
        return EventPage(total=len(found), offset=query.offset, limit=query.limit, items=items)

    @routes.get("/events.geojson", summary="The events that match as GeoJSON")
    def geojson(query: Annotated[AllEvents, Query()]) -> FeatureCollection:
        """Events that nobody could place have a null geometry: they are listed, never pinned."""
        return FeatureCollection(features=[feature(event) for event in query.choose(views.at(query.as_of))])

    @routes.get("/events/having", summary="Positions on the map of the events that have these words")
    def words(q: Annotated[str, Query(min_length=1, max_length=200)], as_of: date | None = None) -> Positions:
        """The positions are those of the columns of ``/map`` as of the same day."""
        return Positions(at=having(views.at(as_of), q))

    @routes.get("/events/{event_id}", summary="One event, its claims, tolls and disputes")
    def event(event_id: str, as_of: date | None = None) -> EventDetail:
        return _detail(views, views.at(as_of), event_id)

    return routes


def _detail(views: Views, snapshot: Snapshot, event_id: str) -> EventDetail:
    event = snapshot.event(event_id)
    tolls = snapshot.tolls_of_event.get(event_id, [])
    ids = dict.fromkeys([*event.claims, *(claim for toll in tolls for claim in toll.claims)])
    subjects = {event_id, *(toll.toll_id for toll in tolls)}
    return EventDetail.model_validate(
        event_fields(event)
        | {
            "claim_forms": forms_by_id(views, snapshot, ids),
            "tolls": [toll_item(toll, snapshot) for toll in tolls],
            "disputes": disputes_among(set(ids), subjects, snapshot),
        }
    )
