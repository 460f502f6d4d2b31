"""How a record behaves, whatever it is kept in."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from made_claims import READER, arbitrary_claims, claim, page, report
from vedette.errors import NotFoundError, RecordError
from vedette.ids import claim_id
from vedette.merge import merge
from vedette.model import Account, Claim, Hints, Interval, Page, Party, Place, Rejected, Span
from vedette.record import Record

STORED = {"suppress_health_check": [HealthCheck.function_scoped_fixture], "deadline": None}
IS = Party("Islamic State", "IS", "islamic_state")


def fill(record: Record, *claims: Claim, document_id: str = "d1", **slots: Any) -> None:
    record.add(page(document_id), report(document_id, f"Report {document_id}.", **slots), claims, READER)


# --- adding and getting back ---


def test_what_was_added_comes_back(record: Record) -> None:
    told = report(
        furniture=(Span(3, 9),), dateline="BEIRUT", language="en", url="http://outlet.example/1", publisher=None
    )
    came = replace(page(), hints=Hints("d1", date(2017, 11, 5), title="Title"))
    assert record.add(came, told, [claim()], READER)
    assert record.page(came.page_id) == came
    assert record.report("d1") == told
    assert list(record.iter_reports()) == [told]
    assert record.claim(claim().claim_id) == claim()
    assert list(record.iter_claims()) == [claim()]


@settings(max_examples=30, **STORED)
@given(st.lists(arbitrary_claims(), max_size=4, unique_by=lambda claim: claim.claim_id))
def test_any_claim_comes_back(claims: list[Claim]) -> None:
    with Record.open(":memory:") as record:
        fill(record, *claims)
        assert sorted(record.iter_claims(), key=lambda one: one.claim_id) == sorted(
            claims, key=lambda one: one.claim_id
        )


def test_adding_again_changes_nothing(record: Record) -> None:
    assert record.add(page(), report(), [claim()], READER)
    record.add_rejected(Rejected("bad.bin", "no text in it", "binary"))
    before = list(record.dump())
    assert not record.add(page(), report(), [claim()], READER)
    record.add_rejected(Rejected("bad.bin", "no text in it", "binary"))
    assert list(record.dump()) == before


def test_bytes_are_kept_as_they_came(record: Record) -> None:
    content = bytes(range(256)) * 40
    record.add(Page("p1", "odd.html", "text/html", content), report(), [], READER)
    assert record.page("p1").content == content


def test_has_page_is_of_one_reader(record: Record) -> None:
    assert not record.has_page(page().page_id, READER)
    record.add(page(), report(), [claim()], READER)
    assert record.has_page(page().page_id, READER)
    assert not record.has_page(page().page_id, "made 2")


def test_same_id_with_another_text_is_another_document(record: Record) -> None:
    """A corrected story stands beside the first, with its own claims."""
    record.add(page("one"), report(text="The army took the town."), [claim()], READER)
    corrected = report(text="The army did not take the town.")
    for _ in range(2):
        record.add(page("two"), corrected, [claim()], READER)
    first, second = record.iter_reports()
    assert (first.document_id, second.text) == ("d1", corrected.text)
    assert second.document_id.startswith("d1~")
    assert len(second.document_id) == len("d1~") + 8
    moved = list(record.iter_claims(document_id=second.document_id))
    assert [one.claim_id for one in moved] == [claim_id(replace(claim(), document_id=second.document_id))]
    assert record.has_page(page("two").page_id, READER)


def test_later_reading_replaces_the_earlier_and_loses_nothing(record: Record) -> None:
    record.add(page(), report(), [claim()], READER)
    again = claim(type="advance", reader="made 2")
    record.add(page(), report(), [again], "made 2")
    assert list(record.iter_claims()) == [again]
    assert list(record.iter_claims(reader=READER)) == [claim()]
    assert record.claim(claim().claim_id) == claim()
    assert record.counts()["claims"] == 1


def test_one_claim_that_fails_keeps_nothing(record: Record) -> None:
    broken = replace(claim(), confidence=None)  # type: ignore[arg-type]
    with pytest.raises(RecordError):
        record.add(page(), report(), [claim(type="clash"), broken], READER)
    assert record.counts()["reports"] == record.counts()["claims"] == record.counts()["pages"] == 0


def test_rejected_and_runs(record: Record) -> None:
    run = record.start_run(READER)
    record.add_rejected(Rejected("b", "empty", "empty"))
    record.add_rejected(Rejected("a", "binary", "binary"))
    record.finish_run(run, read=3, rejected=2)
    assert [one.location for one in record.iter_rejected()] == ["a", "b"]
    assert record.counts()["rejected"] == 2


def test_judgements_are_appended_and_heeded(record: Record) -> None:
    fill(record, claim())
    record.refresh()
    assert len(record.account().events) == 1
    made = record.add_judgement(claim().claim_id, "reject", "ana", "a caption")
    assert record.judgements() == [made]
    assert record.refresh()
    assert record.account().events == ()
    record.add_judgement(claim().claim_id, "confirm", "ben")
    record.refresh()
    assert len(record.account().events) == 1


@pytest.mark.parametrize("ask", ["page", "report", "claim", "event"])
def test_nothing_of_that_name(record: Record, ask: str) -> None:
    with pytest.raises(NotFoundError, match="nowhere"):
        getattr(record, ask)("nowhere")


# --- asking for claims ---

RAQQA = Place("Ar-Raqqah", 35.95, 39.01, 10, "gn:2", kind="town")
ASKED = [
    claim("d1", "zero", place=RAQQA, type="clash", actor=(IS,), time=None, published=date(2017, 10, 1)),
    claim("d1", "one hundred% sure_thing", status="denied", confidence=0.3, source=(IS,)),
    claim("d2", "two", kind="control", type="held", time=Interval(date(2017, 11, 4), None), place=None, published=None),
    claim("d2", "three", target=(IS,), time=Interval(None, date(2017, 10, 1))),
]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, [0, 1, 2, 3]),
        ({"kind": "control"}, [2]),
        ({"kind": "event", "type": "capture"}, [1, 3]),
        ({"document_id": "d2"}, [2, 3]),
        ({"place": "raqqa"}, [0]),
        ({"place": "ar-raqqah"}, [0]),
        ({"place": "gn:2"}, [0]),
        ({"place": "%"}, []),
        ({"party": "islamic_state"}, [0, 3]),
        ({"party": "ISLAMIC state"}, [0, 3]),
        ({"party": "Islamic"}, []),
        ({"source": "Islamic State"}, [1]),
        ({"status": "denied"}, [1]),
        ({"since": date(2017, 11, 4)}, [2]),
        ({"until": date(2017, 10, 15)}, [3]),
        ({"since": date(2017, 11, 3), "until": date(2017, 11, 3)}, [1]),
        ({"published_until": date(2017, 10, 1)}, [0]),
        ({"published_since": date(2017, 10, 2)}, [1, 3]),
        ({"bbox": (38, 35.5, 40, 36)}, [0]),
        ({"bbox": (170, -90, -170, 90)}, []),
        ({"min_confidence": 0.5}, [0, 2, 3]),
        ({"words": "hundred SURE"}, [1]),
        ({"words": "Islamic two"}, []),
        ({"words": '"'}, []),
        ({"limit": 2}, [0, 1]),
        ({"limit": 2, "offset": 1}, [1, 2]),
        ({"offset": 3}, [3]),
        ({"limit": 0}, []),
    ],
)
def test_filters(record: Record, filters: dict[str, Any], expected: list[int]) -> None:
    placed = [replace(one, quote=replace(one.quote, start=number, end=number + 9)) for number, one in enumerate(ASKED)]
    for document in ("d2", "d1"):
        fill(record, *(one for one in placed[::-1] if one.document_id == document), document_id=document)
    assert [one.quote.start for one in record.iter_claims(**filters)] == expected


def test_unknown_filter_is_an_error(record: Record) -> None:
    with pytest.raises(TypeError, match="colour"):
        list(record.iter_claims(colour="red"))


# --- what follows ---


def test_refresh_stores_what_merge_says(record: Record) -> None:
    claims = [claim(), claim("d1", "IS is there", kind="control", type="held", actor=(IS,), place=RAQQA)]
    fill(record, *claims)
    assert record.account().events == ()
    assert record.refresh()
    assert record.account() == merge(list(record.iter_reports()), claims)
    assert not record.refresh()
    assert record.refresh(force=True)
    event = record.account().events[0]
    assert record.event(event.event_id) == event
    assert list(record.iter_events()) == [event]
    assert {one.place.name for one in record.iter_holdings()} == {"Deir ez-Zor", "Ar-Raqqah"}
    assert record.holdings_at(date(2017, 11, 2)) == []
    assert len(record.holdings_at(date(2017, 11, 3))) == 2


def test_refresh_after_more_reports(record: Record) -> None:
    fill(record, claim())
    record.refresh()
    late = date(2017, 11, 9)
    fill(record, claim("d2", "again taken", published=late), document_id="d2", published=late)
    assert record.refresh()
    assert [event.reports for event in record.account().events] == [2]
    assert [event.reports for event in record.account(date(2017, 11, 5)).events] == [1]
    assert record.account(date(2017, 11, 4)).events == ()
    assert record.holdings_at(date(2017, 11, 3), as_of=date(2017, 11, 4)) == []


def test_what_was_known_on_a_day_is_all_that_is_read_for_it(record: Record) -> None:
    asked: list[tuple[int, int]] = []

    def counting(reports: Any, claims: Any, judgements: Any = (), as_of: date | None = None) -> Account:
        asked.append((len(reports), len(claims)))
        return merge(reports, claims, judgements, as_of)

    fill(record, claim())
    fill(record, claim("d2", "again taken", published=date(2017, 11, 9)), document_id="d2", published=date(2017, 11, 9))
    fill(record, claim("d3", "undated", published=None), document_id="d3", published=None)
    expected = merge(list(record.iter_reports()), list(record.iter_claims(as_read=True)), as_of=date(2017, 11, 5))
    record._deriving.merge = counting
    assert record.account(date(2017, 11, 5)) == expected
    assert asked == [(1, 2)]


def test_without_a_merge_it_says_how_to_get_one() -> None:
    with Record.open(":memory:") as record, pytest.raises(RecordError, match=r"vedette\.open"):
        record.refresh()


def test_counts(record: Record) -> None:
    fill(record, claim())
    record.refresh()
    counts = record.counts()
    assert (counts["pages"], counts["reports"], counts["claims"], counts["events"], counts["holdings"]) == (
        1,
        1,
        1,
        1,
        1,
    )


def test_dump_is_the_same_whatever_came_first() -> None:
    dumps = []
    for order in (("d1", "d2"), ("d2", "d1")):
        with Record.open(":memory:", merge=merge) as record:
            record.start_run(READER)
            for document in order:
                fill(record, claim(document), document_id=document)
            record.refresh()
            dumps.append(list(record.dump()))
    assert dumps[0] == dumps[1]


def test_many_threads_read_while_one_writes(record: Record) -> None:
    failures: list[BaseException] = []

    def read() -> None:
        try:
            for _ in range(10):
                found = list(record.iter_claims())
                assert len(found) == len({one.claim_id for one in found})
                record.search("town")
        except BaseException as error:  # noqa: BLE001 - handed to the test
            failures.append(error)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for number in range(10):
        fill(record, claim(f"d{number}"), document_id=f"d{number}")
    for reader in readers:
        reader.join()
    assert failures == []
    assert record.counts()["claims"] == 10
