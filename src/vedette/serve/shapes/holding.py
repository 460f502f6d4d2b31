"""Who holds a place from when to when, as the API gives it."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, Field

from ...model import Holding
from ..words import label
from .ref import PartyRef, PlaceRef, party_ref, place_ref


class HoldingItem(BaseModel):
    """One entry of the control ledger; ``against`` are the claims that say otherwise."""

    place: PlaceRef
    holder: PartyRef | None
    status: str
    label: str
    start: date | None
    end: date | None
    claims: list[str]
    against: list[str]
    confidence: float
    known: date | None = Field(description="the day the record first knew it")


class Holdings(BaseModel):
    """The control ledger on one day, as known on another."""

    day: date | None
    as_of: date | None
    items: list[HoldingItem]


def holding_item(holding: Holding) -> HoldingItem:
    return HoldingItem(
        place=place_ref(holding.place),
        holder=party_ref(holding.holder) if holding.holder else None,
        status=holding.status,
        label=label("control", holding.status),
        start=holding.start,
        end=holding.end,
        claims=list(holding.claims),
        against=list(holding.against),
        confidence=holding.confidence,
        known=holding.known,
    )
