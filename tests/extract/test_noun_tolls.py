"""What a noun counts, itself, by its "of", or as a sum."""

from __future__ import annotations

import pytest

from extract.conftest import Reader
from vedette.extract.tolls import tolls

ROWS: list[tuple[str, list[tuple[str, float | None]]]] = [
    ("There were 14 deaths.", [("killed", 14)]),
    ("The death toll from the raid rose to 40.", [("killed", 40)]),
    ("The death toll rose from 35 to 40.", [("killed", 40)]),
    ("The killing of three men drew anger.", [("killed", 3)]),
    ("The raid claimed the lives of 18 people.", [("killed", 18)]),
    ("The film changed the lives of 18 people.", []),
    ("The number of refugees has reached 5,000.", [("displaced", 5000)]),
    ("The number of voters has reached 5,000.", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=lambda value: str(value)[:50])
def test_tolls(reading: Reader, text: str, expected: list[tuple[str, float | None]]) -> None:
    found = [(draft.type, draft.figure.low) for draft in tolls(reading(text)) if draft.figure is not None]
    assert sorted(found) == expected
