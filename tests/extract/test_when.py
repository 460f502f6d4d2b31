"""Predicates → times: what their sentence says, open ends, and nothing without a day of publication."""

from __future__ import annotations

import pytest

from extract.conftest import Reader
from vedette.extract.read import Reading
from vedette.extract.scene import scenes
from vedette.ground import Finder
from vedette.model import Report, Span


@pytest.mark.parametrize(
    ("text", "verb", "days"),
    [
        ("The army took the town on Friday.", "took", ("2017-11-03", "2017-11-03")),
        ("The army has held it since July.", "held", ("2017-07-01", None)),
        ("The army took the town.", "took", None),
    ],
)
def test_the_time_said_for_a_verb(reading: Reader, text: str, verb: str, days: tuple[str, str | None] | None) -> None:
    read = reading(text)
    said = read.when.said(next(token for token in read.scene.doc if token.text == verb))
    assert (None if said is None else (str(said.start), str(said.end) if said.end else None)) == days


def test_an_undated_report_dates_nothing(reading: Reader, finder: Finder) -> None:
    text = "The army took Homs."
    read = Reading(next(scenes([Report("test", text, (Span(0, len(text)),))], finder)))
    assert read.when.fresh() is None
