"""Tolls of headlines and rows."""

from __future__ import annotations

import pytest

from extract.conftest import Reader
from vedette.extract.tolls import tolls

ROWS: list[tuple[str, list[tuple[str, float | None]]]] = [
    ("Six killed, 35 injured in market blast", [("injured", 35), ("killed", 6)]),
    ("Air raids kill 70 militants in two days", [("killed", 70)]),
    ("Twelve people were killed in Homs, five in Aleppo.", [("killed", 5), ("killed", 12)]),
    ("Twelve soldiers were killed along with six rebels.", [("killed", 6), ("killed", 12)]),
    ("Twelve people voted in Homs, five in Aleppo.", []),
    ("Fourteen were killed and 42 others wounded.", [("injured", 42), ("killed", 14)]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=lambda value: str(value)[:50])
def test_tolls(reading: Reader, text: str, expected: list[tuple[str, float | None]]) -> None:
    found = [(draft.type, draft.figure.low) for draft in tolls(reading(text)) if draft.figure is not None]
    assert sorted(found) == expected
