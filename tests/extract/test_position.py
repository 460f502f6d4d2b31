"""Where forces are said to stand."""

from __future__ import annotations

import pytest

from extract.conftest import Reader
from vedette.extract.position import positions

ROWS: list[tuple[str, list[str]]] = [
    ("Syrian troops massed near Homs.", ["located"]),
    ("Syrian troops were 10 km from Homs.", ["distance"]),
    ("Residents gathered in Homs.", []),
    ("The village is 10 km from Homs.", []),
]


@pytest.mark.parametrize(("text", "types"), ROWS, ids=lambda value: str(value)[:50])
def test_types(reading: Reader, text: str, types: list[str]) -> None:
    assert sorted(draft.type for draft in positions(reading(text))) == types
