"""Lengths of time → the days that they reach back over."""

from __future__ import annotations

from datetime import date

import pytest

from vedette.extract.durations import back, lasting
from vedette.model import Span, TimeMention

DAY = date(2017, 11, 5)


def length(value: str) -> TimeMention:
    return TimeMention(Span(0, 1), "x", "DURATION", value, None)


@pytest.mark.parametrize(
    ("value", "start"),
    [
        ("P1D", date(2017, 11, 4)),
        ("P1W", date(2017, 10, 29)),
        ("P3M", date(2017, 8, 5)),
        ("P7Y", date(2010, 11, 7)),
        ("PXD", date(2017, 11, 2)),
        ("PT20M", DAY),
        ("P900Y", None),
        ("P99999M", None),
        ("PRESENT_REF", None),
    ],
)
def test_back_from_a_day(value: str, start: date | None) -> None:
    assert back(DAY, length(value)) == start


def test_what_lasts_hours_is_no_stretch_of_days() -> None:
    assert lasting(DAY, length("PT6H")) is None
    found = lasting(DAY, length("P2W"))
    assert found is not None and (found.start, found.end) == (date(2017, 10, 22), DAY)
