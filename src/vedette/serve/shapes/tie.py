"""Ties between parties as the API gives them."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, Field

from ..partybook import PartyCard
from ..ties import Tie
from ..words import label
from .ref import PartyRef


class CardItem(BaseModel):
    """What the book of parties says of one, and where it has that from."""

    kind: str
    role: str | None
    aliases: list[str]
    start: int | None
    end: int | None
    source: str


class TieItem(BaseModel):
    """How one party stands to another: ``one`` backs, leads, belongs to … ``other``."""

    relation: str
    label: str
    one: PartyRef
    other: PartyRef
    claims: list[str]
    denied: list[str] = Field(description="claims that deny it")
    first: date | None = Field(description="the first day that reports tell of it")
    last: date | None = Field(description="the last day that reports tell of it")
    book: str | None = Field(description="the source of the book of parties, where the book has it")
    years: str | None = Field(description="the years that the book gives")


def card_item(card: PartyCard | None) -> CardItem | None:
    if card is None:
        return None
    return CardItem(
        kind=card.kind,
        role=card.role,
        aliases=list(card.aliases),
        start=card.start,
        end=card.end,
        source=card.source,
    )


def tie_item(tie: Tie) -> TieItem:
    one, other = (PartyRef(key=key, name=tie.names[key]) for key in (tie.one, tie.other))
    return TieItem(
        relation=tie.relation,
        label=label("relation", tie.relation),
        one=one,
        other=other,
        claims=tie.claims,
        denied=tie.denied,
        first=tie.first,
        last=tie.last,
        book=tie.book,
        years=tie.years,
    )
