"""Numbers behind places are shares of a toll only if they come to it."""

from __future__ import annotations

import pytest

from extract.table import read


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Raids killed 12 people in Aleppo (5), Idlib (4) and Hama (3).", [3, 4, 5, 12]),
        ("Raids killed 12 people in Aleppo (5), Idlib (4) and Hama (9).", [12]),
        ("Raids killed 5 people in Aleppo (5).", [5]),
    ],
)
def test_shares(text: str, figures: list[int], finder) -> None:
    tolls = [claim for claim in read(text, finder) if claim.kind == "casualties" and claim.figure is not None]
    assert sorted(claim.figure.low for claim in tolls) == figures
