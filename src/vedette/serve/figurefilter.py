"""Which figures, disputes and holdings are asked for: those that some claim under them answers to."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from pydantic import BaseModel, Field

from ..model import Claim, Dispute, Event, Holding, Toll
from .claimfilter import ClaimFilter
from .families import family_of
from .keys import party_key, place_key
from .snapshot import Snapshot


class FigureFilter(BaseModel):
    """Every condition that is given must hold; of a condition given several times, one. Words, source, status and
    confidence are asked of one and the same claim."""

    model_config = {"extra": "forbid"}

    q: str | None = Field(None, max_length=200, description="words that a claim, its parties or place must hold")
    type: list[str] = Field([], description="types of the figure, or of the event that it belongs to")
    family: list[str] = Field([], description="families of the event's type: fighting, strikes …")
    place: str | None = Field(None, description="a place's key")
    party: str | None = Field(None, description="a party's key, as actor, target or holder")
    source: str | None = Field(None, description="who says so: a party's key, or an outlet's (``outlet:dawn``)")
    status: list[str] = Field([], description="asserted, uncertain, planned, denied")
    min_confidence: float = Field(0, ge=0, le=1)

    def tolls(self, snapshot: Snapshot) -> list[Toll]:
        said = self._said(snapshot)
        return [one for one in snapshot.account.tolls if self._fits(one.claims, snapshot, said, one.event_id, one.type)]

    def disputes(self, snapshot: Snapshot) -> list[Dispute]:
        said = self._said(snapshot)

        def fits(dispute: Dispute) -> bool:
            claims = [claim for _, own in dispute.sides for claim in own]
            return self._fits(claims, snapshot, said, dispute.subject)

        return [dispute for dispute in snapshot.account.disputes if fits(dispute)]

    def events(self, snapshot: Snapshot, types: Collection[str]) -> list[Event]:
        """Events of these types."""
        said = self._said(snapshot)
        found = (one for one in snapshot.account.events if one.type in types)
        return [one for one in found if self._fits(one.claims, snapshot, said, one.event_id, one.type)]

    def holdings(self, snapshot: Snapshot) -> list[int]:
        """Positions in the ledger. What happened there (type, family) is no condition on who holds a place."""
        said = self._said(snapshot)

        def fits(one: Holding) -> bool:
            return (
                (self.place is None or place_key(one.place) == self.place)
                and (self.party is None or (one.holder is not None and party_key(one.holder) == self.party))
                and (said is None or not said.isdisjoint(one.claims))
            )

        return [at for at, one in enumerate(snapshot.account.holdings) if fits(one)]

    def _said(self, snapshot: Snapshot) -> set[str] | None:
        """The claims that are said so; None where nothing is asked of how."""
        if not (self.q or self.source or self.status or self.min_confidence):
            return None
        own = {"q": self.q, "source": self.source, "status": self.status, "min_confidence": self.min_confidence}
        asked = ClaimFilter.model_validate(own)
        return {claim.claim_id for claim in asked.choose(snapshot)}

    def _fits(
        self, ids: Iterable[str], snapshot: Snapshot, said: set[str] | None, event_id: str | None, own: str = ""
    ) -> bool:
        claims = [snapshot.claims[one] for one in ids if one in snapshot.claims]
        event = snapshot.events.get(event_id or "")
        return (
            (said is None or any(claim.claim_id in said for claim in claims))
            and (self.place is None or any(one.place and place_key(one.place) == self.place for one in claims))
            and (self.party is None or self.party in _parties(claims, event))
            and self._sort(claims, event, own)
        )

    def _sort(self, claims: Iterable[Claim], event: Event | None, own: str) -> bool:
        types = {claim.type for claim in claims if claim.kind == "event"} | ({event.type} if event else set())
        return (not self.type or own in self.type or not types.isdisjoint(self.type)) and (
            not self.family or any(family_of(one) in self.family for one in types)
        )


def _parties(claims: Iterable[Claim], event: Event | None) -> set[str]:
    told = {party_key(party) for claim in claims for party in (*claim.actor, *claim.target)}
    return told | ({party_key(party) for party in (*event.actor, *event.target)} if event else set())
