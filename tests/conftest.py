"""What several tests share: their order, and the real finder of names, which takes a second to open."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import settings

from vedette.ground import Finder
from vedette.ground.compile import default_path
from vedette.ground.gazetteer import Gazetteer
from vedette.ground.registry import Registry

settings.register_profile("vedette", deadline=None)  # a busy machine is no fault of the code
settings.load_profile("vedette")


@pytest.fixture(scope="session")
def finder() -> Finder:
    """Names through the installed gazetteer and the built-in registry."""
    return Finder(Gazetteer.open(default_path()), Registry.load())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The browser comes last: Playwright keeps an event loop running, in which no other test could start its own."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture
def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords that cost next to nothing to keep: what they cost otherwise, ``test_accountfile`` says once."""
    import argon2

    light = partial(argon2.PasswordHasher, time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(argon2, "PasswordHasher", light)
