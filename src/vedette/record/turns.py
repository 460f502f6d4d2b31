"""Events, tolls and disputes as they were known, each with the days on which it was known to be so.

The annals (``annals.py``) say it of who holds what. With both a record answers what was known on a day by reading.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, delete, select

from ..known import Item, Known, Turned, Version
from ..model import Account, Copy, Dispute, Event, Holding, Toll
from . import schema
from .session import insert_new
from .values import loads, packed

_LOT = 500
_ROWS = schema.TURNS.c
_SORTS: Mapping[str, type[Item]] = {"event": Event, "toll": Toll, "dispute": Dispute}
STILL = date.max
"""Until when is known what is known to this day."""


class Row(NamedTuple):
    """One row: an item (``form``) and the days from which and until which it was known."""

    line: str
    sort: str
    item: str
    known_from: date
    known_until: date
    form: str


class Book:
    """What a pass over all days gives: the rows, and the account in which it ends."""

    def __init__(self) -> None:
        self._going: dict[tuple[str, str], tuple[Item, Row | None]] = {}
        self._ended: list[Row] = []
        self._held: dict[str, tuple[Holding, ...]] = {}

    def noting(self, lines: Iterable[Known | Turned]) -> Iterator[Known]:
        """Notes what the lines say; gives those of places."""
        for one in lines:
            if isinstance(one, Known):
                self._held[one.place] = one.holdings
                yield one
            else:
                self._note(one)

    def rows(self) -> Iterator[Row]:
        yield from self._ended
        yield from (row for _, row in self._going.values() if row is not None)

    def account(self, copies: tuple[Copy, ...]) -> Account:
        """The account of all lines."""
        held = [holding for _, listed in sorted(self._held.items()) for holding in listed]
        return account_of((item for item, _ in self._going.values()), held, copies)

    def _note(self, turned: Turned) -> None:
        for item in turned.gone:
            _, row = self._going.pop(_key(item))
            if row is not None:
                self._ended.append(row._replace(known_until=turned.day))
        for item in turned.come:
            self._going[_key(item)] = item, row_of(item, turned.day, STILL) if turned.day != STILL else None


def account_of(items: Iterable[Item], held: Iterable[Holding], copies: tuple[Copy, ...]) -> Account:
    """The account of these parts, each in its order; the holdings come by place and day."""
    events: list[Event] = []
    tolls: list[Toll] = []
    disputes: list[Dispute] = []
    for one in items:
        if isinstance(one, Event):
            events.append(one)
        elif isinstance(one, Toll):
            tolls.append(one)
        else:
            disputes.append(one)
    return Account(
        events=tuple(sorted(events, key=_by_day)),
        holdings=tuple(sorted(held, key=lambda one: one.inherited)),
        tolls=tuple(sorted(tolls, key=lambda one: one.toll_id)),
        disputes=tuple(sorted(disputes, key=lambda one: (one.subject, one.slot, one.sides))),
        copies=copies,
    )


def _by_day(event: Event) -> tuple[date, str]:
    first = event.time.start or event.time.end if event.time else None
    return first or date.max, event.event_id


def store(connection: Connection, made: Iterable[Row]) -> None:
    """Makes the rows these."""
    connection.execute(delete(schema.TURNS))
    _insert(connection, made)


def change(connection: Connection, gone: Sequence[Version], come: Sequence[Version], since: date) -> bool:
    """Writes from a day on what is no longer known as it was, and what is instead; False, and nothing is written, where
    not all of that was known."""
    found = _found(connection, {_name(one.item) for one in (*gone, *come)})
    now = dict(found)
    for one in gone:
        form, until = packed(one.item), one.until or STILL
        row = next((row for row in now.values() if row.form == form and _begins(row, one.day, since, until)), None)
        if row is None:
            return False
        del now[row.line]
        if row.known_from < since:
            now[row.line] = row._replace(known_until=since)
    for one in come:
        form, until = packed(one.item), one.until or STILL
        before = next((row for row in now.values() if row.form == form and row.known_until == one.day == since), None)
        made = row_of(one.item, one.day, until) if before is None else before._replace(known_until=until)
        now[made.line] = made
    stale = [line for line, row in found.items() if now.get(line) != row]
    for lot in _lots(stale):
        connection.execute(delete(schema.TURNS).where(_ROWS.line.in_(lot)))
    _insert(connection, (row for line, row in sorted(now.items()) if found.get(line) != row))
    return True


def lines(connection: Connection, as_of: date) -> Sequence[str]:
    """The lines of all that was known on a day."""
    return connection.execute(select(_ROWS.line).where(*_known(as_of))).scalars().all()


def load(connection: Connection, as_of: date) -> Iterator[tuple[str, Item]]:
    """All that was known on a day, with its line."""
    asked = select(_ROWS.line, _ROWS.sort, _ROWS.form).where(*_known(as_of))
    return ((line, item_of(sort, form)) for line, sort, form in connection.execute(asked))


def of_lines(connection: Connection, wanted: Sequence[str]) -> Iterator[tuple[str, Item]]:
    for lot in _lots(wanted):
        asked = select(_ROWS.line, _ROWS.sort, _ROWS.form).where(_ROWS.line.in_(lot))
        yield from ((line, item_of(sort, form)) for line, sort, form in connection.execute(asked))


def row_of(item: Item, day: date, until: date) -> Row:
    form = packed(item)
    line = f"{_name(item)}\x1f{day}\x1f{hashlib.sha256(form.encode()).hexdigest()[:16]}"
    sort = next(name for name, kind in _SORTS.items() if isinstance(item, kind))
    return Row(line, sort, _name(item), day, until, form)


def item_of(sort: str, form: str) -> Item:
    item: Item = loads(_SORTS[sort], form)
    return item


def _known(as_of: date) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return _ROWS.known_from <= as_of, _ROWS.known_until > as_of


def _begins(row: Row, day: date, since: date, until: date) -> bool:
    """Whether a row begins on a day, which stands for all earlier ones where it is the first, and ends on another."""
    return row.known_until == until and (row.known_from == day or (day == since and row.known_from < since))


def _name(item: Item) -> str:
    return item.event_id if isinstance(item, Event) else item.toll_id if isinstance(item, Toll) else item.subject


def _key(item: Item) -> tuple[str, str]:
    """What no two items that are known on one day share."""
    return _name(item), packed(item) if isinstance(item, Dispute) else ""


def _found(connection: Connection, names: Iterable[str]) -> dict[str, Row]:
    asked: Any = select(schema.TURNS)
    found = [Row(*row) for lot in _lots(sorted(names)) for row in connection.execute(asked.where(_ROWS.item.in_(lot)))]
    return {row.line: row for row in found}


def _insert(connection: Connection, made: Iterable[Row]) -> None:
    listed = list(made)
    for lot in range(0, len(listed), _LOT):
        insert_new(connection, schema.TURNS, [row._asdict() for row in listed[lot : lot + _LOT]])


def _lots(names: Sequence[str]) -> Iterator[Sequence[str]]:
    return (names[start : start + _LOT] for start in range(0, len(names), _LOT))


__all__ = ["Book", "account_of", "change", "lines", "load", "of_lines", "store"]
