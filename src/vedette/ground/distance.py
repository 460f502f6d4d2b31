"""How far two points lie apart."""

from __future__ import annotations

import math

KM_A_DEGREE = 111.2


def flat_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Distance of two points (lat, lon) in km, by the flat-earth rule that is good enough for a rough reach."""
    east = (b[1] - a[1] + 180) % 360 - 180
    return KM_A_DEGREE * math.hypot(b[0] - a[0], east * math.cos(math.radians((a[0] + b[0]) / 2)))
