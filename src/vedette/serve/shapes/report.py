"""Reports and search as the API gives them."""

from __future__ import annotations

from pydantic import BaseModel, Field

from ...model import Span
from .claim import ClaimForm, ReportHead


class ReportItem(ReportHead):
    """A report in a list: how many claims it makes, and whose story it is where it is a copy."""

    claims: int
    copy_of: str | None = Field(description="the earliest report of which this one is a copy")


class ReportPage(BaseModel):
    """Some of the reports, newest first, and how many there are in all."""

    total: int
    offset: int
    limit: int
    items: list[ReportItem]


class Run(BaseModel):
    """Characters ``start`` to ``end`` (exclusive) of the report's text."""

    start: int
    end: int


class ReportDetail(ReportItem):
    """A report as published: its text whole, which runs of it tell the story, and the claims read from it."""

    text: str
    body: list[Run]
    furniture: list[Run]
    claim_forms: list[ClaimForm]


class SearchHit(BaseModel):
    """Something whose words match: a claim, report, place or party, by the id or key under which it is found."""

    kind: str
    key: str
    title: str
    excerpt: str


class SearchResult(BaseModel):
    """Best matches first."""

    words: str
    items: list[SearchHit]


def runs(spans: tuple[Span, ...]) -> list[Run]:
    return [Run(start=span.start, end=span.end) for span in spans]
