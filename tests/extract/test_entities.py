"""The names that are found are those that the bare pipeline finds."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

Both = tuple[list[Doc], list[Doc]]


def test_names_are_those_of_the_bare_pipeline(both: Both) -> None:
    def names(doc: Doc) -> list[tuple[str, str, str]]:
        return [(token.text, token.ent_iob_, token.ent_type_) for token in doc]

    for ours, bare in zip(*both, strict=True):
        assert names(ours) == names(bare)
    assert len(both[0][0].ents) > 12 and max(len(name) for name in both[0][0].ents) > 2


def test_one_document_alone_is_read_as_in_a_batch(pair: tuple[Language, Language], both: Both) -> None:
    one = pair[0](both[0][0].text)
    assert [(name.text, name.label_) for name in one.ents] == [(name.text, name.label_) for name in both[0][0].ents]


def test_no_name_outlives_its_sentence(both: Both) -> None:
    for doc in both[0]:
        for name in doc.ents:
            assert not any(token.is_sent_start for token in name[1:])
            assert not name[0].is_space
