"""Kills a writing process (SIGKILL) at random moments and lets the next one go on, again and again.

    python benchmarks/durability.py [KILLS [SEED]]

After each kill the record is opened and checked whole: every hash, span and reference. Once a run gets through, its
record must be, row for row, that of a run that nobody disturbed; then the next record is begun. Ends with status 1 at
the first difference. The made run is that of tests/record/writer.py: 60 reports of 8 claims, some of them corrected.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
from pathlib import Path
from random import Random

TESTS = Path(__file__).parents[1] / "tests"
sys.path[:0] = [str(TESTS), str(TESTS / "record")]

import writer  # noqa: E402 - it lies with the tests

from vedette.record import Record  # noqa: E402

REPORTS = 60


def run(path: Path) -> int:
    """Starts the run in a process of its own; gives its id."""
    child = os.fork()
    if child:
        return child
    os.close(1)
    os.open(os.devnull, os.O_WRONLY)
    try:
        writer.main(str(path), REPORTS)
    except BaseException:  # noqa: BLE001 - told by the status
        os._exit(3)
    os._exit(0)


def ended(child: int) -> bool:
    """Whether a process got through; one that was killed did not. Any other end is a failure."""
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
        return False
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit("a run failed")
    return True


def state(path: Path) -> list[str]:
    """What the record holds; it must be whole."""
    with Record.open(path) as record:
        faults = [fault for fault in record.check() if fault.what != "the account"]
        if faults:
            raise SystemExit(f"after a kill: {faults[:3]}")
        return list(record.dump())


def main(kills: int, seed: int) -> None:
    chance = Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        began = time.monotonic()
        ended(run(folder / "undisturbed.db"))
        length = time.monotonic() - began
        expected = state(folder / "undisturbed.db")
        killed = finished = 0
        while killed < kills:
            path = folder / f"{finished}.db"
            child = run(path)
            time.sleep(chance.uniform(0, length))
            os.kill(child, signal.SIGKILL)
            if not ended(child):
                killed += 1
                state(path)
                if chance.random() < 0.8:
                    continue
                ended(run(path))
            if state(path) != expected:
                raise SystemExit(f"record {finished} differs from the undisturbed one after {killed} kills")
            finished += 1
        sys.stdout.write(f"{killed} kills in {finished} records: each whole, each finished one as undisturbed\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
