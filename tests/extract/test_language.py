"""The pipeline's seams: sentences end at blank lines, masked text keeps its offsets, rare lemmas are mended."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vedette.extract.language import LONGEST, masked


def test_a_blank_line_ends_a_sentence(parse) -> None:
    doc = parse("Army takes town\n\nThe army took the town on Friday.")
    assert [sent.text.strip() for sent in doc.sents] == ["Army takes town", "The army took the town on Friday."]


def test_a_line_that_stops_in_a_phrase_goes_on(parse) -> None:
    doc = parse("Clashes continued in\n\nHoms and Hama.")
    assert len(list(doc.sents)) == 1


def test_rare_forms_have_their_lemma(parse) -> None:
    assert [t.lemma_ for t in parse("They retook it.") if t.text == "retook"] == ["retake"]


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_masked_text_keeps_offsets(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    blanked = masked(text, [(start, end)])
    assert len(blanked) == len(text)
    kept = [(a, b) for a, b in zip(text[start:end], blanked[start:end], strict=True) if a != b]
    assert all(b == " " for _, b in kept)
    assert not blanked[:start].strip() and not blanked[end:].strip()


def test_a_sentence_without_end_is_cut(parse) -> None:
    doc = parse("and the army shelled the town " * 200)
    assert max(len(sent) for sent in doc.sents) <= LONGEST
