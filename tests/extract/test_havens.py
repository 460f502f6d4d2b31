"""A displacement is where people went or are; where they fled from only if nothing else is said."""

from __future__ import annotations

import pytest

from extract.table import read


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Some 3,000 people fled from Sake to Goma.", "Goma"),
        ("Some 3,000 people fled Sake.", "Sake"),
        ("Fighting in Bakhmut has driven 3,000 people to Dnipro.", "Dnipro"),
        ("About 2,000 civilians fled from Homs in Syria.", "Homs"),
        ("In Kassala town, officials report the arrival of 300 IDPs from Khartoum.", "Kassala"),
    ],
)
def test_place(text: str, place: str, finder) -> None:
    found = [claim for claim in read(text, finder) if claim.kind == "displacement"]
    assert [claim.place and claim.place.name for claim in found] == [place]
