"""Predicates → the tense in which they tell."""

from __future__ import annotations

import pytest

from extract.conftest import Reader
from vedette.extract.tense import carrier, tense_of


@pytest.mark.parametrize(
    ("text", "word", "tense"),
    [
        ("The army took the town.", "took", "past"),
        ("The army has taken the town.", "taken", "perfect"),
        ("He said the army had taken the town.", "taken", "pluperfect"),
        ("Troops are advancing on Homs.", "advancing", "present"),
        ("The army will take the town.", "take", "future"),
        ("Gunmen attacked the village, killing five.", "killing", "past"),
        ("Clashes erupted in Taiz.", "Clashes", "past"),
        ("An attack.", "attack", "none"),
    ],
)
def test_the_tense_of_a_predicate(reading: Reader, text: str, word: str, tense: str) -> None:
    doc = reading(text).scene.doc
    assert tense_of(next(token for token in doc if token.text == word)) == tense


def test_a_noun_is_carried_by_the_verb_above_it(reading: Reader) -> None:
    doc = reading("Fighting broke out after an attack on a checkpoint.").scene.doc
    assert carrier(next(token for token in doc if token.text == "checkpoint")).lemma_ == "break"
