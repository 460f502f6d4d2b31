"""How pages, reports and claims are appended: many reports in one transaction, and only what is not there yet."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import Column, ColumnElement, Connection, func, insert, select

from ..folding import folded
from ..form import stored_json
from ..ids import claim_id, content_id
from ..model import Claim, Page, Rejected, Report, body_text
from . import search
from .schema import (
    CLAIM_PARTIES,
    CLAIMS,
    PAGE_READINGS,
    PAGES,
    PLACE_NAMES,
    READINGS,
    REJECTED,
    REPORTS,
    WIDE_KM,
    WIDE_PLACES,
)
from .session import insert_new
from .values import dumps

_LOT = 500
_as_text = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Read(NamedTuple):
    """What one reader read on one page: the page (None where there is none to keep), its report and claims."""

    page: Page | None
    report: Report
    claims: Sequence[Claim]


def add_readings(connection: Connection, readings: Sequence[Read], reader: str) -> list[bool]:
    """Appends pages, their reports and what ``reader`` read in them; for each, False where it was there already.

    A ``document_id`` that is taken by another text becomes ``<id>~<first 8 hex of the text's hash>``, and so do its
    claims: a corrected story stands beside the first one, and neither is lost. The caller holds the record's one lock
    for writing.
    """
    _add_pages(connection, [read.page for read in readings if read.page])
    documents = _add_reports(connection, [read.report for read in readings])
    new = _add_claims(connection, documents, [read.claims for read in readings], reader)
    rows = [
        {"page_id": read.page.page_id, "reader": reader, "document_id": document_id}
        for read, document_id in zip(readings, documents, strict=True)
        if read.page
    ]
    insert_new(connection, PAGE_READINGS, rows)
    return new


def add_rejected(connection: Connection, rejected: Rejected) -> None:
    """Appends a rejection; the same one again changes nothing."""
    rejected_id = content_id("x", rejected.location, rejected.code, rejected.reason)
    row = {"location": rejected.location, "reason": rejected.reason, "code": rejected.code}
    insert_new(connection, REJECTED, [{"rejected_id": rejected_id} | row])


def _add_pages(connection: Connection, pages: Sequence[Page]) -> None:
    known = known_keys(connection, PAGES.c.page_id, [page.page_id for page in pages])
    rows = [
        {
            "page_id": page.page_id,
            "location": page.location,
            "media_type": page.media_type,
            "size": len(page.content),
            "content": zlib.compress(page.content, 6),
            "hints": dumps(page.hints),
        }
        for page in {page.page_id: page for page in pages}.values()
        if page.page_id not in known
    ]
    insert_new(connection, PAGES, rows)


def _add_reports(connection: Connection, reports: Sequence[Report]) -> list[str]:
    """Appends the reports whose text is new; gives the ids under which their texts are kept."""
    hashes = [hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest() for report in reports]
    wanted = [
        (report.document_id, f"{report.document_id}~{key[:8]}") for report, key in zip(reports, hashes, strict=True)
    ]
    kept = _text_hashes(connection, [name for pair in wanted for name in pair])
    names, rows, words = [], [], []
    for report, text_hash, candidates in zip(reports, hashes, wanted, strict=True):
        name = next((one for one in candidates if kept.get(one, text_hash) == text_hash), candidates[-1])
        names.append(name)
        if name not in kept:
            kept[name] = text_hash
            rows.append(_report_row(report, name, text_hash))
            words.append({"document_id": name, "title": report.title or "", "body": body_text(report)})
    if rows:
        connection.execute(insert(REPORTS), rows)
        search.add_reports(connection, words)
    return names


def _text_hashes(connection: Connection, names: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for start in range(0, len(names), _LOT):
        lot = names[start : start + _LOT]
        rows = connection.execute(
            select(REPORTS.c.document_id, REPORTS.c.text_hash).where(REPORTS.c.document_id.in_(lot))
        )
        found.update((row[0], row[1]) for row in rows)
    return found


def _report_row(report: Report, document_id: str, text_hash: str) -> dict[str, Any]:
    return {
        "document_id": document_id,
        "text_hash": text_hash,
        "text": report.text,
        "body": json.dumps([[span.start, span.end] for span in report.body]),
        "furniture": json.dumps([[span.start, span.end] for span in report.furniture]),
        "title": report.title,
        "publisher": report.publisher,
        "published": report.published,
        "dateline": report.dateline,
        "language": report.language,
        "url": report.url,
        "page_id": report.page_id,
        "location": report.location,
    }


def _add_claims(
    connection: Connection, documents: Sequence[str], claims: Sequence[Sequence[Claim]], reader: str
) -> list[bool]:
    of_reader = READINGS.c.reader == reader
    read = known_keys(connection, READINGS.c.document_id, documents, of_reader)
    number = connection.execute(select(func.max(READINGS.c.reading_id))).scalar() or 0
    new, readings, kept = [], [], dict[str, tuple[Claim, int]]()
    for document_id, those in zip(documents, claims, strict=True):
        new.append(document_id not in read)
        if document_id in read:
            continue
        read.add(document_id)
        number += 1
        mine = {claim.claim_id: (claim, number) for claim in _of_reading(those, document_id, reader)}
        readings.append({"reading_id": number, "document_id": document_id, "reader": reader, "claims": len(mine)})
        kept |= mine
    if readings:
        connection.execute(insert(READINGS), readings)
    known = known_keys(connection, CLAIMS.c.claim_id, list(kept))
    fresh = [(claim, reading) for key, (claim, reading) in kept.items() if key not in known]
    rows = [claim_row(claim, reading) for claim, reading in fresh]
    insert_new(connection, CLAIMS, rows)
    names = sorted({row["place_folded"] for row in rows if row["place_folded"] is not None})
    insert_new(connection, PLACE_NAMES, [{"name_folded": name} for name in names])
    insert_new(connection, WIDE_PLACES, _wide(claim for claim, _ in fresh))
    insert_new(connection, CLAIM_PARTIES, [row for claim, _ in fresh for row in _party_rows(claim)])
    search.add_claims(connection, [{"claim_id": claim.claim_id, "words": _words(claim)} for claim, _ in fresh])
    return new


def _of_reading(claims: Iterable[Claim], document_id: str, reader: str) -> Iterator[Claim]:
    """The claims; those under another document's id or another reader's name come to this one's, under new ids."""
    for claim in claims:
        if claim.claim_id and claim.document_id == document_id and claim.reader == reader:
            yield claim
        else:
            moved = replace(claim, document_id=document_id, reader=reader)
            yield replace(moved, claim_id=claim_id(moved))


def known_keys(
    connection: Connection, column: Column[str], keys: Sequence[str], condition: ColumnElement[bool] | None = None
) -> set[str]:
    """Those of the keys that a column has, in rows of which the condition holds."""
    found: set[str] = set()
    for start in range(0, len(keys), _LOT):
        statement = select(column).where(column.in_(keys[start : start + _LOT]))
        found.update(connection.execute(statement if condition is None else statement.where(condition)).scalars())
    return found


def claim_row(claim: Claim, reading_id: int) -> dict[str, Any]:
    place, time = claim.place, claim.time
    return {
        "claim_id": claim.claim_id,
        "document_id": claim.document_id,
        "reading_id": reading_id,
        "kind": claim.kind,
        "type": claim.type,
        "status": claim.status,
        "reader": claim.reader,
        "published": claim.published,
        "confidence": claim.confidence,
        "place_name": place.name if place else None,
        "place_folded": folded(place.name) if place else None,
        "gazetteer_id": place.gazetteer_id if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "start_day": time.start if time else None,
        "end_day": time.end if time else None,
        "quote_start": claim.quote.start,
        "form": _as_text(stored_json(claim)),
    }


def _wide(claims: Iterable[Claim]) -> list[dict[str, Any]]:
    """The points of those places whose radius is more than that of a town's surroundings."""
    places = [claim.place for claim in claims if claim.place and (claim.place.radius_km or 0.0) > WIDE_KM]
    found = {(one.lat, one.lon, one.radius_km) for one in places if one.lat is not None and one.lon is not None}
    return [{"lat": lat, "lon": lon, "radius_km": radius} for lat, lon, radius in found]


def _party_rows(claim: Claim) -> Iterator[dict[str, Any]]:
    for slot, parties in (("actor", claim.actor), ("target", claim.target), ("source", claim.source)):
        for rank, party in enumerate(parties):
            name = folded(party.name)
            yield {"claim_id": claim.claim_id, "slot": slot, "rank": rank, "party_id": party.id, "name_folded": name}


def _words(claim: Claim) -> str:
    """What a claim can be found by: its quote, and the names that its words were resolved to."""
    names = [party.name for party in (*claim.actor, *claim.target, *claim.source)]
    return " · ".join([claim.quote.exact, *names, claim.place.name if claim.place else ""])


__all__ = ["Read", "add_readings", "add_rejected", "known_keys"]
