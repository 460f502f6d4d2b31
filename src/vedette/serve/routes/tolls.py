"""``/tolls`` and ``/disputes``: figures side by side, and what claims cannot agree on."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from ..figurefilter import FigureFilter
from ..problem import RESPONSES
from ..shapes.figures import DisputeItem, TollItem, dispute_item, toll_item
from ..snapshot import Views


class Tolls(FigureFilter):
    """The filter, the kind of figure, and the day of knowledge."""

    kind: str | None = None
    as_of: date | None = None


class Disputes(FigureFilter):
    """The filter, what is disputed, and the day of knowledge."""

    slot: str | None = None
    as_of: date | None = None


class FigurePositions(BaseModel):
    """Positions in the columns of ``/map``."""

    tolls: list[int] = Field(description="of the figures that match")
    holdings: list[int] = Field(description="of the spells of control that match")


class Known(FigureFilter):
    """The filter, and the day of knowledge."""

    as_of: date | None = None


def router(views: Views) -> APIRouter:
    routes = APIRouter(tags=["figures"], responses=RESPONSES)

    @routes.get("/tolls", summary="Figures that match, those for one thing side by side")
    def tolls(query: Annotated[Tolls, Query()]) -> list[TollItem]:
        snapshot = views.at(query.as_of)
        found = query.tolls(snapshot)
        return [toll_item(toll, snapshot) for toll in found if query.kind is None or toll.kind == query.kind]

    @routes.get("/disputes", summary="What claims cannot agree on, where it matches")
    def disputes(query: Annotated[Disputes, Query()]) -> list[DisputeItem]:
        snapshot = views.at(query.as_of)
        found = query.disputes(snapshot)
        return [dispute_item(one, snapshot) for one in found if query.slot is None or one.slot == query.slot]

    @routes.get("/figures/having", summary="Positions on the map of the figures and spells of control that match")
    def having(query: Annotated[Known, Query()]) -> FigurePositions:
        snapshot = views.at(query.as_of)
        matching = {toll.toll_id for toll in query.tolls(snapshot)}
        at = [at for at, toll in enumerate(snapshot.account.tolls) if toll.toll_id in matching]
        return FigurePositions(tolls=at, holdings=query.holdings(snapshot))

    return routes
