"""The stage's data files, and the one way to read them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from vedette.errors import RegistryError


@cache
def load(name: str) -> Mapping[str, Any]:
    """A data file of this folder. Raises RegistryError where it is malformed."""
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    try:
        value = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise RegistryError(f"{name} is malformed: {str(error).splitlines()[0]}; reinstall vedette") from None
    if not isinstance(value, dict):
        raise RegistryError(f"{name} is malformed: no mapping; reinstall vedette")
    return value
