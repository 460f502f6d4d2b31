"""The brief as the API gives it."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict, Field


class SentenceItem(BaseModel):
    """A claim's own words within their sentence."""

    model_config = ConfigDict(from_attributes=True)

    claim_id: str
    before: str
    exact: str
    after: str
    speakers: list[str]
    title: str | None
    published: date | None
    document_id: str


class BriefItem(BaseModel):
    """One thing that is new, and the sentences that say so."""

    model_config = ConfigDict(from_attributes=True)

    head: str
    line: str
    sentences: list[SentenceItem]
    thing: str | None
    more: int


class BriefSection(BaseModel):
    """Items of one sort."""

    model_config = ConfigDict(from_attributes=True)

    title: str
    items: list[BriefItem]
    nothing: str
    left: int


class BriefForm(BaseModel):
    """What became known from ``since`` to ``until``, both inclusive."""

    model_config = ConfigDict(from_attributes=True)

    since: date
    until: date
    reports: int
    claims: int
    sections: list[BriefSection]
    undated: int = Field(0, description="reports of the record that bear no day of publication, and so are in no brief")
    asked: str = Field("", description="the filter that it follows, in words")
