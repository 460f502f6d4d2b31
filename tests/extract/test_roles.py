"""The roles model: it fills what frames leave empty, says so, adds nothing it may not, and can be missing."""

from __future__ import annotations

import pytest

from extract.table import read
from vedette.extract import roles as module
from vedette.extract.mentions import mentions, told
from vedette.extract.read import Reading
from vedette.extract.roles import Roles, roles
from vedette.extract.scene import scenes
from vedette.ground import Finder
from vedette.model import Report, Span

CHAIN = "The army said an attack perpetrated with explosives by members of a gang hit the mayor's convoy in Cauca."


def _reading(text: str, finder: Finder) -> Reading:
    report = Report("test", text, (Span(0, len(text)),))
    return next(Reading(scene) for scene in scenes([report], finder))


def _always(fills: float) -> Roles:
    return Roles({"actor": 5.0, "target": -9.0}, {"actor": {}, "target": {}}, fills)


def test_the_fitted_model_is_there_and_sane() -> None:
    model = roles()
    assert model is not None and set(model.weights) == {"actor", "target"}
    assert all(len(weights) > 1000 and max(map(abs, weights.values())) < 6 for weights in model.weights.values())
    assert all(base < 0 for base in model.base.values())


def test_no_feature_is_a_name(finder: Finder) -> None:
    reading = _reading("Gunmen killed Amina Warsame and attacked Kidal with the help of Ansar Dine.", finder)
    features = {f for sent in reading.scene.doc.sents for one in mentions(reading, sent, {}) for f in one.features}
    assert features
    assert not [f for f in features for name in ("warsame", "amina", "kidal", "dine") if name in f.lower()]


def test_only_sentences_that_tell_of_a_deed_are_looked_at(finder: Finder) -> None:
    reading = _reading("The library stood on a hill. Gunmen killed a judge.", finder)
    assert [reading.scene.doc[start].text for start in told(reading)] == ["Gunmen"]


def test_a_gap_is_filled_and_told(finder: Finder, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "An attack near Kidal by unknown assailants was repulsed; the attack wounded three soldiers."
    monkeypatch.setattr(module, "roles", lambda: None)
    bare = sum(bool(claim.actor) for claim in read(text, finder))
    monkeypatch.setattr(module, "roles", lambda: _always(0.0))
    filled = read(text, finder)
    assert sum(bool(claim.actor) for claim in filled) >= bare
    monkeypatch.setattr(module, "roles", lambda: _always(9.0))
    assert not [step for claim in read(text, finder) for step, _ in claim.trace if "roles model" in step]


def test_the_reader_runs_without_the_model(finder: Finder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "roles", lambda: None)
    claims = read(CHAIN, finder)
    assert claims and not [step for claim in claims for step, _ in claim.trace if "roles model" in step]
