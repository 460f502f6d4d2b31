"""Claims, reports, events and holdings as flat Arrow tables, for those who work with data frames.

Every column is described in docs/columns.md. Parties of one slot are joined by ``; `` in the order in which the claim
has them, names in one column and registry ids in another (empty where a party has none).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

import pyarrow as pa

from ..model import Claim, Event, Holding, Interval, Party, Place, Report

_LOT = 10_000
_JOIN = "; "
_NUMBERS = frozenset({"lat", "lon", "radius_km", "figure_low", "figure_high", "confidence"})
_COUNTS = frozenset({"quote_start", "quote_end", "claims", "reports", "sources", "against"})
_DAYS = frozenset({"start_day", "end_day", "published", "first_published", "last_published", "known"})

_SIDES = "actor actor_ids target target_ids"
_WHERE = "place place_kind country gazetteer_id lat lon radius_km relation"
_WHEN = "start_day end_day time_precision time_words"


def _columns(names: str) -> pa.Schema:
    """Columns by name; all are text but those named above."""
    types = {_NUMBERS: pa.float64(), _COUNTS: pa.int64(), _DAYS: pa.date32()}
    return pa.schema(
        [(name, next((kind for named, kind in types.items() if name in named), pa.string())) for name in names.split()]
    )


CLAIM_COLUMNS = _columns(
    f"claim_id document_id kind type status {_SIDES} source source_ids {_WHERE} {_WHEN} figure_low figure_high"
    " figure_unit figure_words quote quote_start quote_end confidence reader published publisher title url"
)
REPORT_COLUMNS = _columns("document_id published publisher title dateline language url location page_id text")
EVENT_COLUMNS = _columns(
    f"event_id type status {_SIDES} {_WHERE} {_WHEN} claims reports sources first_published last_published confidence"
    " claim_ids"
)
HOLDING_COLUMNS = _columns(
    f"{_WHERE} holder holder_id status start_day end_day known claims against confidence claim_ids against_ids"
)


def claims_arrow(claims: Iterable[Claim], reports: Mapping[str, Report]) -> pa.Table:
    """One row a claim, in the order given; ``reports`` (by document id) give the outlet, title and address."""
    return _table((_claim_row(claim, reports.get(claim.document_id)) for claim in claims), CLAIM_COLUMNS)


def reports_arrow(reports: Iterable[Report]) -> pa.Table:
    """One row a report, with its whole text."""
    names = REPORT_COLUMNS.names
    return _table(({name: getattr(report, name) for name in names} for report in reports), REPORT_COLUMNS)


def events_arrow(events: Iterable[Event]) -> pa.Table:
    """One row an event."""
    return _table(map(_event_row, events), EVENT_COLUMNS)


def holdings_arrow(holdings: Iterable[Holding]) -> pa.Table:
    """One row for each interval in which a place had one holder and status."""
    return _table(map(_holding_row, holdings), HOLDING_COLUMNS)


def _table(rows: Iterable[dict[str, Any]], columns: pa.Schema) -> pa.Table:
    """In lots, so that no more than one lot is held as Python objects."""
    remaining = iter(rows)
    batches = []
    while lot := list(islice(remaining, _LOT)):
        batches.append(pa.RecordBatch.from_pylist(lot, schema=columns))
    return pa.Table.from_batches(batches, schema=columns)


def _claim_row(claim: Claim, report: Report | None) -> dict[str, Any]:
    row: dict[str, Any] = {
        "claim_id": claim.claim_id,
        "document_id": claim.document_id,
        "kind": claim.kind,
        "type": claim.type,
        "status": claim.status,
        "quote": claim.quote.exact,
        "quote_start": claim.quote.start,
        "quote_end": claim.quote.end,
        "confidence": claim.confidence,
        "reader": claim.reader,
        "published": claim.published,
    }
    row |= _parties("actor", claim.actor) | _parties("target", claim.target) | _parties("source", claim.source)
    row |= _place(claim.place) | _time(claim.time)
    if claim.figure:
        row |= {f"figure_{name}": getattr(claim.figure, name) for name in ("low", "high", "unit", "words")}
    if report:
        row |= {"publisher": report.publisher, "title": report.title, "url": report.url}
    return row


def _event_row(event: Event) -> dict[str, Any]:
    names = ("event_id", "type", "status", "reports", "sources", "first_published", "last_published", "confidence")
    row = {name: getattr(event, name) for name in names}
    row |= _parties("actor", event.actor) | _parties("target", event.target) | _place(event.place) | _time(event.time)
    return row | {"claims": len(event.claims), "claim_ids": _JOIN.join(event.claims)}


def _holding_row(holding: Holding) -> dict[str, Any]:
    return _place(holding.place) | {
        "holder": holding.holder.name if holding.holder else None,
        "holder_id": holding.holder.id if holding.holder else None,
        "status": holding.status,
        "start_day": holding.start,
        "end_day": holding.end,
        "known": holding.known,
        "claims": len(holding.claims),
        "against": len(holding.against),
        "confidence": holding.confidence,
        "claim_ids": _JOIN.join(holding.claims),
        "against_ids": _JOIN.join(holding.against),
    }


def _parties(slot: str, parties: tuple[Party, ...]) -> dict[str, Any]:
    if not parties:
        return {}
    ids = _JOIN.join(party.id or "" for party in parties)
    return {slot: _JOIN.join(party.name for party in parties), f"{slot}_ids": ids}


def _place(place: Place | None) -> dict[str, Any]:
    if place is None:
        return {}
    names = ("country", "gazetteer_id", "lat", "lon", "radius_km", "relation")
    return {"place": place.name, "place_kind": place.kind} | {name: getattr(place, name) for name in names}


def _time(time: Interval | None) -> dict[str, Any]:
    if time is None:
        return {}
    return {"start_day": time.start, "end_day": time.end, "time_precision": time.precision, "time_words": time.words}


__all__ = [
    "CLAIM_COLUMNS",
    "EVENT_COLUMNS",
    "HOLDING_COLUMNS",
    "REPORT_COLUMNS",
    "claims_arrow",
    "events_arrow",
    "holdings_arrow",
    "reports_arrow",
]
