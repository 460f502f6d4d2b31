"""What bringing one more report in asks of the record, and what it gives."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, Protocol

from ..known import Known, Version
from ..model import Account, Claim, Copy, Dispute, Event, Holding, Judgement, Party, Place, Report, Toll


class Near(Protocol):
    """What is asked of the record; ``record.near.Near`` answers. Claims come as they were read."""

    def claims_at(self, places: Iterable[Place], types: Sequence[str]) -> list[Claim]: ...
    def claims_about(self, spots: Sequence[tuple[Place, float]], first: date, last: date) -> list[Claim]: ...
    def claims_of_areas(
        self, spots: Sequence[tuple[Place, float]], first: date, last: date, types: Sequence[str]
    ) -> list[Claim]: ...
    def claims_nowhere(self, parties: Sequence[Party], first: date, last: date) -> list[Claim]: ...
    def claims(self, ids: Sequence[str]) -> list[Claim]: ...
    def claims_of(self, documents: Sequence[str]) -> list[Claim]: ...
    def reports(self, documents: Sequence[str]) -> list[Report]: ...
    def siblings(self, claims: Sequence[str]) -> set[str]: ...
    def events_of(self, claims: Sequence[str]) -> list[Event]: ...
    def tolls_of(self, claims: Sequence[str], events: Sequence[str]) -> list[Toll]: ...
    def holdings_at(self, places: Iterable[Place]) -> list[Holding]: ...
    def holdings_of(self, keys: Sequence[str]) -> list[Holding]: ...
    def disputes_of(self, subjects: Sequence[str]) -> list[Dispute]: ...
    def copies_of(self, documents: Sequence[str]) -> list[Copy]: ...
    def first_events(self, places: Iterable[Place], passing: Collection[str]) -> list[Claim]: ...
    def annals_until(self) -> date: ...
    def last_day(self) -> date: ...
    def annals_of(self, keys: Sequence[str], since: date) -> list[Known]: ...
    def count(self) -> int: ...


class Renewal(NamedTuple):
    """A part of the account as it was and as it is now, and the annals of its places since a day, where it has any."""

    before: Account
    after: Account
    known: tuple[Known, ...] | None = None
    places: tuple[str, ...] = ()
    since: date | None = None
    gone: tuple[Version, ...] = ()
    come: tuple[Version, ...] = ()


@dataclass(slots=True)
class Region:
    """The claims that are looked at, by id, and the places of which all that was ever said is among them."""

    claims: dict[str, Claim] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)

    def add(self, claims: Iterable[Claim]) -> None:
        for claim in claims:
            self.claims.setdefault(claim.claim_id, claim)


class News(NamedTuple):
    """What is new in some part of the record: ``documents``, the new reports among ``reports``, and the judgements that
    stand ``now``, where others stood ``before``. ``told``: the reports that are new or that anything new is said of."""

    reports: Sequence[Report]
    copies: Sequence[Copy]
    documents: Sequence[str]
    told: Sequence[str]
    before: Sequence[Judgement]
    now: Sequence[Judgement]


__all__ = ["Near", "News", "Region", "Renewal"]
