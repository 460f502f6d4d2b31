"""Whom a verb counts, and in which state."""

from __future__ import annotations

import pytest

from extract.conftest import Reader
from vedette.extract.tolls import tolls

ROWS: list[tuple[str, list[tuple[str, float | None]]]] = [
    ("The raid killed 12 people.", [("killed", 12)]),
    ("The raid left 14 dead and 20 wounded.", [("injured", 20), ("killed", 14)]),
    ("Seven were injured in a strike.", [("injured", 7)]),
    ("The fighting sent thousands fleeing.", [("displaced", 2000)]),
    ("The army lost nine soldiers.", [("killed", 9)]),
    ("The company lost nine contracts.", []),
    ("The soldiers were not killed.", []),
    ("A soldier was killed with his wife.", [("killed", 1), ("killed", 1)]),
    ("A soldier was killed with a knife.", [("killed", 1)]),
    ("Some 400 people are under siege.", [("besieged_civilians", 400)]),
    ("Two ministers arrived in Kyiv.", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=lambda value: str(value)[:50])
def test_tolls(reading: Reader, text: str, expected: list[tuple[str, float | None]]) -> None:
    found = [(draft.type, draft.figure.low) for draft in tolls(reading(text)) if draft.figure is not None]
    assert sorted(found) == expected
