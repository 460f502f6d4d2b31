"""What speakers say beyond fact, by the mood and the words of each clause."""

from __future__ import annotations

import pytest

from extract.conftest import Reader
from vedette.extract.saying import words_of_judgement
from vedette.extract.sayings import sayings

ROWS: list[tuple[str, list[str]]] = [
    ("The Houthis said they would attack ships.", ["pledge: attack → pledge"]),
    ("Ukraine said Russia must withdraw its troops.", ["demand: withdraw → demand"]),
    ("The Taliban said the reports of an attack were false.", ["untrue: be → denial"]),
    ("Armenia said Azerbaijan had violated the truce.", ["wrong: violate → accusation"]),
    ("Iran said the strike was an act of aggression.", ["condemned: be → condemnation"]),
    ("NATO said the battle would be difficult.", ["weighed: be → assessment"]),
    ("Ukraine said its troops captured the town.", []),
    ("Ukraine said 14 soldiers were in a critical condition.", []),
    ("The Houthis said they would not comment on the attack.", []),
]


@pytest.mark.parametrize(("text", "found"), ROWS, ids=lambda value: str(value)[:50])
def test_verdicts(reading: Reader, text: str, found: list[str]) -> None:
    steps = [words for draft in sayings(reading(text)) for step, words in draft.trace if step == "statement"]
    assert steps == found


def test_a_faint_verdict_gives_way_to_a_firm_one_of_the_same_speech_act(reading: Reader) -> None:
    text = "Hamas said it would fight the army and the war would last years."
    assert [draft.type for draft in sayings(reading(text))] == ["pledge"]


def test_the_teller_of_a_statement_is_its_source(reading: Reader) -> None:
    (draft,) = sayings(reading("Ukraine said Russia must leave Crimea, Reuters reported."))
    assert [party.name for party in draft.actor] == ["Government of Ukraine"]
    assert [party.name for party in draft.source or ()] == ["Reuters"]


def test_words_of_judgement_look_into_a_phrase(reading: Reader) -> None:
    doc = reading("It was an act of cowardly aggression. It was a decisive battle. It was a market.").scene.doc
    heads = [next(t for t in sent if t.dep_ == "attr") for sent in doc.sents]
    assert [words_of_judgement([head]) for head in heads] == ["condemnation", "assessment", None]
