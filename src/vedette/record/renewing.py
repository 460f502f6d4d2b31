"""The account after a few new reports: only the rows that they change are written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from sqlalchemy import Connection, func, select

from ..known import Known, Version
from ..model import Account, Judgement
from . import annals, derived, judgements, schema, turns
from .near import Near
from .session import Session

MOST_REPORTS = 20
"""After more new reports than these, the whole is merged."""


class Update(Protocol):
    """What new reports, by id, change; None where the whole is to be merged: ``vedette.merge.update``."""

    def __call__(self, near: Near, documents: Sequence[str], judgements: Sequence[Judgement]) -> Renewal | None: ...


class Renewal(Protocol):
    """That part of the account as it was and as it is now, and the annals of its places from a day on; ``known`` is
    None where it cannot be told. ``gone`` and ``come``: what was known from that day on, and what is instead."""

    @property
    def before(self) -> Account: ...
    @property
    def after(self) -> Account: ...
    @property
    def known(self) -> Sequence[Known] | None: ...
    @property
    def places(self) -> Sequence[str]: ...
    @property
    def since(self) -> date | None: ...
    @property
    def gone(self) -> Sequence[Version]: ...
    @property
    def come(self) -> Sequence[Version]: ...


def renewed(session: Session, update: Update) -> bool:
    """Brings the stored account up to the record by what new reports change; False where the whole must be merged."""
    with session.writing() as connection:
        documents = _new_reports(connection)
        if not documents:
            return False
        changed = update(Near(connection), documents, judgements.load(connection))
        if changed is None:
            return False
        made, stored, today = annals.made(connection), derived.stored_digest(connection), derived.digest(connection)
        derived.change(connection, changed.before, changed.after, today)
        if made is not None and made.digest == stored:
            told = changed.known is not None and _retold(connection, changed)
            annals.mark(connection, today, made.until if told else min(made.until, changed.since or date.min))
    return True


def _retold(connection: Connection, changed: Renewal) -> bool:
    """Brings the annals up to the change; False where they do not tell what it takes to have been known."""
    if changed.since is None or changed.known is None:
        return True
    if not turns.change(connection, changed.gone, changed.come, changed.since):
        return False
    annals.change(connection, changed.known, changed.places, changed.since)
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
