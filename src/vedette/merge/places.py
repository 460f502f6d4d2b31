"""When two reports may mean the same place."""

from __future__ import annotations

from itertools import product
from math import asin, cos, radians, sin, sqrt

from ..model import Place
from .happenings import happenings
from .parties import folded

_EARTH_KM = 6371.0
_KM_A_DEGREE = 111.0
_ONE_SPOT_KM = 3.0
"""Two points this near are one: gazetteers place a town's point anywhere in it."""
_ONE_NAME_KM = 50.0
"""Two entries of one name this near are one place written down twice."""
_TOWN_KM = 10.0
_LOOSE_KM = 40.0
"""No offset (``west of``) reaches further than this."""
CELL_DEGREES = 0.5
"""The grid in which claims are looked for; its cells must be wider than any reach between two points."""


def distance_km(one: Place, other: Place) -> float | None:
    """Great-circle distance, or None where one of the two has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat1, lat2 = radians(one.lat), radians(other.lat)
    across = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(across)))


def is_area(place: Place) -> bool:
    """Whether the place is something that towns lie in."""
    if place.kind is not None:
        return place.kind in happenings().areas
    return (place.radius_km or 0.0) > _LOOSE_KM


def likeness(one: Place, other: Place) -> float:
    """1 for one place, 0 for two; between them where one may lie in the other or near it."""
    if one.gazetteer_id is not None and one.gazetteer_id == other.gazetteer_id:
        return 1.0 if one.relation == other.relation else 0.8
    areas = is_area(one) or is_area(other)
    if not areas and _far(one, other):
        return 0.0
    apart = distance_km(one, other)
    named_alike = folded(one.name) == folded(other.name)
    if apart is None:
        return 0.9 if named_alike else 0.0
    if areas:
        return _inside(one, other, apart)
    if named_alike and apart <= _ONE_NAME_KM:
        return 0.9
    if apart <= _ONE_SPOT_KM:
        return 0.8
    return 0.6 if apart <= _reach(one, other) else 0.0


def cell(place: Place) -> tuple[int, int] | str:
    """The grid cell of a point, or the name of a place without one."""
    if place.lat is None or place.lon is None:
        return folded(place.name)
    return int(place.lat // CELL_DEGREES), int(place.lon // CELL_DEGREES)


def cells_about(place: Place, reach_km: float = 0.0) -> list[tuple[int, int] | str]:
    """The cells in which whatever lies within ``reach_km`` of a place may be found; the eight about it at least."""
    home = cell(place)
    if isinstance(home, str):
        return [home]
    steps = max(1, -int(-reach_km // (CELL_DEGREES * _KM_A_DEGREE)))
    # Meridians draw together away from the equator, so that the same distance is more cells across.
    across = min(12, steps * (1 if abs(home[0] * CELL_DEGREES) < 50 else 2))
    ups, rights = range(-steps, steps + 1), range(-across, across + 1)
    return [(home[0] + up, home[1] + right) for up, right in product(ups, rights)]


def precision(place: Place) -> tuple[bool, bool, bool, float]:
    """Sorts places from the most specific to the least."""
    return (place.lat is None, is_area(place), place.relation is not None, place.radius_km or _TOWN_KM)


def _far(one: Place, other: Place) -> bool:
    """Whether two points are too far apart north to south already, which most of those that are compared are."""
    return one.lat is not None and other.lat is not None and abs(one.lat - other.lat) * _KM_A_DEGREE > _ONE_NAME_KM


def _inside(one: Place, other: Place, apart: float) -> float:
    if is_area(one) and is_area(other):
        return 0.8 if folded(one.name) == folded(other.name) else 0.0
    area = one if is_area(one) else other
    return 0.4 if apart <= (area.radius_km or 0.0) else 0.0


def _reach(one: Place, other: Place) -> float:
    """How far apart two points may lie: two towns not at all, a site or an offset as far as its own radius."""
    if one.relation is None and other.relation is None and one.kind != "site" and other.kind != "site":
        return 0.0
    loose = [place.radius_km or _TOWN_KM for place in (one, other) if place.relation is not None]
    site = [max(one.radius_km or 0.0, other.radius_km or 0.0) for place in (one, other) if place.kind == "site"]
    return min(max([*loose, *site], default=0.0), _LOOSE_KM)


__all__ = ["cell", "cells_about", "distance_km", "is_area", "likeness", "precision"]
