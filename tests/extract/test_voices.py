"""Who speaks: speakers as parties, and the words of a sentence that are not theirs."""

from __future__ import annotations

import pytest

from extract.conftest import Reader
from vedette.extract.voices import chain_of, sources, speakers

ROWS: list[tuple[str, str, list[str]]] = [
    ("The army shelled Homs, activists said.", "shelled", ["activists"]),
    ("Ukraine said the rebels, who hold Donetsk, fled.", "fled", ["Government of Ukraine"]),
    ("Ukraine said the rebels, who hold Donetsk, fled.", "hold", []),
    ("Ukraine said “the rebels, who hold Donetsk, fled”.", "hold", ["Government of Ukraine"]),
    ("Hamas claimed responsibility for a raid that killed two soldiers.", "killed", []),
    ("The war has killed thousands and, according to Reuters, displaced two million people.", "displaced", ["Reuters"]),
    ("The war has killed thousands and, according to Reuters, displaced two million people.", "killed", []),
]


@pytest.mark.parametrize(("text", "word", "named"), ROWS, ids=lambda value: str(value)[:50])
def test_sources_of_a_word(reading: Reader, text: str, word: str, named: list[str]) -> None:
    read = reading(text)
    anchor = next(token for token in read.scene.doc if token.text == word)
    assert [party.name for party in sources(read, chain_of(read, anchor))] == named


def test_somebody_unnamed_is_the_voice_of_a_body(reading: Reader) -> None:
    read = reading("A spokesman for Hezbollah said the truce would hold.")
    (attribution,) = (one for one in read.scene.attributions if one.cue_lemma == "say")
    assert [party.name for party in speakers(read, attribution)] == ["Hezbollah"]
