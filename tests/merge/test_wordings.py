"""Wordings: a verb's forms and its nouns share a stem, like words a family."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.merge.wordings import families, heads, stem, stems, wordings


@pytest.mark.parametrize(
    "words",
    [
        ("kill", "kills", "killed", "killing", "killings"),
        ("shoot", "shot", "shooting", "shots"),
        ("withdraw", "withdrew", "withdrawn", "withdrawing"),
        ("explode", "exploded", "exploding"),
        ("carry", "carries", "carried"),
        ("invade", "invaded", "invading"),
    ],
)
def test_the_forms_of_a_word_share_a_stem(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1


@pytest.mark.parametrize(("one", "other"), [("shelled", "shots"), ("capture", "captain"), ("army", "arms")])
def test_other_words_do_not(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("blast", "explosion"), ("clashes", "fighting"), ("seized", "captured"), ("quake", "earthquake")]
)
def test_like_words_share_a_family(one: str, other: str) -> None:
    assert families([stem(one)]) & families([stem(other)])


def test_heads_are_the_words_that_tell() -> None:
    assert heads("took to the streets") == [stem("took"), stem("streets")]
    assert heads("into") == ["into"]


def test_every_family_has_two_stems() -> None:
    listed = list(wordings().families.values())
    for number in range(max(max(numbers) for numbers in listed)):
        assert sum(number in numbers for numbers in listed) >= 2


@given(st.text(max_size=60))
def test_any_text_has_stems(text: str) -> None:
    assert all(one == stem(one) or one for one in stems(text))
    assert heads(text)
