"""The gazetteer as a book of places."""

from __future__ import annotations

from pathlib import Path

import pytest

from vedette.errors import GazetteerError
from vedette.gazetteerbook import GazetteerBook
from vedette.ground.compile import default_path
from vedette.ground.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def book() -> GazetteerBook:
    if not default_path().exists():
        pytest.skip("no gazetteer is compiled: vedette gazetteer build")
    return GazetteerBook(lambda: Gazetteer.open(default_path()))


@pytest.mark.parametrize(
    ("words", "countries", "first"),
    [
        ("Marib", ["YE"], "YE"),
        ("el fash", ["SD"], "SD"),
        ("Bakhm", ["UA"], "UA"),
        ("Tripoli", ["LB"], "LB"),
        ("Tripoli", ["LY"], "LY"),
    ],
)
def test_what_begins_so_in_the_countries_at_hand_comes_first(
    book: GazetteerBook, words: str, countries: list[str], first: str
) -> None:
    found = book.places(words, countries, 5)
    assert found[0].place.country == first
    assert len(found) <= 5


def test_a_place_says_what_lies_around_it(book: GazetteerBook) -> None:
    found = next(one for one in book.places("Mayadin", ["SY"], 5) if one.place.kind == "town")
    assert found.around and found.place.gazetteer_id and found.place.radius_km


def test_one_letter_is_too_little_and_a_missing_gazetteer_is_no_fault(book: GazetteerBook) -> None:
    def missing() -> Gazetteer:
        raise GazetteerError("none here")

    assert book.places("a", [], 5) == []
    assert GazetteerBook(missing).places("Marib", [], 5) == []
    with pytest.raises(GazetteerError):
        Gazetteer.open(Path("nowhere.sqlite"))
