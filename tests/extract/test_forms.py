"""Parts of speech, features and lemmas are those of the bare pipeline, but for the lemmas that are mended."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Token

from vedette.extract import forms
from vedette.extract.language import spellings

Both = tuple[list[Doc], list[Doc]]


def told(token: Token) -> tuple[str, ...]:
    mended = spellings()["lemmas"].get(token.lower_, token.lemma_)
    return token.text, token.tag_, token.pos_, token.dep_, str(token.morph), mended


def test_words_are_told_of_as_in_the_bare_pipeline(both: Both) -> None:
    for ours, bare in zip(*both, strict=True):
        assert [told(token) for token in ours] == [told(token) for token in bare]


def test_what_is_forgotten_is_learnt_anew(
    both: Both, pair: tuple[Language, Language], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "MOST", 3)
    for text in ("The army is leaving.", "The army was leaving.") * 2:
        assert [told(token) for token in pair[0](text)] == [told(token) for token in pair[1](text)]


@pytest.mark.parametrize(
    ("text", "word", "lemma", "pos"),
    [
        ("We're gonna leave the town.", "na", "to", "PART"),
        ("We're gonna leave the town.", "gon", "go", "VERB"),
        ("It ain't over.", "ai", "be", "VERB"),
        ("There is a truce.", "is", "be", "VERB"),
        ("The truce is holding.", "is", "be", "AUX"),
        ("They retook it.", "retook", "retake", "VERB"),
    ],
)
def test_rules_on_two_words_and_mended_lemmas(parse, text: str, word: str, lemma: str, pos: str) -> None:
    token = next(token for token in parse(text) if token.text == word)
    assert (token.lemma_, token.pos_) == (lemma, pos)
