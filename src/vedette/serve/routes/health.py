"""``/health``: whether the record answers, and how much it holds."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel, Field

from ..helpers import Helpers
from ..problem import RESPONSES
from ..reviewable import Reviewable
from ..snapshot import Views


class Health(BaseModel):
    """How much the record holds, by name."""

    status: str
    counts: dict[str, int]
    reads: bool = Field(description="whether reports can be added here")
    reviews: bool = Field(description="whether readings can be corrected here")


def router(views: Views, helpers: Helpers) -> APIRouter:
    routes = APIRouter(tags=["health"], responses=RESPONSES)

    @routes.get("/health", summary="Whether the record answers, and how much it holds")
    def health() -> Health:
        snapshot = views.latest()
        derived = {
            "claims": len(snapshot.claims),
            "reports": len(snapshot.heads),
            "events": len(snapshot.events),
            "holdings": len(snapshot.account.holdings),
            "places": len(snapshot.places),
            "parties": len(snapshot.parties),
        }
        return Health(
            status="ok",
            counts=derived | dict(snapshot.counts),
            reads=helpers.desk is not None,
            reviews=isinstance(views.record, Reviewable),
        )

    return routes
