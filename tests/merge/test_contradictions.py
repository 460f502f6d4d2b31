"""What the reports of one happening contradict each other about, and why an event reads as it does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from made_claims import claim, report
from vedette.merge import merge
from vedette.model import Account, Claim, Event, Interval, Party, Place, Quote

TOWN = Place("Rawa", 34.48, 41.91, 10.0, "100", kind="town")
NEIGHBOUR = Place("Rayhana", 34.49, 41.93, 10.0, "101", kind="town")
ARMY = Party("Iraqi army", "Iraqi army", "mil-iq")
TEXTS = ("Iraqi forces took Rawa on Friday.", "Rawa fell, they said.", "The town of Rawa was lost to the army.")


def _merged(*slots: dict[str, Any]) -> tuple[Account, list[Claim]]:
    reports = [
        report(f"d{n}", text=TEXTS[n % 3] + f" {n}" * 40, published=date(2017, 11, 18)) for n in range(len(slots))
    ]
    defaults = {"kind": "event", "type": "capture", "place": TOWN, "actor": (ARMY,), "target": ()}
    defaults["time"] = Interval(date(2017, 11, 17), date(2017, 11, 17), "Friday")
    claims = [
        claim(f"d{n}", Quote(TEXTS[n % 3][:10], 0, 10), **(defaults | one), claim_id=f"c{n}")
        for n, one in enumerate(slots)
    ]
    return merge(reports, claims), claims


def _slots(account: Account) -> dict[str, tuple[str, ...]]:
    return {one.slot: tuple(words for words, _ in one.sides) for one in account.disputes}


def _event(account: Account) -> Event:
    (event,) = account.events
    return event


def test_two_days_for_one_capture_are_a_dispute() -> None:
    later = Interval(date(2017, 11, 18), date(2017, 11, 18), "Saturday")
    account, _ = _merged({}, {"time": later})
    assert _slots(account)["time"] == ("2017-11-17", "2017-11-18")
    assert _event(account).sources == 2


def test_a_day_that_only_the_tense_gives_contradicts_nobody() -> None:
    tense = Interval(date(2017, 11, 17), date(2017, 11, 18), None, "day", "tense")
    account, _ = _merged({}, {"time": tense})
    assert "time" not in _slots(account)


def test_two_towns_are_a_dispute() -> None:
    account, _ = _merged({}, {"place": NEIGHBOUR})
    assert _slots(account)["place"] == ("Rawa", "Rayhana")


def test_two_towns_of_one_name_are_told_apart_by_where_they_lie() -> None:
    account, _ = _merged({}, {"place": replace(NEIGHBOUR, name="Rawa")})
    assert _slots(account)["place"] == ("Rawa at 34.48, 41.91", "Rawa at 34.49, 41.93")


def test_types_that_exclude_each_other_are_a_dispute_and_vaguer_ones_none() -> None:
    account, _ = _merged({"type": "abduction"}, {"type": "arrest"})
    assert _slots(account)["type"] == ("abduction", "arrest")
    account, _ = _merged({"type": "attack"}, {"type": "air_strike"})
    assert "type" not in _slots(account)


def test_an_event_says_why_it_reads_as_it_does() -> None:
    account, _ = _merged({}, {"type": "capture"}, {"actor": ()})
    reasons = dict(_event(account).reasons)
    assert reasons["type"] == "told by 3 of 3 sources"
    assert reasons["actor"] == "Iraqi army: told by 2 of 2 sources"
    assert reasons["time"].startswith("as the words say")
