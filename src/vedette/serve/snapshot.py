"""A snapshot: all claims of a record in memory, indexed, with the account that was derived from them.

A record of some ten thousand events fits easily and every list and filter answers at once. The record is asked for its
counts at each request; where they have changed, the next snapshot is taken. Nothing in a snapshot is ever changed.
"""

from __future__ import annotations

import threading
import time
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

from ..errors import NotFoundError
from ..model import Account, Claim, Event, Party, Place, Report, Toll
from ..record.search import Hit
from .keys import party_key, place_key
from .publicity import public_document
from .readable import Readable
from .words import label

_KEPT = 4
_COSTLY_SECONDS = 0.02
_REST_SECONDS = 1.0


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

    def document(self, name: str) -> str:
        """The id of the report that goes by this name, be it the one under which it is passed on; unknown ones stay."""
        return name if name in self.heads else self._documents.get(name, name)

    @cached_property
    def _documents(self) -> dict[str, str]:
        return {public_document(document_id): document_id for document_id in self.heads}

    @cached_property
    def events(self) -> dict[str, Event]:
        return {event.event_id: event for event in self.account.events}

    @cached_property
    def event_of(self) -> dict[str, str]:
        """The event that a claim tells of, by claim id."""
        return {claim: event.event_id for event in self.account.events for claim in event.claims}

    @cached_property
    def tolls_of_event(self) -> dict[str, list[Toll]]:
        """The tolls that belong to each event, or share a claim with it."""
        found: dict[str, dict[str, Toll]] = defaultdict(dict)
        for toll in self.account.tolls:
            own = {self.event_of[claim] for claim in toll.claims if claim in self.event_of}
            for event_id in own | ({toll.event_id} if toll.event_id else set()):
                found[event_id][toll.toll_id] = toll
        return {event_id: list(tolls.values()) for event_id, tolls in found.items()}

    @cached_property
    def words(self) -> list[str]:
        """The words of each event in the account's order, folded: its claims' words, its place and parties, and
        who says so."""
        return [" ".join(self._words(event)).casefold() for event in self.account.events]

    def _words(self, event: Event) -> Iterable[str]:
        yield label("event", event.type)
        yield from (party.name for party in (*event.actor, *event.target))
        if event.place:
            yield event.place.name
        for claim in (self.claims[one] for one in event.claims if one in self.claims):
            yield claim.quote.exact
            yield from (party.name for party in claim.source)

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

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """The countries (ISO2) that the record tells of, that of most claims first."""
        told = Counter(one.place.country for one in self.claims.values() if one.place and one.place.country)
        return tuple(country for country, _ in told.most_common())

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
    """The snapshots of one record: the latest, those of earlier days of knowledge, and the reports' texts as they are
    asked for. Safe across threads."""

    def __init__(self, record: Readable) -> None:
        self.record = record
        self._lock = threading.Lock()
        self._latest: Snapshot | None = None
        self._seen: Mapping[str, int] = {}
        self._rests_until = 0.0
        self._earlier: OrderedDict[date, Snapshot] = OrderedDict()
        self._report = lru_cache(maxsize=512)(record.report)

    def latest(self) -> Snapshot:
        """The record as it stands, read anew only where its counts have changed. Where counting takes long (a large
        record), it is done once a second and not at every request."""
        with self._lock:
            if self._latest is not None and time.monotonic() < self._rests_until:
                return self._latest
            began = time.monotonic()
            counts = {name: n for name, n in self.record.counts().items() if isinstance(n, int)}
            ended = time.monotonic()
            self._rests_until = ended + _REST_SECONDS if ended - began > _COSTLY_SECONDS else 0.0
            if self._latest is None or counts != self._seen:
                self._report.cache_clear()
                self._earlier.clear()
                self._latest, self._seen = self._take(counts), counts
            return self._latest

    def forget(self) -> None:
        """Has the next request read the record anew."""
        with self._lock:
            self._latest = None

    def at(self, day: date | None) -> Snapshot:
        """The record as it would be had it stopped reading on that day; None is today. What bears no date of
        publication was known on no day."""
        latest = self.latest()
        if day is None:
            return latest
        with self._lock:
            if day not in self._earlier:
                while len(self._earlier) >= _KEPT:
                    self._earlier.popitem(last=False)
                self._earlier[day] = self._back(latest, day)
            self._earlier.move_to_end(day)
            return self._earlier[day]

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

    def _back(self, latest: Snapshot, day: date) -> Snapshot:
        heads = {name: head for name, head in latest.heads.items() if head.published and head.published <= day}
        claims = {name: claim for name, claim in latest.claims.items() if claim.document_id in heads}
        account = self.record.account(day)
        return Snapshot(claims, heads, account, {"reports": len(heads), "claims": len(claims)})
