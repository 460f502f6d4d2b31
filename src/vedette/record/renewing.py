"""The account after a few new reports: only the rows that they change are written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sqlalchemy import Connection, func, select

from ..model import Account, Judgement
from . import derived, judgements, schema
from .near import Near
from .session import Session

MOST_REPORTS = 20
"""After more new reports than these, the whole is merged."""


class Update(Protocol):
    """What new reports, by id, change in the account: that part as it was and as it is now; None where the whole is to
    be merged: ``vedette.merge.update``."""

    def __call__(
        self, near: Near, documents: Sequence[str], judgements: Sequence[Judgement]
    ) -> tuple[Account, Account] | None: ...


def renewed(session: Session, update: Update) -> bool:
    """Brings the stored account up to the record by what new reports change; False where the whole must be merged."""
    with session.writing() as connection:
        documents = _new_reports(connection)
        if not documents:
            return False
        changed = update(Near(connection), documents, judgements.load(connection))
        if changed is None:
            return False
        derived.change(connection, *changed, derived.digest(connection))
    return True


def _new_reports(connection: Connection) -> list[str]:
    """The reports that came since the account was made; none where anything else came, too, or too many."""
    stored, today = derived.stored_digest(connection), derived.digest(connection)
    if stored is None or stored.count(".") != today.count("."):
        return []
    readings, judged, version = stored.split(".")
    if [judged, version] != today.split(".")[1:]:
        return []
    table = schema.READINGS.c
    statement = select(table.document_id).where(table.reading_id > int(readings)).limit(MOST_REPORTS + 1)
    documents = list(connection.execute(statement).scalars())
    counted = select(table.document_id).where(table.document_id.in_(documents)).group_by(table.document_id)
    again = connection.execute(counted.having(func.count() > 1)).first() if documents else None
    return [] if again or len(documents) > MOST_REPORTS else documents


__all__ = ["MOST_REPORTS", "Update", "renewed"]
