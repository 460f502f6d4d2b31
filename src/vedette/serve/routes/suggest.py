"""``/suggest`` and ``/codebook``: what is offered to people who write a claim by hand."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from ...codebook import codebook
from .. import suggesting
from ..partybook import PartyBook
from ..placebook import PlaceBook
from ..problem import RESPONSES
from ..shapes.suggestion import PartyOffer, PlaceOffer, TypeItem
from ..snapshot import Views

Words = Annotated[str, Query(max_length=100, description="the beginning of a name")]
Most = Annotated[int, Query(ge=1, le=50)]


def router(views: Views, parties: PartyBook, places: PlaceBook) -> APIRouter:
    routes = APIRouter(tags=["writing"], responses=RESPONSES)

    @routes.get("/suggest/places", summary="Places that may be meant: of the report, the record, the gazetteer")
    def suggest_places(q: Words = "", report: str | None = None, limit: Most = 8) -> list[PlaceOffer]:
        return suggesting.places(q, report, views.latest(), places, limit)

    @routes.get("/suggest/parties", summary="Parties that may be meant: of the report, the record, the registry")
    def suggest_parties(q: Words = "", report: str | None = None, limit: Most = 8) -> list[PartyOffer]:
        return suggesting.parties(q, report, views.latest(), parties, limit)

    @routes.get("/codebook", summary="What a claim can be: kinds and their types")
    def types() -> list[TypeItem]:
        return [TypeItem(kind=one.kind, type=one.name, label=one.label, means=one.means) for one in codebook().values()]

    return routes
