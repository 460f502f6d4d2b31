"""What a record says was known on a day is what merging what was known on it gives, however the record came about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any

import pytest

from made_claims import READER, claim, report
from vedette.ageing import aged
from vedette.ids import claim_id
from vedette.merge import annals, merge, update
from vedette.model import Account, Claim, Figure, Holding, Interval, Party, Place, Report
from vedette.record import Record
from vedette.record.annals import in_order

FIRST = date(2017, 11, 1)
LAST = 14
TOWNS = (
    Place("Mayadin", 35.019, 40.450, 10, "gn:1", kind="town", country="SY"),
    Place("Al-Quriyah", 34.98, 40.52, 10, "gn:2", kind="town", country="SY"),
    Place("Mayadin citadel", 35.010, 40.42, 3, "gn:3", kind="site", country="SY"),
    Place("Al-Qaim", 34.37, 41.09, 10, "gn:5", kind="town", country="IQ"),
)
PROVINCE = Place("Deir ez-Zor Governorate", 35.2, 40.3, 120, "gn:4", kind="province", country="SY")
SIDES = tuple(Party(name, name, name.casefold()) for name in ("Army", "Rebels", "Alliance"))
TYPES = (
    *[("event", "capture")] * 3,
    ("event", "withdrawal"),
    ("event", "siege"),
    ("event", "clash"),
    *[("control", "held")] * 2,
    ("control", "contested"),
    ("casualties", "killed"),
)


class InTheProvince:
    """Every Syrian town lies in the one province."""

    def areas(self, place: Place) -> Sequence[str]:
        return ("gn:4",) if place.country == "SY" and place.kind != "province" else ()


def day(number: int) -> date:
    return FIRST + timedelta(number)


def made(chance: Random, name: str, published: date | None, places: Sequence[Place]) -> tuple[Report, list[Claim]]:
    """A report in words of its own, and some claims of it."""
    text = " ".join(f"{name}{number}" for number in range(40))
    told = []
    for number in range(chance.randint(1, 4)):
        kind, what = chance.choice(TYPES)
        when = day(chance.randint(0, LAST))
        span = Interval(when, when + timedelta(chance.choice((0, 0, 0, 3, 300))))
        slots: dict[str, Any] = {
            "kind": kind,
            "type": what,
            "figure": Figure(5, 5, "killed", "5") if kind == "casualties" else None,
            "actor": (chance.choice(SIDES),),
            "target": (chance.choice(SIDES),) if chance.random() < 0.3 else (),
            "place": chance.choice(places),
            "time": span if chance.random() < 0.9 else None,
            "status": chance.choice(("asserted", "asserted", "asserted", "uncertain", "denied")),
            "quote": f"{name} says {number}",
            "published": published,
        }
        told.append(claim(name, **slots))
    unique = {claim_id(one): replace(one, claim_id=claim_id(one)) for one in told}
    return report(name, text, published=published), list(unique.values())


def add(record: Record, one: Report, told: Sequence[Claim]) -> None:
    record.add(None, one, told, READER)


def anew(record: Record, as_of: date | None, whole: Callable[..., Any]) -> Account:
    """The account as merged from all that the record has read."""
    account = whole(list(record.iter_reports()), list(record.iter_claims(as_read=True)), record.judgements(), as_of)
    return replace(account, holdings=tuple(in_order(account.holdings)))


def kept(record: Record, as_of: date | None) -> Account:
    account = record.account(as_of)
    return replace(account, holdings=tuple(in_order(account.holdings)))


def expected(record: Record, at: date, as_of: date, whole: Callable[..., Any]) -> list[Holding]:
    account = anew(record, as_of, whole)
    held = (one for one in account.holdings if (one.start or date.min) <= at <= (one.end or date.max))
    return [aged(one, at) for one in in_order(held)]


def tells_every_day(record: Record, whole: Callable[..., Any]) -> None:
    for number in range(0, LAST + 2, 2):
        at = day(number - number % 3)
        assert record.holdings_at(at, as_of=day(number)) == expected(record, at, day(number), whole)
        assert kept(record, day(number)) == anew(record, day(number), whole)


def opened(address: str, areas: InTheProvince | None) -> Record:
    around = {"places": areas}
    return Record.open(
        address, merge=partial(merge, **around), update=partial(update, **around), annals=partial(annals, **around)
    )


def lives(record: Record, seed: int, areas: InTheProvince | None) -> None:
    """Reports of any day come one by one or some at once, people judge them, and the record is brought up to date or
    not; at every step it tells what was known on each day."""
    chance, whole = Random(seed), partial(merge, places=areas)
    places = (*TOWNS, PROVINCE) if areas else TOWNS
    for step in range(8):
        deed = chance.choice(("add", "add", "add", "several", "judge", "nothing"))
        if deed in ("add", "several"):
            for number in range(1 if deed == "add" else chance.randint(2, 5)):
                came = day(chance.randint(0, LAST)) if chance.random() < 0.95 else None
                add(record, *made(chance, f"d{step}{number}", came, places))
        elif deed == "judge":
            judge(record, chance)
        if chance.random() < 0.8:
            renew(record, whole)
        for _ in range(3):
            at, as_of = day(chance.randint(0, LAST)), day(chance.randint(0, LAST))
            assert record.holdings_at(at, as_of=as_of) == expected(record, at, as_of, whole)
            assert kept(record, as_of) == anew(record, as_of, whole)
    renew(record, whole)
    tells_every_day(record, whole)


def renew(record: Record, whole: Callable[..., Any]) -> None:
    record.refresh()
    assert kept(record, None) == anew(record, None, whole)


def judge(record: Record, chance: Random) -> None:
    told = sorted(one.claim_id for one in record.iter_claims(as_read=True))
    if len(told) > 1:
        one, other = chance.sample(told, 2)
        verdict = chance.choice(("confirm", "reject", "edit", "merge", "split", "undo"))
        subject, change = one, None
        if verdict == "undo":
            said = [one.judgement_id for one in record.judgements()]
            subject, verdict = (chance.choice(said), "undo") if said else (one, "confirm")
        elif verdict == "edit":
            change = {"actor": [{"name": side.name, "id": side.id} for side in chance.sample(SIDES, 1)]}
        elif verdict in ("merge", "split"):
            change = {"with" if verdict == "merge" else "claims": [other]}
        record.add_judgement(subject, verdict, "ana", "", change)


@pytest.mark.parametrize("seed", range(12))
def test_whatever_happens_to_it(seed: int) -> None:
    areas = InTheProvince() if seed % 2 else None
    with opened(":memory:", areas) as record:
        lives(record, seed, areas)


@pytest.mark.parametrize("seed", range(2))
def test_in_every_store(record: Record, seed: int) -> None:
    record._deriving.update, record._deriving.annals = update, annals
    lives(record, seed, None)


@pytest.fixture
def told(record: Record) -> Record:
    """A record of twelve reports, one a day, that keeps annals and can merge no more."""
    record._deriving.update, record._deriving.annals = update, annals
    chance = Random(7)
    for number in range(12):
        add(record, *made(chance, f"d{number}", day(number), TOWNS))
    record.refresh()
    return record


def test_nothing_is_merged_for_an_answer(told: Record) -> None:
    whole = [expected(told, day(6), day(number), merge) for number in range(14)]
    accounts = [anew(told, day(number), merge) for number in range(14)]
    assert len({one.events for one in accounts}) > 8
    assert any(one.tolls for one in accounts)
    told._deriving.merge = None
    assert [kept(told, day(number)) for number in (*range(14), 3, 9)] == [*accounts, accounts[3], accounts[9]]
    assert [told.holdings_at(day(6), as_of=day(number)) for number in range(14)] == whole
    assert any(len(one) > 1 for one in whole)
    of_iraq = [one for one in told.holdings_at(day(9), as_of=day(11)) if one.place.country == "IQ"]
    assert of_iraq
    assert told.holdings_at(day(9), as_of=day(11), country="IQ") == of_iraq


def test_a_report_that_is_not_merged_yet_leaves_earlier_days_as_they_were(told: Record) -> None:
    before = told.holdings_at(day(6), as_of=day(7))
    add(told, *made(Random(1), "d99", day(9), TOWNS))
    assert told.holdings_at(day(9), as_of=day(9)) == expected(told, day(9), day(9), merge)
    told._deriving.merge = None
    assert told.holdings_at(day(6), as_of=day(7)) == before


def test_a_new_report_writes_but_its_places_from_its_day_on(told: Record) -> None:
    def rows() -> set[str]:
        return {line for line in told.dump() if line.startswith('{"country"') and '"table":"annals"' in line}

    before = rows()
    took = claim("d99", actor=(SIDES[2],), place=TOWNS[0], time=Interval(day(12), day(12)), published=day(13))
    told._deriving.merge = None
    add(told, report("d99", "A story of its own that no other report tells.", published=day(13)), [took])
    assert told.refresh()
    changed = before ^ rows()
    assert changed
    assert all('"place":"gn:1"' in line or '"place":"gn:3"' in line for line in changed)
    assert told.holdings_at(day(13), as_of=day(12)) != told.holdings_at(day(13), as_of=day(13))


def test_a_record_without_annals_is_given_some(told: Record) -> None:
    expected = list(told.dump())
    with told._session.writing() as connection:
        connection.exec_driver_sql("DELETE FROM annals")
        connection.exec_driver_sql("DELETE FROM annals_made")
    assert told.refresh()
    assert list(told.dump()) == expected
    assert not told.refresh()


def test_a_second_reading_changes_what_was_known_from_its_day_on(told: Record) -> None:
    _, claims = made(Random(99), "d4", day(4), TOWNS)
    told.add(None, told.report("d4"), [replace(one, reader="made 2") for one in claims], "made 2")
    tells_every_day(told, merge)
    told.refresh()
    tells_every_day(told, merge)


def test_reports_that_cannot_be_told_by_day_are_merged_when_asked(record: Record) -> None:
    """Of a report that bears no date one claim was known before the other."""
    record._deriving.annals = annals
    claims = [claim("d1", actor=(side,), published=day(number)) for number, side in enumerate(SIDES)]
    add(record, report("d1", published=None), [replace(one, claim_id=claim_id(one)) for one in claims])
    record.refresh()
    assert not record.refresh()
    tells_every_day(record, merge)
