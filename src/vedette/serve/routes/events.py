"""``/events``: happenings, each with every claim that tells of it; also as GeoJSON."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from ..eventfilter import EventFilter, latest_first, within
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

    offset: int = Field(0, ge=0)
    limit: int = Field(100, ge=1, le=1000)


def router(views: Views) -> APIRouter:
    routes = APIRouter(tags=["events"], responses=RESPONSES)

    @routes.get("/events", summary="Events that match, the latest first")
    def events(query: Annotated[EventQuery, Query()]) -> EventPage:
        found = latest_first(query.choose(views.latest().account.events))
        items = [event_item(event) for event in found[query.offset : query.offset + query.limit]]
        return EventPage(total=len(found), offset=query.offset, limit=query.limit, items=items)

    @routes.get("/events.geojson", summary="All events as GeoJSON")
    def geojson(since: date | None = None, until: date | None = None, as_of: date | None = None) -> FeatureCollection:
        """Events that nobody could place have a null geometry: they are listed, never pinned."""
        account = views.as_known_on(as_of)
        return FeatureCollection(features=[feature(event) for event in account.events if within(event, since, until)])

    @routes.get("/events/{event_id}", summary="One event, its claims, tolls and disputes")
    def event(event_id: str) -> EventDetail:
        return _detail(views, views.latest(), event_id)

    return routes


def _detail(views: Views, snapshot: Snapshot, event_id: str) -> EventDetail:
    event = snapshot.event(event_id)
    account = snapshot.account
    tolls = [toll for toll in account.tolls if toll.event_id == event_id or set(toll.claims) & set(event.claims)]
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
