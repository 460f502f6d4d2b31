"""What the observatory is equipped with beyond a record, each of which it can do without."""

from __future__ import annotations

from dataclasses import dataclass, field

from .accounts import Accounts
from .desk import Desk
from .partybook import NoBook, PartyBook
from .placebook import NoPlaces, PlaceBook
from .tiles import Tiles


@dataclass(frozen=True, slots=True)
class Helpers:
    """``book`` knows parties, ``places`` knows places; ``desk`` reads reports that are brought, and without one none
    can be; ``accounts`` knows users, and as long as there are none, whoever is on this machine may do everything;
    ``tiles`` is a basemap of the user's own."""

    book: PartyBook = field(default_factory=NoBook)
    desk: Desk | None = None
    accounts: Accounts | None = None
    tiles: Tiles | None = None
    places: PlaceBook = field(default_factory=NoPlaces)
