"""A snapshot: all claims of a record in memory, indexed, with the account that was derived from them.

A record of some ten thousand events fits easily and every list and filter answers at once. The record is asked for its
counts at each request; where they have changed, the next snapshot is taken. Nothing in a snapshot is ever changed.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

from ..errors import NotFoundError
from ..model import Account, Claim, Event, Party, Place, Report
from ..record.search import Hit
from .keys import party_key, place_key
from .readable import Readable


@dataclass(frozen=True)
class Snapshot:
    """Claims and reports by id, in the order the record gives them. Reports are kept without their text."""

    claims: Mapping[str, Claim]
    heads: Mapping[str, Report]
    account: Account
    counts: Mapping[str, int]

    def claim(self, claim_id: str) -> Claim:
        if claim_id not in self.claims:
            raise NotFoundError(f"no claim {claim_id!r} in this record")
        return self.claims[claim_id]

    def event(self, event_id: str) -> Event:
        if event_id not in self.events:
            raise NotFoundError(f"no event {event_id!r} in this record")
        return self.events[event_id]

    def party(self, key: str) -> Party:
        if key not in self.parties:
            raise NotFoundError(f"no party {key!r} in this record")
        return self.parties[key]

    def place(self, key: str) -> Place:
        if key not in self.places:
            raise NotFoundError(f"no place {key!r} in this record")
        return self.places[key]

    @cached_property
    def events(self) -> dict[str, Event]:
        return {event.event_id: event for event in self.account.events}

    @cached_property
    def event_of(self) -> dict[str, str]:
        """The event that a claim tells of, by claim id."""
        return {claim: event.event_id for event in self.account.events for claim in event.claims}

    @cached_property
    def by_report(self) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            found[claim.document_id].append(claim)
        return found

    @cached_property
    def by_place(self) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            if claim.place:
                found[place_key(claim.place)].append(claim)
        return found

    @cached_property
    def by_party(self) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            for key in {party_key(party) for party in (*claim.actor, *claim.target, *claim.source)}:
                found[key].append(claim)
        return found

    @cached_property
    def places(self) -> dict[str, Place]:
        """Every place that anything speaks of, by key, in the order of first mention."""
        found: dict[str, Place] = {}
        for place in self._all_places():
            known = found.get(place_key(place))
            if known is None or (known.kind is None and place.kind is not None):
                found[place_key(place)] = place
        return found

    @cached_property
    def parties(self) -> dict[str, Party]:
        """Every party that anything speaks of, by key, in the order of first mention."""
        found: dict[str, Party] = {}
        for party in self._all_parties():
            found.setdefault(party_key(party), party)
        return found

    def _all_places(self) -> Iterable[Place]:
        yield from (holding.place for holding in self.account.holdings)
        yield from (event.place for event in self.account.events if event.place)
        yield from (claim.place for claim in self.claims.values() if claim.place)

    def _all_parties(self) -> Iterable[Party]:
        yield from (holding.holder for holding in self.account.holdings if holding.holder)
        for event in self.account.events:
            yield from (*event.actor, *event.target)
        for claim in self.claims.values():
            yield from (*claim.actor, *claim.target, *claim.source)


class Views:
    """The snapshots of one record: the latest, and the reports' texts as they are asked for. Safe across threads."""

    def __init__(self, record: Readable) -> None:
        self.record = record
        self._lock = threading.Lock()
        self._latest: Snapshot | None = None
        self._seen: Mapping[str, int] = {}
        self._report = lru_cache(maxsize=512)(record.report)
        self._account = lru_cache(maxsize=16)(record.account)

    def latest(self) -> Snapshot:
        """The record as it stands, read anew only where its counts have changed."""
        with self._lock:
            counts = {name: n for name, n in self.record.counts().items() if isinstance(n, int)}
            if self._latest is None or counts != self._seen:
                self._report.cache_clear()
                self._account.cache_clear()
                self._latest, self._seen = self._take(counts), counts
            return self._latest

    def as_known_on(self, day: date | None) -> Account:
        """The account as the record would have given it had it stopped reading on that day; None is today."""
        latest = self.latest()
        if day is None:
            return latest.account
        with self._lock:
            return self._account(day)

    def report(self, document_id: str) -> Report:
        """The report with its text. Raises NotFoundError."""
        with self._lock:
            report = self._report(document_id)
        if report is None:
            raise NotFoundError(f"no report {document_id!r} in this record")
        return report

    def search(self, words: str, limit: int) -> list[Hit]:
        with self._lock:
            return list(self.record.search(words, limit))

    def _take(self, counts: Mapping[str, int]) -> Snapshot:
        return Snapshot(
            claims={claim.claim_id: claim for claim in self.record.iter_claims()},
            heads={report.document_id: replace(report, text="") for report in self.record.iter_reports()},
            account=self.record.account(),
            counts=counts,
        )
