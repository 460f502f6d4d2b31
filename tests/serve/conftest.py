"""The API over the Euphrates dispatches, asked without a server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from asking import Asking
from euphrates import euphrates_record
from serving import PASSWORD
from vedette.serve import app
from vedette.serve.accounts import ROLES, Accounts
from visiting import Clock, Visitor


@pytest.fixture(scope="session")
def api() -> Iterator[Asking]:
    with euphrates_record() as record:
        yield Asking(app(record))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def accounts(tmp_path: Path, clock: Clock) -> Accounts:
    made = Accounts(tmp_path / "record.db.users", clock)
    for role in ROLES:
        made.add(f"the {role}", PASSWORD, role)
    return made


@pytest.fixture
def visitor(accounts: Accounts) -> Iterator[Visitor]:
    with euphrates_record() as record:
        yield Visitor(accounts, record)
