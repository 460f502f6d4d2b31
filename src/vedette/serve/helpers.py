"""What the observatory is equipped with beyond a record, each of which it can do without."""

from __future__ import annotations

from dataclasses import dataclass, field

from .desk import Desk
from .partybook import NoBook, PartyBook


@dataclass(frozen=True, slots=True)
class Helpers:
    """``book`` knows parties; ``desk`` reads reports that are brought, and without one none can be."""

    book: PartyBook = field(default_factory=NoBook)
    desk: Desk | None = None
