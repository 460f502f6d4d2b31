"""Time expressions → days: open ends, and nothing without a day of publication."""

from __future__ import annotations

import pytest

from extract.conftest import Reader
from vedette.extract.read import Reading
from vedette.extract.scene import scenes
from vedette.ground import Finder
from vedette.model import Report, Span


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The army took the town on Friday.", ("2017-11-03", "2017-11-03")),
        ("The army has held it since July.", ("2017-07-01", None)),
    ],
)
def test_the_days_of_an_expression(reading: Reader, text: str, days: tuple[str, str | None]) -> None:
    read = reading(text)
    said = read.when.interval(read.scene.mentions.times[0])
    assert said is not None
    assert (str(said.start), str(said.end) if said.end else None) == days


def test_an_undated_report_dates_nothing(reading: Reader, finder: Finder) -> None:
    text = "The army took Homs."
    read = Reading(next(scenes([Report("test", text, (Span(0, len(text)),))], finder)))
    assert read.when.fresh() is None
