"""What happens once has one day: tolls and happenings told undated take the day that the report says of their like."""

from __future__ import annotations

import pytest

from extract.table import read
from vedette.ground import Finder

LEDE = "A bomb has exploded in Gao."


@pytest.mark.parametrize(
    ("further", "day"),
    [
        ("A second bomb was found. The bomb exploded on Saturday.", "2017-11-04"),
        (
            "A vote was held. The parliament rejected a law. A debate followed. A walk was held. It voted on Saturday.",
            None,
        ),
        ("Nine have died. It is calm. It is cold. Bombs exploded on Saturday. Bombs exploded on Sunday.", None),
    ],
)
def test_the_one_day_of_the_like_is_the_day(finder: Finder, further: str, day: str | None) -> None:
    claim = next(claim for claim in read(f"{LEDE} {further}", finder) if claim.type == "explosion")
    assert claim.time is not None
    assert (str(claim.time.start) == str(claim.time.end)) is (day is not None)
    assert day is None or str(claim.time.start) == day
