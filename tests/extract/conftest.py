"""The parser, loaded once; sentences parsed, each once, for tests that look at the syntax."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest
from spacy.tokens import Doc

from vedette.extract.language import load
from vedette.extract.read import Reading
from vedette.extract.scene import scenes
from vedette.ground import Finder
from vedette.model import Report, Span

Parsed = Callable[[str], Doc]
Reader = Callable[[str], Reading]


@pytest.fixture(scope="session")
def parsed() -> Parsed:
    return cache(load())


@pytest.fixture(scope="session")
def parse(parsed: Parsed) -> Parsed:
    return parsed


@pytest.fixture
def reading(finder: Finder) -> Reader:
    """A text as the extractors see it, published on Sunday, 5 November 2017."""

    def of(text: str) -> Reading:
        report = Report("test", text, (Span(0, len(text)),), published=date(2017, 11, 5))
        return Reading(next(scenes([report], finder)))

    return of
