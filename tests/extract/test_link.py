"""What claims of one happening lend each other, and what they must not."""

from __future__ import annotations

import pytest

from extract.conftest import Reader
from vedette.extract.draft import Draft
from vedette.extract.events import events
from vedette.extract.link import link
from vedette.extract.tolls import tolls


def drafts(reading: Reader, text: str) -> list[Draft]:
    read = reading(text)
    return link([*events(read), *tolls(read)])


@pytest.mark.parametrize(
    ("text", "kind", "slot", "names"),
    [
        ("A Taliban attack on a checkpoint killed nine policemen.", "casualties", "actor", ["Taliban"]),
        ("NATO jets bombed a camp, killing nine militants.", "event", "target", ["militants"]),
        ("Gunmen killed 12 villagers.", "event", "actor", ["gunmen"]),
    ],
)
def test_slots_are_lent(reading: Reader, text: str, kind: str, slot: str, names: list[str]) -> None:
    found = [draft for draft in drafts(reading, text) if draft.kind == kind]
    assert [party.name for party in getattr(found[0], slot)] == names


def test_a_bare_toll_is_an_attack_too(reading: Reader) -> None:
    assert [(d.kind, d.type) for d in drafts(reading, "Gunmen killed 12 villagers.")] == [
        ("casualties", "killed"),
        ("event", "attack"),
    ]


def test_a_party_does_not_strike_itself(reading: Reader) -> None:
    for draft in drafts(reading, "Nine Taliban fighters were killed in a Taliban attack."):
        assert not {p.name for p in draft.actor} & {p.name for p in draft.target}


def test_a_joined_verb_on_a_pronoun_tells_no_second_happening(reading: Reader) -> None:
    found = drafts(reading, "NATO jets bombed the base and bombed it again.")
    assert len([draft for draft in found if draft.kind == "event"]) == 1
