"""Who is presumed to have held a place before the first that was told."""

from __future__ import annotations

from dataclasses import replace

from telling import IS, SDF, STATE, Sides, account, control, day, on, state, taken

from vedette.merge import with_presumed
from vedette.model import Claim, Holding, Interval, Party, Place


def _view(*claims: Claim, of: Party | None = STATE) -> list[Holding]:
    def state_of(place: Place) -> Party | None:
        return of

    return with_presumed(account(*claims).holdings, {one.claim_id: one for one in claims}, state_of, Sides())


def _told(*claims: Claim, of: Party | None = STATE) -> list[tuple[str, int | None, int | None]]:
    view = _view(*claims, of=of)
    return [
        (one.holder.name if one.holder else "?", one.start and one.start.day, one.end and one.end.day) for one in view
    ]


def test_the_state_held_it_before_another_took_it() -> None:
    assert _told(taken("a", IS, 3)) == [(STATE.name, None, 2), (IS.name, 3, None)]
    assert _view(taken("a", IS, 3))[0].confidence < 0.5


def test_nothing_is_presumed_of_the_state_s_own_nor_of_no_state() -> None:
    assert _told(taken("a", STATE, 3)) == [(STATE.name, 3, None)]
    assert _told(taken("a", IS, 3), of=None) == [(IS.name, 3, None)]


def test_nothing_is_presumed_of_a_take_within_a_year() -> None:
    year = Interval(day(1).replace(month=1), day(30).replace(month=12))
    assert _told(taken("a", IS, 3, time=year, published=day(30)))[0][0] == IS.name


def test_who_brought_a_contest_has_won_it_once_it_is_over() -> None:
    over = control("a", "contested", IS, Interval(day(6), day(9)), published=day(12))
    assert _told(over)[1:] == [(IS.name, 6, 9), (IS.name, 10, None)]
    assert _view(over)[-1].confidence < 0.5
    assert _told(control("a", "contested", STATE, Interval(day(6), day(9)), published=day(12))) == [(STATE.name, 6, 9)]
    held = state("b", "held", SDF, 2)
    assert _told(held, over)[-1] == (SDF.name, 6, 9)


def test_what_is_merely_claimed_ends_no_presumption() -> None:
    assert _told(taken("a", IS, 3, status="uncertain")) == [(STATE.name, None, None)]
    seen = state("b", "held", IS, 5)
    assert _told(replace(taken("a", IS, 3), status="uncertain"), seen)[-1] == (IS.name, 5, None)
    assert on(3).start == day(3)
