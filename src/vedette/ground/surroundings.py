"""In which districts and provinces a place lies, by the codes of the gazetteer."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from vedette.model import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from .gazetteer import Gazetteer

_KEPT = 50_000


class Surroundings:
    """Answers for merging; opens the gazetteer when first asked, and remembers."""

    def __init__(self, opened: Callable[[], Gazetteer]) -> None:
        self._opened = opened
        self._remembered = lru_cache(_KEPT)(self._areas)

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return self._opened()

    def areas(self, place: Place) -> tuple[str, ...]:
        """The gazetteer ids of the districts and provinces that a place lies in, smallest first; itself not."""
        return self._remembered(place.gazetteer_id, place.name) if place.gazetteer_id else ()

    def _areas(self, gazetteer_id: str, name: str) -> tuple[str, ...]:
        known = (one for one in self._gazetteer.lookup(name) if one.gazetteer_id == gazetteer_id)
        place = next(known, None)
        if place is None or place.area is None:
            return ()
        codes = place.area.split(".")
        found = (self._gazetteer.area(".".join(codes[:count])) for count in range(len(codes), 1, -1))
        return tuple(one.gazetteer_id for one in found if one is not None and one.gazetteer_id != gazetteer_id)


__all__ = ["Surroundings"]
