"""Noun phrases and clauses → places: the finest ones, those in a row, the nearest."""

from __future__ import annotations

import pytest

from extract.conftest import Reader


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("Shells hit the town of Homs.", "town", ["Homs"]),
        ("Shells hit Homs, Hama and Idlib.", "Homs", ["Homs", "Hama", "Idlib"]),
        ("Clashes broke out in the border town of Albu Kamal.", "town", ["Albu Kamal"]),
        ("He welcomed the news.", "news", []),
    ],
)
def test_places_of_a_phrase(reading: Reader, text: str, word: str, names: list[str]) -> None:
    read = reading(text)
    token = next(token for token in read.scene.doc if token.text == word)
    assert [place.text or place.name for place in read.where.of(token)] == names


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels attacked an army post in Homs, near Hama.", "Homs"),
        ("An air strike on Idlib killed nine people.", "Idlib"),
        ("The minister spoke of peace.", None),
    ],
)
def test_the_place_nearest_to_a_verb(reading: Reader, text: str, place: str | None) -> None:
    read = reading(text)
    verb = next(token for token in read.scene.doc if token.pos_ == "VERB")
    found = read.where.clause(verb, tuple(verb.children)) or read.where.nearby(verb)
    assert (found[0].name if found else None) == place
