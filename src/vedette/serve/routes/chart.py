"""``/map``: the whole record for the map in one answer, as columns; as JSON, and as bytes for the page."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import Response

from ...codebook import codebook
from ..chart import ChartBuilder, deaths
from ..eventfilter import voices
from ..packing import MEDIA_TYPE, compressed, packed
from ..partybook import PartyBook
from ..problem import RESPONSES
from ..shapes.chart import Chart
from ..shapes.figures import figures_differ
from ..snapshot import Snapshot, Views


class Charts:
    """The charts of one record, each built once for as long as the record stays as it is."""

    def __init__(self, views: Views, book: PartyBook) -> None:
        self._views = views
        self._book = book
        self._built: dict[date | None, tuple[Snapshot, Chart, bytes, bytes]] = {}

    def of(self, as_of: date | None) -> tuple[Chart, bytes, bytes]:
        """The chart, its columns, and these compressed."""
        snapshot = self._views.at(as_of)
        if as_of not in self._built or self._built[as_of][0] is not snapshot:
            if len(self._built) > 4:
                self._built.clear()
            chart = build_chart(snapshot, as_of, self._book)
            columns = packed(chart)
            self._built[as_of] = (snapshot, chart, columns, compressed(columns))
        return self._built[as_of][1:]


def router(views: Views, charts: Charts) -> APIRouter:
    routes = APIRouter(tags=["map"], responses=RESPONSES)

    @routes.get("/map", response_model=Chart, summary="All events, places, holdings and tolls, as columns")
    def chart(as_of: date | None = None) -> Response:
        """Everything the map draws, small enough that ten thousand events are one quick answer."""
        return Response(charts.of(as_of)[0].model_dump_json().encode(), media_type="application/json")

    @routes.get("/map.columns", include_in_schema=False)
    def columns(request: Request, as_of: date | None = None) -> Response:
        """The same as bytes (``packing.py``): what the page takes, at a hundred thousand events too."""
        _, plain, small = charts.of(as_of)
        if "gzip" not in request.headers.get("accept-encoding", ""):
            return Response(plain, media_type=MEDIA_TYPE, headers={"Vary": "Accept-Encoding"})
        head = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        return Response(small, media_type=MEDIA_TYPE, headers=head)

    return routes


def build_chart(snapshot: Snapshot, as_of: date | None = None, book: PartyBook | None = None) -> Chart:
    """The columns of what a record says."""
    account = snapshot.account
    builder = ChartBuilder({name: entry.means for (kind, name), entry in codebook().items() if kind == "event"}, book)
    killed = deaths(account)
    for holding in account.holdings:
        builder.add_holding(holding)
    for event in account.events:
        builder.add_event(event, killed.get(event.event_id, (None, None)), voices(event, snapshot))
    for toll in account.tolls:
        builder.add_toll(toll, figures_differ(snapshot.claims[one] for one in toll.claims if one in snapshot.claims))
    published = [head.published for head in snapshot.heads.values() if head.published]
    counts = {"claims": len(snapshot.claims), "reports": len(snapshot.heads), "events": len(account.events)}
    counts["judgements"] = snapshot.counts.get("judgements", 0)
    return builder.chart(counts, published, as_of)
