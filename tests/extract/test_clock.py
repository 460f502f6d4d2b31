"""Claims → times: each rule of the clock on a report of its own, with its reason in the trace."""

from __future__ import annotations

import pytest

from extract.table import read
from vedette.ground import Finder


@pytest.mark.parametrize(
    ("text", "days", "why"),
    [
        ("The army shelled Homs on Friday.", ("2017-11-03", "2017-11-03"), "“Friday” beside it"),
        ("The army shelled Homs, residents said on Friday.", ("2017-11-02", "2017-11-03"), "“Friday” said of it"),
        ("The army is shelling Homs.", ("2017-11-04", "2017-11-05"), "the day of the report"),
        ("The army will shell Homs.", None, "nothing said of what is planned"),
    ],
)
def test_when_a_happening_is_set_and_why(finder: Finder, text: str, days: tuple[str, str] | None, why: str) -> None:
    claim = next(claim for claim in read(text, finder) if claim.type == "shelling")
    assert (None if claim.time is None else (str(claim.time.start), str(claim.time.end))) == days
    assert ("time from", why) in claim.trace
