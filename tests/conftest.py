"""What several tests share: the real finder of names, which takes a second to open."""

from __future__ import annotations

import pytest

from vedette.ground import Finder
from vedette.ground.compile import default_path
from vedette.ground.gazetteer import Gazetteer
from vedette.ground.registry import Registry


@pytest.fixture(scope="session")
def finder() -> Finder:
    """Names through the installed gazetteer and the built-in registry."""
    return Finder(Gazetteer.open(default_path()), Registry.load())
