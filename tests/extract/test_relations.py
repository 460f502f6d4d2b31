"""How two parties are said to stand to each other."""

from __future__ import annotations

import pytest

from extract.conftest import Reader
from vedette.extract.relations import relations

ROWS: list[tuple[str, list[str]]] = [
    ("US-backed fighters left.", ["backs"]),
    ("Militias loyal to Iran left.", ["loyal_to"]),
    ("Hezbollah is fighting alongside the Syrian army.", ["allied_with"]),
    ("Iran backs Hezbollah.", ["backs"]),
    ("The town backed down.", []),
    ("A pro-government militia left Homs.", ["loyal_to"]),
]


@pytest.mark.parametrize(("text", "types"), ROWS, ids=lambda value: str(value)[:50])
def test_types(reading: Reader, text: str, types: list[str]) -> None:
    assert sorted(draft.type for draft in relations(reading(text))) == types
