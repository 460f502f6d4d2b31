"""A toll of mere people has the victims of the report's one other toll of that number."""

from __future__ import annotations

import pytest

from extract.table import read
from vedette.ground import Finder


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Some 25 people were killed in Baidoa. The blast killed 25 soldiers.", {"soldiers"}),
        ("Some 25 people were killed in Baidoa. Another blast killed 26 soldiers.", {"people", "soldiers"}),
        ("Two people were killed in Baidoa. Another blast killed two soldiers.", {"people", "soldiers"}),
    ],
)
def test_same_number_same_dead(text: str, victims: set[str], finder: Finder) -> None:
    claims = [claim for claim in read(text, finder) if claim.type == "killed"]
    assert {party.name for claim in claims for party in claim.target} == victims
