"""Tolls by month: nothing is added twice, open ends stay open, what has no month is listed and not added."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from vedette.commands.tolls import row
from vedette.model import Interval, Party, Place, Toll
from vedette.monthly import month_of, monthly

TOWN = Place("Homs", 34.7, 36.7, 10.0, "1")


def _toll(key: str, first: int, last: int | None = None, **slots: Any) -> Toll:
    time = Interval(date(2017, 11, first), date(2017, 11, last or first))
    form = {"kind": "casualties", "type": "killed", "target": (), "place": TOWN, "time": time, "event_id": None}
    form |= {"claims": ("c" + key,), "low": 10.0, "high": 10.0, "unit": "people"} | slots
    return Toll(toll_id=key, **form)


def test_incidents_add_up() -> None:
    (count,) = monthly([_toll("a", 3), _toll("b", 9, low=4.0, high=6.0, best=5.0)])
    assert (count.month, count.low, count.best, count.high) == ("2017-11", 14.0, 15.0, 16.0)
    assert count.tolls == ("a", "b")


def test_a_months_total_is_not_added_to_its_incidents() -> None:
    (count,) = monthly([_toll("a", 3), _toll("b", 9), _toll("t", 1, 30, low=50.0, high=50.0)])
    assert (count.low, count.best, count.high) == (50.0, 50.0, 50.0)
    (count,) = monthly([_toll("a", 3), _toll("b", 9), _toll("t", 1, 30, low=15.0, high=15.0)])
    assert (count.low, count.best, count.high) == (20.0, 20.0, 20.0)


def test_totals_are_rivals_and_never_added() -> None:
    (count,) = monthly([_toll("t", 1, 30, low=40.0, high=40.0), _toll("u", 2, 30, low=60.0, high=60.0)])
    assert (count.low, count.high) == (40.0, 60.0)


def test_open_ends_stay_open() -> None:
    (count,) = monthly([_toll("a", 3, high=None), _toll("b", 9, low=None, high=7.0)])
    assert (count.low, count.high) == (10.0, None)


def test_people_families_victims_and_doers_are_kept_apart() -> None:
    party = Party("Islamic State", "IS", "is")
    counts = monthly(
        [_toll("a", 3), _toll("b", 3, unit="families"), _toll("c", 3, actor=(party,)), _toll("d", 3, target=(party,))]
    )
    assert len(counts) == 4


def test_one_of_a_sort_is_counted_with_that_sort() -> None:
    (count,) = monthly(
        [
            _toll("a", 3, target=(Party(name="soldiers", text=""),)),
            _toll("b", 9, target=(Party(name="soldier", text=""),)),
        ]
    )
    assert count.best == 20.0


def test_large_numbers_are_written_out() -> None:
    (count,) = monthly([_toll("a", 3, low=2_000_000.0, high=None)])
    assert row(count)[-4:] == ("2000000", "2000000", "", "a")


def test_what_has_no_month_is_listed_apart() -> None:
    year = Interval(date(2017, 1, 1), date(2017, 12, 31))
    known, unknown = monthly([_toll("a", 3), _toll("y", 1, time=year, low=900.0, high=900.0)])
    assert (known.month, unknown.month) == ("2017-11", None)
    assert known.best == 10.0 and unknown.best == 900.0
    assert month_of(None) is None


@given(st.lists(st.tuples(st.integers(1, 30), st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=8))
def test_low_is_never_above_best_nor_best_above_high(days: list[tuple[int, int, int]]) -> None:
    tolls = [
        _toll(str(n), day, low=float(low), high=float(low + more), best=float(low))
        for n, (day, low, more) in enumerate(days)
    ]
    (count,) = monthly(tolls)
    assert count.low is not None and count.best is not None and count.high is not None
    assert count.low <= count.best <= count.high
