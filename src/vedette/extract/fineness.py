"""How fine a place is: a site before its town, a town before its province, a province before its country."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vedette.model import Place

AREAS = frozenset({"country", "province", "region"})
FINENESS = {"site": 0, "town": 1, "district": 2, "province": 3, "region": 4, "water": 4, "country": 6, None: 1}


def fineness(places: Iterable[Place]) -> int:
    """How fine the finest of some places is: 0 a site, 1 a town … 6 a country, 9 none at all."""
    return min((FINENESS.get(place.kind, 3) for place in places), default=9)


def finest(places: Iterable[Place]) -> tuple[Place, ...]:
    """The places of the finest kind among some, each once: a town beside its country stands alone."""
    found: dict[str, Place] = {}
    listed = list(places)
    best = fineness(listed)
    for place in listed:
        if place.lat is None or FINENESS.get(place.kind, 3) <= (best if best > 1 else 1):
            found.setdefault(place.gazetteer_id or place.name, place)
    return tuple(found.values())


def is_around(places: tuple[Place, ...]) -> bool:
    """Whether places are but the river or the country around a town."""
    return all(place.kind in {"country", "water"} for place in places)
