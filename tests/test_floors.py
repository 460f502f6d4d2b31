"""Floors under the benchmark's figures, where the benchmark lies beside the checkout (``../shared/bench``).

The figures are the scorers' own: record F1 for claims, all of the documents and the one page of a Pakistani daily that
the first users know; F1 of points within 161 km for places; interval F1 for times; F1 of pieces for pages.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from vedette.commands.holdings import statuses
from vedette.commands.predictions import predictions
from vedette.journey import Journey, Reading
from vedette.model import Hints, Source
from vedette.record import claim_json
from vedette.tools import open_journey

BENCH = Path(__file__).parents[2] / "shared" / "bench"
FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not BENCH.is_dir(), reason="the benchmark is not beside this checkout (../shared/bench)"),
]


@pytest.fixture(scope="module")
def journey() -> Journey:
    return open_journey()


def _figure(pattern: str, script: str, *args: Path | str) -> float:
    """What a scorer prints under ``pattern``, the last time it does."""
    command = [sys.executable, BENCH / script, *args]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return float(re.findall(pattern, printed)[-1])


def _write(path: Path, lines: list[object]) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


@pytest.mark.parametrize(("name", "pattern"), [("dawn", "dawn*.json"), ("gold", "*.json")])
def test_claims(journey: Journey, tmp_path: Path, name: str, pattern: str) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    for path in (BENCH / "gold" / "dev").glob(pattern):
        (gold / path.name).write_bytes(path.read_bytes())
    read = list(journey.read(journey.pages([Source(str(gold))], Hints(), 20_000_000)))
    assert read and all(isinstance(one, Reading) for one in read), "a document of the benchmark was rejected"
    claims = [claim_json(claim) for one in read if isinstance(one, Reading) for claim in one.claims]
    figure = _figure(r"record F1:\s+([\d.]+)", "score.py", gold, _write(tmp_path / "claims.jsonl", claims))
    assert figure >= FLOORS[name]


@pytest.mark.parametrize(
    ("task", "pattern"),
    [
        ("places", r"F1@161\D+([\d.]+)"),
        ("times", r"interval F1 ([\d.]+)"),
        ("pages", r"pieces .*? F1 ([\d.]+)"),
        ("speakers", r"triple .*? F1 ([\d.]+)"),
    ],
)
def test_parts(tmp_path: Path, task: str, pattern: str) -> None:
    folder = BENCH / task / "dev"
    lines: list[object] = list(predictions(task, folder))
    figure = _figure(pattern, f"{task}/score.py", folder / "gold.jsonl", _write(tmp_path / "predicted.jsonl", lines))
    assert figure >= FLOORS[task]


def test_who_holds_a_town_at_the_end(tmp_path: Path) -> None:
    folder = BENCH / "control" / "dev"
    told = _write(tmp_path / "status.jsonl", list(statuses(folder, None)))
    figure = _figure(
        r"captor: \d+ rows, accuracy ([\d.]+)", "control/score.py", "status", folder / "status_gold.jsonl", told
    )
    assert figure >= FLOORS["status"]
