"""``/health``: whether the record answers, and how much it holds."""

from __future__ import annotations

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from ..accounts import Role
from ..gate import user_of
from ..helpers import Helpers
from ..problem import RESPONSES
from ..reviewable import Reviewable
from ..snapshot import Views


class Health(BaseModel):
    """How much the record holds, by name."""

    status: str
    counts: dict[str, int]
    reads: bool = Field(description="whether who asks can add reports here")
    reviews: bool = Field(description="whether who asks can correct readings here")
    user: str | None = Field(None, description="who is signed in, where there are users")
    role: Role | None = None


def router(views: Views, helpers: Helpers) -> APIRouter:
    routes = APIRouter(tags=["health"], responses=RESPONSES)

    @routes.get("/health", summary="Whether the record answers, and how much it holds")
    def health(request: Request) -> Health:
        snapshot = views.latest()
        user = user_of(request)
        may_change = user is None or user.may("analyst")
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
            reads=may_change and helpers.desk is not None,
            reviews=may_change and isinstance(views.record, Reviewable),
            user=user.name if user else None,
            role=user.role if user else None,
        )

    return routes
