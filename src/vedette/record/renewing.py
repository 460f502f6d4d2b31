"""The account after a few new reports or judgements: only the rows that they change are written."""

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
"""After more new reports than these, or more new judgements, the whole is merged."""


class Update(Protocol):
    """What new reports, by id, or else new judgements (``fresh``) change; None where the whole is to be merged:
    ``vedette.merge.update``."""

    def __call__(
        self,
        near: Near,
        documents: Sequence[str],
        judgements: Sequence[Judgement],
        fresh: Sequence[Judgement] = (),
    ) -> Renewal | None: ...


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
    """Brings the stored account up to the record by what is new; False where the whole must be merged."""
    with session.writing() as connection:
        stored, today = derived.stored_digest(connection), derived.digest(connection)
        said = judgements.load(connection)
        fresh = _new_judgements(stored, said)
        documents = _new_reports(connection, stored)
        if fresh is None or documents is None or not (fresh or documents):
            return False
        if documents:
            counted = said[: len(said) - len(fresh)]
            read = f"{today.split('.')[0]}.{derived.judgement_mark([one.judgement_id for one in counted])}"
            if not _changed(connection, update(Near(connection), documents, counted), read):
                return False
        return not fresh or _changed(connection, update(Near(connection), (), said, fresh), today)


def _changed(connection: Connection, changed: Renewal | None, digest: str) -> bool:
    """Writes what has changed; False where that cannot be told."""
    if changed is None:
        return False
    made, stored = annals.made(connection), derived.stored_digest(connection)
    derived.change(connection, changed.before, changed.after, digest)
    if made is not None and made.digest == stored:
        told = changed.known is not None and _retold(connection, changed)
        annals.mark(connection, digest, made.until if told else min(made.until, changed.since or date.min))
    return True


def _retold(connection: Connection, changed: Renewal) -> bool:
    """Brings the annals up to the change; False where they do not tell what it takes to have been known."""
    if changed.since is None or changed.known is None:
        return True
    if not turns.change(connection, changed.gone, changed.come, changed.since):
        return False
    annals.change(connection, changed.known, changed.places, changed.since)
    return True


def _new_judgements(stored: str | None, said: Sequence[Judgement]) -> Sequence[Judgement] | None:
    """The judgements that came since the account was made; None where they are not the last ones, or too many."""
    if stored is None or stored.count(".") != 2:
        return None
    _, _, mark = stored.partition(".")
    counted = int(mark.split(".")[0])
    if (
        derived.judgement_mark([one.judgement_id for one in said[:counted]]) != mark
        or len(said) - counted > MOST_REPORTS
    ):
        return None
    return said[counted:]


def _new_reports(connection: Connection, stored: str | None) -> list[str] | None:
    """The reports that came since the account was made; None where one was there already, or too many came."""
    readings = (stored or "0").split(".")[0]
    table = schema.READINGS.c
    statement = select(table.document_id).where(table.reading_id > int(readings)).limit(MOST_REPORTS + 1)
    documents = list(connection.execute(statement).scalars())
    counted = select(table.document_id).where(table.document_id.in_(documents)).group_by(table.document_id)
    again = connection.execute(counted.having(func.count() > 1)).first() if documents else None
    return None if again or len(documents) > MOST_REPORTS else documents


__all__ = ["MOST_REPORTS", "Update", "renewed"]
