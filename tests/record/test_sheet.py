"""Judgements go out as a sheet or as JSON lines and come back as they were; coders work in the sheet."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from made_claims import READER, claim, page, report
from vedette.errors import JudgementError, NotFoundError
from vedette.model import Claim, Figure, Interval, Party, Place, Quote
from vedette.record import Record
from vedette.record.sheet import (
    COLUMNS,
    cells_of,
    judgement_from_json,
    judgement_json,
    rows_of,
    rows_to_code,
    write_sheet,
)

TEXT = "=Syrian forces; took Deir Ezzor on Friday. IS fighters left Mayadin, 40 died."
IS = Party("Islamic State", "IS fighters", "islamic_state")
MAYADIN = Place("Mayadin", 35.0, -40.45, 10, "gn:9", kind="town", country="SY", text="Mayadin")
FIRST = claim(quote=Quote(TEXT[:30], 0, 30))
SECOND = claim(
    quote=Quote(TEXT[42:66], 42, 66),
    type="withdrawal",
    actor=(IS,),
    place=MAYADIN,
    figure=Figure(40, None, "killed", "40"),
)


@pytest.fixture
def filled(record: Record) -> Record:
    record.add(page(TEXT), report(text=TEXT), [FIRST, SECOND], READER)
    return record


def coded(record: Record, one: Claim, **cells: str) -> str:
    """The sheet of the record's claims, some cells of one's row filled in."""
    rows = list(rows_to_code(record.iter_claims()))
    return write_sheet([row | (cells if row["subject"] == one.claim_id else {}) for row in rows])


def test_what_goes_out_comes_back(filled: Record) -> None:
    filled.add_judgement(FIRST.claim_id, "edit", "ana", "=cmd|' /C calc'!A0", {"place": None, "type": "clash"})
    filled.add_judgement(SECOND.claim_id, "merge", "ben, of the desk", 'said "so"\nthen', {"with": [FIRST.claim_id]})
    made = filled.judgements()
    with Record.open(":memory:") as other:
        other.add(page(TEXT), report(text=TEXT), [FIRST, SECOND], READER)
        assert other.coded(write_sheet(rows_of(made))) == made
        assert other.import_judgements(other.coded(write_sheet(rows_of(made)))) == 2
        assert other.judgements() == made
    lines = [json.dumps(judgement_json(one)) for one in made]
    assert [judgement_from_json(json.loads(line)) for line in lines] == made


def test_a_sheet_is_one_that_spreadsheets_open(filled: Record) -> None:
    sheet = write_sheet(rows_to_code(filled.iter_claims(), "ana"))
    assert sheet.startswith("\ufeffjudgement_id,subject,verdict,")
    rows = list(csv.DictReader(io.StringIO(sheet.removeprefix("\ufeff"), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert rows[0]["quote"].startswith("'=Syrian"), "no cell runs as a formula"
    assert rows[1]["lon"] == "-40.45", "a number is no formula"
    assert (rows[1]["actor"], rows[1]["low"], rows[1]["high"], rows[1]["who"]) == ("Islamic State", "40", "", "ana")


def test_a_sheet_that_nobody_filled_in_says_nothing(filled: Record) -> None:
    assert filled.coded(write_sheet(rows_to_code(filled.iter_claims())), "ana") == []


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_verdicts_are_filled_in(filled: Record, delimiter: str) -> None:
    rows = list(csv.reader(io.StringIO(coded(filled, FIRST, verdict="reject", why="a caption; no more"), newline="")))
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    assert filled.import_judgements(filled.coded(out.getvalue(), "ana")) == 1
    (made,) = filled.judgements()
    assert (made.subject, made.verdict, made.who, made.why) == (FIRST.claim_id, "reject", "ana", "a caption; no more")
    assert made.anchors == (FIRST,)


@pytest.mark.parametrize(
    ("cells", "slots"),
    [
        ({"type": "clash"}, {"type": "clash"}),
        ({"status": "denied", "verdict": "edit"}, {"status": "denied"}),
        ({"actor": "Islamic State; Some Brigade"}, {"actor": (IS, Party("Some Brigade", "Some Brigade", None))}),
        (
            {"target": "government of syria"},
            {"target": (Party("government of syria", "government of syria", "syria_government"),)},
        ),
        ({"actor": ""}, {"actor": ()}),
        ({"place": "", "lat": "", "lon": ""}, {"place": None}),
        ({"place": "Deir ez-Zor"}, {"place": replace(FIRST.place, text=None) if FIRST.place else None}),
        ({"lat": "35.5"}, {"place": replace(MAYADIN, lat=35.5, gazetteer_id=None)}),
        ({"start": "3/11/17", "type": "clash"}, {"type": "clash", "time": SECOND.time}),
        ({"start": "2017-03-11", "end": ""}, {"time": Interval(date(2017, 3, 11), None, basis="hand")}),
        ({"lat": "35,0", "low": "40,00", "status": "denied"}, {"place": MAYADIN, "status": "denied"}),
        ({"low": "50", "high": "60"}, {"figure": Figure(50, 60, "killed", "40")}),
        ({"low": "", "unit": ""}, {"figure": None}),
    ],
)
def test_changed_cells_are_an_edit(filled: Record, cells: dict[str, str], slots: dict[str, Any]) -> None:
    filled.import_judgements(filled.coded(coded(filled, SECOND, **cells), "ana"))
    found = filled.claim(SECOND.claim_id)
    assert {name: getattr(found, name) for name in slots} == slots
    untouched = {"kind", "type", "actor", "target", "place", "time", "figure", "status", "source"} - set(slots)
    assert all(getattr(found, name) == getattr(SECOND, name) for name in untouched)
    assert filled.claim(FIRST.claim_id) == FIRST


def test_days_are_changed(filled: Record) -> None:
    filled.import_judgements(filled.coded(coded(filled, FIRST, start="2017-11-01", end=""), "ana"))
    time = filled.claim(FIRST.claim_id).time
    assert time
    assert (str(time.start), time.end, time.basis) == ("2017-11-01", None, "hand")


def test_a_row_shows_what_a_coder_has_to_read(filled: Record) -> None:
    told = {"title": "Mayadin falls", "sentence": "IS fighters left Mayadin, 40 died."}
    rows = list(rows_to_code(filled.iter_claims(), around=lambda claim: told))
    assert {(row["title"], row["sentence"]) for row in rows} == {tuple(told.values())}
    assert filled.coded(write_sheet(rows), "ana") == []


def test_a_row_left_as_it_was_does_not_take_back_what_another_coder_said(filled: Record) -> None:
    handed_out = coded(filled, FIRST)
    both = coded(filled, SECOND, type="clash")
    filled.import_judgements(filled.coded(coded(filled, SECOND, place="", lat="", lon=""), "ana"))
    assert filled.coded(handed_out, "ben") == []
    assert filled.import_judgements(filled.coded(both, "ben")) == 1
    assert dict(filled.judgements()[-1].change) == {"type": "clash"}
    assert (filled.claim(SECOND.claim_id).type, filled.claim(SECOND.claim_id).place) == ("clash", None)


def test_two_coders_may_say_the_same_and_one_says_it_once(filled: Record) -> None:
    sheets = [coded(filled, SECOND, type="clash"), coded(filled, FIRST, verdict=" Confirm")]
    for who in ("ana", "ben", "ana"):
        for sheet in sheets:
            filled.import_judgements(filled.coded(sheet, who))
    assert sorted((one.who, one.verdict) for one in filled.judgements()) == [
        ("ana", "confirm"), ("ana", "edit"), ("ben", "confirm"), ("ben", "edit"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"verdict": "praise"}, "row 3 of the sheet: no verdict"),
        ({"verdict": "edit"}, "changes nothing"),
        ({"type": "parade"}, "parade"),
        ({"lat": "north"}, "row 3 of the sheet"),
        ({"start": "Friday"}, "Friday"),
        ({"verdict": "merge", "change": "{"}, "row 3 of the sheet"),
    ],
)
def test_what_makes_no_sense_keeps_the_whole_sheet_out(filled: Record, cells: dict[str, str], words: str) -> None:
    sheet = coded(filled, SECOND, **cells)
    with pytest.raises(JudgementError, match=words):
        filled.import_judgements(filled.coded(sheet, "ana"))
    assert filled.judgements() == []


def test_a_sheet_of_another_record_names_what_is_missing(filled: Record) -> None:
    sheet = write_sheet([{"subject": "c0000", "verdict": "reject", "who": "ana"}])
    with pytest.raises(NotFoundError, match="c0000"):
        filled.import_judgements(filled.coded(sheet))
    with pytest.raises(JudgementError, match="no column verdict"):
        filled.coded("subject,what\nc1,x\n")
    with pytest.raises(JudgementError, match="without subject"):
        judgement_from_json({"verdict": "reject"})


def test_cells_of_an_empty_claim() -> None:
    bare = claim(actor=(), place=None, time=None)
    assert {cells_of(bare)[name] for name in ("actor", "place", "lat", "start", "low", "unit")} == {""}
