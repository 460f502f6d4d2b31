"""The commands by which people judge, code in sheets, look after a record: each leaves what it says it leaves."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from made_claims import READER, claim, page, report
from vedette.cli import main
from vedette.model import Party, Quote
from vedette.record import Record
from vedette.tools import open_record

TEXT = "Syrian forces took Deir Ezzor on Friday. IS fighters left Mayadin, the Observatory said."
IS = Party("Islamic State", "IS fighters", "islamic_state")
FIRST = claim(quote=Quote(TEXT[:29], 0, 29))
SECOND = claim(quote=Quote(TEXT[41:65], 41, 65), type="withdrawal", actor=(IS,), place=None, confidence=0.3)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_record(tmp_path / "r.db") as record:
        record.add(page(TEXT), report(text=TEXT), [FIRST, SECOND], READER)
        record.add(page("Another."), report("d2", "Another."), [], READER)
        record.refresh()
    return tmp_path / "r.db"


def vedette(path: Path, *words: str, who: str = "ana", ends: int = 0) -> Result:
    done = CliRunner().invoke(main, list(words), env={"VEDETTE_RECORD": str(path), "VEDETTE_WHO": who})
    assert done.exit_code == ends, done.output
    return done


def claims(path: Path) -> dict[str, tuple[str, float]]:
    with Record.open(path, create=False) as record:
        return {one.claim_id: (one.type, one.confidence) for one in record.iter_claims()}


def test_every_verdict_is_a_command(path: Path) -> None:
    one, two = FIRST.claim_id, SECOND.claim_id
    said = vedette(path, "judge", "reject", one, "--why", "a caption").output.strip()
    assert list(claims(path)) == [two]
    vedette(path, "judge", "undo", said)
    vedette(path, "judge", "confirm", one)
    vedette(
        path,
        "judge",
        "edit",
        two,
        "--set",
        "type=clash",
        "--set",
        'place={"name": "Mayadin"}',
        "--set",
        "time=2017-11-03",
    )
    assert claims(path) == {one: ("capture", 1.0), two: ("clash", 1.0)}
    vedette(path, "judge", "merge", one, two)
    with Record.open(path) as record:
        (event,) = record.account().events
    vedette(path, "judge", "split", event.event_id, two)
    vedette(path, "judge", "place", two, "Some Hamlet", "--at", "35", "40")
    vedette(path, "judge", "party", "record", "Army of X", "--for", "Islamic State", "--later")
    vedette(
        path,
        "judge",
        "add",
        "d1",
        "--quote",
        "left Mayadin",
        "--kind",
        "control",
        "--type",
        "lost",
        "--set",
        "figure=40- killed",
    )
    vedette(path, "judge", "copy", "d2", "--of", "d1")
    with Record.open(path) as record:
        found = {claim.type: claim for claim in record.iter_claims()}
        assert len(record.account().events) == 2
        assert record.account().copies[0].original == "d1"
    assert found["clash"].place is not None
    assert (found["clash"].place.name, found["clash"].actor[0].name) == ("Some Hamlet", "Army of X")
    assert found["lost"].figure is not None
    assert (found["lost"].figure.low, found["lost"].figure.high, found["lost"].figure.unit) == (40, None, "killed")
    listed = vedette(path, "judgements", "list")
    assert "confirm" in listed.output
    assert "a caption" not in listed.output, "what is undone does not stand"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("confirm", "c0"), "no claim or event c0"),
        (("edit", FIRST.claim_id, "--set", "colour=red"), "colour"),
        (("edit", FIRST.claim_id, "--set", "colour"), "SLOT=VALUE"),
        (("edit", FIRST.claim_id, "--set", "figure=many"), "no figure"),
        (("edit", FIRST.claim_id, "--set", "place={"), "no JSON"),
        (("add", "d1", "--quote", "not there", "--type", "clash"), "does not have the words"),
        (("place", "record", "X", "--at", "1", "2"), "needs 'for'"),
    ],
)
def test_what_makes_no_sense_is_told_in_one_line(path: Path, words: tuple[str, ...], told: str) -> None:
    done = vedette(path, "judge", *words, ends=2)
    assert told in done.output
    assert done.output.count("\n") == 1


def test_a_judgement_needs_a_name(path: Path) -> None:
    assert "say who judges" in vedette(path, "judge", "confirm", FIRST.claim_id, who="", ends=2).output


def test_coders_work_in_a_sheet(path: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_bytes(vedette(path, "judgements", "sheet").stdout_bytes)
    text = sheet.read_text(encoding="utf-8-sig")
    sheet.write_text(text.replace(f",{SECOND.claim_id},,", f",{SECOND.claim_id},reject,"), encoding="utf-8-sig")
    assert "1 judgement new of 1" in vedette(path, "judgements", "import", str(sheet), who="").output
    assert list(claims(path)) == [FIRST.claim_id]
    for form in ("csv", "jsonl"):
        out = tmp_path / f"out.{form}"
        out.write_bytes(vedette(path, "judgements", "export", "--format", form).stdout_bytes)
        assert "0 judgements new of 1" in vedette(path, "judgements", "import", str(out)).output
    row = next(csv.DictReader(io.StringIO(text)))
    assert row["sentence"].endswith("the Observatory said."), "a coder judges by the sentence"
    assert row["title"].startswith("Title of")
    of_report = vedette(path, "judgements", "sheet", "--report", "d1").stdout
    assert FIRST.claim_id in of_report
    assert "no report d9" in vedette(path, "judgements", "sheet", "--report", "d9", ends=2).output


def test_lines_that_are_no_judgements(path: Path, tmp_path: Path) -> None:
    for text, told in (('{"subject": "c1"}\n', "without verdict"), ("{\n", "line 1"), ("a,b\n1,2\n", "no column")):
        file = tmp_path / "lines"
        file.write_text(text)
        assert told in vedette(path, "judgements", "import", str(file), ends=2).output


def test_review_says_why(path: Path) -> None:
    done = vedette(path, "review")
    assert "low confidence: 0.30" in done.output
    assert "IS fighters left Mayadin" in done.output
    first = vedette(path, "review", "--limit", "1").output
    assert "Withdrawal 2017-11-03" in first, "the type in words, not as a code"
    assert "“IS fighters left Mayadin, the Observatory said.”" in first, "the whole sentence"
    assert "The Outlet" in first, "whose report it is"


def test_agreement_is_a_table(path: Path) -> None:
    for who, verdict in (("ana", "confirm"), ("ben", "reject")):
        vedette(path, "judge", verdict, FIRST.claim_id, who=who)
        vedette(path, "judge", "confirm", SECOND.claim_id, who=who)
    lines = vedette(path, "agreement", "ana", "ben").output.splitlines()
    assert lines[0].split() == ["slot", "alpha", "units", "agreed"]
    assert lines[1].split() == ["claim", "0.000", "2", "1"]
    assert "nobody named 'eva'" in vedette(path, "agreement", "ana", "eva", ends=2).output


def test_record_is_checked_backed_up_and_restored(path: Path, tmp_path: Path) -> None:
    assert "2 claims; 0 judgements: all as kept" in vedette(path, "record", "check").output
    copy, new = tmp_path / "copy.db", tmp_path / "new.db"
    vedette(path, "record", "backup", str(copy))
    assert "there already" in vedette(path, "record", "backup", str(copy), ends=2).output
    assert "2 reports, 2 claims" in vedette(new, "record", "restore", str(copy)).output
    assert claims(new) == claims(path)
    with Record.open(path) as record, record._session.writing() as connection:
        connection.exec_driver_sql("UPDATE reports SET text = 'Nothing happened.'")
    assert "report d1: its text is not the one" in vedette(path, "record", "check", ends=1).output
