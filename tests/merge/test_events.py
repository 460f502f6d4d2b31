"""Which claims are one happening. Each row: two claims of two reports, and whether they are one event."""

from __future__ import annotations

from dataclasses import replace

import pytest
from telling import (
    ARMY,
    IS,
    MILITANTS,
    NEXT_TOWN,
    PROVINCE,
    QUARTER,
    SDF,
    STATE,
    TOWN,
    Sides,
    control,
    counted,
    day,
    groups,
    on,
    said,
)

from vedette.errors import NotFoundError
from vedette.merge import merge
from vedette.model import Claim, Dispute, Interval, Place, Quote

ONE, TWO = True, False
OTHER_ENTRY = replace(TOWN, gazetteer_id="x", name="Al-Mayādīn")
WEST = replace(TOWN, relation="west of")
HILL, SAME_HILL = Place("Nowhere Hill"), Place("nowhere hill")
MONTH = {"time": on(1, 30, precision="month"), "published": day(30)}


@pytest.mark.parametrize(
    ("first", "second", "are_one"),
    [
        pytest.param(said("a"), said("b"), ONE, id="same place, day, type"),
        pytest.param(said("a", "air_strike"), said("b", "shelling"), TWO, id="other type"),
        pytest.param(said("a", "attack"), said("b", "air_strike"), ONE, id="attack of unsaid means"),
        pytest.param(said("a", "clash"), said("b", "shelling"), ONE, id="exchange of fire"),
        pytest.param(said("a", "capture"), said("b", "advance"), TWO, id="an advance is no capture"),
        pytest.param(said("a", "clash"), said("b", "clash", time=on(4)), TWO, id="another day"),
        pytest.param(said("a"), said("b", time=on(4)), ONE, id="a capture is dated a day apart"),
        pytest.param(said("a"), said("b", time=on(5)), TWO, id="not two days apart"),
        pytest.param(said("a"), said("b", time=on(5, 6, basis="tense")), TWO, id="nor two from a tense"),
        pytest.param(
            said("a", "clash"), said("b", "clash", time=on(4, 5, basis="tense")), ONE, id="tense is off by a day"
        ),
        pytest.param(said("a"), said("b", place=NEXT_TOWN), TWO, id="the next town"),
        pytest.param(said("a"), said("b", place=OTHER_ENTRY), ONE, id="two entries"),
        pytest.param(said("a", place=TOWN), said("b", place=QUARTER), ONE, id="a site in the town"),
        pytest.param(said("a", actor=(STATE,)), said("b", actor=(SDF,)), TWO, id="another captor"),
        pytest.param(said("a"), said("b", place=WEST), TWO, id="taken west of the town"),
        pytest.param(said("a", "clash"), said("b", "clash", place=WEST), ONE, id="fighting west of the town"),
        pytest.param(said("a", actor=(STATE,)), said("b", actor=(ARMY,)), ONE, id="a part of the same party"),
        pytest.param(said("a", actor=(STATE,)), said("b"), ONE, id="nobody named"),
        pytest.param(
            said("a", "clash", actor=(STATE,), target=(IS,)),
            said("b", "clash", actor=(IS,), target=(ARMY,)),
            ONE,
            id="either way",
        ),
        pytest.param(
            said("a", "shelling", actor=(STATE,), target=(IS,)),
            said("b", "shelling", actor=(IS,), target=(STATE,)),
            TWO,
            id="who shelled whom",
        ),
        pytest.param(
            said("a", target=(IS,)), said("b", "withdrawal", actor=(IS,)), ONE, id="a capture from its other end"
        ),
        pytest.param(
            said("a", actor=(STATE,)), said("b", "withdrawal", actor=(STATE,)), TWO, id="the captor did not withdraw"
        ),
        pytest.param(
            said("a", "attack", target=(MILITANTS,)),
            said("b", "attack", target=(IS,)),
            ONE,
            id="unnamed",
        ),
        pytest.param(
            said("a", "clash", actor=(STATE,), target=(IS,)),
            said("b", "clash", actor=(ARMY,), place=PROVINCE),
            ONE,
            id="the one clash in the province",
        ),
        pytest.param(said("a", "clash"), said("b", "clash", place=PROVINCE), TWO, id="the province without parties"),
        pytest.param(
            said("a", actor=(STATE,)),
            said("b", actor=(STATE,), **MONTH),
            ONE,
            id="the one capture of the month",
        ),
        pytest.param(
            said("a", "shelling"),
            said("b", "shelling", time=on(1, 30), published=day(30)),
            TWO,
            id="shelling all month",
        ),
        pytest.param(said("a", actor=(STATE,)), said("b", actor=(STATE,), time=None), ONE, id="undated, same party"),
        pytest.param(said("a", "clash"), said("b", "clash", time=None), TWO, id="undated, nobody named"),
        pytest.param(
            said("a", "talks", place=None, actor=(STATE,), target=(SDF,)),
            said("b", "talks", place=None, actor=(SDF,), target=(STATE,)),
            ONE,
            id="talks without a place",
        ),
        pytest.param(said("a", "talks", place=None), said("b", "talks", place=None), TWO, id="nothing told"),
        pytest.param(
            said("a", place=Place("Nowhere Hill")),
            said("b", place=Place("nowhere hill")),
            ONE,
            id="a name no gazetteer knows",
        ),
    ],
)
def test_pairs(first: Claim, second: Claim, are_one: bool) -> None:
    account = merge([], [first, second], parties=Sides())
    assert (len(account.events) == 1) is are_one
    assert account == merge([], [second, first], parties=Sides())


def test_one_report_may_tell_two() -> None:
    first = said("a", "air_strike", quote=Quote("an air strike hit the market", 0, 28))
    second = said("a", "air_strike", quote=Quote("another strike hit the bakery", 40, 70))
    assert len(merge([], [first, second]).events) == 2


def test_one_report_may_tell_one_twice() -> None:
    first = said("a", "air_strike", quote=Quote("an air strike hit the market", 0, 28))
    second = said("a", "air_strike", quote=Quote("the air strike at noon", 40, 62))
    assert len(merge([], [first, second]).events) == 1


def test_one_report_lists_shelling_beside_clashes() -> None:
    assert len(merge([], [said("a", "clash"), said("a", "shelling")]).events) == 2


def test_month_that_may_mean_two_days_means_neither() -> None:
    """Captured twice that month: the report of the month joins neither."""
    claims = [
        said("a", time=on(3)),
        said("b", time=on(20), published=day(21)),
        said("c", time=on(1, 30), published=day(30)),
    ]
    assert sorted(map(len, groups(merge([], claims)))) == [1, 1, 1]


def test_third_report_does_not_bridge_two_captors() -> None:
    claims = [said("a", actor=(STATE,)), said("b"), said("c", actor=(SDF,))]
    assert len(merge([], claims).events) == 2


# --- status and disputes ---


def test_denial_is_the_other_side_of_a_dispute() -> None:
    told, denied = said("a", actor=(STATE,)), said("b", actor=(STATE,), status="denied")
    account = merge([], [told, denied])
    (event,) = account.events
    assert event.status == "asserted"
    expected = (("happened", (told.claim_id,)), ("did not happen", (denied.claim_id,)))
    assert account.disputes == (Dispute(event.event_id, "outcome", expected),)


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        (["planned"], "planned"),
        (["denied"], "denied"),
        (["uncertain", "planned"], "uncertain"),
        (["planned", "asserted"], "asserted"),
    ],
)
def test_status(statuses: list[str], status: str) -> None:
    claims = [said(f"d{number}", status=one) for number, one in enumerate(statuses)]
    (event,) = merge([], claims).events
    assert event.status == status


def test_two_accused_of_one_gas_attack() -> None:
    account = merge([], [said("a", "chemical_attack", actor=(STATE,)), said("b", "chemical_attack", actor=(IS,))])
    assert len(account.events) == 1
    assert [(dispute.slot, [side for side, _ in dispute.sides]) for dispute in account.disputes] == [
        ("actor", ["Government of Syria", "Islamic State"])
    ]


# --- the best reading of each slot ---


def test_best_slots() -> None:
    claims = [
        said("a", "attack", place=WEST, actor=(STATE,), target=(IS,), time=on(2, 4)),
        said("b", "air_strike", place=TOWN, actor=(STATE,), target=(MILITANTS,), time=on(3)),
        said("c", "air_strike", place=TOWN, target=(IS,), time=on(3)),
    ]
    (event,) = merge([], claims).events
    assert event.type == "air_strike"
    assert event.place == replace(TOWN, text=None)
    assert event.time == Interval(day(3), day(3))
    assert [party.name for party in event.actor] == ["Government of Syria"]
    assert [party.name for party in event.target] == ["Islamic State"]
    assert (event.reports, event.sources) == (3, 3)
    assert event.confidence > max(claim.confidence for claim in claims)


def test_every_link_says_what_carried_it() -> None:
    first, second = said("a", actor=(STATE,), target=(IS,)), said("b", "withdrawal", actor=(IS,))
    (event,) = merge([], [first, second]).events
    (link,) = [words for slot, words in event.reasons if slot == "claims"]
    assert first.claim_id in link and second.claim_id in link
    assert "the same sufferer" in link


def test_withdrawal_and_capture_are_a_capture() -> None:
    (event,) = merge([], [said("a", "withdrawal", actor=(IS,)), said("b", actor=(STATE,), target=(IS,))]).events
    assert (event.type, event.actor[0].name, event.target[0].name) == ("capture", STATE.name, IS.name)


def test_plan_does_not_change_what_is_asserted() -> None:
    claims = [said("a", time=on(2, 3)), said("b", status="planned", time=on(3), actor=(SDF,))]
    (event,) = merge([], claims).events
    assert (event.time, event.actor) == (on(2, 3), ())


# --- tolls of events ---


def test_toll_in_the_same_words() -> None:
    event = said("a", "air_strike", quote=Quote("an air strike killed 12 civilians", 0, 33))
    toll = counted("a", 12, 12, place=None, time=None, quote=Quote("killed 12 civilians", 14, 33))
    account = merge([], [event, toll])
    assert account.events[0].claims == tuple(sorted([event.claim_id, toll.claim_id]))
    assert account.tolls[0].event_id == account.events[0].event_id


def test_toll_of_a_war_is_no_event_s() -> None:
    event = said("a", "clash")
    toll = counted("a", 300000, None, time=Interval(day(1).replace(year=2011), None))
    assert merge([], [event, toll]).tolls[0].event_id is None


def test_toll_of_a_war_told_of_no_day_is_no_event_s() -> None:
    event = said("a", "air_strike", quote=Quote("an air strike took an estimated lives", 0, 37))
    dead = {"place": None, "time": None, "quote": Quote("an estimated lives", 19, 37)}
    assert merge([], [event, counted("a", 400_000, 400_000, **dead)]).tolls[0].event_id is None
    assert merge([], [event, counted("a", 40, 40, **dead)]).tolls[0].event_id is not None


def test_toll_of_another_report_joins_the_only_event_there() -> None:
    event, toll = said("a", "air_strike"), counted("b", 12, 12)
    assert merge([], [event, toll]).tolls[0].event_id is not None
    assert merge([], [event, said("c", "explosion"), toll]).tolls[0].event_id is None


# --- as of ---


def test_as_of_is_what_was_known() -> None:
    early, late, undated = said("a"), said("b", published=day(9)), said("c", published=None)
    claims = [early, late, undated, control("d", "held", IS, on(1), published=day(9))]
    assert merge([], claims, as_of=day(5)) == merge([], [early])
    assert groups(merge([], claims, as_of=day(9))) == {frozenset({early.claim_id, late.claim_id})}


def test_party_that_the_registry_does_not_have() -> None:
    class Strict:
        def compatible(self, a_id: str, b_id: str) -> bool:
            raise NotFoundError(f"no party {a_id}")

        def are_allied(self, a: str, b: str) -> bool:
            raise NotFoundError(f"no party {a}")

        def can_hold(self, party_id: str) -> bool:
            raise NotFoundError(f"no party {party_id}")

    assert len(merge([], [said("a", actor=(STATE,)), said("b", actor=(SDF,))], parties=Strict()).events) == 2
