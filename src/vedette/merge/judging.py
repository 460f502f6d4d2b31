"""What people's judgements do to the claims: the latest word on a claim counts."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Claim, Judgement

REJECT = "reject"


def accepted(claims: Iterable[Claim], judgements: Iterable[Judgement]) -> list[Claim]:
    """The claims without those whose latest judgement rejects them."""
    latest: dict[str, str] = {}
    for judgement in sorted(judgements, key=lambda judgement: (judgement.at, judgement.judgement_id)):
        latest[judgement.subject] = judgement.verdict
    return [claim for claim in claims if latest.get(claim.claim_id) != REJECT]


__all__ = ["REJECT", "accepted"]
