"""Where a record lives: from what the user names to an engine, or one line that says what is wrong with it."""

from __future__ import annotations

import importlib.util
import os
import sqlite3
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import StaticPool

from ..errors import RecordError, RecordUrlError

BUSY_SECONDS = 30
"""How long a writer waits for another one before it gives up."""

CONNECT_SECONDS = 10
"""How long to wait for a database's server to answer."""

CACHE_KIB = 65_536
CHECKPOINT_PAGES = 8_000
"""Ids are hashes, so that a new claim may touch any page of an index: SQLite's own 2 MB of cache would read them again
and again, and its checkpoint after each 4 MB written would write them as often."""

_FORMS = "a file (vedette.db), sqlite:///vedette.db or postgresql+psycopg://user@host/name"


def url_of(address: str | Path) -> URL:
    """The database URL that ``address`` (a path or a URL) means.

    Raises RecordUrlError where it makes no sense.
    """
    text = str(address)
    if text == ":memory:":
        return URL.create("sqlite")
    if "://" not in text:
        if not text.strip():
            raise RecordUrlError(f"a record needs a name: give {_FORMS}")
        return URL.create("sqlite", database=str(Path(text).expanduser()))
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise RecordUrlError(f"cannot make sense of the record's address {_hidden(text)!r}: give {_FORMS}") from error
    if url.drivername in ("sqlite", "sqlite+pysqlite"):
        if url.host:
            raise RecordUrlError(f"{text!r} has two slashes where a file needs three: sqlite:///{url.host}")
        return url
    if url.drivername in ("postgresql", "postgresql+psycopg"):
        if importlib.util.find_spec("psycopg") is None:
            raise RecordUrlError(f"{name_of(url)} needs the PostgreSQL driver: pip install 'vedette[postgresql]'")
        return url.set(drivername="postgresql+psycopg")
    raise RecordUrlError(f"no record is kept at {url.drivername}: addresses; give {_FORMS}")


def name_of(url: URL) -> str:
    """The address as it may be shown: a file by its path, a database without its password."""
    if url.get_backend_name() == "sqlite":
        return url.database or ":memory:"
    return url.render_as_string(hide_password=True)


def in_memory(url: URL) -> bool:
    """Whether the record lives only as long as its process does."""
    return url.get_backend_name() == "sqlite" and (not url.database or url.database == ":memory:")


def engine_of(url: URL, *, create: bool) -> Engine:
    """An engine for the record at ``url``; its connections wait for other writers and begin as they are told to."""
    if url.get_backend_name() != "sqlite":
        # A connection that the server has closed meanwhile is found out before it is used, and replaced.
        return create_engine(url, connect_args={"connect_timeout": CONNECT_SECONDS}, pool_pre_ping=True)
    options: dict[str, Any] = {"connect_args": {"timeout": BUSY_SECONDS, "check_same_thread": False}}
    if in_memory(url):
        options["poolclass"] = StaticPool
    else:
        _check_file(url, create=create)
        if _only_read(Path(url.database or "")):
            options = {"creator": partial(_open_to_read, Path(url.database or ""))}
    engine = create_engine(url, **options)
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _check_file(url: URL, *, create: bool) -> None:
    path = Path(url.database or "")
    if str(path).startswith("file:"):  # SQLite's own URI form, which says itself how to open the file
        return
    if path.is_dir():
        raise RecordUrlError(f"{path} is a folder: name a file in it, such as {path / 'vedette.db'}")
    if not path.exists() and not create:
        raise RecordError(f"there is no record at {path}: 'vedette run SOURCE --record {path}' makes one")
    if not path.parent.is_dir():
        raise RecordUrlError(f"{path} cannot be made: the folder {path.parent} does not exist; make it first")


def _only_read(path: Path) -> bool:
    return path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def _open_to_read(path: Path) -> sqlite3.Connection:
    """A connection to a file that nobody here can write: SQLite would make files beside it even to read."""
    beside = path.with_name(f"{path.name}-wal")
    lasting = "" if beside.exists() and beside.stat().st_size else "&immutable=1"
    address = f"{path.resolve().as_uri()}?mode=ro{lasting}"
    return sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, check_same_thread=False)


def _on_connect(connection: Any, _record: Any) -> None:
    """Transactions are begun by ``_on_begin``, not by the driver, which would start them too late for a writer."""
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute(f"PRAGMA cache_size=-{CACHE_KIB}")
    cursor.execute(f"PRAGMA wal_autocheckpoint={CHECKPOINT_PAGES}")
    cursor.close()


def _on_begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def _hidden(text: str) -> str:
    """The address without what may be a password."""
    head, at, tail = text.rpartition("@")
    return f"{head.split('://')[0]}://***{at}{tail}" if at else text


__all__ = ["BUSY_SECONDS", "engine_of", "in_memory", "name_of", "url_of"]
