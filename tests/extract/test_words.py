"""The words of a document: its text is put together once, however often it is asked for."""

from __future__ import annotations

import spacy

from vedette.extract.words import text_of


def test_the_text_of_a_document_is_put_together_once() -> None:
    doc = spacy.blank("en")("Shells fell on Marad.")
    assert text_of(doc) == "Shells fell on Marad."
    assert text_of(doc) is text_of(doc)
