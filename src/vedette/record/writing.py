"""How pages, reports and claims are appended: each report in one transaction, and only what is not there yet."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, insert, select

from ..ids import claim_id, content_id
from ..model import Claim, Judgement, Page, Rejected, Report, body_text
from . import search
from .folding import folded
from .form import stored_json
from .schema import CLAIM_PARTIES, CLAIMS, JUDGEMENTS, PAGE_READINGS, PAGES, READINGS, REJECTED, REPORTS
from .session import insert_new
from .values import dumps


def add_reading(
    connection: Connection, page: Page | None, report: Report, claims: Sequence[Claim], reader: str
) -> bool:
    """Appends a page, its report and what ``reader`` read in it; False where that reading was there already.

    A ``document_id`` that is taken by another text becomes ``<id>~<first 8 hex of the text's hash>``, and so do its
    claims: a corrected story stands beside the first one, and neither is lost.
    """
    if page:
        _add_page(connection, page)
    document_id = _add_report(connection, report)
    new = _add_claims(connection, document_id, claims, reader)
    if page:
        row = {"page_id": page.page_id, "reader": reader, "document_id": document_id}
        insert_new(connection, PAGE_READINGS, [row])
    return new


def add_rejected(connection: Connection, rejected: Rejected) -> None:
    """Appends a rejection; the same one again changes nothing."""
    rejected_id = content_id("x", rejected.location, rejected.code, rejected.reason)
    row = {"location": rejected.location, "reason": rejected.reason, "code": rejected.code}
    insert_new(connection, REJECTED, [{"rejected_id": rejected_id} | row])


def add_judgement(connection: Connection, judgement: Judgement) -> None:
    """Appends a judgement; the same one again changes nothing."""
    row = {
        "judgement_id": judgement.judgement_id,
        "subject": judgement.subject,
        "verdict": judgement.verdict,
        "who": judgement.who,
        "at": judgement.at,
        "why": judgement.why,
        "change": dumps(judgement.change),
    }
    insert_new(connection, JUDGEMENTS, [row])


def _add_page(connection: Connection, page: Page) -> None:
    known = connection.execute(select(PAGES.c.page_id).where(PAGES.c.page_id == page.page_id)).first()
    if known:
        return
    row = {
        "page_id": page.page_id,
        "location": page.location,
        "media_type": page.media_type,
        "size": len(page.content),
        "content": zlib.compress(page.content, 6),
        "hints": dumps(page.hints),
    }
    insert_new(connection, PAGES, [row])


def _add_report(connection: Connection, report: Report) -> str:
    """Appends a report where its text is new; gives the id under which that text is kept."""
    text_hash = hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest()
    document_id = report.document_id
    for candidate in (document_id, f"{document_id}~{text_hash[:8]}"):
        kept = connection.execute(select(REPORTS.c.text_hash).where(REPORTS.c.document_id == candidate)).scalar()
        if kept == text_hash:
            return candidate
        document_id = candidate
        if kept is None:
            break
    row = {
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
    connection.execute(insert(REPORTS).values(row))
    search.add_report(connection, document_id, report.title, body_text(report))
    return document_id


def _add_claims(connection: Connection, document_id: str, claims: Sequence[Claim], reader: str) -> bool:
    of_reader = (READINGS.c.document_id == document_id) & (READINGS.c.reader == reader)
    if connection.execute(select(READINGS.c.reading_id).where(of_reader)).first():
        return False
    kept = {claim.claim_id: claim for claim in _of_reading(claims, document_id, reader)}
    row = {"document_id": document_id, "reader": reader, "claims": len(kept)}
    reading = connection.execute(insert(READINGS).values(row)).inserted_primary_key
    reading_id = reading[0] if reading else None
    known = _known(connection, kept)
    new = [claim for key, claim in kept.items() if key not in known]
    insert_new(connection, CLAIMS, [_claim_row(claim, reading_id) for claim in new])
    insert_new(connection, CLAIM_PARTIES, [row for claim in new for row in _party_rows(claim)])
    search.add_claims(connection, [{"claim_id": claim.claim_id, "words": _words(claim)} for claim in new])
    return True


def _of_reading(claims: Iterable[Claim], document_id: str, reader: str) -> Iterator[Claim]:
    """The claims; those under another document's id or another reader's name come to this one's, under new ids."""
    for claim in claims:
        if claim.claim_id and claim.document_id == document_id and claim.reader == reader:
            yield claim
        else:
            moved = replace(claim, document_id=document_id, reader=reader)
            yield replace(moved, claim_id=claim_id(moved))


def _known(connection: Connection, claims: Iterable[str]) -> set[str]:
    keys = list(claims)
    found: set[str] = set()
    for start in range(0, len(keys), 500):
        lot = keys[start : start + 500]
        found.update(connection.execute(select(CLAIMS.c.claim_id).where(CLAIMS.c.claim_id.in_(lot))).scalars())
    return found


def _claim_row(claim: Claim, reading_id: int | None) -> dict[str, Any]:
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
        "form": json.dumps(stored_json(claim), ensure_ascii=False, separators=(",", ":")),
    }


def _party_rows(claim: Claim) -> Iterator[dict[str, Any]]:
    for slot, parties in (("actor", claim.actor), ("target", claim.target), ("source", claim.source)):
        for rank, party in enumerate(parties):
            name = folded(party.name)
            yield {"claim_id": claim.claim_id, "slot": slot, "rank": rank, "party_id": party.id, "name_folded": name}


def _words(claim: Claim) -> str:
    """What a claim can be found by: its quote, and the names that its words were resolved to."""
    names = [party.name for party in (*claim.actor, *claim.target, *claim.source)]
    return " · ".join([claim.quote.exact, *names, claim.place.name if claim.place else ""])


__all__ = ["add_judgement", "add_reading", "add_rejected"]
