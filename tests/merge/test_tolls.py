"""Tolls: figures side by side, never added."""

from __future__ import annotations

from dataclasses import replace

import pytest
from telling import ARMY, IS, NEXT_TOWN, SDF, STATE, Sides, counted, day, on, said

from vedette.merge import merge
from vedette.merge.tolls import reading
from vedette.model import Account, Claim, Figure, Interval, Party


def account(*claims: Claim) -> Account:
    made = merge([], claims, parties=Sides())
    assert made == merge([], claims[::-1], parties=Sides())
    return made


@pytest.mark.parametrize(
    ("figures", "low", "high", "disputed"),
    [
        ([(40, 40)], 40, 40, False),
        ([(40, None)], 40, None, False),
        ([(None, 40)], None, 40, False),
        ([(40, None), (45, 45)], 40, 45, False),
        ([(40, None), (30, 30)], 30, 40, True),
        ([(12, 12), (15, 15)], 12, 15, True),
        ([(12, 12), (12, 12)], 12, 12, False),
        ([(10, 20), (15, 30)], 10, 30, False),
        ([(0, 0), (7, 7)], 0, 7, True),
    ],
)
def test_side_by_side(
    figures: list[tuple[float | None, float | None]], low: float | None, high: float | None, disputed: bool
) -> None:
    claims = [counted(f"d{number}", *figure) for number, figure in enumerate(figures)]
    made = account(*claims)
    (toll,) = made.tolls
    assert (toll.low, toll.high) == (low, high)
    assert toll.claims == tuple(sorted(claim.claim_id for claim in claims))
    assert [dispute.slot for dispute in made.disputes] == (["figure"] if disputed else [])


def test_dispute_lists_each_reading_with_its_claims() -> None:
    claims = [counted("a", 12, 12), counted("b", 15, None, published=day(6)), counted("c", 12, 12, published=day(7))]
    made = account(*claims)
    (dispute,) = made.disputes
    a, b, c = (claim.claim_id for claim in claims)
    assert dispute.subject == made.tolls[0].toll_id
    assert dispute.sides == (("12", tuple(sorted([a, c]))), ("at least 15", (b,)))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"place": NEXT_TOWN}, id="another town"),
        pytest.param({"time": on(9)}, id="another day"),
        pytest.param({"type": "injured"}, id="wounded"),
        pytest.param({"figure": Figure(9, 9, "families", "nine families")}, id="families are no people"),
        pytest.param({"target": (Party("soldiers", "soldiers"),)}, id="soldiers"),
        pytest.param({"actor": (SDF,)}, id="killed by another"),
        pytest.param({"time": Interval(day(1).replace(year=2011), None)}, id="since the war began"),
    ],
)
def test_other_things_are_counted_apart(other: dict[str, object]) -> None:
    first = counted("a", 12, 12, actor=(STATE,))
    assert len(account(first, replace(first, document_id="b", claim_id="b", **other)).tolls) == 2  # type: ignore[arg-type]


def test_part_of_a_party_is_that_party() -> None:
    assert len(account(counted("a", 12, 12, actor=(STATE,)), counted("b", 12, 12, actor=(ARMY,))).tolls) == 1


@pytest.mark.parametrize("status", ["planned", "denied"])
def test_what_did_not_happen_counts_nothing(status: str) -> None:
    assert account(counted("a", 12, 12, status=status)).tolls == ()


def test_no_figure_counts_nothing() -> None:
    assert account(counted("a", 12, 12, figure=None), counted("b", None, None)).tolls == ()


def test_displaced_and_fighters() -> None:
    displaced = said(
        "a", "displaced", kind="displacement", figure=Figure(350000, 350000, "people", "350,000"), time=on(1, 4)
    )
    fighters = said("a", "fighters", kind="strength", actor=(IS,), figure=Figure(1500, 1500, "fighters", "1,500"))
    tolls = {
        (toll.kind, toll.low, tuple(party.name for party in toll.target)) for toll in account(displaced, fighters).tolls
    }
    assert tolls == {("displacement", 350000, ()), ("strength", 1500, ("Islamic State",))}


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (1500, 1500, "1,500"),
        (40, None, "at least 40"),
        (None, 40, "up to 40"),
        (30, 40, "30–40"),
        (2.5, 2.5, "2.5"),
    ],
)
def test_reading(low: float | None, high: float | None, words: str) -> None:
    assert reading(Figure(low, high, "killed", "")) == words


def test_one_voice_counts_two_things() -> None:
    """``Ten wounded, seven of them lightly``: a whole and its part, and no dispute."""
    claims = [counted("a", 10, 10), counted("a", 7, 7, quote="seven of them"), counted("b", 7, 7)]
    made = account(*claims)
    assert sorted((toll.low, len(toll.claims)) for toll in made.tolls) == [(7, 2), (10, 1)]
    assert made.disputes == ()
