"""Which events are asked for, and in which order they come."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pydantic import BaseModel, Field

from ..model import Event
from .keys import party_key, place_key


class EventFilter(BaseModel):
    """Every condition that is given must hold."""

    model_config = {"extra": "forbid"}

    type: str | None = Field(None, description="a type of the codebook: capture, shelling …")
    place: str | None = Field(None, description="a place's key")
    party: str | None = Field(None, description="a party's key")
    since: date | None = Field(None, description="events that may have happened on this day or later")
    until: date | None = Field(None, description="events that may have happened on this day or earlier")

    def choose(self, events: Iterable[Event]) -> list[Event]:
        return [event for event in events if self._slots(event) and within(event, self.since, self.until)]

    def _slots(self, event: Event) -> bool:
        return (
            (self.type is None or event.type == self.type)
            and (self.place is None or (event.place is not None and place_key(event.place) == self.place))
            and (self.party is None or self.party in {party_key(party) for party in (*event.actor, *event.target)})
        )


def latest_first(events: Iterable[Event]) -> list[Event]:
    """By the last day they may have happened on; undated events last."""

    def rank(event: Event) -> tuple[date, str]:
        time = event.time
        return ((time.end or time.start or date.min) if time else date.min, event.event_id)

    return sorted(events, key=rank, reverse=True)


def within(event: Event, since: date | None, until: date | None) -> bool:
    """Whether an event may have happened between two days. An undated event matches only where no day is asked for."""
    if since is None and until is None:
        return True
    if event.time is None or (event.time.start is None and event.time.end is None):
        return False
    start, end = event.time.start, event.time.end
    return not (since and end and end < since) and not (until and start and start > until)
