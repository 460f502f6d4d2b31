"""The control ledger: made claims of one town, and the spells that follow."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from telling import (
    ARMY,
    IS,
    MILITANTS,
    MILITIA,
    NEXT_TOWN,
    PROVINCE,
    SDF,
    STATE,
    TOWN,
    account,
    control,
    day,
    left,
    on,
    said,
    state,
    taken,
    written,
)

from vedette.merge import holdings_at, merge
from vedette.model import Claim, Interval, Party, Place

SILOS, ITSELF = Party("grain silos", "the grain silos"), Party("Mayadin", "Mayadin")
RIVER = Place("Euphrates", 35.0, 40.4, 50, "gn:9", kind="water")


@pytest.mark.parametrize(
    ("claims", "spells"),
    [
        pytest.param([taken("a", STATE, 3)], ["state held 3–"], id="a capture"),
        pytest.param(
            [taken("a", STATE, 3, target=(IS,))], ["is held –2", "state held 3–"], id="a capture from a named party"
        ),
        pytest.param(
            [taken("a", STATE, 3), taken("b", IS, 6)], ["state held 3–5", "is held 6–"], id="a reversal within days"
        ),
        pytest.param(
            [taken("a", STATE, 3), taken("b", ARMY, 6)], ["state held 3–"], id="a part of the holder changes nothing"
        ),
        pytest.param(
            [state("a", "held", STATE, 3), state("b", "partly_held", ARMY, 6)],
            ["state held 3–5", "state partly_held 6–"],
            id="a part of the holder is no new holder in another state either",
        ),
        pytest.param(
            [state("a", "held", STATE, 3), state("b", "held", MILITIA, 6)],
            ["state held 3–"],
            id="that an ally is said to hold it is no change",
        ),
        pytest.param(
            [state("a", "held", STATE, 3), state("b", "partly_held", MILITIA, 6)],
            ["state held 3–5", "state partly_held 6–"],
            id="nor does an ally in another state make a new holder",
        ),
        pytest.param(
            [state("a", "held", STATE, 3), taken("b", MILITIA, 6)],
            ["state held 3–5", "guard held 6–"],
            id="an ally that takes it does",
        ),
        pytest.param([left("a", IS, 3)], ["is held –2", "? lost 3–"], id="a withdrawal leaves nobody"),
        pytest.param(
            [left("a", IS, 3), taken("b", SDF, 5)], ["is held –2", "? lost 3–4", "sdf held 5–"], id="then another comes"
        ),
        pytest.param(
            [left("a", IS, 3, target=(STATE,))], ["is held –2", "state held 3–"], id="who drives another out has it"
        ),
        pytest.param(
            [left("a", IS, 3, target=(MILITANTS,))], ["is held –2", "? lost 3–"], id="but nobody in particular does"
        ),
        pytest.param(
            [left("a", STATE, 3, target=(ARMY,))], ["state held –2", "? lost 3–"], id="nor does one of their own"
        ),
        pytest.param(
            [taken("a", STATE, 3, target=(IS,)), left("b", IS, 4)],
            ["is held –2", "state held 3–"],
            id="its loser tells the same change",
        ),
        pytest.param(
            [state("a", "held", IS, 1), taken("b", STATE, 3)], ["is held 1–2", "state held 3–"], id="seen, then taken"
        ),
        pytest.param(
            [state("a", "held", IS, 1), state("b", "held", SDF, 9)],
            ["is held 1–8", "sdf held 9–"],
            id="a change nobody told",
        ),
        pytest.param(
            [state("a", "held", IS, 1), state("b", "besieged", IS, 4), taken("c", STATE, 9)],
            ["is held 1–3", "is besieged 4–8", "state held 9–"],
            id="besieged in between",
        ),
        pytest.param(
            [state("a", "held", IS, 1), state("b", "contested", STATE, 4)],
            ["is held 1–3", "is contested 4–"],
            id="contested by another",
        ),
        pytest.param([state("a", "lost", IS, 4)], ["is held –3", "? lost 4–"], id="lost"),
        pytest.param([said("a", "siege", actor=(STATE,), target=(IS,), time=on(2))], ["is besieged 2–"], id="a siege"),
        pytest.param([taken("a", STATE, 3, status="planned")], [], id="a plan"),
        pytest.param(
            [state("a", "held", IS, 1), taken("b", STATE, 3, status="uncertain")],
            ["is held 1–"],
            id="a doubtful capture",
        ),
        pytest.param([taken("b", STATE, 3, status="uncertain")], ["state held 3–"], id="nothing but a doubtful one"),
        pytest.param(
            [state("a", "held", IS, 1), taken("b", STATE, 3, status="denied")], ["is held 1–"], id="a denied capture"
        ),
        pytest.param(
            [taken("a", STATE, 3), control("a", "held", IS, None, published=day(4))],
            ["state held 3–"],
            id="an undated state flips nothing",
        ),
        pytest.param(
            [taken("a", STATE, 3), state("a", "held", IS, 4)], ["state held 3–"], id="how it was before, in one report"
        ),
        pytest.param(
            [taken("a", STATE, 3), state("b", "held", IS, 15)],
            ["state held 3–14", "is held 15–"],
            id="much later it is another change",
        ),
        pytest.param([said("a", "advance", actor=(STATE,))], [], id="an advance takes nothing"),
        pytest.param([taken("a", STATE, 3, target=(SILOS,))], [], id="a part of the town is not the town"),
        pytest.param([taken("a", STATE, 3, target=(ITSELF,))], ["state held 3–"], id="the town did not hold itself"),
        pytest.param([taken("a", STATE, 3, place=RIVER)], [], id="nobody holds a river"),
        pytest.param(
            [said("a", actor=(STATE,), time=on(1, 30), published=day(30))],
            ["state held 30–"],
            id="by the month's end",
        ),
        pytest.param([said("a", time=on(3), target=(IS,))], ["is held –2", "? lost 3–"], id="taken by nobody named"),
    ],
)
def test_spells(claims: list[Claim], spells: list[str]) -> None:
    assert [written(holding) for holding in account(*claims).holdings] == spells


def test_rivals_are_both_kept() -> None:
    """The army says it took the town; a report of the next day says that it is still held."""
    took, holds = taken("a", STATE, 3, target=(IS,)), state("b", "held", IS, 4)
    made = account(took, holds)
    before, contested = made.holdings
    assert [written(before), written(contested)] == ["is held –2", "state contested 3–"]
    assert (contested.claims, contested.against) == ((took.claim_id,), (holds.claim_id,))
    (dispute,) = made.disputes
    assert (dispute.subject, dispute.slot) == ("gn:1", "holder")
    assert dispute.sides == ((STATE.name, (took.claim_id,)), (IS.name, (holds.claim_id,)))


def test_two_captors_of_one_day_are_rivals() -> None:
    made = account(taken("a", STATE, 3), taken("b", SDF, 3))
    assert [holding.status for holding in made.holdings] == ["contested"]
    assert [dispute.slot for dispute in made.disputes] == ["holder"]


def test_denial_stands_against_the_spell() -> None:
    took, denied = taken("a", STATE, 3), taken("b", STATE, 3, status="denied", published=day(5))
    (holding,) = account(took, denied).holdings
    assert (holding.claims, holding.against) == ((took.claim_id,), (denied.claim_id,))
    assert holding.confidence < account(took).holdings[0].confidence


def test_doubt_is_weak() -> None:
    (doubtful,) = account(taken("a", STATE, 3, status="uncertain")).holdings
    (certain,) = account(taken("a", STATE, 3)).holdings
    assert doubtful.confidence < certain.confidence / 2


def test_doubt_stands_against_the_holder() -> None:
    holds, doubt = state("a", "held", IS, 1), taken("b", STATE, 3, status="uncertain")
    (holding,) = account(holds, doubt).holdings
    assert holding.against == (doubt.claim_id,)


def test_province_flips_no_town() -> None:
    made = account(taken("a", STATE, 3), state("b", "held", IS, 9, place=PROVINCE))
    assert {holding.place.name: written(holding) for holding in made.holdings} == {
        TOWN.name: "state held 3–",
        PROVINCE.name: "is held 9–",
    }


def test_west_of_a_town_is_not_the_town() -> None:
    made = account(taken("a", STATE, 3), taken("b", IS, 5, place=replace(TOWN, relation="west of")))
    assert [written(holding) for holding in made.holdings] == ["state held 3–"]
    assert len(made.events) == 2


def test_a_village_known_to_lie_in_a_province_is_a_place_of_its_own() -> None:
    village = replace(TOWN, name="Al Malha, Deir ez-Zor", relation="in Deir ez-Zor", gazetteer_id=None)
    assert [written(holding) for holding in account(taken("a", STATE, 3, place=village)).holdings] == ["state held 3–"]
    inside = replace(TOWN, relation="in Mayadin")
    assert account(taken("a", STATE, 3, place=inside)).holdings == ()


def test_a_hold_told_of_as_over_ends_no_other() -> None:
    """``When it held the town, it closed the schools``, told after the town was taken."""
    then = Interval(None, day(9), "when", "unknown", "context")
    made = account(taken("a", STATE, 3), control("b", "held", IS, then, published=day(9)))
    assert [written(holding) for holding in made.holdings] == ["state held 3–"]


def test_told_past_ends_where_it_is_told_to() -> None:
    """``It held the town in 2014``, said in 2017, says nothing of 2015."""
    then = Interval(date(2014, 1, 1), date(2014, 12, 31), precision="year")
    (holding,) = account(control("a", "held", IS, then)).holdings
    assert (holding.start, holding.end) == (date(2014, 1, 1), date(2014, 12, 31))


def test_known_is_the_day_of_the_first_report() -> None:
    made = account(taken("a", STATE, 3, published=day(8)), taken("b", STATE, 3, published=day(5)))
    assert [holding.known for holding in made.holdings] == [day(5)]


def test_holdings_of_a_day() -> None:
    made = account(taken("a", STATE, 3, target=(IS,)), taken("b", SDF, 3, place=NEXT_TOWN)).holdings
    assert sorted(map(written, holdings_at(made, day(2)))) == ["is held –2"]
    assert sorted(map(written, holdings_at(made, day(3)))) == ["sdf held 3–", "state held 3–"]


def test_as_of_knows_no_later_report() -> None:
    claims = [taken("a", IS, 1), taken("b", STATE, 3)]
    assert [written(one) for one in merge([], claims, as_of=day(2)).holdings] == ["is held 1–"]
    assert [written(one) for one in merge([], claims, as_of=day(4)).holdings] == ["is held 1–2", "state held 3–"]


def test_spells_of_a_place_never_overlap() -> None:
    claims = [taken(f"d{number}", (STATE, IS, SDF)[number % 3], 1 + number % 9) for number in range(18)]
    claims += [state(f"s{number}", "held", (IS, SDF)[number % 2], 2 + number) for number in range(9)]
    spells = account(*claims).holdings
    for before, after in pairwise(spells):
        assert before.end is not None
        assert after.start is not None
        assert before.end < after.start


def test_one_report_with_the_words_of_both_sides() -> None:
    """The state says that it retook the town; the rebels say that they still hold it."""
    took = taken("a", STATE, 3, source=(STATE,))
    holds = state("a", "held", SDF, 4, source=(SDF,))
    (contested,) = account(took, holds).holdings
    assert (contested.status, contested.claims, contested.against) == ("contested", (took.claim_id,), (holds.claim_id,))


def test_of_two_rivals_the_one_that_more_reports_name_is_the_holder() -> None:
    claims = [taken("a", STATE, 3), state("b", "held", IS, 4), state("c", "held", IS, 5)]
    made = account(*claims)
    assert [written(holding) for holding in made.holdings] == ["is contested 3–"]
    assert [reading for reading, _ in made.disputes[0].sides] == [IS.name, STATE.name]


def test_left_or_not() -> None:
    made = account(left("a", IS, 3), state("b", "held", IS, 4))
    assert [written(holding) for holding in made.holdings] == ["is held –2", "? contested 3–"]
    assert [reading for reading, _ in made.disputes[0].sides] == ["not Islamic State", IS.name]


def test_seen_after_the_change_of_that_day() -> None:
    """What is said on the day of a capture of the captor's hold is no sign that it held the place before."""
    claims = [taken("a", SDF, 1), state("b", "held", STATE, 3), taken("c", STATE, 3)]
    assert [written(holding) for holding in account(*claims).holdings] == ["sdf held 1–2", "state held 3–"]


def test_a_change_told_to_a_year_comes_before_the_next_that_its_report_tells() -> None:
    year = Interval(date(2017, 1, 1), date(2017, 12, 31), "in 2017")
    first = taken("a", IS, 20, time=year, published=day(20))
    then = taken("a", STATE, 6, published=day(20))
    then = replace(then, quote=replace(then.quote, start=first.quote.start + 50, end=first.quote.end + 50))
    assert [written(one) for one in account(first, then).holdings][-1] == "state held 6–"


def test_a_change_told_to_a_year_is_the_one_known_to_the_day() -> None:
    year = Interval(date(2017, 1, 1), date(2017, 11, 20), "in 2017")
    claims = (taken("a", IS, 3), taken("b", STATE, 6), taken("c", IS, 20, time=year, published=day(20)))
    assert [written(one) for one in account(*claims).holdings] == ["is held 3–5", "state held 6–"]


def test_a_contest_that_its_holder_wins_is_over() -> None:
    claims = (taken("a", IS, 3), state("b", "contested", STATE, 15), taken("c", IS, 20))
    assert [written(one) for one in account(*claims).holdings] == ["is held 3–14", "is contested 15–19", "is held 20–"]


def _fought_over(document: str, first: int, last: int | None, known: int) -> Claim:
    days = Interval(day(first), day(last) if last else None)
    return control(document, "contested", IS, days, actor=(), published=day(known))


def test_a_fight_over_a_place_between_parties_unnamed() -> None:
    open_ = account(taken("a", IS, 3), _fought_over("b", 10, None, 20))
    assert [written(one) for one in open_.holdings] == ["is held 3–9", "is contested 10–"]
    over = account(taken("a", IS, 3), _fought_over("b", 10, 12, 20))
    assert [written(one) for one in over.holdings] == ["is held 3–9", "is contested 10–12", "is held 13–"]


def test_a_contest_told_to_a_day_ends_there() -> None:
    """``Contested by IS between 6 and 9 November``, told on the 12th; before, it was told to go on."""
    open_ = control("a", "contested", IS, Interval(day(6), None), published=day(8))
    over = control("b", "contested", IS, Interval(day(6), day(9)), published=day(12))
    assert [written(one) for one in account(open_).holdings] == ["is contested 6–"]
    assert [written(one) for one in account(open_, over).holdings] == ["is contested 6–9"]
    assert [written(one) for one in account(over).holdings] == ["is contested 6–9"]
    assert [written(one) for one in account(state("c", "contested", IS, 6)).holdings] == ["is contested 6–"]


def test_the_fight_that_brought_a_change_is_over_with_it() -> None:
    made = account(taken("a", IS, 3), taken("b", STATE, 8), _fought_over("c", 5, None, 20))
    assert [written(one) for one in made.holdings] == ["is held 3–7", "state held 8–"]


def test_a_contest_begun_some_day_of_a_year_is_known_from_its_first_report() -> None:
    year = Interval(date(2017, 1, 1), None, precision="year")
    claims = (taken("a", IS, 3), control("b", "contested", IS, year, actor=(), published=day(12)))
    assert [written(one) for one in account(*claims).holdings] == ["is held 3–"]  # the fight that brought it
    claims = (taken("a", IS, 3, time=Interval(date(2016, 5, 3), date(2016, 5, 3))), claims[1])
    assert [written(one) for one in account(*claims).holdings] == ["is held 3–11", "is contested 12–"]


def test_a_capture_told_again_of_a_later_day_by_more_reports_was_told_too_early() -> None:
    early = (state("z", "held", SDF, 1), taken("a", STATE, 3))
    again = taken("b", STATE, 9), taken("c", STATE, 9)
    assert [written(one) for one in account(*early, again[0]).holdings] == ["sdf held 1–2", "state held 3–"]
    assert [written(one) for one in account(*early, *again).holdings] == ["sdf held 1–8", "state held 9–"]


def test_who_held_a_place_before_a_change_told_to_a_year_is_known_until_that_year() -> None:
    year = Interval(date(2017, 1, 1), date(2017, 12, 31), "in 2017")
    before, after = account(taken("a", STATE, 20, time=year, target=(IS,), published=day(20))).holdings
    assert (before.end, after.start) == (date(2016, 12, 31), day(20))


def test_a_contest_told_again_is_one() -> None:
    claims = (taken("a", IS, 3), state("b", "contested", STATE, 15), state("c", "contested", STATE, 18))
    assert [written(one) for one in account(*claims).holdings] == ["is held 3–14", "is contested 15–"]


def test_part_of_a_place_told_before_its_capture_was_known_takes_nothing_back() -> None:
    part, whole = state("a", "partly_held", STATE, 6), taken("b", STATE, 5, published=day(9))
    assert [written(one) for one in account(part, whole).holdings] == ["state held 5–"]
    later = replace(part, published=day(12))
    assert [written(one) for one in account(later, whole).holdings] == ["state held 5–5", "state partly_held 6–"]
