"""Confidence: signs add up, what is unknown weighs nothing, and every claim says what its confidence rests on."""

from __future__ import annotations

import math

import pytest

from extract.table import read
from vedette.extract import belief as module
from vedette.extract.belief import Belief, belief, floor
from vedette.ground import Finder

TOLD = "Taliban fighters captured the town of Musa Qala on Friday, killing nine soldiers."


def test_signs_add_up_as_log_odds() -> None:
    model = Belief(0.5, {"a": 1.0, "b": -2.0}, {})
    assert model.of(["a", "b", "never seen"]) == pytest.approx(1 / (1 + math.exp(0.5)))


def test_no_reading_is_sure() -> None:
    assert Belief(40.0, {}, {}).of([]) < 1 and Belief(-40.0, {}, {}).of([]) > 0


def test_the_fitted_model_is_there_and_sane() -> None:
    model = belief()
    assert model is not None and len(model.weights) > 100
    assert max(map(abs, model.weights.values())) < 3
    assert all(0 <= model.floors[kind] < 1 for kind in model.floors)


def test_a_claim_says_what_its_confidence_rests_on(finder: Finder) -> None:
    claim = next(claim for claim in read(TOLD, finder) if claim.type == "capture")
    reasons = [words for step, words in claim.trace if step == "confidence"]
    assert 0.5 < claim.confidence < 1
    assert reasons and all(words[0] in "+-" for words in reasons)


def test_what_was_passed_over_is_told(finder: Finder) -> None:
    text = "Rebels who had fled Aleppo captured the town of Saraqib on Friday, four days after Iran's call."
    claim = next(claim for claim in read(text, finder) if claim.type == "capture")
    passed = {step: words for step, words in claim.trace if step.startswith("passed over")}
    assert "Aleppo" in passed["passed over: place"]


def test_the_reader_runs_without_the_model(finder: Finder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "belief", lambda: None)
    assert floor("event") == 0.0
    claim = next(claim for claim in read(TOLD, finder) if claim.type == "capture")
    assert claim.confidence <= 0.95
    assert not [words for step, words in claim.trace if step == "confidence"]
