"""A place is not the one that it is told to lie beside."""

from __future__ import annotations

from vedette.ground.place_apart import apart
from vedette.model import Name, Place, Span

ANAH = Place("Anah", 34.37, 41.99, 5.0, "6765385", kind="town", country="IQ")


def _names(text: str, *words: str) -> list[Name]:
    spans = [Span(text.index(word), text.index(word) + len(word)) for word in words]
    return [Name(span, word, "place", place=ANAH) for span, word in zip(spans, words, strict=True)]


def test_a_village_west_of_a_town_is_not_the_town() -> None:
    text = "They seized the village of Rayhana, west of Anah, on Tuesday."
    village, town = apart(_names(text, "Rayhana", "Anah"), text)
    assert village.place is not None and village.place.gazetteer_id is None and village.place.name == "Rayhana"
    assert town.place == ANAH


def test_two_names_of_one_town_stay_one() -> None:
    text = "They seized Rayhana, also called Anah, on Tuesday."
    assert [name.place for name in apart(_names(text, "Rayhana", "Anah"), text)] == [ANAH, ANAH]
