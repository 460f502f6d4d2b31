"""The compiled gazetteer as the observatory's book of places: what is offered to people who write a place's name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from .errors import GazetteerError
from .ground.gazetteer import Candidate, Gazetteer
from .model import Place
from .serve.placebook import PlaceCard

_LEAST = 2
"""Letters: fewer fit too many names to be of any help."""


class GazetteerBook:
    """``opens`` gives the gazetteer, at the first word that is looked up; where it is missing, no place is in it."""

    def __init__(self, opens: Callable[[], Gazetteer]) -> None:
        self._opens = opens

    @cached_property
    def _gazetteer(self) -> Gazetteer | None:
        try:
            return self._opens()
        except GazetteerError:
            return None  # whoever adds a report is told; who writes a name writes it without being helped

    def places(self, words: str, countries: Sequence[str], limit: int) -> list[PlaceCard]:
        gazetteer = self._gazetteer
        if gazetteer is None or len(words.strip()) < _LEAST:
            return []
        found = gazetteer.beginning(words, countries, limit) or gazetteer.lookup(words, countries)[:limit]
        return [_card(one, gazetteer) for one in found]

    def named(self, name: str, countries: Sequence[str]) -> bool:
        gazetteer = self._gazetteer
        found = gazetteer.lookup(name, countries) if gazetteer else ()
        return any(one.country in countries for one in found)


def _card(one: Candidate, gazetteer: Gazetteer) -> PlaceCard:
    around = gazetteer.area(one.admin1) if one.admin1 and one.kind != "province" else None
    place = Place(
        one.name, one.lat, one.lon, one.radius_km, one.gazetteer_id, kind=one.kind, country=one.country
    )  # fmt: skip
    return PlaceCard(place, around.name if around else None)
