"""Where the north, the east … of a country or province lie: where its northern, eastern … towns do."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from statistics import median

Point = tuple[float, float]
BEARINGS = (0, 45, 90, 135, 180, 225, 270, 315)
_SHARE = 0.25
"""The part of an area's towns that counts as its north, east, …"""


def parts(points: Mapping[str, list[Point]]) -> Iterator[tuple[str, int, float, float, float]]:
    """(area code, bearing in degrees, lat, lon, radius km) for every area with ten towns or more."""
    for code, towns in sorted(points.items()):
        if len(towns) >= 10:
            yield from _parts_of(code, towns)


def _parts_of(code: str, towns: list[Point]) -> Iterator[tuple[str, int, float, float, float]]:
    lat0 = median(lat for lat, _ in towns)
    lon0 = median(lon for _, lon in towns)
    squeeze = math.cos(math.radians(lat0))
    flat = [(((lon - lon0 + 180) % 360 - 180) * squeeze, lat - lat0) for lat, lon in towns]
    for bearing in BEARINGS:
        east, north = math.sin(math.radians(bearing)), math.cos(math.radians(bearing))
        there = sorted(flat, key=lambda p: p[0] * east + p[1] * north)[-max(3, int(_SHARE * len(flat))) :]
        x, y = _middle(p[0] for p in there), _middle(p[1] for p in there)
        away = sorted(math.hypot(p[0] - x, p[1] - y) * 111.2 for p in there)
        radius = max(15.0, away[int(0.9 * (len(away) - 1))])
        yield code, bearing, lat0 + y, (lon0 + x / max(squeeze, 0.05) + 540) % 360 - 180, radius


def _middle(values: Iterable[float]) -> float:
    """Halfway between the median and the middle of the extremes: towns crowd, wars do not."""
    ordered = sorted(values)
    return (median(ordered) + (ordered[len(ordered) // 20] + ordered[-1 - len(ordered) // 20]) / 2) / 2
