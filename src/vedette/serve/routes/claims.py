"""``/claims``: the atoms of the record."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from ..claimfilter import ClaimFilter, newest_first
from ..problem import RESPONSES
from ..shapes.claim import ClaimForm, ClaimPage, claim_form
from ..snapshot import Views
from .forms import claim_forms, report_of


class ClaimQuery(ClaimFilter):
    """The filter and the page asked for."""

    as_of: date | None = None
    offset: int = Field(0, ge=0)
    limit: int = Field(50, ge=1, le=1000)


def router(views: Views) -> APIRouter:
    routes = APIRouter(tags=["claims"], responses=RESPONSES)

    @routes.get("/claims", summary="Claims that match, the latest first", response_model_exclude_unset=True)
    def claims(query: Annotated[ClaimQuery, Query()]) -> ClaimPage:
        snapshot = views.at(query.as_of)
        found = newest_first(query.choose(snapshot))
        part = found[query.offset : query.offset + query.limit]
        items = claim_forms(views, snapshot, part)
        return ClaimPage(total=len(found), offset=query.offset, limit=query.limit, items=items)

    @routes.get("/claims/{claim_id}", summary="One claim, with its sentence", response_model_exclude_unset=True)
    def claim(claim_id: str) -> ClaimForm:
        snapshot = views.latest()
        found = snapshot.claim(claim_id)
        return claim_form(found, report_of(views, found), snapshot.event_of.get(claim_id))

    return routes
