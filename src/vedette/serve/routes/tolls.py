"""``/tolls`` and ``/disputes``: figures side by side, and what claims cannot agree on."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query

from ..keys import place_key
from ..problem import RESPONSES
from ..shapes.figures import DisputeItem, TollItem, dispute_item, toll_item
from ..snapshot import Views


def router(views: Views) -> APIRouter:
    routes = APIRouter(tags=["figures"], responses=RESPONSES)

    @routes.get("/tolls", summary="Figures, those for one thing side by side")
    def tolls(
        kind: str | None = None,
        type_: Annotated[str | None, Query(alias="type")] = None,
        place: str | None = None,
        as_of: date | None = None,
    ) -> list[TollItem]:
        snapshot = views.at(as_of)
        return [
            toll_item(toll, snapshot)
            for toll in snapshot.account.tolls
            if (kind is None or toll.kind == kind)
            and (type_ is None or toll.type == type_)
            and (place is None or (toll.place is not None and place_key(toll.place) == place))
        ]

    @routes.get("/disputes", summary="What claims cannot agree on")
    def disputes(slot: str | None = None, as_of: date | None = None) -> list[DisputeItem]:
        snapshot = views.at(as_of)
        found = snapshot.account.disputes
        return [dispute_item(dispute, snapshot) for dispute in found if slot is None or dispute.slot == slot]

    return routes
