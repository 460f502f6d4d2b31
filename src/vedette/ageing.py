"""News grows old: what was last said of a place long ago is less sure today, though nobody has said otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from .model import Holding

HALF_LIFE = 180
"""Days after which an unrenewed holding is half as sure. Front lines of the wars of the last decade moved by the
season; a town that nobody has mentioned for two of them may well have another master."""
FRESH = 14
"""Days for which the last word counts as today's."""


def aged(holding: Holding, day: date) -> Holding:
    """The holding with the confidence that it has on ``day``, given when somebody last said so.

    One that is known to have ended after ``day`` does not age: its end is told.
    """
    if holding.seen is None or holding.end is not None:
        return holding
    days = (day - holding.seen).days - FRESH
    if days <= 0:
        return holding
    return replace(holding, confidence=round(holding.confidence * 0.5 ** (days / HALF_LIFE), 4))


__all__ = ["FRESH", "HALF_LIFE", "aged"]
