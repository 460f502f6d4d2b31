"""What a province lends its towns: only the silent ones, only while they are silent, and marked as lent."""

from __future__ import annotations

from datetime import date

from vedette.ageing import FRESH, HALF_LIFE, aged
from vedette.merge.inherited import inherited
from vedette.model import Holding, Party, Place

ARMY = Party("Syrian army", "Syrian army", "mil-sy")
REBELS = Party("rebels", "rebels")
TARTUS = Place("Tartus Governorate", 34.9, 36.1, 40.0, "area-1", kind="province", country="SY")
BANIYAS = Place("Baniyas", 35.2, 35.9, 10.0, "town-1", kind="town", country="SY")
SAFITA = Place("Safita", 34.8, 36.1, 10.0, "town-2", kind="town", country="SY")


class InTartus:
    def areas(self, place: Place) -> tuple[str, ...]:
        return ("area-1",) if place.gazetteer_id in {"town-1", "town-2"} else ()


def _held(place: Place, start: date | None, end: date | None = None, **slots: object) -> Holding:
    form = {"holder": ARMY, "status": "held", "claims": ("c1",), "against": (), "confidence": 0.8} | slots
    return Holding(place=place, start=start, end=end, **form)  # type: ignore[arg-type]


def _lent(*holdings: Holding) -> list[Holding]:
    return inherited(holdings, [], InTartus())


def test_a_silent_town_inherits_and_a_speaking_one_does_not_while_it_speaks() -> None:
    province = _held(TARTUS, date(2024, 1, 10))
    town = _held(BANIYAS, date(2024, 2, 1), date(2024, 2, 20), holder=REBELS)
    lent = _lent(province, town)
    assert [(one.place.name, one.start, one.end) for one in lent] == [
        ("Baniyas", date(2024, 1, 10), date(2024, 1, 31)),
        ("Baniyas", date(2024, 2, 21), None),
    ]
    assert all(one.inherited and one.holder == ARMY and one.confidence == 0.4 for one in lent)
    assert all(one.claims == province.claims for one in lent)


def test_a_province_partly_held_or_lost_says_nothing_of_a_town() -> None:
    town = _held(BANIYAS, date(2024, 2, 1), date(2024, 2, 20), holder=REBELS)
    for status, holder in (("partly_held", ARMY), ("contested", ARMY), ("lost", None)):
        assert not _lent(_held(TARTUS, date(2024, 1, 10), status=status, holder=holder), town)


def test_a_town_that_nobody_named_is_not_drawn() -> None:
    assert not _lent(_held(TARTUS, date(2024, 1, 10)))


def test_a_town_elsewhere_inherits_nothing() -> None:
    far = Place("Idlib", 35.9, 36.6, 10.0, "town-9", kind="town")
    assert not _lent(_held(TARTUS, date(2024, 1, 10)), _held(far, date(2024, 1, 1), date(2024, 1, 2)))


def test_what_is_lent_never_overlaps_what_is_known() -> None:
    own = _held(SAFITA, None, date(2024, 1, 31), holder=REBELS)
    lent = _lent(_held(TARTUS, None), own)
    assert [(one.start, one.end) for one in lent] == [(date(2024, 2, 1), None)]


def test_old_news_is_less_sure() -> None:
    held = _held(BANIYAS, date(2024, 1, 1), seen=date(2024, 1, 1))
    fresh, old = (
        aged(held, date(2024, 1, 1 + FRESH)),
        aged(held, date.fromordinal(date(2024, 1, 15).toordinal() + HALF_LIFE)),
    )
    assert fresh.confidence == held.confidence
    assert old.confidence == held.confidence / 2
    ended = _held(BANIYAS, date(2024, 1, 1), date(2024, 3, 1), seen=date(2024, 1, 1))
    assert aged(ended, date(2026, 1, 1)) == ended
