"""How likely a reading is right: a logistic model over its signs, fitted on reports read by hand.

The weights are in data/belief.json, made by training/belief.py; without that file a reading keeps the weight of its
frame. A confidence of 0.8 means that of such readings four in five found a claim of the hand-read reports.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vedette.model import Claim

    from .signs import Candidate

LEAST, MOST = 0.02, 0.98
"""No reading of a machine is sure."""
TOLD = 4
"""Signs that a claim's trace names: those that moved its confidence most, either way."""


@dataclass(frozen=True, slots=True)
class Belief:
    """``base`` is the log odds of a reading without signs; ``weights`` what each adds; ``floors`` by kind."""

    base: float
    weights: Mapping[str, float]
    floors: Mapping[str, float]

    def of(self, signs: Iterable[str]) -> float:
        """The probability that a reading with these signs is right, 0 to 1."""
        odds = self.base + sum(self.weights.get(sign, 0.0) for sign in signs)
        return min(MOST, max(LEAST, 1 / (1 + math.exp(-odds))))


@cache
def belief() -> Belief | None:
    """The fitted model, or None where the installation has none."""
    file = files(__package__).joinpath("data", "belief.json")
    if not file.is_file():
        return None
    fitted: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return Belief(fitted["base"], fitted["weights"], fitted["floors"])


def floor(kind: str) -> float:
    """The confidence below which a reading of a kind is not worth a monitor's time."""
    model = belief()
    return model.floors.get(kind, 0.0) if model else 0.0


def weighed(candidate: Candidate, signs: Iterable[str]) -> Claim:
    """The claim with its confidence, and in its trace what the confidence comes from."""
    model = belief()
    if model is None:
        return replace(candidate.claim, confidence=round(min(0.95, candidate.draft.weight), 2))
    told = sorted(((model.weights.get(sign, 0.0), sign) for sign in signs), key=lambda pair: (-abs(pair[0]), pair[1]))
    steps = tuple(("confidence", f"{weight:+.2f} {sign}") for weight, sign in told[:TOLD] if weight)
    confidence = round(model.of(sign for _, sign in told), 2)
    return replace(candidate.claim, confidence=confidence, trace=(*candidate.claim.trace, *steps))
