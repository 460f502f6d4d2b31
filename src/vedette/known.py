"""What was known of the events, their figures and who holds what, from one day of publication to the next: the lines of
the annals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .model import Dispute, Event, Holding, Toll

Item = Event | Toll | Dispute


@dataclass(frozen=True, slots=True)
class Known:
    """All holdings of a place, by its identity (``ids.place_identity``), as known from a day until the next of it."""

    day: date
    place: str
    holdings: tuple[Holding, ...]


@dataclass(frozen=True, slots=True)
class Turned:
    """The events, tolls and disputes that were known from a day on, and those that were known until then."""

    day: date
    gone: tuple[Item, ...]
    come: tuple[Item, ...]


__all__ = ["Item", "Known", "Turned"]
