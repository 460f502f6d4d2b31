"""Whom a toll counts."""

from __future__ import annotations

import pytest

from extract.conftest import Reader
from vedette.extract.tolls import tolls

ROWS: list[tuple[str, list[str]]] = [
    ("The raid killed 12 villagers.", ["villagers"]),
    ("The raid killed 12.", ["people"]),
    ("Hundreds of soldiers and policemen were killed.", ["soldiers", "policemen"]),
    ("Fourteen of the dead were fighters.", ["fighters"]),
    ("Ten of the wounded died.", ["people"]),
    ("Nine herders were killed and 30 wounded.", ["herders", "herders"]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=lambda value: str(value)[:50])
def test_victims(reading: Reader, text: str, expected: list[str]) -> None:
    assert [party.name for draft in tolls(reading(text)) for party in draft.target] == expected
