"""A record that was tampered with, or damaged, is told from one that is whole."""

from __future__ import annotations

import sqlite3
import zlib
from pathlib import Path

import pytest
from sqlalchemy import text

from made_claims import READER, claim, page, report
from vedette.merge import merge
from vedette.record import Record

TEXT = "Syrian forces took Deir Ezzor on Friday."


@pytest.fixture
def filled(record: Record) -> Record:
    record.add(page(TEXT), report(text=TEXT), [claim()], READER)
    record.add_judgement(claim().claim_id, "confirm", "ana")
    record.refresh()
    return record


def test_a_whole_record_has_no_fault(filled: Record) -> None:
    assert filled.check() == []


@pytest.mark.parametrize(
    ("tampering", "wrong"),
    [
        ("UPDATE reports SET text = 'Other forces took Deir Ezzor on Friday.'", "hash was taken from"),
        ("UPDATE reports SET body = '[[0,999]]'", "lies outside its text"),
        ("UPDATE pages SET size = 3", "its bytes are not those"),
        ('UPDATE pages SET hints = \'{"title":"Another"}\'', "its bytes are not those"),
        ("UPDATE claims SET form = replace(form, '\"capture\"', '\"clash\"')", "its id was taken from"),
        ("UPDATE claims SET form = replace(form, 'took', 'left')", "do not stand at 0 to 29"),
        ("UPDATE claims SET form = '{}'", "cannot be read"),
        ("UPDATE claims SET type = 'clash'", "its columns"),
        ("UPDATE judgements SET verdict = 'reject'", "its id was taken from"),
        ("DELETE FROM judgements", "older than what was read"),
    ],
)
def test_what_was_changed_behind_its_back_is_found(filled: Record, tampering: str, wrong: str) -> None:
    with filled._session.writing() as connection:
        connection.execute(text(tampering.replace(":", "\\:")))
    assert any(wrong in fault.wrong for fault in filled.check())


def test_bytes_that_cannot_be_unpacked(filled: Record) -> None:
    with filled._session.writing() as connection:
        connection.execute(text("UPDATE pages SET content = :content"), {"content": b"rubbish"})
    assert "cannot be unpacked" in filled.check()[0].wrong
    with filled._session.writing() as connection:
        connection.execute(text("UPDATE pages SET content = :content"), {"content": zlib.compress(b"other words")})
    assert "hash" in filled.check()[0].wrong


def test_a_row_that_refers_to_nothing(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Record.open(path, merge=merge) as record:
        record.add(page(TEXT), report(text=TEXT), [claim()], READER)
    with sqlite3.connect(path) as raw:
        raw.execute("DELETE FROM readings")
    raw.close()
    with Record.open(path) as record:
        assert any("not there" in fault.wrong for fault in record.check())
