"""Which claims are asked for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from ..model import Claim, Place
from .eventfilter import claim_voices
from .families import family_of
from .keys import party_key, place_key
from .snapshot import Snapshot
from .words import label


class ClaimFilter(BaseModel):
    """Every condition that is given must hold."""

    model_config = {"extra": "forbid"}

    kind: str | None = Field(None, description="event, control, casualties, displacement, strength, position …")
    type: list[str] = Field([], description="types of the codebook: capture, held, killed …")
    family: list[str] = Field([], description="families of event types: fighting, strikes …")
    status: list[str] = Field([], description="asserted, uncertain, planned, denied")
    q: str | None = Field(None, max_length=200, description="words that the quote, a party or the place must hold")
    place: str | None = Field(None, description="a place's key")
    party: str | None = Field(None, description="a party's key")
    source: str | None = Field(None, description="who says so: a party's key, or an outlet's (``outlet:dawn``)")
    report: str | None = Field(None, description="a report's document_id, or what exports call it")
    since: date | None = Field(None, description="claims that speak of this day or later")
    until: date | None = Field(None, description="claims that speak of this day or earlier")
    dated: Literal["yes", "no"] | None = Field(None, description="whether the claim gives days at all")
    placed: Literal["yes", "no"] | None = Field(None, description="whether the claim can be put on a map")
    min_confidence: float = Field(0, ge=0, le=1)

    def choose(self, snapshot: Snapshot) -> list[Claim]:
        """The claims that match, in the record's order."""
        words = self.q.casefold().split() if self.q else []
        report = None if self.report is None else snapshot.document(self.report)
        claims = snapshot.claims.values() if report is None else snapshot.by_report.get(report, [])
        chosen = (claim for claim in claims if self._slots(claim) and self._days(claim) and _holds(claim, words))
        return [claim for claim in chosen if self.source is None or self.source in claim_voices(claim, snapshot)]

    def _slots(self, claim: Claim) -> bool:
        return (
            (self.kind is None or self.kind == claim.kind)
            and (not self.type or claim.type in self.type)
            and (not self.family or (claim.kind == "event" and family_of(claim.type) in self.family))
            and (not self.status or claim.status in self.status)
            and claim.confidence >= self.min_confidence
            and (self.place is None or (claim.place is not None and place_key(claim.place) == self.place))
            and (
                self.party is None or self.party in {party_key(p) for p in (*claim.actor, *claim.target, *claim.source)}
            )
            and (self.placed is None or (self.placed == "yes") == is_placed(claim.place))
            and (self.dated is None or (self.dated == "yes") == is_dated(claim))
        )

    def _days(self, claim: Claim) -> bool:
        if self.since is None and self.until is None:
            return True
        if claim.time is None or not is_dated(claim):
            return False
        start, end = claim.time.start, claim.time.end
        return not (self.since and end and end < self.since) and not (self.until and start and start > self.until)


def is_placed(place: Place | None) -> bool:
    return place is not None and place.lat is not None and place.lon is not None


def is_dated(claim: Claim) -> bool:
    return claim.time is not None and (claim.time.start is not None or claim.time.end is not None)


def newest_first(claims: Iterable[Claim]) -> list[Claim]:
    """By the last day they speak of, then as published; undated claims last."""

    def rank(claim: Claim) -> tuple[date, date, str, int]:
        time = claim.time
        spoken = (time.end or time.start or date.min) if time else date.min
        return (spoken, claim.published or date.min, claim.document_id, -claim.quote.start)

    return sorted(claims, key=rank, reverse=True)


def _holds(claim: Claim, words: list[str]) -> bool:
    if not words:
        return True
    names = [party.name for party in (*claim.actor, *claim.target, *claim.source)]
    place = claim.place.name if claim.place else ""
    hay = " ".join([claim.quote.exact, place, label(claim.kind, claim.type), *names]).casefold()
    return all(word in hay for word in words)
