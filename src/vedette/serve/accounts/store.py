"""The file that accounts are kept in. Each use opens it anew: it is small, and other processes write to it too."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from ...errors import AccountError

_TABLES = """
create table if not exists users (
  name text primary key collate nocase, role text not null, password text not null, since text not null);
create table if not exists sessions (key text primary key, name text not null collate nocase, until real not null);
create table if not exists tokens (key text primary key, name text not null collate nocase, since text not null);
create table if not exists attempts (at real not null, name text not null collate nocase, address text not null);
create table if not exists log (at text not null, name text not null collate nocase, deed text not null);
create table if not exists disabled (name text primary key collate nocase, since text not null);
"""
_LAST = "disabled"
"""The table that came last: a file without it was made by an older Vedette and is given what it lacks."""


class Store:
    """A SQLite file that only its owner may read, made when first written to."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection | None]:
        """The file, or None where there is none yet. Raises AccountError."""
        if not self.path.exists():
            yield None
            return
        with self.writing() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The file, made if need be; kept as one step, or not at all. Raises AccountError."""
        try:
            if not self.path.exists():
                os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
            with closing(sqlite3.connect(self.path, timeout=10)) as connection, connection:
                if not connection.execute("select 1 from sqlite_master where name = ?", (_LAST,)).fetchone():
                    connection.executescript(_TABLES)
                yield connection
        except (OSError, sqlite3.OperationalError, sqlite3.DatabaseError) as error:
            raise AccountError(f"the accounts in {self.path} cannot be used ({error}); see --users") from error


def hashed(secret: str) -> str:
    """What is kept of a session's key or a token. They are 256 random bits: a plain hash cannot be searched."""
    return hashlib.sha256(secret.encode()).hexdigest()


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
