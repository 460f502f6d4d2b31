"""Backups of either store hold all that it held, and are restored into either."""

from __future__ import annotations

from pathlib import Path

import pytest

from made_claims import READER, claim, page, report
from vedette.errors import RecordError
from vedette.merge import merge
from vedette.model import Rejected
from vedette.record import Record


@pytest.fixture
def filled(record: Record) -> Record:
    for number in range(3):
        name = f"d{number}"
        record.add(page(name), report(name, f"Syrian forces took Deir Ezzor: story {name}."), [claim(name)], READER)
    record.add_rejected(Rejected("bad.bin", "no text in it", "binary"))
    record.add_judgement(claim("d1").claim_id, "edit", "ana", "", {"type": "clash"})
    record.refresh()
    return record


def test_a_backup_is_the_record(filled: Record, tmp_path: Path) -> None:
    filled.backup(tmp_path / "copy.db")
    assert [path.name for path in tmp_path.iterdir() if "copy" in path.name] == ["copy.db"]
    with Record.open(tmp_path / "copy.db", create=False, merge=merge) as copy:
        assert list(copy.dump()) == list(filled.dump())
        assert copy.check() == []
        assert [hit.document_id for hit in copy.search("story d2")] == ["d2"]
        assert [one.type for one in copy.iter_claims(words="syrian", document_id="d1")] == ["clash"]
        assert not copy.refresh(), "what it derives is there, too"


def test_a_backup_is_restored_into_any_store(record: Record, tmp_path: Path) -> None:
    with Record.open(tmp_path / "first.db", merge=merge) as first:
        first.add(page(), report(), [claim()], READER)
        first.add_judgement(claim().claim_id, "confirm", "ana")
        first.refresh()
        first.backup(tmp_path / "copy.db")
        expected = list(first.dump())
    record.restore(tmp_path / "copy.db")
    assert list(record.dump()) == expected
    assert record.check() == []
    assert [hit.document_id for hit in record.search("deir ezzor")] == ["d1"]
    assert record.add(page("new"), report("d2", "Another story."), [claim("d2")], READER)
    with pytest.raises(RecordError, match="has reports already"):
        record.restore(tmp_path / "copy.db")
    assert record.counts()["reports"] == 2


def test_a_backup_overwrites_nothing(filled: Record, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(RecordError, match="there already"):
        filled.backup(tmp_path / "notes.txt")
    assert (tmp_path / "notes.txt").read_text() == "mine"
    with pytest.raises(RecordError, match=r"nowhere|cannot be"):
        filled.backup(tmp_path / "nowhere" / "copy.db")


def test_what_is_no_backup_is_not_restored(record: Record, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine " * 100)
    with pytest.raises(RecordError, match="no record of Vedette"):
        record.restore(tmp_path / "notes.txt")
    with pytest.raises(RecordError, match="there is no record"):
        record.restore(tmp_path / "missing.db")
