"""The API over the Euphrates dispatches, asked without a server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from asking import Asking
from euphrates import euphrates_record
from vedette.serve import app


@pytest.fixture(scope="session")
def api() -> Iterator[Asking]:
    with euphrates_record() as record:
        yield Asking(app(record))
