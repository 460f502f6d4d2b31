"""What was known of the events, their figures and who holds what, from one day of publication to the next: the lines of
the annals."""

from __future__ import annotations

from collections.abc import Iterable
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


@dataclass(frozen=True, slots=True)
class Version:
    """An item as it was known from a day until another, that one not included; None is to this day."""

    item: Item
    day: date
    until: date | None = None


def versions(lines: Iterable[Turned]) -> set[Version]:
    """The versions of all items, by what changed day by day."""
    going: dict[Item, date] = {}
    found: set[Version] = set()
    for one in lines:
        found |= {Version(item, going.pop(item), one.day) for item in one.gone}
        going |= dict.fromkeys(one.come, one.day)
    return found | {Version(item, day) for item, day in going.items()}


__all__ = ["Item", "Known", "Turned", "Version", "versions"]
