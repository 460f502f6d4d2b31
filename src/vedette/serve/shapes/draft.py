"""Reports that were read and not yet kept, as the API gives them."""

from __future__ import annotations

from pydantic import BaseModel, Field

from ...model import Rejected
from ..desk import Draft
from .claim import ClaimForm, claim_form, report_head
from .report import ReportDetail, runs


class DraftItem(BaseModel):
    """A page as read: its report with its claims, or why it cannot be read."""

    name: str
    draft_id: str | None = Field(description="under which it can be kept; null where it cannot")
    known: bool = Field(default=False, description="whether the record has this very page already")
    report: ReportDetail | None = None
    rejected: str | None = None


class DraftPage(BaseModel):
    """The pages of what was brought; ``left`` of them were not read, as there were too many."""

    items: list[DraftItem]
    left: int = 0


class Kept(BaseModel):
    """What was kept."""

    reports: list[str] = Field(description="their document ids")
    new: int


def rejected_item(rejected: Rejected) -> DraftItem:
    return DraftItem(name=rejected.location, draft_id=None, rejected=rejected.reason)


def draft_item(draft_id: str, draft: Draft) -> DraftItem:
    report = draft.report
    claims: list[ClaimForm] = [
        claim_form(claim, report, None) for claim in sorted(draft.claims, key=lambda claim: claim.quote.span)
    ]
    detail = ReportDetail(
        **report_head(report).model_dump(),
        claims=len(claims),
        copy_of=None,
        text=report.text,
        body=runs(report.body),
        furniture=runs(report.furniture),
        claim_forms=claims,
    )
    return DraftItem(name=draft.page.location, draft_id=draft_id, known=draft.known, report=detail)
