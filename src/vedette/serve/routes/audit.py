"""``/audit``: who did what when, for admins."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field

from ..accounts import Accounts
from ..exports.csvfile import csv_lines
from ..problem import RESPONSES
from .paging import Limit, Offset
from .users import Admin


class DeedItem(BaseModel):
    """What a user did; ``at`` is UTC."""

    at: str
    name: str
    deed: str


class Audit(BaseModel):
    """Some lines of the log, the latest first."""

    items: list[DeedItem]
    more: bool = Field(description="whether there are earlier ones")
    names: list[str] = Field(description="all who are in the log, those without an account among them")


def router(accounts: Accounts) -> APIRouter:
    routes = APIRouter(prefix="/audit", tags=["users"], responses=RESPONSES)

    @routes.get("", summary="Who did what when, the latest first")
    def audit(admin: Admin, limit: Limit = 100, offset: Offset = 0, who: str | None = None) -> Audit:
        found = accounts.log.deeds(limit + 1, who, offset)
        items = [DeedItem(at=one.at, name=one.name, deed=one.deed) for one in found[:limit]]
        return Audit(items=items, more=len(found) > limit, names=accounts.log.names())

    @routes.get(".csv", summary="The whole log as a table")
    def table(admin: Admin, who: str | None = None) -> StreamingResponse:
        rows = ({"at": one.at, "name": one.name, "deed": one.deed} for one in accounts.log.deeds(-1, who))
        headers = {"Content-Disposition": 'attachment; filename="vedette-log.csv"'}
        return StreamingResponse(csv_lines(("at", "name", "deed"), rows), media_type="text/csv", headers=headers)

    return routes
