"""What crowds do and suffer, and what a protest is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vedette.extract.grammar import Grammar
from vedette.model import Report, Span

if TYPE_CHECKING:
    from vedette.ground.finder import Finder


def types(text: str, finder: Finder) -> set[str]:
    report = Report("note", text, (Span(0, len(text)),))
    return {c.type for _, claims in Grammar(gate=False).read([report], finder) for c in claims if c.kind == "event"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A mob attacked a bakery in Port Sudan on Sunday.", {"riot"}),
        ("Rebels attacked a bakery in Port Sudan on Sunday.", {"attack"}),
        ("Soldiers attacked a rally in Port Sudan on Sunday.", {"crackdown"}),
        ("Students demonstrated in Port Sudan against the killing of a teacher.", {"protest"}),
        ("A teacher was killed by gunmen in Port Sudan.", {"attack"}),
    ],
)
def test_who_does_it_and_to_whom_decides_the_type(text: str, expected: set[str], finder: Finder) -> None:
    assert types(text, finder) == expected


def test_what_makes_a_riot_of_an_attack_is_said(finder: Finder) -> None:
    text = "A mob attacked a bakery in Port Sudan on Sunday."
    (_, claims), *_ = Grammar(gate=False).read([Report("note", text, (Span(0, len(text)),))], finder)
    assert ("unrest", "attack → riot") in claims[0].trace
