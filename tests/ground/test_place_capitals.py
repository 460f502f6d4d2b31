"""Capitals that a text does not name."""

from __future__ import annotations

import pytest

from gazetteers import small
from vedette.ground.place_capitals import find_capitals
from vedette.ground.places import find_places


def found(text: str, country: str | None = None) -> list[str]:
    gazetteer = small()
    names = find_capitals(text, find_places(text, gazetteer), gazetteer, country)
    assert all(name.text == text[name.span.start : name.span.end] == "capital" for name in names)
    return [name.place.name for name in names if name.place is not None]


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("Shells fell in the Libyan capital on Monday.", ["Tripoli"]),
        ("Iraq's capital was calm.", ["Baghdad"]),
        ("They reached the capital of Sudan.", ["Khartoum"]),
        ("Gunmen entered the capital of Borno state.", ["Maiduguri"]),
        ("It said the capital was quiet.", ["Kabul"]),
        ("Fighting went on in the capital, Kabul.", []),
        ("Fighting went on in the capital Kabul.", []),
        ("Raqqa was the capital of the caliphate.", []),
        ("They fled to the provincial capital.", []),
        ("He faces capital punishment; the capital gains are taxed.", []),
        ("It is the group's de facto capital.", []),
    ],
)
def test_whose_capital(text: str, towns: list[str]) -> None:
    assert found(text, "AF") == towns


def test_of_no_country_in_play() -> None:
    assert found("It said the capital was quiet.") == []


def test_seats() -> None:
    gazetteer = small()
    assert (seat := gazetteer.seat("IQ")) is not None and seat.name == "Baghdad"
    assert gazetteer.seat("XX") is None
