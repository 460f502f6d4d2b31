"""What merge derives, kept so that it need not be computed for every question.

The record does not know how claims become events: it is handed a ``Merge`` when it is opened.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib import metadata
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, Table, delete, func, insert, select

from ..ids import place_identity
from ..model import Account, Claim, Copy, Dispute, Event, Holding, Judgement, Place, Report, Toll
from . import schema
from .session import ask, insert_new
from .values import loads, loads_all, packed

_T = TypeVar("_T")
_LOT = 500
_PART = "\x1f"
_LINE = 200
Row = dict[str, Any]
"""One row of a derived table, by column."""


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
    """What the account follows from, as one value: the last reading (every report comes with one), how many judgements
    there are, both of which are only ever appended, and the Vedette that merges them with the judgements' ids."""
    readings = connection.execute(select(func.max(schema.READINGS.c.reading_id))).scalar() or 0
    judged = schema.JUDGEMENTS.c
    ids = connection.execute(select(judged.judgement_id).order_by(judged.at, judged.judgement_id)).scalars().all()
    return f"{readings}.{judgement_mark(ids)}"


def judgement_mark(ids: Sequence[str]) -> str:
    """The part of the digest that follows from the judgements, in the order in which they were made."""
    return f"{len(ids)}.{hashlib.sha256(_PART.join((_version(), *ids)).encode()).hexdigest()[:8]}"


@cache
def _version() -> str:
    try:
        return metadata.version("vedette")
    except metadata.PackageNotFoundError:  # run from its sources
        return ""


def stored_digest(connection: Connection) -> str | None:
    return connection.execute(select(schema.ACCOUNTS.c.digest)).scalar()


def store(connection: Connection, account: Account, made_from: str) -> None:
    """Makes the derived rows those of ``account``; rows that have not changed are left as they are."""
    for table, key, made in rows_of(account):
        replace_rows(connection, table, key, {row[key]: row for row in made})
    mark(connection, made_from)


def change(connection: Connection, before: Account, after: Account, made_from: str) -> None:
    """Replaces the rows of a part of the account, as it was ``before``, by those of ``after``.

    Where a holding of a place is among them, all of that place are.
    """
    old, new = _by_line(before), _by_line(after)
    fresh = {line: _holding_row(one, line) for line, one in new.items() if old.get(line) != one}
    replace_rows(connection, schema.HOLDINGS, "line", fresh, sorted(fresh.keys() | (old.keys() - new.keys())))
    rows = zip(rows_of(_without(before, after)), rows_of(_without(after, before)), strict=True)
    for (table, key, ended), (_, _, now) in rows:
        made = {row[key]: row for row in now}
        replace_rows(connection, table, key, made, sorted({row[key] for row in ended} | set(made)))
    mark(connection, made_from)


def _without(account: Account, other: Account) -> Account:
    """The events, tolls, disputes and copies that the other has not: what is in both need not be written out."""

    def apart(parts: Sequence[_T], others: Sequence[_T]) -> tuple[_T, ...]:
        known = frozenset(others)  # searched once for each part: in a list that would be its square
        return tuple(one for one in parts if one not in known)

    return Account(
        events=apart(account.events, other.events),
        tolls=apart(account.tolls, other.tolls),
        disputes=apart(account.disputes, other.disputes),
        copies=account.copies,
    )


def _by_line(account: Account) -> dict[str, Holding]:
    """The holdings by the line that sorts each: its place, and its number among those of the place."""
    places: Counter[str] = Counter()
    found = {}
    for one in account.holdings:
        place = place_key(one.place) or ""
        found[f"{place}{_PART}{places[place]:06}"] = one
        places[place] += 1
    return found


def mark(connection: Connection, made_from: str) -> None:
    """Notes what the derived rows were made from."""
    connection.execute(delete(schema.ACCOUNTS))
    connection.execute(insert(schema.ACCOUNTS), [{"account": 1, "digest": made_from}])


def rows_of(account: Account) -> tuple[tuple[Table, str, list[Row]], ...]:
    """The derived rows of an account: each table, its key, its rows."""
    holdings = [_holding_row(one, line) for line, one in _by_line(account).items()]
    return (
        (schema.EVENTS, "event_id", [_event_row(one) for one in account.events]),
        (schema.HOLDINGS, "line", holdings),
        (schema.TOLLS, "toll_id", [_toll_row(one) for one in account.tolls]),
        (schema.DISPUTES, "line", [_dispute_row(one) for one in account.disputes]),
        (schema.COPIES, "copy", [_copy_row(one) for one in account.copies]),
    )


def replace_rows(
    connection: Connection, table: Table, key: str, rows: Mapping[str, Row], among: Sequence[str] | None = None
) -> None:
    """Makes the rows of a table these, or only those whose key is one of ``among``; equal rows are not touched."""
    forms: dict[str, str] = {row[0]: row[1] for row in _rows(connection, table, key, among)}
    stale = [name for name, form in forms.items() if name not in rows or rows[name]["form"] != form]
    links = _LINKS.get(table.name)
    for lot in _lots(stale):
        marks = ", ".join("?" * len(lot))
        if links is not None:
            ask(connection, f"DELETE FROM {links.name} WHERE {key} IN ({marks})", lot)
        ask(connection, f"DELETE FROM {table.name} WHERE {key} IN ({marks})", lot)
    fresh = [row for name, row in rows.items() if forms.get(name) != row["form"]]
    linked = [{key: row[key], "claim_id": claim} for row in fresh for claim in row.get("claims", ())]
    insert_new(connection, table, [{name: row[name] for name in row if name != "claims"} for row in fresh])
    if links is not None:
        insert_new(connection, links, linked)


_LINKS = {"events": schema.EVENT_CLAIMS, "tolls": schema.TOLL_CLAIMS}
"""Which claims an event or a toll rests on."""


def _rows(connection: Connection, table: Table, key: str, among: Sequence[str] | None) -> Iterator[Any]:
    statement = f"SELECT {key}, form FROM {table.name}"
    if among is None:
        yield from ask(connection, statement)
        return
    for lot in _lots(among):
        yield from ask(connection, f"{statement} WHERE {key} IN ({', '.join('?' * len(lot))})", lot)


def _lots(names: Sequence[str]) -> Iterator[Sequence[str]]:
    return (names[start : start + _LOT] for start in range(0, len(names), _LOT))


def load(connection: Connection) -> Account:
    """The account as last stored; empty where none was."""
    return Account(
        events=tuple(loads_all(Event, _forms(connection, schema.EVENTS))),
        holdings=tuple(loads_all(Holding, _forms(connection, schema.HOLDINGS))),
        tolls=tuple(loads_all(Toll, _forms(connection, schema.TOLLS))),
        disputes=tuple(loads_all(Dispute, _forms(connection, schema.DISPUTES))),
        copies=tuple(loads_all(Copy, _forms(connection, schema.COPIES))),
    )


def load_copies(connection: Connection, as_of: date) -> list[Copy]:
    """The copies that were known on a day: every report is compared with those before it alone."""
    copies, reports = schema.COPIES.c, schema.REPORTS.c
    known = select(copies.form).join(schema.REPORTS, reports.document_id == copies.copy)
    asked = known.where(reports.published <= as_of).order_by(copies.line)
    return [loads(Copy, form) for form in connection.execute(asked).scalars()]


def load_event(connection: Connection, event_id: str) -> Event | None:
    form = connection.execute(select(schema.EVENTS.c.form).where(schema.EVENTS.c.event_id == event_id)).scalar()
    return loads(Event, form) if form else None


def load_holdings(connection: Connection, day: date | None = None, country: str | None = None) -> list[Holding]:
    """All holdings, or those of a day, or of a country; an open start reaches back, an open end reaches on."""
    holdings = schema.HOLDINGS.c
    statement = select(holdings.form).order_by(holdings.line)
    if day is not None:
        statement = statement.where(holdings.start_day <= day, holdings.end_day >= day)
    if country is not None:
        statement = statement.where(holdings.country == country)
    return list(loads_all(Holding, connection.execute(statement).scalars().all()))


def covers(holding: Holding, day: date) -> bool:
    """Whether a holding covers a day; an open start reaches back, an open end reaches on."""
    return (holding.start is None or holding.start <= day) and (holding.end is None or day <= holding.end)


def place_key(place: Place | None) -> str | None:
    """What a place is found by in the derived tables; None for none."""
    return place_identity(place) if place is not None else None


def _forms(connection: Connection, table: Table) -> Sequence[str]:
    return connection.execute(select(table.c.form).order_by(table.c.line)).scalars().all()


def _event_row(event: Event) -> Row:
    time = event.time
    first = time.start or time.end if time else None
    return {
        "event_id": event.event_id,
        "line": f"{first or date.max} {event.event_id}",
        "place": place_key(event.place),
        "start_day": time.start if time else None,
        "end_day": time.end if time else None,
        "form": packed(event),
        "claims": event.claims,
    }


def _holding_row(holding: Holding, line: str) -> Row:
    return {
        "line": line,
        "place": line.rpartition(_PART)[0],
        "country": holding.place.country,
        "start_day": holding.start or date.min,
        "end_day": holding.end or date.max,
        "form": packed(holding),
    }


def _toll_row(toll: Toll) -> Row:
    row = {"toll_id": toll.toll_id, "line": toll.toll_id, "event_id": toll.event_id, "form": packed(toll)}
    return row | {"claims": toll.claims}


def _copy_row(copy: Copy) -> Row:
    return {"copy": copy.copy, "original": copy.original, "line": copy.copy, "form": packed(copy)}


def _dispute_row(dispute: Dispute) -> Row:
    sides = packed({"sides": dispute.sides})
    line = _PART.join((dispute.subject, dispute.slot, sides[:_LINE], hashlib.sha256(sides.encode()).hexdigest()[:8]))
    return {"line": line, "subject": dispute.subject, "form": packed(dispute)}


__all__ = [
    "Merge",
    "covers",
    "digest",
    "judgement_mark",
    "load",
    "load_copies",
    "load_event",
    "load_holdings",
    "mark",
    "place_key",
    "replace_rows",
    "rows_of",
    "store",
    "stored_digest",
]
