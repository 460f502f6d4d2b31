"""``/health``: whether the record answers, and how much it holds."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from ..problem import RESPONSES
from ..snapshot import Views


class Health(BaseModel):
    """How much the record holds, by name."""

    status: str
    counts: dict[str, int]


def router(views: Views) -> APIRouter:
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
        return Health(status="ok", counts=derived | dict(snapshot.counts))

    return routes
