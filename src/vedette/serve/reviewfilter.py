"""Which readings of the review queue are asked for: events as on the map, and lone claims by their own slots."""

from __future__ import annotations

from .claimfilter import ClaimFilter
from .eventfilter import EventFilter
from .snapshot import Snapshot


class ReviewFilter(EventFilter):
    """Every condition that is given must hold; of a condition given several times, one."""

    def subjects(self, snapshot: Snapshot) -> set[str] | None:
        """The events and claims that match, by id; None where nothing is asked."""
        asked = self.model_dump(include=set(EventFilter.model_fields), exclude_defaults=True)
        if not asked:
            return None
        claims = ClaimFilter.model_validate(asked).choose(snapshot)
        return {event.event_id for event in self.choose(snapshot)} | {claim.claim_id for claim in claims}
