"""The stores that the behaviour suite runs on. A further store is one more line here."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from vedette.merge import merge
from vedette.record import Record

sys.path.insert(0, str(Path(__file__).parent))

_STORES: dict[str, Callable[[Path], str]] = {
    "sqlite file": lambda folder: f"sqlite:///{folder / 'record.db'}",
    "sqlite memory": lambda folder: ":memory:",
}


@pytest.fixture(params=list(_STORES))
def record(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Record]:
    """An empty record of each store."""
    with Record.open(_STORES[request.param](tmp_path), merge=merge) as opened:
        yield opened
