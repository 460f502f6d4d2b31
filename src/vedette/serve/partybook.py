"""What a book of parties knows of them beside the reports: serve is handed one, and says of all in it where it is from.

The built-in registry is such a book (``tools.party_book``). serve knows no registry; it knows this.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class PartyCard:
    """A party in the book. ``parents``, ``backers``, ``leads`` are ids of other parties; years are None where open."""

    id: str
    name: str
    kind: str
    source: str
    aliases: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    backers: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None
    role: str | None = None
    leads: str | None = None


class PartyBook(Protocol):
    """Cards by id."""

    def card(self, party_id: str, /) -> PartyCard | None: ...

    def around(self, party_id: str, /) -> list[PartyCard]:
        """The cards that name this party: as whom they belong to, are backed by or lead."""
        ...

    def named(self, name: str, /) -> bool:
        """Whether a party of the book is called so."""
        ...

    def find(self, words: str, limit: int, /) -> list[PartyCard]:
        """Those one of whose names holds the words, those that begin with them first."""
        ...


class NoBook:
    """A book in which nobody is."""

    def card(self, party_id: str, /) -> PartyCard | None:
        return None

    def around(self, party_id: str, /) -> list[PartyCard]:
        return []

    def named(self, name: str, /) -> bool:
        return False

    def find(self, words: str, limit: int, /) -> list[PartyCard]:
        return []
