"""Floors under how well claims of one happening are brought together, by the truth in benchmarks/events.

The model is fitted on this truth; training/events.py prints the figures of stories that it has not seen.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

import happenings
from vedette.merge.pairs import NAMES, pairs

FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))["events"]
shared = [
    pytest.mark.shared,
    pytest.mark.skipif(not happenings.BENCH.is_dir(), reason="the benchmark is not beside this checkout"),
]


def _reaches(name: str, told: happenings.Told) -> None:
    assert len(told.truth) >= FLOORS[name]["claims"], "the truth is not found in what was read"
    made = happenings.merged(told)
    assert happenings.pairs_f1(told.truth, made)[2] >= FLOORS[name]["pairs"]
    assert happenings.b_cubed(told.truth, made) >= FLOORS[name]["b_cubed"]


def test_dispatches() -> None:
    _reaches("dispatches", happenings.dispatches())


@pytest.mark.parametrize("name", [pytest.param("given", marks=shared), pytest.param("read", marks=shared)])
def test_benchmark(name: str) -> None:
    _reaches(name, getattr(happenings, name)(happenings.BENCH))


def test_the_model_has_a_weight_for_every_name() -> None:
    model = pairs()
    assert len(NAMES) == len(set(NAMES)) == len(model.weights) == len(model.within)
    assert all(any(both) for both in zip(model.weights, model.within, strict=True))


@pytest.mark.parametrize(
    ("made", "f1", "b_cubed"),
    [
        ({"a": "1", "b": "1", "c": "2"}, 1.0, 1.0),
        ({"a": "1", "b": "2", "c": "3"}, 0.0, 0.8),
        ({"a": "1", "b": "1", "c": "1"}, 0.5, 5 / 7),
    ],
)
def test_measures(made: dict[str, str], f1: float, b_cubed: float) -> None:
    truth = {"a": "x", "b": "x", "c": "y"}
    assert happenings.pairs_f1(truth, made)[2] == pytest.approx(f1)
    assert happenings.b_cubed(truth, made) == pytest.approx(b_cubed)
