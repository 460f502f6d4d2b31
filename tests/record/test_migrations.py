"""A record of every released version is brought up to date when it is opened, and nothing in it is lost."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from postgres import Server

from made_claims import page
from vedette.errors import RecordVersionError
from vedette.merge import merge
from vedette.record import Record
from vedette.record.schema import METADATA

SCRIPTS = sorted((Path(__file__).parent / "released").glob("*.sql"))
ON_SERVER = [script for script in SCRIPTS if script.stem.endswith(".postgresql")]
RELEASED = [script for script in SCRIPTS if script not in ON_SERVER]
SEARCHED = ("report_words", "claim_words")


def restored(script: Path, folder: Path) -> Path:
    path = folder / "record.db"
    raw = sqlite3.connect(path)
    raw.executescript(script.read_text(encoding="utf-8"))
    raw.close()
    return path


def tables(record: Record) -> dict[str, object]:
    """The differences between the tables as they are and as the code has them."""
    with record._session.reading() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), METADATA)
    return {str(one): one for one in differences if not any(f"'{name}" in str(one) for name in SEARCHED)}


def is_brought_up_to_date(address: str | Path) -> None:
    with Record.open(address, create=False, merge=merge) as record:
        assert record._session.upgraded
        assert [one.document_id for one in record.iter_reports()] == ["d1", "d2"]
        assert [(one.document_id, one.type) for one in record.iter_claims()] == [("d1", "capture"), ("d2", "capture")]
        (judgement,) = record.judgements()
        assert (judgement.who, judgement.why, judgement.anchors) == ("ana", "heard it too", ())
        assert record.claim(judgement.subject).confidence == 1.0
        assert len(record.account().events) == 2
        assert [hit.document_id for hit in record.search("deir ezzor back")] == ["d2"]
        assert len(list(record.iter_claims(place="ez-zo"))) == 2
        assert record.page(page("one").page_id).content == b"one"
        assert record.counts()["rejected"] == 1
        assert not tables(record)
    with Record.open(address, create=False) as again:
        assert not again._session.upgraded
        again.add_judgement(judgement.judgement_id, "undo", "ben")


@pytest.mark.parametrize("script", RELEASED, ids=lambda path: path.stem)
def test_record_of_a_released_version(script: Path, tmp_path: Path) -> None:
    is_brought_up_to_date(restored(script, tmp_path))


@pytest.mark.parametrize("script", ON_SERVER, ids=lambda path: path.stem)
def test_record_of_a_released_version_on_a_server(script: Path, postgresql: Server) -> None:
    postgresql.run("CREATE DATABASE released TEMPLATE template0")
    try:
        postgresql.run(script.read_text(encoding="utf-8"), "released")
        is_brought_up_to_date(postgresql.url("released"))
    finally:
        postgresql.run("DROP DATABASE released WITH (FORCE)")


def test_new_record_needs_no_migration(tmp_path: Path) -> None:
    with Record.open(tmp_path / "new.db") as record:
        assert not tables(record)


def test_record_of_an_unknown_revision(tmp_path: Path) -> None:
    path = restored(RELEASED[0], tmp_path)
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE alembic_version (version_num)")
        raw.execute("INSERT INTO alembic_version VALUES ('7777')")
    raw.close()
    with pytest.raises(RecordVersionError, match="7777"):
        Record.open(path)


def test_an_upgrade_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = restored(RELEASED[0], tmp_path)
    before = path.read_bytes()

    def fails(*_: object, **__: object) -> None:
        raise OSError("the power went")

    monkeypatch.setattr(METADATA, "create_all", fails)
    with pytest.raises(OSError, match="power"):
        Record.open(path)
    raw = sqlite3.connect(path)
    assert raw.execute("SELECT version FROM schema_version").fetchall() == [(1,)]
    assert "anchors" not in {row[1] for row in raw.execute("PRAGMA table_info(judgements)")}
    raw.close()
    assert len(before) == path.stat().st_size
