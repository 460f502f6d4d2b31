"""Which happenings a sentence tells of, by verb and by noun."""

from __future__ import annotations

import pytest

from extract.conftest import Reader
from vedette.extract.events import events

ROWS: list[tuple[str, list[str]]] = [
    ("Rebels captured Homs.", ["capture"]),
    ("The army shelled Homs.", ["shelling"]),
    ("The shelling of Homs continued.", ["shelling"]),
    ("Fighting between rebels and the army broke out in Homs.", ["clash"]),
    ("The army launched an air strike on Homs.", ["air_strike"]),
    ("Police fired tear gas at protesters.", ["crackdown"]),
    ("France withdrew its troops from Gao.", ["withdrawal"]),
    ("The army lifted its siege of Homs.", []),
    ("Aircraft took off from Homs.", []),
    ("The army dropped chlorine on Homs.", ["chemical_attack"]),
    ("He opened a school in Homs.", []),
]


@pytest.mark.parametrize(("text", "types"), ROWS, ids=lambda value: str(value)[:50])
def test_types(reading: Reader, text: str, types: list[str]) -> None:
    assert sorted(draft.type for draft in events(reading(text))) == types
