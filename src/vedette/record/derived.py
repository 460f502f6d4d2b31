"""What merge derives, kept so that it need not be computed for every question.

The record does not know how claims become events: it is handed a ``Merge`` when it is opened.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib import metadata
from typing import Any, Protocol

from sqlalchemy import Connection, delete, func, insert, or_, select

from ..model import Account, Claim, Copy, Dispute, Event, Holding, Judgement, Report, Toll
from . import schema
from .values import dumps, loads


class Merge(Protocol):
    """Reports, claims and judgements to the one account of them: ``vedette.merge.merge``."""

    def __call__(
        self,
        reports: Sequence[Report],
        claims: Sequence[Claim],
        judgements: Sequence[Judgement] = (),
        as_of: date | None = None,
    ) -> Account: ...


def digest(connection: Connection) -> str:
    """The hash of all that the account follows from: the claims that count, the reports, the judgements, and the
    Vedette that merges them."""
    readings, claims = schema.READINGS.c, schema.CLAIMS.c
    latest = select(func.max(readings.reading_id)).group_by(readings.document_id)
    hashed = hashlib.sha256(_version().encode())
    for statement in (
        select(claims.claim_id).where(claims.reading_id.in_(latest)).order_by(claims.claim_id),
        select(schema.REPORTS.c.document_id).order_by(schema.REPORTS.c.document_id),
        select(schema.JUDGEMENTS.c.judgement_id).order_by(schema.JUDGEMENTS.c.judgement_id),
    ):
        for key in connection.execute(statement).scalars():
            hashed.update(key.encode("utf-8", "surrogatepass") + b"\x1f")
        hashed.update(b"\x1e")
    return hashed.hexdigest()


@cache
def _version() -> str:
    try:
        return metadata.version("vedette")
    except metadata.PackageNotFoundError:  # run from its sources
        return ""


def stored_digest(connection: Connection) -> str | None:
    return connection.execute(select(schema.ACCOUNTS.c.digest)).scalar()


def store(connection: Connection, account: Account, made_from: str) -> None:
    """Replaces all derived rows by those of ``account``."""
    for table in schema.DERIVED:
        connection.execute(delete(table))
    events, tolls = account.events, account.tolls
    rows: tuple[tuple[Any, list[dict[str, Any]]], ...] = (
        (schema.EVENTS, [{"event_id": one.event_id} | _ranked(rank, one) for rank, one in enumerate(events)]),
        (schema.EVENT_CLAIMS, [{"event_id": one.event_id, "claim_id": key} for one in events for key in one.claims]),
        (schema.HOLDINGS, [_holding_row(rank, one) for rank, one in enumerate(account.holdings)]),
        (schema.TOLLS, [_toll_row(rank, one) for rank, one in enumerate(tolls)]),
        (schema.DISPUTES, [{"subject": one.subject} | _ranked(rank, one) for rank, one in enumerate(account.disputes)]),
        (schema.COPIES, [{"copy": one.copy} | _ranked(rank, one) for rank, one in enumerate(account.copies)]),
        (schema.ACCOUNTS, [{"account": 1, "digest": made_from}]),
    )
    for table, lines in rows:
        if lines:
            connection.execute(insert(table), lines)


def load(connection: Connection) -> Account:
    """The account as last stored; empty where none was."""
    return Account(
        events=tuple(loads(Event, form) for form in _forms(connection, schema.EVENTS)),
        holdings=tuple(loads(Holding, form) for form in _forms(connection, schema.HOLDINGS)),
        tolls=tuple(loads(Toll, form) for form in _forms(connection, schema.TOLLS)),
        disputes=tuple(loads(Dispute, form) for form in _forms(connection, schema.DISPUTES)),
        copies=tuple(loads(Copy, form) for form in _forms(connection, schema.COPIES)),
    )


def load_event(connection: Connection, event_id: str) -> Event | None:
    form = connection.execute(select(schema.EVENTS.c.form).where(schema.EVENTS.c.event_id == event_id)).scalar()
    return loads(Event, form) if form else None


def load_holdings(connection: Connection, day: date | None = None) -> list[Holding]:
    """All holdings, or those of a day; an open start reaches back, an open end reaches on."""
    holdings = schema.HOLDINGS.c
    statement = select(holdings.form).order_by(holdings.rank)
    if day is not None:
        statement = statement.where(
            or_(holdings.start_day.is_(None), holdings.start_day <= day),
            or_(holdings.end_day.is_(None), holdings.end_day >= day),
        )
    return [loads(Holding, form) for form in connection.execute(statement).scalars()]


def _forms(connection: Connection, table: Any) -> Sequence[str]:
    return connection.execute(select(table.c.form).order_by(table.c.rank)).scalars().all()


def _ranked(rank: int, value: Any) -> dict[str, Any]:
    return {"rank": rank, "form": dumps(value)}


def _holding_row(rank: int, holding: Holding) -> dict[str, Any]:
    return {"start_day": holding.start, "end_day": holding.end} | _ranked(rank, holding)


def _toll_row(rank: int, toll: Toll) -> dict[str, Any]:
    return {"toll_id": toll.toll_id, "event_id": toll.event_id} | _ranked(rank, toll)


__all__ = ["Merge", "digest", "load", "load_event", "load_holdings", "store", "stored_digest"]
