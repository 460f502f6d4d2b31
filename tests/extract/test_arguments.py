"""What a predicate governs: passives turned round, relatives resolved, subjects inherited."""

from __future__ import annotations

import pytest

from vedette.extract.arguments import arguments, coordinated, is_passive

ROWS = [
    # text, verb, subjects, objects
    ("The army shelled the town.", "shelled", ["army"], ["town"]),
    ("The town was shelled by the army.", "shelled", ["army"], ["town"]),
    ("Rebels, who hold the bridge, attacked the base.", "hold", ["Rebels"], ["bridge"]),
    ("The soldiers entered the city and burned the market.", "burned", ["soldiers"], ["market"]),
    ("Troops backed by militias attacked the port.", "backed", ["militias"], ["Troops"]),
    ("The army tried to retake the airport.", "retake", ["army"], ["airport"]),
    ("Soldiers and policemen raided the camp and the school.", "raided", ["Soldiers", "policemen"], ["camp", "school"]),
    ("The gunmen killed four people, wounding six.", "wounding", ["gunmen"], ["six"]),
]


@pytest.mark.parametrize(("text", "verb", "subjects", "objects"), ROWS, ids=lambda row: str(row)[:40])
def test_arguments(parse, text, verb, subjects, objects) -> None:
    token = next(t for t in parse(text) if t.text == verb)
    found = arguments(token)
    assert [t.text for t in found.subjects] == subjects
    assert [t.text for t in found.objects] == objects


def test_prepositions_keep_their_word(parse) -> None:
    token = next(t for t in parse("The group fired rockets at the base.") if t.text == "fired")
    assert ("at", "base") in [(word, t.text) for word, t in arguments(token).preps]


def test_passive_without_an_agent_has_no_subject(parse) -> None:
    token = next(t for t in parse("Nine people were killed in the strike.") if t.text == "killed")
    assert is_passive(token)
    assert arguments(token).subjects == ()


def test_coordinated_heads_come_in_order(parse) -> None:
    doc = parse("They shelled Homs, Hama and Idlib.")
    homs = next(t for t in doc if t.text == "Homs")
    assert [t.text for t in coordinated(homs)] == ["Homs", "Hama", "Idlib"]


def test_the_arguments_of_a_verb_are_worked_out_once(parse) -> None:
    doc = parse("The army took the town.")
    verb = next(token for token in doc if token.text == "took")
    assert arguments(verb) is arguments(verb)
    other = parse("The army took the village.")
    assert arguments(other[verb.i]) is not arguments(verb)
