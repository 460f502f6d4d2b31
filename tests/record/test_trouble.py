"""Full disks, read-only files, lost connections: each is told in one clear line, and nothing that was kept is lost."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from postgres import Server, server

from made_claims import READER, claim, page, report
from vedette.errors import RecordError
from vedette.merge import merge
from vedette.record import Record

_HERE = Path(__file__).parent
_PATH = os.pathsep.join([*(part for part in sys.path if part), str(_HERE), str(_HERE.parent)])
_SECONDS = 60


def trouble(what: str, record: Path, *before: str) -> tuple[list[str], int]:
    """What the process of trouble.py said, and its status. ``before``: the command that runs it."""
    command = [*before, sys.executable, str(_HERE / "trouble.py"), what, str(record)]
    environment = {"PYTHONPATH": _PATH, "PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=_SECONDS)
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout.splitlines(), done.returncode


def test_a_full_disk(tmp_path: Path) -> None:
    """A disk of two megabytes, in a mount namespace of the process's own."""
    disk = tmp_path / "disk"
    disk.mkdir()
    kept = tmp_path / "kept.db"
    script = f'mount -t tmpfs -o size=2m none {disk} && "$@"; status=$?; cp {disk}/* {tmp_path} && exit $status'
    inside = ("unshare", "--map-root-user", "--mount", "sh", "-c", script, "-")
    trial = subprocess.run([*inside, "touch", str(disk / "trial")], capture_output=True, check=False)
    if not (tmp_path / "trial").exists():
        pytest.skip(f"no disk can be mounted here: {trial.stderr.decode().strip()}")
    said, status = trouble("fill", disk / "kept.db", *inside)
    assert status == 2
    assert "the disk is full; make room and run again, nothing written before is lost" in said[-1]
    written = int(said[-2].split()[0])
    assert written > 5
    with Record.open(kept) as record:
        assert record.counts()["reports"] == written
        assert record.check() == []


def unprivileged(tmp_path: Path) -> tuple[str, ...]:
    """How to run a command as somebody whom permissions bind: root is let through all of them."""
    if os.getuid() != 0:
        return ()
    if not shutil.which("setpriv"):
        pytest.skip("setpriv is needed to be somebody else than root")
    nobody = pwd.getpwnam("nobody")
    parent = tmp_path
    while parent != parent.parent and parent.stat().st_mode & 0o005 != 0o005:
        if parent.stat().st_uid == 0 and str(parent).startswith("/tmp/pytest"):
            parent.chmod(parent.stat().st_mode | 0o055)
        parent = parent.parent
    return ("setpriv", f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups", "--")


def test_a_read_only_file_is_read_and_not_written() -> None:
    with TemporaryDirectory() as made:  # not pytest's own, which another run of pytest may close to others
        _read_and_not_written(Path(made))


def _read_and_not_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    folder = tmp_path / "archive"
    folder.mkdir()
    path = folder / "r.db"
    with Record.open(path) as record:
        record.add(page(), report(), [claim()], READER)
        before = list(record.dump())
    path.chmod(0o444)
    folder.chmod(0o555)
    somebody = unprivileged(tmp_path)
    trial = subprocess.run(
        [*somebody, sys.executable, "-c", "import vedette.record"], env={"PYTHONPATH": _PATH}, check=False
    )
    if trial.returncode:
        pytest.skip("nobody else can run this Python")
    try:
        assert trouble("read", path, *somebody) == (["1 claims"], 0)
        said, status = trouble("write", path, *somebody)
    finally:
        folder.chmod(0o755)
        path.chmod(0o644)
    assert (len(said), status) == (1, 2)
    assert "may be read but not written" in said[0]
    with Record.open(path) as record:
        assert list(record.dump()) == before


def test_a_lost_connection_loses_nothing(postgresql: Server) -> None:
    with Record.open(postgresql.emptied("ready"), merge=merge) as record:
        record.add(page("one"), report("d1"), [claim("d1")], READER)
        with pytest.raises(RecordError, match="was lost") as error, record._session.writing() as connection:
            connection.exec_driver_sql("INSERT INTO rejected VALUES ('x', 'l', 'r', 'c')")
            postgresql.run(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = 'ready' AND pid <> pg_backend_pid()"
            )
            connection.exec_driver_sql("SELECT 1")
        assert "\n" not in str(error.value)
        assert record.counts()["rejected"] == 0, "what was not finished is not there"
        assert record.add(page("two"), report("d2"), [claim("d2")], READER), "it goes on by itself"
        assert record.counts()["reports"] == 2


def test_a_server_that_dies_and_comes_back() -> None:
    with server("synchronous_commit=on") as running:
        running.run("CREATE DATABASE ready TEMPLATE template0")
        with Record.open(running.url("ready")) as record:
            record.add(page("one"), report("d1"), [claim("d1")], READER)
            running.process.send_signal(signal.SIGQUIT)
            running.process.wait(_SECONDS)
            with pytest.raises(RecordError, match=r"cannot be reached|was lost"):
                record.add(page("two"), report("d2"), [claim("d2")], READER)
            running.start()
            assert record.add(page("two"), report("d2"), [claim("d2")], READER)
            assert record.counts()["reports"] == 2
            assert record.check() == []


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("postgresql+psycopg://vedette@127.0.0.1:1/x", "cannot be reached"),
        ("{server}/nowhere", "is not there"),
    ],
)
def test_a_database_that_is_not_there(postgresql: Server, address: str, words: str) -> None:
    with pytest.raises(RecordError, match=words) as error:
        Record.open(address.format(server=postgresql.url("").rstrip("/")))
    assert "\n" not in str(error.value)


def test_a_database_with_other_tables_may_hold_a_record(postgresql: Server) -> None:
    postgresql.run("CREATE DATABASE shared TEMPLATE template0")
    postgresql.run("CREATE TABLE songs (name text)", "shared")
    with Record.open(postgresql.url("shared")) as record:
        record.add(page(), report(), [claim()], READER)
    with Record.open(postgresql.url("shared"), create=False) as record:
        assert record.counts()["claims"] == 1
    postgresql.run("CREATE DATABASE theirs TEMPLATE template0")
    postgresql.run("CREATE TABLE reports (name text)", "theirs")
    with pytest.raises(RecordError, match="no record of Vedette"):
        Record.open(postgresql.url("theirs"))
