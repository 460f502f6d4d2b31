"""Families of events: every type of the codebook is drawn, once."""

from __future__ import annotations

from vedette.codebook import codebook
from vedette.serve.families import OTHER, families, family_of


def test_every_event_type_has_one_family() -> None:
    grouped = [name for family in families() for name in family.types]
    assert sorted(grouped) == sorted(name for kind, name in codebook() if kind == "event")


def test_an_unknown_type_is_other() -> None:
    assert family_of("made_up") == OTHER
