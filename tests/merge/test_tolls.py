"""Tolls: figures side by side, never added."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

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


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("another five", "another five civilians died"),
        ("21", "21 others died"),
        ("six", "six other people were killed"),
        ("three more", "three more died of their wounds"),
        ("him", "killed him"),
    ],
)
def test_those_beside_others_are_no_rival_number_of_all(words: str, quote: str) -> None:
    part = counted("b", 5, 5, figure=Figure(5, 5, "killed", words), quote=quote)
    made = account(counted("a", 30, 30), part, replace(part, document_id="c", claim_id="c"))
    assert sorted((toll.low, len(toll.claims)) for toll in made.tolls) == [(5, 2), (30, 1)]
    assert made.disputes == ()


@pytest.mark.parametrize("words", ["more than 30", "No more than 30", "30 or more", "30 mothers"])
def test_more_than_is_a_number_of_all(words: str) -> None:
    rival = counted("b", 5, 5, figure=Figure(5, 5, "killed", words), quote=f"{words} were killed")
    assert len(account(counted("a", 30, 30), rival).tolls) == 1


@pytest.mark.parametrize(
    ("one", "many"), [("civilian", "civilians"), ("child", "children"), ("militiaman", "militiamen")]
)
def test_one_of_a_sort_is_of_that_sort(one: str, many: str) -> None:
    """``No civilian was killed`` denies ``27 civilians``."""
    made = account(counted("a", 27, None, target=(Party(many, many),)), counted("b", 0, 0, target=(Party(one, one),)))
    assert len(made.tolls) == 1
    assert [dispute.slot for dispute in made.disputes] == ["figure"]


def test_a_total_that_grows_is_no_dispute() -> None:
    """The war's dead by June 2016 and by November 2017 are two numbers; two of one month are rivals."""
    began = date(2011, 3, 1)

    def total(document: str, dead: int, told: date) -> Claim:
        return counted(document, dead, dead, time=Interval(began, None, basis="text"), published=told)

    grown = account(total("a", 280_000, date(2016, 6, 30)), total("b", 340_000, date(2017, 11, 20)))
    assert (len(grown.tolls), grown.disputes) == (2, ())
    rivals = account(total("a", 280_000, date(2016, 6, 30)), total("b", 470_000, date(2016, 6, 2)))
    assert [dispute.slot for dispute in rivals.disputes] == ["figure"]
