"""Columns: the whole record for the map in one answer, so that the day slider needs no request per step.

Each table is an object of equally long lists. Days are counted from 1970-01-01; ``place``, ``type`` and party columns
are positions in the tables ``places``, ``types`` and ``parties``; -1 stands for none.
"""

from __future__ import annotations

from pydantic import BaseModel, Field


class TypeEntry(BaseModel):
    """A type of event, and the family that the map draws it with."""

    name: str
    label: str
    means: str
    family: str


class FamilyEntry(BaseModel):
    """A family of event types."""

    name: str
    label: str


class PartyEntry(BaseModel):
    """A party, and how many holdings the record gives it; ``public`` is what it is called in what is passed on,
    ``side`` the key of whom it belongs to (an army to its government), its own where it belongs to nobody."""

    key: str
    name: str
    public: str
    holds: int
    side: str


class PlaceColumns(BaseModel):
    """Places: where, how precisely, of what sort; ``lat``/``lon`` null where no gazetteer knows the name."""

    key: list[str] = []
    name: list[str] = []
    lat: list[float | None] = []
    lon: list[float | None] = []
    radius_km: list[float | None] = []
    kind: list[str | None] = []
    country: list[str | None] = []


class EventColumns(BaseModel):
    """Events. ``told`` is the last day a report told of it; ``toll_low``/``toll_high`` are the killed, where given;
    ``voice`` are positions in ``voices``: who tells of it."""

    id: list[str] = []
    type: list[int] = []
    place: list[int] = []
    start: list[int | None] = []
    end: list[int | None] = []
    told: list[int | None] = []
    precision: list[str] = []
    status: list[str] = []
    toll_low: list[float | None] = []
    toll_high: list[float | None] = []
    reports: list[int] = []
    sources: list[int] = []
    confidence: list[float] = []
    voice: list[list[int]] = []
    actor: list[list[int]] = []
    target: list[list[int]] = []


class HoldingColumns(BaseModel):
    """The control ledger; ``claims`` and ``against`` are counts. ``inherited``: 1 where only a province that the place
    lies in is said to be held."""

    place: list[int] = []
    holder: list[int] = []
    status: list[str] = []
    start: list[int | None] = []
    end: list[int | None] = []
    known: list[int | None] = []
    claims: list[int] = []
    against: list[int] = []
    inherited: list[int] = []


class TollColumns(BaseModel):
    """Figures: ``type`` is a position in ``toll_types``, ``event`` one in the events; ``rival`` is 1 where the claims
    differ."""

    id: list[str] = []
    type: list[int] = []
    place: list[int] = []
    start: list[int | None] = []
    end: list[int | None] = []
    low: list[float | None] = []
    high: list[float | None] = []
    event: list[int] = []
    claims: list[int] = []
    rival: list[int] = []
    target: list[list[int]] = []


class TollType(BaseModel):
    """What is counted."""

    kind: str
    name: str
    label: str


class Voice(BaseModel):
    """Who tells of events: an outlet (``outlet:dawn``), or a party whom reports name as their source."""

    key: str
    name: str


class Chart(BaseModel):
    """Everything the map draws."""

    as_of: int | None
    published: list[int] = Field(description="first and last day on which a report was published; empty where none is")
    counts: dict[str, int]
    families: list[FamilyEntry]
    types: list[TypeEntry]
    parties: list[PartyEntry]
    voices: list[Voice]
    toll_types: list[TollType]
    places: PlaceColumns
    events: EventColumns
    holdings: HoldingColumns
    tolls: TollColumns
