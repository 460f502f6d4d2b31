"""One record's connections: short transactions, and the database's troubles told in one line."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, CursorResult, Date, Row, Select, Table, insert, inspect, select, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from ..errors import RecordError, RecordVersionError
from . import schema, search, spots
from .address import BUSY_SECONDS, engine_of, in_memory, name_of, url_of

_CHUNK = 1000
_TRIES = 300

# What the database says -> what it means to the user. The first that occurs in the message is taken.
_TROUBLES = (
    ("readonly", "may be read but not written: check its permissions, or copy it"),
    ("read-only", "may be read but not written: check its permissions, or copy it"),
    ("permission denied", "may not be used so by this user: ask its owner for the right (GRANT)"),
    ("disk is full", "cannot be written: the disk is full; make room and run again, nothing written before is lost"),
    ("No space left", "cannot be written: the disk is full; make room and run again, nothing written before is lost"),
    ("lock timeout", "is being written by another process: wait for it, or end it"),
    ("locked", "is being written by another process: wait for it, or end it"),
    ("not a database", "is no record of Vedette: name another file"),
    ("malformed", "is damaged: restore it from a copy, or run the sources into a new record"),
    ("unable to open", "cannot be opened: check that the path exists and may be read"),
    ("disk I/O", "cannot be read or written: the disk reports an error"),
    ("password authentication", "cannot be opened: user or password is wrong"),
    ("does not exist", "is not there: make the database (createdb NAME) and its user first"),
    ("server closed", "was lost: its server went away; run again when it is back, nothing written before is lost"),
    ("terminating connection", "was lost: its server ended the connection; run again, nothing written before is lost"),
    ("connection is lost", "was lost: its server went away; run again when it is back, nothing written before is lost"),
    ("consuming input failed", "was lost: its server went away; run again, nothing written before is lost"),
    ("connection failed", "cannot be reached: check that its server runs and the address is right"),
    ("connection timeout", "cannot be reached: its server does not answer"),
)
_ONE_WRITER = text("SELECT set_config('lock_timeout', :wait, true), pg_advisory_xact_lock(:key)")
_KEY = 0x7665646574746500
"""What a writer of a record in PostgreSQL locks: SQLite, too, lets one write at a time, and readers never wait."""


class Session:
    """The connections of one open record. ``name`` is its address as it may be shown."""

    def __init__(self, address: str | Path, *, create: bool) -> None:
        url = url_of(address)
        self.name = name_of(url)
        self.engine = engine_of(url, create=create)
        self.upgraded = False
        self.sqlite = url.get_backend_name() == "sqlite"
        # SQLite's transactions see one state by themselves.
        still = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        self._still = self.engine if self.sqlite else self.engine.execution_options(**still)
        # A record in memory has one connection for all threads; a file has one for each.
        self._alone: threading.RLock | None = threading.RLock() if in_memory(url) else None
        self.spots = False
        """Whether points are found by PostGIS."""
        try:
            self._prepare(create=create)
            self._index_spots(create=create)
        except BaseException:
            self.engine.dispose()
            raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the record from its first statement to its last."""
        with self._turn(), self._told(), self._still.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of it is kept, or none. Other writers wait."""
        with self._turn(), self._told(), self.engine.connect() as plain:
            connection = plain.execution_options(begin="BEGIN IMMEDIATE")
            with connection.begin():
                if not self.sqlite:
                    connection.execute(_ONE_WRITER, {"wait": f"{BUSY_SECONDS}s", "key": _KEY})
                yield connection

    def rows(self, statement: Select[Any]) -> Iterator[Row[Any]]:
        """The rows of a statement, read as they are asked for."""
        if self._alone:
            with self.reading() as connection:
                listed = connection.execute(statement).fetchall()
            yield from listed
            return
        lots = statement.execution_options(yield_per=_CHUNK)
        with self._told(), self._still.connect() as connection, connection.begin(), connection.execute(lots) as found:
            yield from found

    def copied_to(self, connection: Connection, path: Path) -> bool:
        """Copies SQLite's own pages, as the connection sees them, to a new file; False where the record is no file."""
        if not self.sqlite:
            return False
        raw = connection.connection.dbapi_connection
        goal = sqlite3.connect(path)
        try:
            raw.backup(goal)  # type: ignore[union-attr]
        finally:
            goal.close()
        return True

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if self._alone is None:
            yield
            return
        with self._alone:
            yield

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turns the database's errors into RecordErrors."""
        try:
            yield
        except (DBAPIError, sqlite3.Error) as error:
            said = str(error.orig if isinstance(error, DBAPIError) else error)
            first = said.strip().partition("\n")[0]
            meaning = next((told for words, told in _TROUBLES if words in said), f"cannot be used: {first}")
            raise RecordError(f"the record {self.name} {meaning}") from error
        except SQLAlchemyError as error:
            raise RecordError(f"the record {self.name} cannot be used: {error}") from error

    def _prepare(self, *, create: bool) -> None:
        """Makes the tables of a new record; refuses a file that is none, or one of a newer Vedette."""
        with self.reading() as connection:
            tables = set(inspect(connection).get_table_names())
        # A database may have tables of other programs; a file that has some is not ours.
        ours = set(schema.METADATA.tables)
        if create and "schema_version" not in tables and not (tables if self.sqlite else tables & ours):
            self._make()
            return
        if "schema_version" not in tables:
            raise RecordError(f"{self.name} is a database, but no record of Vedette: name another file")
        with self.reading() as connection:
            version = connection.execute(select(schema.SCHEMA_VERSION.c.version)).scalar_one_or_none()
        if version is None or version > schema.VERSION:
            raise RecordVersionError(
                f"the record {self.name} has version {version}, this Vedette knows {schema.VERSION}: upgrade Vedette"
            )
        if version < schema.VERSION:
            self._upgrade()

    def _upgrade(self) -> None:
        from . import migrations

        with self.writing() as connection:
            if connection.execute(select(schema.SCHEMA_VERSION.c.version)).scalar_one() < schema.VERSION:
                migrations.upgrade(connection)
                self.upgraded = True

    def _index_spots(self, *, create: bool) -> None:
        if self.sqlite:
            return
        with self.reading() as connection:
            present = spots.has_postgis(connection)
            self.spots = present and spots.has_index(connection)
        if present and not self.spots and create:
            with self.writing() as connection:
                spots.make_index(connection)
            self.spots = True

    def _make(self) -> None:
        if self.sqlite and self._alone is None:
            self._write_ahead()
        with self.writing() as connection:
            if "schema_version" in inspect(connection).get_table_names():
                return  # another process made it meanwhile
            schema.METADATA.create_all(connection)
            search.create(connection)
            connection.execute(insert(schema.SCHEMA_VERSION).values(version=schema.VERSION))
            connection.execute(insert(schema.MIGRATED).values(version_num=schema.REVISION))

    def _write_ahead(self) -> None:
        """Has SQLite write ahead (WAL), so that readers and a writer do not wait for each other.

        This is kept in the file itself. It cannot be set inside a transaction, and SQLite does not wait its turn for it
        where another process is making the same record.
        """
        with self._told():
            raw = self.engine.raw_connection()
            try:
                for _ in range(_TRIES):
                    try:
                        raw.cursor().execute("PRAGMA journal_mode=WAL")
                        return
                    except sqlite3.OperationalError as error:
                        if "locked" not in str(error):
                            raise
                        time.sleep(BUSY_SECONDS / _TRIES)
                raw.cursor().execute("PRAGMA journal_mode=WAL")
            finally:
                raw.close()


def ask(connection: Connection, statement: str, values: Sequence[Any] = ()) -> CursorResult[Any]:
    """Runs a statement that is the driver's own but for the ``?`` where each value goes."""
    if connection.dialect.name == "sqlite":  # which keeps days as words
        values = [one.isoformat() if isinstance(one, date) else one for one in values]
    else:
        statement = statement.replace("?", "%s")
    return connection.exec_driver_sql(statement, tuple(values))


def insert_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Appends rows, all of the same columns; those whose key is there already are left as they are.

    The statement goes to the driver as it is: to compile and convert each row costs as much as to write it.
    """
    if not rows:
        return
    columns = list(rows[0])
    sqlite = connection.dialect.name == "sqlite"
    marks = ", ".join(["?" if sqlite else "%s"] * len(columns))
    names = ", ".join(f'"{column}"' for column in columns)
    statement = f'INSERT INTO "{table.name}" ({names}) VALUES ({marks}) ON CONFLICT DO NOTHING'
    values = [tuple(row[column] for column in columns) for row in rows]
    if sqlite:  # which keeps days as words
        dated = [at for at, column in enumerate(columns) if isinstance(table.c[column].type, Date)]
        values = [_undated(row, dated) for row in values] if dated else values
    connection.exec_driver_sql(statement, values)


def _undated(row: tuple[Any, ...], dated: Sequence[int]) -> tuple[Any, ...]:
    kept = list(row)
    for at in dated:
        kept[at] = kept[at].isoformat() if kept[at] is not None else None
    return tuple(kept)


__all__ = ["Session", "ask", "insert_new"]
