"""Masked text keeps its offsets; the pipeline keeps to one core, and to what spaCy says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from threadpoolctl import threadpool_info

from vedette.extract.language import load, masked


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_masked_text_keeps_offsets(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    blanked = masked(text, [(start, end)])
    assert len(blanked) == len(text)
    kept = [(a, b) for a, b in zip(text[start:end], blanked[start:end], strict=True) if a != b]
    assert all(b == " " for _, b in kept)
    assert not blanked[:start].strip() and not blanked[end:].strip()


def test_small_matrices_are_multiplied_on_one_core() -> None:
    load()
    assert {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"} <= {1}


def test_the_tree_is_that_of_the_bare_pipeline(both: tuple[list[Doc], list[Doc]]) -> None:
    def tree(doc: Doc) -> list[tuple[int, str, bool]]:
        return [(token.head.i, token.dep_, bool(token.is_sent_start)) for token in doc]

    assert [tree(doc) for doc in both[0]] == [tree(doc) for doc in both[1]]
