"""The same filters for claims that judgements have changed: those are few, and are asked one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from heapq import merge
from itertools import islice

from ..folding import folded
from ..model import Claim, Party
from .query import Filters
from .words import has, phrases_of


def judged_claims(read: Iterable[Claim], touched: dict[str, Claim | None], filters: Filters) -> Iterator[Claim]:
    """The claims that the filters let through, as judged, in the one order in which claims come.

    ``read`` are those that the filters let through as they were read, in that order, without limit and offset.
    """
    kept = (claim for claim in read if claim.claim_id not in touched)
    changed = sorted((claim for claim in touched.values() if claim and admits(filters, claim)), key=_order)
    end = None if filters.limit is None else filters.offset + filters.limit
    return islice(merge(kept, changed, key=_order), filters.offset, end)


def admits(filters: Filters, claim: Claim) -> bool:
    """Whether the filters let a claim through; a reader's name asks for what that reader read, judged or not."""
    asked = (
        (filters.kind, claim.kind),
        (filters.type, claim.type),
        (filters.document_id, claim.document_id),
        (filters.status, claim.status),
        (filters.reader, claim.reader),
    )
    return (
        all(wanted is None or wanted == found for wanted, found in asked)
        and _at_place(filters, claim)
        and _named(filters.party, (*claim.actor, *claim.target))
        and _named(filters.source, claim.source)
        and _spoken_of(filters, claim)
        and _published(filters, claim.published)
        and (filters.min_confidence is None or claim.confidence >= filters.min_confidence)
        and _within(filters.bbox, claim)
        and (filters.words is None or _has(filters.words, claim))
    )


def _order(claim: Claim) -> tuple[str, int, str]:
    return claim.document_id, claim.quote.start, claim.claim_id


def _at_place(filters: Filters, claim: Claim) -> bool:
    wanted, place = filters.place, claim.place
    if wanted is None:
        return True
    return place is not None and (
        place.gazetteer_id == wanted or bool(folded(wanted) and folded(wanted) in folded(place.name))
    )


def _named(wanted: str | None, parties: Iterable[Party]) -> bool:
    return wanted is None or any(party.id == wanted or folded(party.name) == folded(wanted) for party in parties)


def _spoken_of(filters: Filters, claim: Claim) -> bool:
    since, until, time = filters.since, filters.until, claim.time
    if since is None and until is None:
        return True
    if time is None or (time.start is None and time.end is None):
        return False
    return (since is None or time.end is None or time.end >= since) and (
        until is None or time.start is None or time.start <= until
    )


def _published(filters: Filters, day: date | None) -> bool:
    since, until = filters.published_since, filters.published_until
    if since is None and until is None:
        return True
    return day is not None and (since is None or day >= since) and (until is None or day <= until)


def _within(bbox: tuple[float, float, float, float] | None, claim: Claim) -> bool:
    if bbox is None:
        return True
    place = claim.place
    if place is None or place.lat is None or place.lon is None:
        return False
    west, south, east, north = bbox
    across = west <= place.lon <= east if west <= east else (place.lon >= west or place.lon <= east)
    return across and south <= place.lat <= north


def _has(words: str, claim: Claim) -> bool:
    phrases = phrases_of(words)
    names = [party.name for party in (*claim.actor, *claim.target, *claim.source)]
    return bool(phrases) and has(
        " · ".join([claim.quote.exact, *names, claim.place.name if claim.place else ""]), phrases
    )


__all__ = ["admits", "judged_claims"]
