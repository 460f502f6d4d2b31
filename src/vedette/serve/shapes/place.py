"""Places and parties as the API gives them, each with its history."""

from __future__ import annotations

from pydantic import BaseModel, Field

from .claim import ClaimForm
from .event import EventItem
from .figures import DisputeItem, TollItem
from .holding import HoldingItem
from .ref import PartyRef, PlaceRef
from .tie import CardItem, TieItem


class PlaceItem(PlaceRef):
    """A place in a list: how much the record says of it."""

    claims: int


class PlacePage(BaseModel):
    """Places that match, those most spoken of first."""

    total: int
    offset: int
    limit: int
    items: list[PlaceItem]


class PlaceDetail(PlaceRef):
    """A place and its history: who held it when, what happened there, and the claims about it."""

    holdings: list[HoldingItem]
    tolls: list[TollItem]
    disputes: list[DisputeItem]
    events: list[EventItem]
    claims: list[ClaimForm]


class PartyItem(PartyRef):
    """A party in a list: how much the record says of it."""

    claims: int


class PartyPage(BaseModel):
    """Parties that match, those most spoken of first."""

    total: int
    offset: int
    limit: int
    items: list[PartyItem]


class PartyDetail(PartyRef):
    """A party: what it held and when, what it did and suffered, and the claims that name it."""

    names: list[str] = Field(description="the words that reports use for it")
    card: CardItem | None = Field(description="what the book of parties says of it")
    ties: list[TieItem] = Field(description="allies, backers, leaders, members, each with its claims")
    disputes: list[DisputeItem]
    holdings: list[HoldingItem]
    tolls: list[TollItem]
    events: list[EventItem]
    claims: list[ClaimForm]
