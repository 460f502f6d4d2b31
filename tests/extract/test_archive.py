"""Dispatches in capitals: parts decide who did it and to whom, and only there."""

from __future__ import annotations

import pytest

from vedette.extract import archive as module
from vedette.extract.archive import is_archived
from vedette.extract.grammar import Grammar
from vedette.extract.read import Reading
from vedette.extract.scene import scenes
from vedette.ground import Finder
from vedette.model import Claim, Report, Span

DISPATCH = (
    "SAN MIGUEL, 4 MAR 89 -- IN THE EARLY HOURS OF TODAY GUERRILLAS OF THE FMLN DYNAMITED THREE ELECTRICITY PYLONS "
    "ON THE ROAD TO USULUTAN. ACCORDING TO A MILITARY SOURCE, UNIDENTIFIED INDIVIDUALS IN A PICKUP TRUCK LATER "
    "MURDERED THE MAYOR OF THE TOWN, JOSE ANTONIO LARIOS, OUTSIDE HIS HOUSE."
)


def _report(text: str) -> Report:
    return Report("test", text, (Span(0, len(text)),))


def _claims(text: str, finder: Finder) -> list[Claim]:
    return [claim for _, claims in Grammar().read([_report(text)], finder) for claim in claims]


def _texts(claims: list[Claim], slot: str) -> set[str]:
    return {party.text.lower() for claim in claims for party in getattr(claim, slot)}


def test_doers_and_sufferers_of_a_dispatch(finder: Finder) -> None:
    claims = _claims(DISPATCH, finder)
    assert {"unidentified individuals"} <= _texts(claims, "actor")
    assert any("guerrillas" in text or "fmln" in text for text in _texts(claims, "actor"))
    assert any("larios" in text for text in _texts(claims, "target"))
    assert any("pylons" in text for text in _texts(claims, "target"))
    assert any("by its part" in step for claim in claims for step, _ in claim.trace)


def test_quotes_and_words_are_the_dispatchs_own(finder: Finder) -> None:
    for claim in _claims(DISPATCH, finder):
        assert DISPATCH[claim.quote.start : claim.quote.end] == claim.quote.exact
        for party in (*claim.actor, *claim.target):
            assert party.text.lower() in DISPATCH.lower()


@pytest.mark.parametrize(
    ("text", "archived"), [(DISPATCH, True), (DISPATCH.capitalize(), False), (f"WAR NEWS\n\n{DISPATCH.lower()}", False)]
)
def test_only_capitals_are_an_archives(text: str, archived: bool, finder: Finder) -> None:
    scene = next(scenes([_report(text)], finder))
    assert is_archived(Reading(scene)) is archived


def test_without_an_encoder_frames_read_alone(finder: Finder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "encoder", lambda: None)
    claims = _claims(DISPATCH, finder)
    assert claims and not any("by its part" in step for claim in claims for step, _ in claim.trace)
