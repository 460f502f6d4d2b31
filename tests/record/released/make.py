"""Writes the record that a released version of Vedette makes, as the SQL that makes it again.

    PYTHONPATH=SRC:tests python tests/record/released/make.py > tests/record/released/VERSION.sql
    PYTHONPATH=SRC:tests:tests/record python tests/record/released/make.py postgresql > VERSION.postgresql.sql

Run with the sources of that version. The tests of migrations load every file here and bring it up to date.
"""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from made_claims import READER, claim, page, report
from vedette.merge import merge
from vedette.model import Interval, Party, Rejected
from vedette.record import Record

IS = Party("Islamic State", "IS", "islamic_state")


def fill(path: Path | str) -> None:
    with Record.open(path, merge=merge) as record:
        run = record.start_run(READER)
        record.add(page("one"), report("d1", "Syrian forces took Deir Ezzor on Friday."), [claim("d1")], READER)
        day = date(2017, 11, 9)
        denied = claim("d2", "took Deir Ezzor back", actor=(IS,), time=Interval(day, day), published=day)
        record.add(page("two"), report("d2", "IS took Deir Ezzor back.", published=day), [denied], READER)
        record.add_rejected(Rejected("bad.bin", "no text in it", "binary"))
        record.add_judgement(denied.claim_id, "confirm", "ana", "heard it too")
        record.refresh()
        record.finish_run(run, 2, 1)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.db"
        fill(path)
        raw = sqlite3.connect(path)
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for line in lines(raw):
            sys.stdout.write(line + "\n")
        raw.close()


def main_postgresql() -> None:
    from postgres import binaries, server

    with server() as running:
        running.run("CREATE DATABASE old TEMPLATE template0")
        fill(running.url("old"))
        plain = ("--inserts", "--no-owner", "--no-privileges", "--no-comments")
        where = ("-h", "127.0.0.1", "-p", str(running.port), "-U", "vedette", "old")
        programs = binaries()
        assert programs
        told = subprocess.run([programs / "pg_dump", *plain, *where], check=True, capture_output=True, text=True).stdout
    for line in told.splitlines():
        if line and not line.startswith(("--", "\\", "SET ", "SELECT pg_catalog.set_config")):
            sys.stdout.write(line + "\n")


def lines(raw: sqlite3.Connection) -> Iterator[str]:
    """The dump, its full-text tables as they were asked for and not by what SQLite keeps them in."""
    virtual = dict(raw.execute("SELECT name, sql FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'"))
    inner = tuple(f"{name}_" for name in virtual)
    for line in raw.iterdump():
        table = re.match(r"(?:CREATE TABLE|INSERT INTO) [\"']?(\w+)", line)
        if "sqlite_master" in line or "writable_schema" in line or (table and table[1].startswith(inner)):
            continue
        if table and table[1] in virtual:
            yield f"{virtual.pop(table[1])};"
        yield line


if __name__ == "__main__":
    main_postgresql() if "postgresql" in sys.argv[1:] else main()
