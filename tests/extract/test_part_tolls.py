"""Tolls told as parts and lists."""

from __future__ import annotations

import pytest

from extract.conftest import Reader
from vedette.extract.tolls import tolls

ROWS: list[tuple[str, list[tuple[str, float | None]]]] = [
    ("Among the dead were two medics.", [("killed", 2)]),
    ("Those killed included six women and a nurse.", [("killed", 1), ("killed", 6)]),
    ("Helicopters killed 12 people, eight of them children.", [("killed", 8), ("killed", 12)]),
    ("They counted 92 casualties, 34 of them fatalities.", [("casualties", 92), ("killed", 34)]),
    (
        "Teams found 500 displaced families (approximately 2,500 individuals).",
        [("displaced", 500), ("displaced", 2500)],
    ),
    ("Among the guests were two medics.", []),
    ("He owns 12 houses, eight of them villas.", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=lambda value: str(value)[:50])
def test_tolls(reading: Reader, text: str, expected: list[tuple[str, float | None]]) -> None:
    found = [(draft.type, draft.figure.low) for draft in tolls(reading(text)) if draft.figure is not None]
    assert sorted(found) == expected
