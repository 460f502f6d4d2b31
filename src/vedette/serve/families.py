"""Families of event types: what the map draws alike. The table is ``families.json``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Family:
    """Event types that share a shape and a colour on the map."""

    name: str
    label: str
    types: tuple[str, ...]


@cache
def families() -> tuple[Family, ...]:
    """All families, in the order of the legend."""
    raw = json.loads(files(__package__).joinpath("families.json").read_text(encoding="utf-8"))
    return tuple(Family(entry["name"], entry["label"], tuple(entry["types"])) for entry in raw["families"])


@cache
def _by_type() -> dict[str, str]:
    return {name: family.name for family in families() for name in family.types}


def family_of(event_type: str) -> str:
    """The family of an event type, ``other`` for a type that no family names."""
    return _by_type().get(event_type, OTHER)
