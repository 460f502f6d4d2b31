"""After a few new reports, the account is the one that merging all anew would give, and little is written for it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import groupby
from pathlib import Path

import pytest
from sqlalchemy import event

from made_claims import READER, claim, page, report
from vedette.merge import merge, update
from vedette.model import Account, Figure, Interval, Judgement, Party, Place
from vedette.record import Read, Record

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from merge_scale import made_war


def war(claims: int, seed: int) -> list[Read]:
    """The reports of a made war with what they claim, in the order in which they were published."""
    reports, told = made_war(claims, seed)
    of = {name: list(those) for name, those in groupby(told, key=lambda one: one.document_id)}
    return [Read(None, one, of[one.document_id]) for one in reports]


@pytest.fixture
def renewed(record: Record) -> Iterator[Record]:
    """A record that is brought up to date by what is new; it counts how often that was enough."""
    record._deriving.update = update
    yield record


def whole(record: Record) -> Account:
    return merge(list(record.iter_reports()), list(record.iter_claims(as_read=True)), record.judgements())


def test_one_report_at_a_time_is_as_all_at_once(renewed: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    reads = war(400, seed=3)
    renewed.add_many(reads[:-20], READER)
    renewed.refresh()
    monkeypatch.setattr(renewed._deriving, "merge", None)  # a whole merge would fail now
    for read in reads[-20:]:
        renewed.add_many([read], READER)
        assert renewed.refresh()
        assert not renewed.refresh()
    found, expected = renewed.account(), whole(renewed)
    assert found.events == expected.events
    assert found.holdings == expected.holdings
    assert found.tolls == expected.tolls
    assert found.disputes == expected.disputes
    assert found.copies == expected.copies


def test_judgements_are_merged_where_they_fall(renewed: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """Confirming, rejecting, editing, joining, parting and undoing change a part; a new report may come with them."""
    reads = war(400, seed=4)
    renewed.add_many(reads[:-1], READER)
    renewed.refresh()
    monkeypatch.setattr(renewed._deriving, "merge", None)  # a whole merge would fail now
    events = [one for one in renewed.account().events if len(one.claims) > 1]
    toll = renewed.account().tolls[3]
    party = {"name": "Party Q", "id": "party_q"}
    made = [
        renewed.add_judgement(events[0].claims[0], "reject", "ana"),
        renewed.add_judgement(events[1].claims[0], "edit", "ana", "", {"type": "clash", "actor": [party]}),
        renewed.add_judgement(toll.claims[0], "reject", "ana"),
    ]
    assert renewed.refresh()
    assert renewed.account() == whole(renewed)
    made.append(renewed.add_judgement(events[2].event_id, "merge", "ben", "", {"with": [events[4].event_id]}))
    made.append(renewed.add_judgement(events[5].event_id, "split", "ben", "", {"claims": [events[5].claims[0]]}))
    renewed.add_many(reads[-1:], READER)
    assert renewed.refresh()
    assert renewed.account() == whole(renewed)
    for one in made:
        renewed.add_judgement(one.judgement_id, "undo", "ana")
    assert renewed.refresh()
    assert not renewed.refresh()
    assert renewed.account() == whole(renewed)
    assert not any(party["name"] in one.actor for one in renewed.account().events)


def test_judgements_made_earlier_elsewhere_are_merged_whole(renewed: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    renewed.add_many(war(100, seed=4), READER)
    claims = sorted(one.claim_id for one in renewed.iter_claims())
    renewed.add_judgement(claims[0], "reject", "ana")
    renewed.refresh()
    anchor = renewed.claim(claims[1], as_read=True)
    early = Judgement("", claims[1], "reject", "ben", "2020-01-01T00:00:00", "", {}, (anchor,))
    assert renewed.import_judgements([early])
    assert renewed.refresh()
    assert renewed.account() == whole(renewed)


@pytest.mark.parametrize("seed", range(4))
def test_late_and_mixed_reports(seed: int) -> None:
    """Reports that come weeks late change what was there; whatever the update cannot tell is merged whole."""
    reads = war(600, seed)
    late = reads[seed::11]
    with Record.open(":memory:", merge=merge, update=update) as record:
        record.add_many([read for read in reads if read not in late], READER)
        record.refresh()
        for read in late:
            record.add_many([read], READER)
            record.refresh()
        found, expected = record.account(), whole(record)
    assert found.holdings == expected.holdings
    assert len(set(found.events) ^ set(expected.events)) <= len(expected.events) // 50
    claimed = [key for one in found.events for key in one.claims]
    assert len(claimed) == len(set(claimed)), "no claim tells of two events"
    assert sorted(claimed) == sorted(key for one in expected.events for key in one.claims)


def test_only_what_changes_is_written(renewed: Record) -> None:
    reads = war(400, seed=5)
    renewed.add_many(reads[:-1], READER)
    renewed.refresh()
    renewed.add_many(reads[-1:], READER)
    written: list[str] = []

    def note(connection: object, cursor: object, statement: str, values: list[object], *_: object) -> None:
        if statement.startswith('INSERT INTO "events"'):
            written.append(statement)
            assert len(values) <= 10

    event.listen(renewed._session.engine, "before_cursor_execute", note)
    renewed.refresh()
    event.remove(renewed._session.engine, "before_cursor_execute", note)
    assert written


def test_what_cannot_be_told_from_a_part_is_merged_whole(renewed: Record) -> None:
    """A judgement, a second reading, a first account, a judgement that moves claims."""
    renewed.add(page(), report(), [claim()], READER)
    assert renewed.refresh()
    renewed.add_judgement(claim().claim_id, "edit", "ana", "", {"place": {"name": "Elsewhere"}})
    assert renewed.refresh()
    assert [one.place.name for one in renewed.account().events if one.place] == ["Elsewhere"]
    renewed.add(page("two"), report("d2"), [claim("d2")], READER)
    assert renewed.refresh()
    assert renewed.account() == whole(renewed)
    renewed.add(page(), report(), [claim(type="clash", reader="made 2")], "made 2")
    assert renewed.refresh()
    assert renewed.account() == whole(renewed)


def test_a_name_that_is_put_right_is_so_in_claims_by_hand(renewed: Record) -> None:
    renewed.add(page(), report(), [claim()], READER)
    words = renewed.report("d1").text.split()[0]
    place = {"name": "Mayadin", "lat": 35.019, "lon": 40.45, "gazetteer_id": "gn:9", "kind": "town"}
    by_hand = {
        "kind": "event",
        "type": "clash",
        "place": place,
        "quote": {"exact": words, "start": 0, "end": len(words)},
    }
    renewed.add_judgement("d1", "add", "ana", "", {"claim": by_hand})
    renewed.refresh()
    meant = {"for": {"gazetteer_id": "gn:9"}, "place": {"name": "Elsewhere"}}
    renewed.add_judgement("record", "place", "ana", "", meant)
    renewed.refresh()
    assert "Elsewhere" in [one.place.name for one in renewed.account().events if one.place]
    assert renewed.account() == whole(renewed)


def test_a_figure_that_finds_its_event_belongs_to_none_no_longer(renewed: Record) -> None:
    figure = Figure(12, 12, "killed", "twelve")
    toll = claim("d1", kind="casualties", type="killed", figure=figure, actor=())
    renewed.add(page(), report("d1", "Twelve were killed there, as nobody else told."), [toll], READER)
    renewed.refresh()
    assert [one.event_id for one in renewed.account().tolls] == [None]
    happened = [claim("d2", type="air_strike"), claim("d2", kind="casualties", type="killed", figure=figure, actor=())]
    renewed.add(page("two"), report("d2", "A raid on the town, of which another has told."), happened, READER)
    renewed.refresh()
    (happening,), (count,) = renewed.account().events, renewed.account().tolls
    assert count.event_id == happening.event_id
    assert len(count.claims) == 2
    assert renewed.account() == whole(renewed)


def test_a_place_may_change_hands_in_an_event_that_people_put_together(renewed: Record) -> None:
    """A capture told of a province, and an attack on a town of it: the town is the event's place."""
    province = Place("Deir ez-Zor Governorate", 35, 40.3, 90, "gn:p", kind="province", country="SY")
    told = [claim("d1", place=province), claim("d2", type="attack", time=None)]
    for one in told:
        renewed.add(page(one.document_id), report(one.document_id, f"Story {one.document_id}."), [one], READER)
    renewed.refresh()
    renewed.add_judgement(told[0].claim_id, "merge", "ana", "", {"with": [told[1].claim_id]})
    renewed.refresh()
    assert [one.place.name for one in renewed.account().holdings] == ["Deir ez-Zor"]
    assert renewed.account() == whole(renewed)


class Provinces:
    """Every town lies in the one province."""

    def areas(self, place: Place) -> list[str]:
        return [] if place.kind == "province" else ["gn:p"]


def test_a_town_goes_on_to_inherit_what_is_said_of_its_province() -> None:
    province = Place("Deir ez-Zor Governorate", 35, 40.3, 90, "gn:p", kind="province", country="SY")
    told = [
        claim("d1", kind="control", type="held", place=province),
        claim("d2", type="clash", published=date(2017, 11, 20), time=Interval(date(2017, 11, 19), date(2017, 11, 19))),
        claim("d3", published=date(2017, 12, 1), time=Interval(date(2017, 11, 30), date(2017, 11, 30))),
        claim(
            "d4", kind="control", type="held", place=province, actor=(Party("Islamic State", "IS", "islamic_state"),)
        ),
    ]
    whole = partial(merge, places=Provinces())
    with Record.open(":memory:", merge=whole, update=partial(update, places=Provinces())) as record:
        for one in told:
            record.add(page(one.document_id), report(one.document_id, f"Story {one.document_id}."), [one], READER)
            record.refresh()
            expected = whole(list(record.iter_reports()), list(record.iter_claims()))
            assert sorted(record.account().holdings, key=str) == sorted(expected.holdings, key=str)
    assert any(held.place.name == "Deir ez-Zor" for held in expected.holdings)
