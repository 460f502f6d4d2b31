"""``/exports``: what a filter chooses as CSV and GeoJSON, fit to be passed on: private individuals go unnamed."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field

from ..askedwords import asked_words
from ..claimfilter import ClaimFilter, newest_first
from ..eventfilter import EventFilter, latest_first
from ..exports import claim_rows, csv_lines, event_rows, holding_rows, toll_rows
from ..exports.tables import Rows
from ..figurefilter import FigureFilter
from ..problem import RESPONSES
from ..publicity import public_name
from ..quoting import Withholding
from ..shapes.claim import PublicSentence, public_sentence
from ..shapes.event import FeatureCollection, feature
from ..snapshot import Views
from .forms import report_of

_CSV: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}


class Events(EventFilter):
    """The filter, and the day of knowledge."""

    as_of: date | None = None


class Claims(ClaimFilter):
    """The filter, and the day of knowledge."""

    as_of: date | None = None


class Asked(BaseModel):
    """A filter in words; empty where nothing is asked."""

    words: str


class Figures(FigureFilter):
    """The filter, and the day of knowledge."""

    as_of: date | None = None


class Holdings(Figures):
    """The filter, the day of knowledge, and the day on which a place is held."""

    day: date | None = None


class Sentences(ClaimFilter):
    """The filter, the day of knowledge, and how many are asked for."""

    as_of: date | None = None
    limit: int = Field(200, ge=1, le=1000)


def router(views: Views, withholding: Withholding) -> APIRouter:
    routes = APIRouter(prefix="/exports", tags=["exports"], responses=RESPONSES)

    @routes.get("/events.csv", summary="The events that match, as CSV", responses=_CSV)
    def events(query: Annotated[Events, Query()]) -> StreamingResponse:
        snapshot = views.at(query.as_of)
        return _file("events", event_rows(latest_first(query.choose(snapshot)), snapshot))

    @routes.get("/events.geojson", summary="The events that match, as GeoJSON")
    def geojson(query: Annotated[Events, Query()]) -> FeatureCollection:
        snapshot = views.at(query.as_of)
        features = [feature(event) for event in latest_first(query.choose(snapshot))]
        for event, one in zip(latest_first(query.choose(snapshot)), features, strict=True):
            for parties, refs in ((event.actor, one.properties.actor), (event.target, one.properties.target)):
                for party, ref in zip(parties, refs, strict=True):
                    if public_name(party) != party.name:
                        ref.name, ref.key = public_name(party), ""
        return FeatureCollection(features=features)

    @routes.get("/claims.csv", summary="The claims that match, as CSV", responses=_CSV)
    def claims(query: Annotated[Claims, Query()]) -> StreamingResponse:
        snapshot = views.at(query.as_of)
        return _file("claims", claim_rows(newest_first(query.choose(snapshot)), snapshot, withholding(snapshot)))

    @routes.get("/asked.json", summary="The filter in words, for the head of what is passed on")
    def asked(query: Annotated[Events, Query()]) -> Asked:
        """Nobody private is named in them."""
        snapshot = views.at(query.as_of)
        return Asked(words=asked_words(query, snapshot, withholding(snapshot)))

    @routes.get("/sentences.json", summary="The sentences of the claims that match, the latest first")
    def sentences(query: Annotated[Sentences, Query()]) -> list[PublicSentence]:
        snapshot = views.at(query.as_of)
        withhold = withholding(snapshot)
        chosen = newest_first(query.choose(snapshot))[: query.limit]
        return [public_sentence(claim, report_of(views, claim), withhold) for claim in chosen]

    @routes.get("/holdings.csv", summary="What matches of the control ledger, or of one day's, as CSV", responses=_CSV)
    def holdings(query: Annotated[Holdings, Query()]) -> StreamingResponse:
        snapshot, day = views.at(query.as_of), query.day
        ledger = (snapshot.account.holdings[at] for at in query.holdings(snapshot))
        stands = (one for one in ledger if day is None or ((one.start or day) <= day <= (one.end or day)))
        return _file("holdings", holding_rows(stands))

    @routes.get("/tolls.csv", summary="The figures that match, lowest to highest, as CSV", responses=_CSV)
    def tolls(query: Annotated[Figures, Query()]) -> StreamingResponse:
        snapshot = views.at(query.as_of)
        return _file("tolls", toll_rows(query.tolls(snapshot)))

    return routes


def _file(name: str, rows: Rows) -> StreamingResponse:
    head = {"Content-Disposition": f'attachment; filename="vedette-{name}.csv"'}
    return StreamingResponse(csv_lines(*rows), media_type="text/csv; charset=utf-8", headers=head)
