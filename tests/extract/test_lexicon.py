"""The data files: every frame of a type that the codebook has, every list of the shape that its reader expects."""

from __future__ import annotations

import pytest

from vedette.codebook import codebook
from vedette.errors import RegistryError
from vedette.extract import lexicon as module
from vedette.extract.lexicon import data, lexicon, listed

EVENTS = {name for kind, name in codebook() if kind == "event"}
NEEDS = {
    "armed",
    "named",
    "taken",
    "place",
    "subject_place",
    "means",
    "conflict",
    "captive",
    "besieged",
    "harmful",
    "into",
    "pressing",
    "vehicle",
    "protesters",
    "receiver",
    "suicide",
    "projectile",
    "relief",
    "pact",
    "explosive",
    "carried",
    "people",
    "civil",
    "burning",
    "home",
    "aimed",
    "safely",
    "cause",
    "weapon",
    "official",
    "of_fire",
    "of_base",
    "unarmed",
    "flown",
    "doer",
    "unraced",
    "solid",
    "buried",
    "captives",
    "chemical",
    "giver",
    "helpful",
    "relieving",
    "undone",
    "protesting",
    "tear_gas",
    "booty",
    "sides",
    "forces",
    "placed",
    "of_fighting",
    "struck",
    "with_party",
    "harming",
    "persons",
    "ruined",
    "lawless",
    "borne",
    "to_end",
    "of_relief",
}
SLOTS = {"actor", "target", "none"}


def test_every_event_type_can_be_read_from_some_word() -> None:
    words = lexicon()
    read = {frame.type for frames in (*words.verbs.values(), *words.nouns.values()) for frame in frames}
    assert read | set(words.means.values()) == EVENTS


def test_frames_name_slots_and_needs_that_exist() -> None:
    words = lexicon()
    for known in (words.verbs, words.nouns, words.turns, words.noun_turns):
        for frame in (one for frames in known.values() for one in frames):
            assert {frame.subject, frame.object, *frame.to.values()} <= SLOTS
            assert frame.needs <= NEEDS
            assert 0 < frame.weight < 1


def test_statement_and_relation_words_are_of_codebook_types() -> None:
    for kind, name in (("statement", "statements.yaml"), ("relation", "relations.yaml")):
        raw = data(name)
        tables = {"nouns", "hyphened", "verbs", "adjectives", "prefixes", "phrasals", "bonds", "fronts"}
        lists = {"aims", "having", "bodies", "help", "aliases", "within", "unions", "posts", "giving", "siding"}
        lists |= {"struggles", "fighting", "oustings", "seeking", "intents", "bent", "helping", "oaths", "swearing"}
        types = set(raw) - tables - lists - {"idioms"} | set(raw.get("idioms", ()))
        for part in (raw[name] for name in tables & set(raw)):
            types |= set(part)
        assert {(kind, type_) for type_ in types} <= set(codebook())


def test_a_frame_of_an_unknown_type_is_refused() -> None:
    with pytest.raises(RegistryError, match="no event type 'picnic'"):
        module._frames([{"type": "picnic", "verbs": ["eat"]}], "verbs")


def test_on_off_and_no_are_words() -> None:
    """YAML 1.1 takes them for truth values, and a preposition would be lost."""
    assert {"on", "off"} <= listed("locative")
    assert "no" in listed("repeating")
    assert all(isinstance(word, str) for frames in lexicon().verbs.values() for frame in frames for word in frame.to)


def test_no_word_list_is_empty_or_repeats_a_word() -> None:
    for name, words in data("words.yaml").items():
        assert words and len(set(words)) == len(words), name
