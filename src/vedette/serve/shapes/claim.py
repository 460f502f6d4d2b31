"""A claim as the API gives it: the claim record's fields, then ``reading``, which puts them into plain words."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import BaseModel, Field

from ...model import Claim, Report
from ...record import claim_json
from ..context import context
from ..keys import party_key, place_key
from ..publicity import public_document, public_speakers
from ..quoting import Withholder
from ..words import figure_words, judged_words, label, outlet, place_words, speakers, status_words, time_words


class PartyForm(BaseModel):
    """A party: its canonical name, the report's words, its id in the registry of parties."""

    name: str
    text: str
    id: str | None = None


class PlaceForm(BaseModel):
    """A place with its uncertainty: ``radius_km`` is how far the true point may lie from the given one."""

    name: str
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    gazetteer_id: str | None = None
    relation: str | None = None


class TimeForm(BaseModel):
    """Days, both inclusive; an open end is null."""

    start: date | None = None
    end: date | None = None


class FigureForm(BaseModel):
    """A number with its hedge; ``words`` are the report's own."""

    low: float | None = None
    high: float | None = None
    unit: str
    words: str


class QuoteForm(BaseModel):
    """The exact words, and where they stand in the report's text (characters, end exclusive)."""

    exact: str
    start: int
    end: int


class ReportHead(BaseModel):
    """What a report is, without its text."""

    document_id: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    dateline: str | None = None
    language: str = "en"
    url: str | None = None


class Reading(BaseModel):
    """The claim in plain words, and what it hangs together with."""

    label: str = Field(description="the type's label in the codebook")
    speakers: list[str] = Field(description="who said it, nearest first, the outlet last")
    status: str
    place: str
    place_key: str | None
    place_kind: str | None
    time: str
    precision: str | None = Field(description="the unit that the report's words for the time speak in")
    figure: str | None
    actor_keys: list[str]
    target_keys: list[str]
    event_id: str | None = Field(description="the event that this claim tells of, where it tells of one")
    before: str = Field(description="the sentence up to the quoted words")
    after: str = Field(description="the sentence after the quoted words")
    quote_found: bool = Field(description="whether the report's text still holds these words at this place")
    report: ReportHead
    judged: list[str] = Field(description="what people said of it: ``Added by ana on 5 May 2026``")
    trace: list[tuple[str, str]] = Field(description="what explains the reading, as (step, words)")


class ClaimForm(BaseModel):
    """One thing that one report says about an armed conflict, with the words that say it."""

    claim_id: str
    document_id: str
    kind: str
    type: str
    actor: list[PartyForm]
    target: list[PartyForm]
    place: PlaceForm | None
    time: TimeForm | None
    figure: FigureForm | None
    status: str
    source: list[PartyForm]
    quote: QuoteForm
    confidence: float
    reader: str
    codes: dict[str, str] = {}
    reading: Reading


class ClaimPage(BaseModel):
    """Some of the claims that match, and how many there are in all."""

    total: int
    offset: int
    limit: int
    items: list[ClaimForm]


class PublicSentence(BaseModel):
    """A claim's sentence fit to be passed on: nobody private is named in it or in who said so."""

    claim_id: str
    label: str
    before: str
    exact: str
    after: str
    speakers: list[str]
    published: date | None
    document_id: str


def public_sentence(claim: Claim, report: Report | None, withhold: Withholder) -> PublicSentence:
    sentence = withhold.context(context(report, claim.quote), claim)
    whose = outlet(report.publisher, withhold.text(report.title or "")) if report else None
    return PublicSentence(
        claim_id=claim.claim_id,
        label=label(claim.kind, claim.type),
        before=sentence.before,
        exact=sentence.exact,
        after=sentence.after,
        speakers=public_speakers(claim, whose),
        published=claim.published,
        document_id=public_document(claim.document_id),
    )


def report_head(report: Report) -> ReportHead:
    return ReportHead(
        document_id=report.document_id,
        title=report.title,
        publisher=report.publisher,
        published=report.published,
        dateline=report.dateline,
        language=report.language,
        url=report.url,
    )


def claim_form(claim: Claim, report: Report | None, event_id: str | None) -> ClaimForm:
    """The claim with its reading; ``report`` is where it stands, None where the record has lost it."""
    fields: dict[str, Any] = claim_json(claim)
    return ClaimForm.model_validate(fields | {"reading": _reading(claim, report, event_id)})


def _reading(claim: Claim, report: Report | None, event_id: str | None) -> Reading:
    sentence = context(report, claim.quote)
    head = report_head(report) if report else ReportHead(document_id=claim.document_id, published=claim.published)
    return Reading(
        label=label(claim.kind, claim.type),
        speakers=speakers(claim, outlet(head.publisher, head.title)),
        status=status_words(claim.status),
        place=place_words(claim.place),
        place_key=place_key(claim.place) if claim.place else None,
        place_kind=claim.place.kind if claim.place else None,
        time=time_words(claim.time),
        precision=claim.time.precision if claim.time else None,
        figure=figure_words(claim.figure),
        actor_keys=[party_key(party) for party in claim.actor],
        target_keys=[party_key(party) for party in claim.target],
        event_id=event_id,
        before=sentence.before,
        after=sentence.after,
        quote_found=sentence.found,
        report=head,
        judged=judged_words(claim.trace),
        trace=list(claim.trace),
    )
