"""Words' vectors are those of spaCy's own networks, met before or not, in whatever batch."""

from __future__ import annotations

from time import process_time

import numpy as np
import pytest
from spacy.language import Language

from vedette.extract import vectors
from vedette.extract.vectors import Vectors

TEXTS = ["The army took Homs on Friday.", "", "Homs", "Rebels, residents said, fled  from Homs to the army's lines."]
CLOSE = 1e-4


@pytest.fixture(params=["tok2vec", "ner"])
def network(request: pytest.FixtureRequest, pair: tuple[Language, Language]) -> object:
    model = pair[1].get_pipe(request.param).model
    return model if request.param == "tok2vec" else model.layers[0].layers[0]


def test_vectors_are_those_of_the_network(network, pair: tuple[Language, Language]) -> None:
    docs = [pair[1].make_doc(text) for text in TEXTS]
    found = Vectors(network)
    expected = network.predict(docs)
    for _ in ("learnt", "remembered"):
        for mine, theirs in zip(found(docs), expected, strict=True):
            assert mine.shape == theirs.shape
            assert np.allclose(mine, theirs, atol=CLOSE)


def test_a_document_is_not_changed_by_its_neighbours(network, pair: tuple[Language, Language]) -> None:
    docs = [pair[1].make_doc(text) for text in TEXTS]
    found = Vectors(network)
    together = found(docs)
    for doc, vector in zip(docs, together, strict=True):
        assert np.allclose(found([doc])[0], vector, atol=CLOSE)


def test_what_is_forgotten_is_learnt_anew(
    network, pair: tuple[Language, Language], monkeypatch: pytest.MonkeyPatch
) -> None:
    docs = [pair[1].make_doc(text) for text in TEXTS]
    monkeypatch.setattr(vectors, "MOST", 3)
    found = Vectors(network)
    for _ in range(3):
        for doc in docs:
            assert np.allclose(found([doc])[0], network.predict([doc])[0], atol=CLOSE)


def test_no_documents_no_vectors(network) -> None:
    assert Vectors(network)([]) == []


def test_time_grows_with_the_words(network, pair: tuple[Language, Language]) -> None:
    found = Vectors(network)

    def seconds(words: int) -> float:
        doc = pair[1].make_doc("army " * words)
        began = process_time()
        found([doc])
        return process_time() - began

    seconds(100)
    assert seconds(80_000) < 40 * min(seconds(8_000) for _ in range(3))
