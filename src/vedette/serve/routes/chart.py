"""``/map``: the whole record for the map in one answer, as columns."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter
from fastapi.responses import Response

from ...codebook import codebook
from ..chart import ChartBuilder, deaths
from ..problem import RESPONSES
from ..shapes.chart import Chart
from ..snapshot import Snapshot, Views


def router(views: Views) -> APIRouter:
    routes = APIRouter(tags=["map"], responses=RESPONSES)
    built: dict[date | None, tuple[Snapshot, bytes]] = {}

    @routes.get("/map", response_model=Chart, summary="All events, places and holdings, as columns")
    def chart(as_of: date | None = None) -> Response:
        """Everything the map draws, small enough that ten thousand events are one quick answer."""
        snapshot = views.latest()
        if as_of not in built or built[as_of][0] is not snapshot:
            if len(built) > 8:
                built.clear()
            built[as_of] = (snapshot, _chart(views, snapshot, as_of).model_dump_json().encode())
        return Response(built[as_of][1], media_type="application/json")

    return routes


def _chart(views: Views, snapshot: Snapshot, as_of: date | None) -> Chart:
    account = views.as_known_on(as_of)
    builder = ChartBuilder({name: entry.means for (kind, name), entry in codebook().items() if kind == "event"})
    killed = deaths(account)
    for holding in account.holdings:
        builder.add_holding(holding)
    for event in account.events:
        builder.add_event(event, killed.get(event.event_id, (None, None)))
    published = [head.published for head in snapshot.heads.values() if head.published]
    counts = {"claims": len(snapshot.claims), "reports": len(snapshot.heads), "events": len(account.events)}
    return builder.chart(counts, published, as_of)
