"""``/holdings``: the control ledger, on one day, as known on another."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter

from ...model import Holding
from ..problem import RESPONSES
from ..shapes.holding import Holdings, holding_item
from ..snapshot import Views


def router(views: Views) -> APIRouter:
    routes = APIRouter(tags=["holdings"], responses=RESPONSES)

    @routes.get("/holdings", summary="Who holds what: on a day, as known on a day")
    def holdings(day: date | None = None, as_of: date | None = None) -> Holdings:
        """Without ``day`` the whole ledger; without ``as_of`` as known now."""
        ledger = views.at(as_of).account.holdings
        items = [holding_item(holding) for holding in ledger if day is None or _stands(holding, day)]
        return Holdings(day=day, as_of=as_of, items=items)

    return routes


def _stands(holding: Holding, day: date) -> bool:
    return (holding.start is None or holding.start <= day) and (holding.end is None or day <= holding.end)
