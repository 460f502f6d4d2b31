"""What a party says that is no report of fact."""

from __future__ import annotations

import pytest

from extract.conftest import Reader
from vedette.extract.statements import statements

ROWS: list[tuple[str, list[str]]] = [
    ("Egypt condemned the attack.", ["condemnation"]),
    ("Ukraine accused Russia of an attack.", ["accusation"]),
    ("Rwanda denied arming the rebels.", ["denial"]),
    ("Italy called for a ceasefire.", ["demand"]),
    ("Hamas claimed responsibility for the attack.", ["responsibility"]),
    ("The Houthis threatened to attack ships.", ["threat"]),
    ("Police called him.", []),
    ("The army rejected the offer.", []),
]


@pytest.mark.parametrize(("text", "types"), ROWS, ids=lambda value: str(value)[:50])
def test_types(reading: Reader, text: str, types: list[str]) -> None:
    assert sorted(draft.type for draft in statements(reading(text))) == types
