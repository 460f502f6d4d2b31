"""What a person should look at first.

Each event, and each claim that belongs to none but says who holds a place or how many died, gets a score from 0 to 1:
how much hangs on it (*impact*) times how likely it is to be wrong (*doubt*). The reasons are said in words. What
somebody has judged already is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log10

from ..judging import Attachments
from ..model import Account, Claim, Dispute, Event, Holding, Judgement

IMPACT: Mapping[str, float] = {
    "capture": 1.0, "withdrawal": 1.0, "surrender": 0.8, "siege": 0.8, "chemical_attack": 0.9, "execution": 0.7,
    "held": 0.7, "lost": 0.9, "besieged": 0.8, "contested": 0.6, "partly_held": 0.6, "agreement": 0.6,
}  # fmt: skip
"""What a wrong claim of a type does to the picture; others 0.4. A change of hands recolours the map."""
_OTHERS = 0.4
_CHANGES_HANDS = 1.0
_LEAST_DOUBT = 0.05
_PLANNED = 0.4
"""A plan changes nothing on the map."""
_DISPUTED = 0.3
_ALONE = 0.1
_LOW = 0.5


@dataclass(frozen=True, slots=True)
class Review:
    """One thing to look at: an event or a claim (``subject``), its claims, how pressing it is (0 to 1), and why.

    ``day`` is the first day that it speaks of, ``place`` the name of where.
    """

    subject: str
    claims: tuple[str, ...]
    score: float
    reasons: tuple[str, ...]
    type: str
    place: str | None
    day: date | None


def review(
    account: Account, claims: Iterable[Claim], judgements: Sequence[Judgement], attached: Attachments
) -> list[Review]:
    """All that nobody has judged yet, the most pressing first, ties by subject."""
    done = {key for one in judgements for key in attached.claims(one)}
    turning = {key for before, after in _changes(account.holdings) for key in (*before.claims, *after.claims)}
    disputes: dict[str, list[Dispute]] = {}
    for dispute in account.disputes:
        for key in {dispute.subject, *(key for _, listed in dispute.sides for key in listed)}:
            disputes.setdefault(key, []).append(dispute)
    in_events = {key for event in account.events for key in event.claims}
    found = [_of_event(event, turning, disputes) for event in account.events if not done.issuperset(event.claims)]
    found += [
        _of_claim(claim, turning, disputes)
        for claim in claims
        if claim.claim_id not in in_events and claim.claim_id not in done and claim.kind in ("control", "casualties")
    ]
    return sorted(found, key=lambda one: (-one.score, one.subject))


def _of_event(event: Event, turning: set[str], disputes: Mapping[str, Sequence[Dispute]]) -> Review:
    said = [*disputes.get(event.event_id, ()), *(one for key in event.claims for one in disputes.get(key, ()))]
    reasons = _reasons(event.confidence, said, changes_hands=not turning.isdisjoint(event.claims))
    alone = event.sources == 1
    if alone:
        reasons.append("one source alone")
    score = _score(_impact(event.type, None, event.status), event.confidence, reasons, disputed=bool(said), alone=alone)
    place = event.place.name if event.place else None
    day = event.time.start or event.time.end if event.time else None
    return Review(event.event_id, event.claims, score, tuple(reasons), event.type, place, day)


def _of_claim(claim: Claim, turning: set[str], disputes: Mapping[str, Sequence[Dispute]]) -> Review:
    said = disputes.get(claim.claim_id, ())
    reasons = _reasons(claim.confidence, said, changes_hands=claim.claim_id in turning)
    number = (claim.figure.low or claim.figure.high) if claim.figure else None
    if number and number >= 100:
        reasons.append(f"a large number: {number:,.0f} {claim.figure.unit if claim.figure else ''}".rstrip())
    impact = _impact(claim.type, number, claim.status)
    score = _score(impact, claim.confidence, reasons, disputed=bool(said), alone=False)
    place = claim.place.name if claim.place else None
    day = claim.time.start or claim.time.end if claim.time else None
    return Review(claim.claim_id, (claim.claim_id,), score, tuple(reasons), claim.type, place, day)


def _reasons(confidence: float, disputes: Iterable[Dispute], *, changes_hands: bool) -> list[str]:
    reasons = ["the place changes hands"] if changes_hands else []
    reasons += [f"disputed: {slot}" for slot in sorted({one.slot for one in disputes})]
    if confidence < _LOW:
        reasons.append(f"low confidence: {confidence:.2f}")
    return reasons


def _impact(kind: str, number: float | None, status: str) -> float:
    counted = min(1.0, 0.3 + 0.2 * log10(number)) if number and number >= 1 else 0.0
    return max(IMPACT.get(kind, _OTHERS), counted) * (_PLANNED if status == "planned" else 1.0)


def _score(impact: float, confidence: float, reasons: Sequence[str], *, disputed: bool, alone: bool) -> float:
    if "the place changes hands" in reasons:
        impact = _CHANGES_HANDS
    doubt = max(_LEAST_DOUBT, 1.0 - confidence) + _DISPUTED * disputed + _ALONE * alone
    return round(impact * min(1.0, doubt), 4)


def _changes(holdings: Iterable[Holding]) -> Iterable[tuple[Holding, Holding]]:
    """Holdings that follow each other at one place with another holder."""
    before: Holding | None = None
    for one in holdings:
        if before and before.place.name == one.place.name and before.place.gazetteer_id == one.place.gazetteer_id:
            known = before.holder and one.holder
            if known and before.holder != one.holder:
                yield before, one
        before = one


__all__ = ["IMPACT", "Review", "review"]
