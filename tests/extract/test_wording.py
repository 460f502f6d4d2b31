"""Which toll a verb, a noun or a state words."""

from __future__ import annotations

import pytest

from extract.conftest import Parsed
from vedette.extract.wording import noun_keys, prep_keys, state, verb_keys, worded

VERBS = [
    ("The raid killed 12 people.", "killed", "active", "killed"),
    ("Police took ten men hostage.", "took", "active", "captured"),
    ("Thousands sought refuge in a school.", "sought", "middle", "displaced"),
    ("The families returned home.", "returned", "middle", "returned"),
    ("The minister opened a school.", "opened", "active", None),
]


@pytest.mark.parametrize(("text", "verb", "part", "expected"), VERBS)
def test_verbs(parse: Parsed, text: str, verb: str, part: str, expected: str | None) -> None:
    token = next(t for t in parse(text) if t.text == verb)
    found = worded(part, verb_keys(token))
    assert (found.type if found is not None else None) == expected


def test_longer_phrases_go_before(parse: Parsed) -> None:
    found = worded("middle", {"return", "force to return", "flee"})
    assert found is not None
    assert found.type == "returned"


def test_states_of_prepositions(parse: Parsed) -> None:
    token = next(t for t in parse("Five people are in critical condition.") if t.text == "in")
    found = worded("phrases", prep_keys(token))
    assert found is not None
    assert found.type == "injured"


def test_nouns_with_the_word_before(parse: Parsed) -> None:
    token = next(t for t in parse("The death toll rose.") if t.text == "toll")
    assert "death toll" in noun_keys(token)


def test_states(parse: Parsed) -> None:
    doc = parse("Two dead, four missing, six blue.")
    assert [
        one.type if (one := state(t)) is not None else None for t in doc if t.text in {"dead", "missing", "blue"}
    ] == [
        "killed",
        "missing",
        None,
    ]
