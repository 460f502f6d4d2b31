"""A record into another: backups, restoring them, and the move from a file to a shared database and back."""

from __future__ import annotations

import json
from pathlib import Path

from sqlalchemy import Connection, insert, select

from ..errors import RecordError
from ..model import Report, Span, body_text
from . import schema, search
from .session import Session

_LOT = 500


def backup(session: Session, path: Path) -> None:
    """Writes one state of a record, whatever it is kept in, to a new file; the file is whole or is not there.

    Raises RecordError where the file exists or cannot be written.
    """
    if path.exists():
        raise RecordError(f"{path} is there already: name another file for the backup")
    part = path.with_name(f"{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        with session.reading() as connection:
            if not session.copied_to(connection, part):
                _into(connection, part)
        part.replace(path)
    except OSError as error:
        raise RecordError(f"the backup {path} cannot be written: {error.strerror or error}") from error
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            part.with_name(f"{part.name}{suffix}").unlink(missing_ok=True)


def _into(connection: Connection, path: Path) -> None:
    goal = Session(path, create=True)
    try:
        with goal.writing() as writing:
            copy_rows(connection, writing)
    finally:
        goal.close()


def copy_rows(source: Connection, goal: Connection) -> None:
    """All rows of one record into another that has none; the words are indexed anew, since each store has its own.

    Raises RecordError where the other has rows.
    """
    if goal.execute(select(schema.REPORTS.c.document_id).limit(1)).first():
        raise RecordError("the record to restore into has reports already: name a new one")
    own = (schema.MIGRATED, schema.SCHEMA_VERSION)
    for table in schema.METADATA.sorted_tables:
        if table not in own:
            rows = source.execute(select(table).execution_options(yield_per=_LOT))
            for lot in rows.mappings().partitions(_LOT):
                goal.execute(insert(table), [dict(row) for row in lot])
    index_words(goal)


def index_words(connection: Connection) -> None:
    """Fills the tables that are searched from the reports and claims."""
    reports, claims = schema.REPORTS.c, schema.CLAIMS.c
    stories = select(reports.document_id, reports.title, reports.text, reports.body)
    for lot in connection.execute(stories.execution_options(yield_per=_LOT)).partitions(_LOT):
        search.add_reports(connection, [_words(*row) for row in lot])
    forms = select(claims.claim_id, claims.form).execution_options(yield_per=_LOT)
    for those in connection.execute(forms).partitions(_LOT):
        words = [{"claim_id": row.claim_id, "words": search.words_of_claim(json.loads(row.form))} for row in those]
        search.add_claims(connection, words)


def _words(document_id: str, title: str | None, text: str, body: str) -> dict[str, str]:
    story = Report(document_id, text, tuple(Span(start, end) for start, end in json.loads(body)))
    return {"document_id": document_id, "title": title or "", "body": body_text(story)}


__all__ = ["backup", "copy_rows", "index_words"]
