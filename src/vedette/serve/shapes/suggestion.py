"""Names that are offered to people who write, as the API gives them."""

from __future__ import annotations

from pydantic import BaseModel, Field


class PlaceOffer(BaseModel):
    """A place that may be meant, with all that a claim says of it."""

    name: str
    lat: float | None
    lon: float | None
    radius_km: float | None
    gazetteer_id: str | None
    kind: str | None
    country: str | None
    words: str = Field(description="what tells it from others of its name")
    claims: int = Field(description="how many claims of the record speak of it")


class PartyOffer(BaseModel):
    """A party that may be meant."""

    name: str
    id: str | None
    words: str = Field(description="what tells it from others of its name")
    claims: int = Field(description="how many claims of the record name it")


class TypeItem(BaseModel):
    """A type of the codebook."""

    kind: str
    type: str
    label: str
    means: str
