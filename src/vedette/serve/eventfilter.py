"""Which events are asked for, and in which order they come. The page asks itself the same questions (``filter.ts``)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from ..model import Claim, Event
from .families import family_of
from .keys import outlet_key, party_key, place_key
from .snapshot import Snapshot


class EventFilter(BaseModel):
    """Every condition that is given must hold; of a condition given several times, one."""

    model_config = {"extra": "forbid"}

    q: str | None = Field(None, max_length=200, description="words that its claims, parties or place must hold")
    type: list[str] = Field([], description="types of the codebook: capture, shelling …")
    family: list[str] = Field([], description="families of types: fighting, strikes …")
    place: str | None = Field(None, description="a place's key")
    party: str | None = Field(None, description="a party's key, as actor or target")
    source: str | None = Field(None, description="who says so: a party's key, or an outlet's (``outlet:dawn``)")
    status: list[str] = Field([], description="asserted, uncertain, planned, denied")
    min_confidence: float = Field(0, ge=0, le=1)
    since: date | None = Field(None, description="events that may have happened on this day or later")
    until: date | None = Field(None, description="events that may have happened on this day or earlier")
    dated: Literal["yes", "no"] | None = Field(None, description="whether any day is given")

    def choose(self, snapshot: Snapshot) -> list[Event]:
        """The events that match, in the account's order."""
        events = snapshot.account.events
        at: Iterable[int] = having(snapshot, self.q) if self.q else range(len(events))
        return [events[one] for one in at if self._slots(events[one]) and self._source(events[one], snapshot)]

    def _slots(self, event: Event) -> bool:
        return (
            (not self.type or event.type in self.type)
            and (not self.family or family_of(event.type) in self.family)
            and (not self.status or event.status in self.status)
            and event.confidence >= self.min_confidence
            and (self.place is None or (event.place is not None and place_key(event.place) == self.place))
            and (self.party is None or self.party in {party_key(party) for party in (*event.actor, *event.target)})
            and (self.dated is None or (self.dated == "yes") == is_dated(event))
            and within(event, self.since, self.until)
        )

    def _source(self, event: Event, snapshot: Snapshot) -> bool:
        return self.source is None or self.source in voices(event, snapshot)


def having(snapshot: Snapshot, words: str) -> list[int]:
    """Positions of the events whose words hold all of these."""
    wanted = words.casefold().split()
    return [at for at, hay in enumerate(snapshot.words) if all(word in hay for word in wanted)]


def voices(event: Event, snapshot: Snapshot) -> dict[str, str]:
    """Who tells of an event, by key: the outlets, and those whom they name as their sources."""
    found: dict[str, str] = {}
    for claim in (snapshot.claims[one] for one in event.claims if one in snapshot.claims):
        found |= claim_voices(claim, snapshot)
    return found


def claim_voices(claim: Claim, snapshot: Snapshot) -> dict[str, str]:
    head = snapshot.heads.get(claim.document_id)
    outlet = {outlet_key(head.publisher): head.publisher} if head and head.publisher else {}
    return outlet | {party_key(party): party.name for party in claim.source}


def latest_first(events: Iterable[Event]) -> list[Event]:
    """By the last day they may have happened on; undated events last."""

    def rank(event: Event) -> tuple[date, str]:
        time = event.time
        return ((time.end or time.start or date.min) if time else date.min, event.event_id)

    return sorted(events, key=rank, reverse=True)


def is_dated(event: Event) -> bool:
    return event.time is not None and (event.time.start is not None or event.time.end is not None)


def within(event: Event, since: date | None, until: date | None) -> bool:
    """Whether an event may have happened between two days. An undated event matches only where no day is asked for.

    What has no end is told of until the last report of it, and no further; of what has no beginning only its last day
    is sure.
    """
    if since is None and until is None:
        return True
    if event.time is None or not is_dated(event):
        return False
    start = event.time.start or event.time.end
    end = event.time.end or max(filter(None, (event.time.start, event.last_published)))
    return not (since and end < since) and not (until and start and start > until)
