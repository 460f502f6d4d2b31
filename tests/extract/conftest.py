"""The parser, loaded once; sentences parsed, each once, for tests that look at the syntax."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from spacy.tokens import Doc

from vedette.extract.language import load

Parsed = Callable[[str], Doc]


@pytest.fixture(scope="session")
def parsed() -> Parsed:
    return cache(load())


@pytest.fixture(scope="session")
def parse(parsed: Parsed) -> Parsed:
    return parsed
