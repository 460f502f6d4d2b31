"""Records are opened by path or URL; what cannot be opened is told in one line that names it and the way out."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import event

from made_claims import READER, claim, page, report
from vedette.errors import RecordError, RecordUrlError, RecordVersionError
from vedette.record import Record
from vedette.record.address import name_of, url_of


@pytest.mark.parametrize("form", ["{}/r.db", "sqlite:///{}/r.db", "sqlite+pysqlite:///{}/r.db"])
def test_path_and_url_are_one(tmp_path: Path, form: str) -> None:
    with Record.open(form.format(tmp_path)) as record:
        record.add(page(), report(), [claim()], READER)
    with Record.open(tmp_path / "r.db", create=False) as record:
        assert record.counts()["claims"] == 1


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("", "needs a name"),
        ("mysql://host/x", "mysql"),
        ("http://example.org/record", "http"),
        ("sqlite://record.db", "sqlite:///record.db"),
        ("not a url://", "not a url"),
        ("/nowhere/at/all/r.db", "folder /nowhere/at/all does not exist"),
        ("/", "is a folder"),
    ],
)
def test_address_that_makes_no_sense(address: str, words: str) -> None:
    with pytest.raises(RecordUrlError, match=words) as error:
        Record.open(address)
    assert "\n" not in str(error.value)


def test_password_is_never_shown() -> None:
    with pytest.raises(RecordUrlError) as error:
        url_of("mysql+nonsense://ana:secret@host:port/x")
    assert "secret" not in str(error.value)


def test_postgresql_without_its_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(RecordUrlError, match="pip install") as error:
        url_of("postgresql+psycopg://ana:secret@host/x")
    assert "secret" not in str(error.value)


def test_postgresql_with_its_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: name)
    url = url_of("postgresql://ana:secret@host/x")
    assert url.drivername == "postgresql+psycopg"
    assert name_of(url) == "postgresql+psycopg://ana:***@host/x"


def test_missing_record_is_not_made_for_reading(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="vedette run"):
        Record.open(tmp_path / "r.db", create=False)
    assert not (tmp_path / "r.db").exists()


def test_text_file_is_no_record(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Bring the record home. " * 100)
    with pytest.raises(RecordError, match="no record of Vedette"):
        Record.open(path)
    assert path.read_text().startswith("Bring")


def test_other_database_is_no_record(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "songs.db") as songs:
        songs.execute("CREATE TABLE songs (name)")
    songs.close()
    with pytest.raises(RecordError, match="no record of Vedette"):
        Record.open(tmp_path / "songs.db")


def test_record_of_a_newer_vedette(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    Record.open(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE schema_version SET version = 999")
    raw.close()
    with pytest.raises(RecordVersionError, match="upgrade"):
        Record.open(path)


def _on_each_connection(record: Record, pragma: str) -> None:
    """Sets a pragma on the connections that the record makes from now on."""
    engine = record._session.engine
    engine.dispose()
    event.listen(engine, "connect", lambda connection, _: connection.execute(pragma).close())


@pytest.mark.parametrize(
    ("pragma", "words"),
    [("PRAGMA query_only = 1", "may be read but not written"), ("PRAGMA max_page_count = 1", "the disk is full")],
)
def test_what_cannot_be_written_says_so_and_keeps_what_was_there(tmp_path: Path, pragma: str, words: str) -> None:
    with Record.open(tmp_path / "r.db") as record:
        record.add(page(), report(), [claim()], READER)
        before = list(record.dump())
        _on_each_connection(record, pragma)
        long = "The army advanced. " * 5000
        with pytest.raises(RecordError, match=words):
            record.add(page(long), report("d2", long), [claim("d2")], READER)
        assert list(record.dump()) == before


def test_locked_record_says_so(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Record.open(path) as record:
        _on_each_connection(record, "PRAGMA busy_timeout = 10")
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordError, match="another process"):
            record.add(page(), report(), [claim()], READER)
        other.execute("ROLLBACK")
        other.close()
        assert record.add(page(), report(), [claim()], READER)


def test_written_ahead(tmp_path: Path) -> None:
    Record.open(tmp_path / "r.db").close()
    raw = sqlite3.connect(tmp_path / "r.db")
    assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    raw.close()


def test_many_open_a_new_record_at_once(tmp_path: Path) -> None:
    gate, failures = threading.Barrier(6), list[BaseException]()

    def open_it() -> None:
        gate.wait()
        try:
            Record.open(tmp_path / "r.db").close()
        except RecordError as error:
            failures.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
