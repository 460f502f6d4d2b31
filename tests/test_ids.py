"""Ids follow from content and from nothing else."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.ids import claim_id, content_id
from vedette.model import Claim, Figure, Interval, Party, Place, Quote

CLAIM = Claim(
    claim_id="",
    document_id="d1",
    kind="casualties",
    type="killed",
    actor=(Party("Islamic State", "IS", "islamic_state"),),
    target=(Party("civilians", "residents"),),
    place=Place("Deir ez-Zor", 35.3, 40.1, text="Deir Ezzor"),
    time=Interval(None, None, words="on Friday"),
    figure=Figure(40, None, "killed", "at least 40"),
    status="asserted",
    source=(Party("SOHR", "the Observatory"),),
    quote=Quote("at least 40 residents were killed", 10, 43),
    confidence=0.7,
    reader="grammar 0.1",
)


def test_known_value() -> None:
    """Pinned: ids written into records must not change with the code."""
    assert content_id("x", "a", None, "") == "x024f10fe8029f4c7"


@given(st.lists(st.none() | st.text(alphabet="ab \x1e", max_size=3), max_size=4))
def test_form_and_none_is_not_empty(parts: list[str | None]) -> None:
    made = content_id("e", *parts)
    assert re.fullmatch("e[0-9a-f]{16}", made)
    if None in parts:
        assert made != content_id("e", *("" if part is None else part for part in parts))


@pytest.mark.parametrize(
    "changed",
    [
        replace(CLAIM, document_id="d2"),
        replace(CLAIM, reader="grammar 0.2"),
        replace(CLAIM, kind="event"),
        replace(CLAIM, type="injured"),
        replace(CLAIM, quote=Quote("", 11, 43)),
        replace(CLAIM, actor=()),
        replace(CLAIM, target=(Party("civilians", "civilians"),)),
        replace(CLAIM, source=()),
        replace(CLAIM, place=None),
        replace(CLAIM, figure=None),
        replace(CLAIM, time=None),
        replace(CLAIM, status="denied"),
    ],
)
def test_what_was_read_makes_the_id(changed: Claim) -> None:
    assert claim_id(changed) != claim_id(CLAIM)


@pytest.mark.parametrize(
    "changed",
    [
        replace(CLAIM, claim_id="old", confidence=0.1, trace=(("a", "b"),)),
        replace(CLAIM, place=Place("Elsewhere", 1, 2, text="Deir Ezzor")),
        replace(CLAIM, actor=(Party("Da'esh", "IS", "daesh"),)),
    ],
)
def test_what_it_resolves_to_does_not(changed: Claim) -> None:
    assert claim_id(changed) == claim_id(CLAIM)
