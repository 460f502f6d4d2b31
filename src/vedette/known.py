"""What was known of who holds a place, from one day of publication to the next: a line of the annals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .model import Holding


@dataclass(frozen=True, slots=True)
class Known:
    """All holdings of a place, by its identity (``ids.place_identity``), as known from a day until the next of it."""

    day: date
    place: str
    holdings: tuple[Holding, ...]


__all__ = ["Known"]
