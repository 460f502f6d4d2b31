"""Whether a record still holds what was put into it: hashes, spans, ids and references, one by one."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, text

from ..errors import RecordError
from ..form import claim_from_json
from ..ids import claim_id, page_id
from ..model import Hints
from . import derived, judgements, schema
from .values import loads


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it was kept: what, by its id, and what is wrong with it."""

    what: str
    wrong: str


def faults(connection: Connection) -> Iterator[Fault]:
    """All that is wrong with a record; nothing where it is whole."""
    yield from _of_store(connection)
    yield from _of_pages(connection)
    yield from _of_reports(connection)
    yield from _of_judgements(connection)
    yield from _of_account(connection)


def _of_store(connection: Connection) -> Iterator[Fault]:
    if connection.dialect.name != "sqlite":
        return
    for (said,) in connection.execute(text("PRAGMA integrity_check")):
        if said != "ok":
            yield Fault("the file", str(said))
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        yield Fault(f"table {row[0]}", f"row {row[1]} refers to a row of {row[2]} that is not there")


def _of_pages(connection: Connection) -> Iterator[Fault]:
    for row in connection.execute(select(schema.PAGES).execution_options(yield_per=100)):
        try:
            content = zlib.decompress(row.content)
        except zlib.error as error:
            yield Fault(f"page {row.page_id}", f"its bytes cannot be unpacked ({error})")
            continue
        if len(content) != row.size or page_id(content, loads(Hints, row.hints)) != row.page_id:
            yield Fault(f"page {row.page_id}", "its bytes are not those that its hash was taken from")


def _of_reports(connection: Connection) -> Iterator[Fault]:
    table, claims = schema.REPORTS.c, schema.CLAIMS.c
    ids = connection.execute(select(table.document_id).order_by(table.document_id)).scalars().all()
    for name in ids:
        row = connection.execute(select(schema.REPORTS).where(table.document_id == name)).one()
        if hashlib.sha256(row.text.encode("utf-8", "surrogatepass")).hexdigest() != row.text_hash:
            yield Fault(f"report {name}", "its text is not the one that its hash was taken from")
        for start, end in (*json.loads(row.body), *json.loads(row.furniture)):
            if not 0 <= start <= end <= len(row.text):
                yield Fault(f"report {name}", f"a run of it, {start} to {end}, lies outside its text")
        for kept in connection.execute(select(schema.CLAIMS).where(claims.document_id == name)):
            wrong = _of_claim(kept, row.text)
            if wrong:
                yield Fault(f"claim {kept.claim_id}", wrong)


def _of_claim(row: Any, words: str) -> str | None:
    try:
        claim = claim_from_json(json.loads(row.form))
    except (RecordError, ValueError) as error:
        return f"it cannot be read: {error}"
    quote = claim.quote
    if words[quote.start : quote.end] != quote.exact:
        return f"its words {quote.exact[:40]!r} do not stand at {quote.start} to {quote.end} of {row.document_id}"
    if claim.claim_id != row.claim_id or claim_id(claim) != row.claim_id:
        return "it is not what its id was taken from"
    if (claim.document_id, claim.kind, claim.type, claim.reader) != (row.document_id, row.kind, row.type, row.reader):
        return "its columns do not say what it says"
    return None


def _of_judgements(connection: Connection) -> Iterator[Fault]:
    for one in judgements.load(connection):
        if judgements.with_id(one).judgement_id != one.judgement_id:
            yield Fault(f"judgement {one.judgement_id}", "it is not what its id was taken from")


def _of_account(connection: Connection) -> Iterator[Fault]:
    made_from = derived.stored_digest(connection)
    if made_from is not None and made_from != derived.digest(connection):
        yield Fault("the account", "it is older than what was read since: vedette run, or record.refresh(), renews it")


__all__ = ["Fault", "faults"]
