"""How far places lie apart, and which lies in which."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vedette.model import Place

KM_A_DEGREE = 111.2


def lies_in(place: Place, area: Place) -> bool:
    """Whether a place is of an area's country, and within the radius of the area."""
    if place.country != area.country or place.lat is None or place.lon is None or area.lat is None or area.lon is None:
        return False
    if area.kind == "country":
        return True
    return _kilometres((place.lat, place.lon), (area.lat, area.lon)) <= (area.radius_km or 0)


def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """How far two points (latitude, longitude) lie apart, near enough for some hundred kilometres."""
    narrow = math.cos(math.radians((one[0] + other[0]) / 2))
    return KM_A_DEGREE * math.hypot(one[0] - other[0], (one[1] - other[1]) * narrow)
