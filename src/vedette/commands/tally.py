"""What came of a run: counted as it goes, and told at its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from ..codebook import KINDS
from ..model import Account, Holding, Rejected

if TYPE_CHECKING:
    from ..journey import Known, Reading

MOST_CHANGES = 20


@dataclass(slots=True)
class Tally:
    """Counts of what became of the pages of one run."""

    read: int = 0
    known: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    claims: Counter[str] = field(default_factory=Counter)

    def count(self, outcome: Reading | Known | Rejected) -> None:
        from ..journey import Reading

        if isinstance(outcome, Rejected):
            self.rejected.append(outcome)
        elif isinstance(outcome, Reading):
            self.read += 1
            self.claims.update(claim.kind for claim in outcome.claims)
        else:
            self.known += 1

    def __str__(self) -> str:
        return f"{self.read} read, {self.known} known, {len(self.rejected)} rejected, {self.claims.total()} claims"


def summary(tally: Tally, account: Account) -> Iterator[str]:
    """The lines that end a run: what this run read, and what the whole record now says."""
    rejected = len(tally.rejected)
    yield f"Reports:   {counted(tally.read, 'report')} read, {tally.known} already known, {rejected} rejected"
    yield from (f"  rejected {one.location}: {one.reason}" for one in tally.rejected)
    kinds = ", ".join(f"{kind} {tally.claims[kind]}" for kind in KINDS if tally.claims[kind])
    yield f"Claims:    {counted(tally.claims.total(), 'claim')} new{f' ({kinds})' if kinds else ''}"
    disputes = counted(len(account.disputes), "dispute")
    yield f"Events:    {counted(len(account.events), 'event')} in the record, {disputes}"
    changes = list(holder_changes(account.holdings))
    yield f"Holders:   {counted(len(changes), 'change')} of hands"
    yield from (f"  {change}" for change in changes[:MOST_CHANGES])
    if len(changes) > MOST_CHANGES:
        yield f"  and {len(changes) - MOST_CHANGES} more: vedette serve shows them all"


def holder_changes(holdings: Iterable[Holding]) -> Iterator[str]:
    """One line for each time that a place passes from one holder to another, in order of the day. ``militants`` may be
    anyone: after them nobody is known to be new."""
    places: dict[str, list[Holding]] = {}
    for holding in holdings:
        told = not holding.inherited and holding.status in ("held", "besieged")
        if holding.holder is not None and told:
            places.setdefault(holding.place.gazetteer_id or holding.place.name, []).append(holding)
    changes = []
    for history in places.values():
        history.sort(key=lambda holding: str(holding.start or ""))
        for before, after in pairwise(history):
            if before.holder and after.holder and _same(before) not in (_same(after), before.holder.name.lower()):
                day = after.start.isoformat() if after.start else "on an unknown day"
                changes.append((day, f"{day}  {after.place.name}: {before.holder.name} -> {after.holder.name}"))
    yield from (line for _, line in sorted(changes))


def counted(number: int, noun: str) -> str:
    """``1 report``, ``2,000 reports``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _same(holding: Holding) -> str:
    assert holding.holder is not None
    return holding.holder.id or holding.holder.name
