"""The review queue and judgements as the API gives and takes them."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, Field

from ...judging import added_claim
from ...model import Judgement
from .claim import ClaimForm


class ReviewItem(BaseModel):
    """One thing to look at: an event or a claim, how pressing it is, and why, with its claims."""

    subject: str
    label: str
    score: float
    reasons: list[str]
    place: str | None
    day: date | None
    claims: list[ClaimForm]


class Queue(BaseModel):
    """The most pressing first; ``total`` is how many match, ``waiting`` how many nobody has judged in all."""

    total: int
    waiting: int
    items: list[ReviewItem]


class JudgementItem(BaseModel):
    """A person's word. ``undone`` by a further one; ``subject_words`` says what it is about."""

    judgement_id: str
    subject: str
    subject_words: str
    verdict: str
    who: str
    at: str
    why: str
    change: dict[str, object]
    undone: bool
    claim_id: str | None = Field(None, description="the claim that it adds by hand")


class Said(BaseModel):
    """What a person says; docs/judgements.md lists the verdicts and what ``change`` holds."""

    subject: str = Field(min_length=1, max_length=300)
    verdict: str = Field(max_length=20)
    who: str = Field("", max_length=80, description="who says it")
    why: str = Field("", max_length=2000)
    change: dict[str, object] = {}


def judgement_item(judgement: Judgement, words: str, undone: bool) -> JudgementItem:
    return JudgementItem(
        judgement_id=judgement.judgement_id,
        subject=judgement.subject,
        subject_words=words,
        verdict=judgement.verdict,
        who=judgement.who,
        at=judgement.at,
        why=judgement.why,
        change=dict(judgement.change),
        undone=undone,
        claim_id=added_claim(judgement).claim_id if judgement.verdict == "add" else None,
    )
