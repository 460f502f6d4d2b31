"""How fine a place is: a site before its town, a town before its province, a province before its country."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vedette.model import Place

TOWN, AREA = 1, 3
"""How fine a town is, and a province: sites are finer, regions and countries coarser."""
SET_OFF = re.compile(
    r"(?!outskirts|countryside|edges?|suburbs|entrance)"
    r"(?:near|close|outside|around|next|adjacent|\d|.+ (?:of|from)$)"
)
"""A relation that sets a thing off from the place that it names."""
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


def set_right(places: tuple[Place, ...], text: str) -> tuple[Place, ...]:
    """Places without those that only say where the one named before them lies: ``in Burin, south of Nablus``."""
    kept: list[Place] = []
    for place in places:
        if not (kept and is_set_off(place, kept[-1], text)):
            kept.append(place)
    return tuple(kept)


def is_set_off(place: Place, before: Place, text: str) -> bool:
    """Whether a place only says where the one named right before it lies: ``Burin, a village south of Nablus``."""
    if place.at is None or before.at is None or SET_OFF.match(before.relation or ""):
        return False
    between = text[before.at.end : place.at.start]
    return SET_OFF.match(place.relation or "") is not None and between.startswith(",") and " and " not in between


def is_around(places: tuple[Place, ...]) -> bool:
    """Whether places are but the river or the country around a town."""
    return all(place.kind in {"country", "water"} for place in places)
