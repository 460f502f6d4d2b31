"""``/places``: each place and its history."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter

from ..claimfilter import newest_first
from ..eventfilter import latest_first
from ..keys import fold, place_key
from ..problem import RESPONSES
from ..shapes.event import event_item
from ..shapes.figures import disputes_among, tolls_at
from ..shapes.holding import holding_item
from ..shapes.place import PlaceDetail, PlaceItem, PlacePage
from ..shapes.ref import place_ref
from ..snapshot import Snapshot, Views
from .forms import claim_forms
from .paging import Limit, Offset

_MOST_CLAIMS = 200


def router(views: Views) -> APIRouter:
    routes = APIRouter(tags=["places"], responses=RESPONSES)

    @routes.get("/places", summary="Places, those most spoken of first")
    def places(q: str = "", offset: Offset = 0, limit: Limit = 100, as_of: date | None = None) -> PlacePage:
        snapshot = views.at(as_of)
        wanted = fold(q)
        found = [
            PlaceItem(**place_ref(place).model_dump(), claims=len(snapshot.by_place.get(key, ())))
            for key, place in snapshot.places.items()
            if wanted in fold(place.name)
        ]
        found.sort(key=lambda item: (-item.claims, item.name))
        return PlacePage(total=len(found), offset=offset, limit=limit, items=found[offset : offset + limit])

    @routes.get(
        "/places/{key}", summary="One place: who held it when, what happened there", response_model_exclude_unset=True
    )
    def place(key: str, as_of: date | None = None) -> PlaceDetail:
        """Claims are the latest two hundred; ``/claims?place=`` pages through all of them."""
        return _detail(views, views.at(as_of), key)

    return routes


def _detail(views: Views, snapshot: Snapshot, key: str) -> PlaceDetail:
    ref = place_ref(snapshot.place(key))
    account = snapshot.account
    claims = newest_first(snapshot.by_place.get(key, ()))[:_MOST_CLAIMS]
    happened = [event for event in account.events if event.place and place_key(event.place) == key]
    subjects = {key, *(event.event_id for event in happened)}
    return PlaceDetail(
        **ref.model_dump(),
        holdings=[holding_item(holding) for holding in account.holdings if place_key(holding.place) == key],
        tolls=tolls_at(key, snapshot),
        disputes=disputes_among({claim.claim_id for claim in claims}, subjects, snapshot),
        events=[event_item(event) for event in latest_first(happened)],
        claims=claim_forms(views, snapshot, claims),
    )
