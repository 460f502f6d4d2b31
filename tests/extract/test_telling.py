"""An attack of unsaid means is of the kind that the report tells elsewhere, and only where it is the same deed."""

from __future__ import annotations

import pytest

from extract.table import read
from vedette.ground import Finder


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A car bomb exploded in Bosaso. The attack killed nine people.", {"explosion"}),
        ("A car bomb exploded in Bosaso. Gunmen attacked a base in Galkayo.", {"explosion", "attack"}),
        ("Turkish jets bombed Afrin. Turkish strikes on Manbij killed six people.", {"air_strike"}),
    ],
)
def test_kind_told_elsewhere(text: str, kinds: set[str], finder: Finder) -> None:
    assert {claim.type for claim in read(text, finder) if claim.kind == "event"} == kinds
