"""Tellings: what is said once, however often it is printed.

A claim and the same claim in a copy of its report are one telling. All merging works on tellings, so that a wire story
printed by fifty outlets weighs as much as the one desk that wrote it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..ids import place_identity
from ..model import Claim, Copy, Party, Report
from .days import Window, window
from .parties import key_of


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim with the claims that repeat it word for word in copies of its report.

    ``claim`` is the earliest; ``claims`` all their ids, sorted; ``documents`` all their reports; ``origin`` the report
    that the lot counts as. ``window`` are the days it may speak of.
    """

    claim: Claim
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    origin: str
    first_published: date | None
    last_published: date | None
    window: Window | None

    @property
    def voice(self) -> tuple[str, ...]:
        """Who says it where: one report may carry the words of both sides."""
        return (self.origin, *(key_of(party) for party in self.claim.source))

    @property
    def order(self) -> tuple[date, str]:
        """Sorts tellings by when they became known."""
        return self.first_published or date.max, self.claim.claim_id


def tellings(reports: Iterable[Report], claims: Iterable[Claim], copies: Sequence[Copy]) -> list[Telling]:
    """The tellings of the claims, by claim id."""
    published = {report.document_id: report.published for report in reports}
    return Gathered(published, {copy.copy: copy.original for copy in copies}).gather(claims)


class Gathered:
    """Claims in groups that each tell one thing. They may come little by little, of reports whose day and, where they
    are copies, whose original are known."""

    def __init__(self, published: Mapping[str, date | None], origins: Mapping[str, str]) -> None:
        self._published, self._origins = published, origins
        self._groups: dict[tuple[object, ...], list[Claim]] = {}
        self._made: dict[tuple[object, ...], Telling] = {}

    def gather(self, claims: Iterable[Claim]) -> list[Telling]:
        """Takes some more claims; gives the tellings of all."""
        changed = {}
        for claim in claims:
            key = self._origins.get(claim.document_id, claim.document_id), *_words_of(claim)
            changed[key] = self._groups.setdefault(key, [])
            changed[key].append(claim)
        for key, group in changed.items():
            group.sort(key=lambda claim: claim.claim_id)
            self._made[key] = _telling(group, self._published, self._origins)
        return sorted(self._made.values(), key=lambda telling: telling.claim.claim_id)


def _telling(group: list[Claim], published: Mapping[str, date | None], origins: Mapping[str, str]) -> Telling:
    known = {claim.claim_id: published.get(claim.document_id) or claim.published for claim in group}
    first = min(group, key=lambda claim: (known[claim.claim_id] or date.max, claim.document_id, claim.claim_id))
    days = sorted(day for day in known.values() if day)
    return Telling(
        claim=first,
        claims=tuple(sorted(known)),
        documents=tuple(sorted({claim.document_id for claim in group})),
        origin=origins.get(first.document_id, first.document_id),
        first_published=days[0] if days else None,
        last_published=days[-1] if days else None,
        window=window(first.time, known[first.claim_id]),
    )


def _words_of(claim: Claim) -> tuple[object, ...]:
    """What two claims share where one repeats the other. Days that follow from a report's own date do not count."""
    time = claim.time
    said = None if time is None else time.words or (time.basis if time.basis == "tense" else (time.start, time.end))
    return (
        claim.kind,
        claim.type,
        claim.status,
        _keys(claim.actor),
        _keys(claim.target),
        _keys(claim.source),
        place_identity(claim.place) if claim.place else None,
        said,
        claim.figure,
        " ".join(claim.quote.exact.split()),
    )


def _keys(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(sorted(key_of(party) for party in parties))


__all__ = ["Gathered", "Telling", "tellings"]
