"""Sides: a state is one whatever branch is named, and the side left unsaid is the one that the report has fight."""

from __future__ import annotations

import pytest

from extract.table import read
from vedette.extract.sides import natural_foe, side_of
from vedette.ground import Finder
from vedette.model import Party


@pytest.mark.parametrize(
    ("party", "side"),
    [
        ("mil-sy", "state-sy"),
        ("gov-ua", "state-ua"),
        ("rebels-ly", "rebels-ly"),
        ("islamic-state", "islamic-state"),
        (None, None),
    ],
)
def test_sides(party: str | None, side: str | None) -> None:
    assert side_of(Party("any", "any", party)) == side


@pytest.mark.parametrize(
    ("side", "foe"),
    [("rebels-sy", "state-sy"), ("state-ly", "rebels-ly"), ("islamic-state", None), ("hezbollah", None)],
)
def test_natural_foes(side: str, foe: str | None) -> None:
    assert natural_foe(side) == foe


def test_who_took_a_town_took_it_from_whom_the_report_has_it_fight(finder: Finder) -> None:
    text = "Taliban fighters clashed with Afghan troops in Ghazni on Friday. The Taliban captured Kandahar on Saturday."
    (capture,) = (claim for claim in read(text, finder) if claim.type == "capture")
    assert [party.name for party in capture.target] == ["Military Forces of Afghanistan"]


def test_a_town_aimed_at_lends_nobody_its_dead(finder: Finder) -> None:
    claims = read("A woman was injured in a Russian strike on Mykolaiv on Friday.", finder)
    (strike,) = (claim for claim in claims if claim.kind == "event")
    assert strike.target == ()
