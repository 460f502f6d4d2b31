"""Who is said to hold a place, and how."""

from __future__ import annotations

import pytest

from extract.conftest import Reader
from vedette.extract.control import control

ROWS: list[tuple[str, list[str]]] = [
    ("Rebels control the city of Homs.", ["held"]),
    ("Islamic State still controls parts of Hawija.", ["partly_held"]),
    ("The army lost the city of Homs.", ["lost"]),
    ("Rebels lost control of Homs.", ["lost"]),
    ("Rebels took control of Homs.", ["capture"]),
    ("Rebel-held Homs was hit.", ["held"]),
    ("The besieged town of Homs was hit.", ["besieged"]),
    ("Control of Homs is contested.", ["contested"]),
    ("The city of Homs is in the hands of the Taliban.", ["held"]),
    ("The Taliban held talks in Homs.", []),
    ("He lost his job in Homs.", []),
]


@pytest.mark.parametrize(("text", "types"), ROWS, ids=lambda value: str(value)[:50])
def test_types(reading: Reader, text: str, types: list[str]) -> None:
    assert sorted({draft.type for draft in control(reading(text))}) == types
