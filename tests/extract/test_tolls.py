"""Which tolls a sentence counts."""

from __future__ import annotations

import pytest

from extract.conftest import Reader
from vedette.extract.tolls import tolls

ROWS: list[tuple[str, list[str]]] = [
    ("The raid killed 12 people.", ["killed"]),
    ("The blast left 14 people dead.", ["killed"]),
    ("Nine people died.", ["killed"]),
    ("The death toll rose to 40.", ["killed"]),
    ("At least 59 civilians, including 15 children, were killed.", ["killed", "killed"]),
    ("Some 350,000 people are trapped in the city.", ["besieged_civilians"]),
    ("About 500 families returned to Homs.", ["returned"]),
    ("Police seized 200 rifles.", []),
    ("The strike killed the plan.", []),
    ("A soldier was killed.", ["killed"]),
    ("The army was killed off by cuts.", []),
    ("Forty soldiers are missing.", ["missing"]),
]


@pytest.mark.parametrize(("text", "types"), ROWS, ids=lambda value: str(value)[:50])
def test_types(reading: Reader, text: str, types: list[str]) -> None:
    assert sorted(draft.type for draft in tolls(reading(text))) == types
