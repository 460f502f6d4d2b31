"""What a book of places knows beside the reports: serve is handed one, and offers what is in it to people who write.

The compiled gazetteer is such a book (``vedette.gazetteerbook``). serve knows no gazetteer; it knows this.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from ..model import Place


@dataclass(frozen=True, slots=True)
class PlaceCard:
    """A place in the book; ``around`` is the province that it lies in, where the book says so."""

    place: Place
    around: str | None = None


class PlaceBook(Protocol):
    """Places by how their names begin."""

    def places(self, words: str, countries: Sequence[str], limit: int, /) -> list[PlaceCard]:
        """The likeliest first; those of ``countries`` (ISO2) before others."""
        ...

    def named(self, name: str, countries: Sequence[str], /) -> bool:
        """Whether a place in one of ``countries`` (ISO2) is called so."""
        ...


class NoPlaces:
    """A book in which no place is."""

    def places(self, words: str, countries: Sequence[str], limit: int, /) -> list[PlaceCard]:
        return []

    def named(self, name: str, countries: Sequence[str], /) -> bool:
        return False
