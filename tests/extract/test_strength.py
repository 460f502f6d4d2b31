"""How many a side is said to have."""

from __future__ import annotations

import pytest

from extract.conftest import Reader
from vedette.extract.strength import strength

ROWS: list[tuple[str, list[str]]] = [
    ("Islamic State has 2,000 fighters in Mosul.", ["fighters"]),
    ("The army has 200 tanks.", ["weapons"]),
    ("The army killed 200 fighters.", []),
    ("The army has four brigades.", ["fighters"]),
]


@pytest.mark.parametrize(("text", "types"), ROWS, ids=lambda value: str(value)[:50])
def test_types(reading: Reader, text: str, types: list[str]) -> None:
    assert sorted(draft.type for draft in strength(reading(text))) == types
