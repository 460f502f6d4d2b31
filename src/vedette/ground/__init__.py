"""Claim -> Claim: names become places and parties, phrases become days, always with their precision."""

from __future__ import annotations

from vedette.ground.finder import Finder
from vedette.ground.ground import ground

__all__ = ["Finder", "ground"]
