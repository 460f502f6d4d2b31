"""The stores that the behaviour suite runs on. A further store is one more line here."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from vedette.merge import merge
from vedette.record import Record

sys.path.insert(0, str(Path(__file__).parent))

from postgres import Server, binaries, server

Address = Callable[[pytest.FixtureRequest], str]

_STORES: dict[str, Address] = {
    "sqlite file": lambda request: f"sqlite:///{request.getfixturevalue('tmp_path') / 'record.db'}",
    "sqlite memory": lambda request: ":memory:",
    "postgresql": lambda request: request.getfixturevalue("postgresql").emptied("ready"),
}


@pytest.fixture(params=list(_STORES))
def record(request: pytest.FixtureRequest) -> Iterator[Record]:
    """An empty record of each store."""
    with Record.open(_STORES[request.param](request), merge=merge) as opened:
        yield opened


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A PostgreSQL server; its database ``ready`` is an empty record, from which others are copied."""
    if binaries() is None:
        pytest.skip("PostgreSQL is not installed: make test installs it (Debian: apt-get install postgresql)")
    with server() as running:
        running.run("CREATE DATABASE ready TEMPLATE template0")
        Record.open(running.url("ready")).close()
        yield running
