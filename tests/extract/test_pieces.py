"""WordPiece: the longest pieces of a vocabulary, whatever the word's case and accents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.extract.pieces import Pieces, plain

NAMES = ["[UNK]", "shell", "##ing", "##ed", "sh", "##e", "##lling", "tripoli", ".", "a", "##s"]
PIECES = Pieces({name: number for number, name in enumerate(NAMES)})


def _names(text: str) -> list[str]:
    return [NAMES[number] for number in PIECES.of(text)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("shelling", ["shell", "##ing"]),
        ("Shelled", ["shell", "##ed"]),
        ("Trípoli.", ["tripoli", "."]),
        ("shells a", ["shell", "##s", "a"]),
        ("shellx", ["[UNK]"]),
        ("", []),
    ],
)
def test_pieces(text: str, pieces: list[str]) -> None:
    assert _names(text) == pieces


def test_a_word_of_a_thousand_letters_is_unknown() -> None:
    assert _names("shell" * 200) == ["[UNK]"]


@given(st.text(max_size=200))
def test_any_text_is_cut_and_always_alike(text: str) -> None:
    first = PIECES.of(text)
    assert first == PIECES.of(text) == PIECES.of(text.lower())
    assert all(0 <= number < len(NAMES) for number in first)


@given(st.text())
def test_plain_text_is_plain(text: str) -> None:
    assert plain(plain(text)) == plain(text)
