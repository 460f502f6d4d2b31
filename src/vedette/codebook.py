"""The codebook: the types of each kind of claim, their labels, meanings and equivalents (``codebook.json``)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

KINDS = ("event", "control", "casualties", "displacement", "strength", "position", "relation", "statement")
SYMMETRIC = frozenset({"clash", "agreement", "talks", "allied_with", "opposes", "alias_of"})
"""Types whose actor and target are one set: neither side comes first."""


@dataclass(frozen=True, slots=True)
class ClaimType:
    """One type: its kind and name, its label and meaning in plain words, ACLED's sub-event and PLOVER's type."""

    kind: str
    name: str
    label: str
    means: str
    acled: str | None = None
    plover: str | None = None


@cache
def codebook() -> Mapping[tuple[str, str], ClaimType]:
    """Every type by (kind, name), in the order of the codebook."""
    raw = json.loads(files(__package__).joinpath("codebook.json").read_text(encoding="utf-8"))
    return {(kind, name): ClaimType(kind, name, **entry) for kind in KINDS for name, entry in raw[kind].items()}
