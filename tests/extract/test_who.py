"""Noun phrases → parties: names, modifiers, partitives, and what pronouns and descriptions take up."""

from __future__ import annotations

import pytest

from extract.conftest import Reader
from vedette.extract.memory import fullest, is_state
from vedette.model import Party

# text, the word that heads the phrase (its last occurrence), the parties
ROWS = [
    ("Islamic State fighters withdrew from Rawa.", "fighters", ["Islamic State"]),
    ("Dozens of Taliban fighters fled.", "Dozens", ["Taliban"]),
    ("NATO airstrikes hit the town.", "airstrikes", ["NATO"]),
    ("The army killed 57 members of Boko Haram.", "members", ["Boko Haram"]),
    ("Shells killed 14 people in Beni.", "people", ["people"]),
    ("Bandits killed 26 people in Zamfara state.", "people", ["people"]),
    ("Syrian civilians fled.", "civilians", ["Civilians (Syria)"]),
    ("The Taliban attacked. They killed nine men.", "They", ["Taliban"]),
    ("The Taliban attacked Kunduz. The group killed nine men.", "group", ["Taliban"]),
    ("On Friday jets bombed the town.", "jets", []),
    ("They fled on Friday.", "Friday", []),
]


@pytest.mark.parametrize(("text", "head", "names"), ROWS, ids=lambda value: str(value)[:50])
def test_parties(reading: Reader, text: str, head: str, names: list[str]) -> None:
    read = reading(text)
    token = [token for token in read.scene.doc if token.text == head][-1]
    assert [party.name for party in read.who.parties(token)] == names


def test_us_backed_fighters_are_not_the_united_states(reading: Reader) -> None:
    read = reading("US-backed fighters entered Manbij.")
    token = next(token for token in read.scene.doc if token.text == "fighters")
    assert all("United States" not in party.name for party in read.who.parties(token))


def test_a_surname_is_the_person_named_before(reading: Reader) -> None:
    read = reading("Rami Haddad spoke to reporters on Monday. Haddad said the town had fallen.")
    token = [token for token in read.scene.doc if token.text.endswith("Haddad")][-1]
    (party,) = read.who.parties(token)
    assert (party.name, read.who.memory.is_person(party)) == ("Rami Haddad", True)


@pytest.mark.parametrize(
    ("name", "state"),
    [("Military Forces of Syria", True), ("US-led coalition", True), ("Islamic State", False), ("Taliban", False)],
)
def test_is_state(name: str, state: bool) -> None:
    assert is_state(Party(name, name)) is state


def test_the_fullest_name_of_a_report_stands_for_its_parts() -> None:
    names = ["Antonio Roldan Betancur", "Betancur", "Antonio Roldan", "Perez", "Ana Perez", "Luis Perez"]
    found = fullest(names)
    assert found["Betancur"] == found["Antonio Roldan"] == "Antonio Roldan Betancur"
    assert found["Perez"] == "Perez"
