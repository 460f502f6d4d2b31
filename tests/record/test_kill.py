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

from vedette.record import Record

_REPORTS = 60
_HERE = Path(__file__).parent
_SECONDS = 60


def _start(record: Path) -> subprocess.Popen[str]:
    path = os.pathsep.join([*(part for part in sys.path if part), str(_HERE.parent)])
    command = [sys.executable, str(_HERE / "writer.py"), str(record), str(_REPORTS)]
    return subprocess.Popen(command, env={"PYTHONPATH": path}, stdout=subprocess.PIPE, text=True)


def _finish(process: subprocess.Popen[str]) -> str:
    said, _ = process.communicate(timeout=_SECONDS)
    return said.split()[-1]


def _dump(record: Path) -> list[str]:
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


@pytest.mark.parametrize("seed", range(3))
def test_killed_at_random_moments(tmp_path: Path, undisturbed: tuple[list[str], float], seed: int) -> None:
    expected, seconds = undisturbed
    chance, path = Random(seed), tmp_path / "r.db"
    for _ in range(3):
        process = _start(path)
        assert process.stdout
        process.stdout.readline()
        time.sleep(chance.uniform(0, seconds))
        process.send_signal(signal.SIGKILL)
        process.communicate()
    assert _finish(_start(path)) == "done"
    assert _dump(path) == expected


def test_two_processes_write_the_same_reports(tmp_path: Path, undisturbed: tuple[list[str], float]) -> None:
    """Two runs over the same reports at once yield one of each."""
    path = tmp_path / "r.db"
    both = [_start(path), _start(path)]
    assert [_finish(process) for process in both] == ["done", "done"]
    assert _dump(path) == undisturbed[0]
