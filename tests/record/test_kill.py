"""Killing the process at any moment, and running again, ends in the record of an undisturbed run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest
from postgres import Server

from vedette.record import Record

_REPORTS = 60
_HERE = Path(__file__).parent
_SECONDS = 60


def _start(record: Path | str) -> subprocess.Popen[str]:
    path = os.pathsep.join([*(part for part in sys.path if part), str(_HERE.parent)])
    command = [sys.executable, str(_HERE / "writer.py"), str(record), str(_REPORTS)]
    return subprocess.Popen(command, env={"PYTHONPATH": path}, stdout=subprocess.PIPE, text=True)


def _finish(process: subprocess.Popen[str]) -> str:
    said, _ = process.communicate(timeout=_SECONDS)
    return said.split()[-1]


def _dump(record: Path | str) -> list[str]:
    with Record.open(record, create=False) as opened:
        return list(opened.dump())


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], float]:
    """The dump of a run that nobody disturbed, and how long its writing took."""
    path = tmp_path_factory.mktemp("undisturbed") / "r.db"
    process = _start(path)
    assert process.stdout
    process.stdout.readline()
    began = time.monotonic()
    assert _finish(process) == "done"
    return _dump(path), time.monotonic() - began


@pytest.fixture(params=["file", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty record is, or will be."""
    if request.param == "file":
        return str(tmp_path / "r.db")
    server: Server = request.getfixturevalue("postgresql")
    return server.emptied("ready")


@pytest.mark.parametrize("seed", range(2))
def test_killed_at_random_moments(address: str, undisturbed: tuple[list[str], float], seed: int) -> None:
    """The fast part of benchmarks/durability.py, which kills two hundred times."""
    expected, seconds = undisturbed
    chance = Random(f"{address} {seed}")
    for _ in range(3):
        process = _start(address)
        assert process.stdout
        process.stdout.readline()
        time.sleep(chance.uniform(0, seconds))
        process.send_signal(signal.SIGKILL)
        process.communicate()
    assert _finish(_start(address)) == "done"
    assert _dump(address) == expected


def test_two_processes_write_the_same_reports(address: str, undisturbed: tuple[list[str], float]) -> None:
    """Two runs over the same reports at once yield one of each."""
    both = [_start(address), _start(address)]
    assert [_finish(process) for process in both] == ["done", "done"]
    assert _dump(address) == undisturbed[0]
