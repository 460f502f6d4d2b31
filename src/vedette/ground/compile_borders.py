"""Borders between countries as places: ``the Syria-Iraq border``, and in a story of Syria ``the Iraqi border``.

A border's point is halfway between the ends of the line that the outlines of both countries share (``countryinfo``),
and its radius reaches those. Each is two rows, one seen from either country, so that the countries in play choose.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from vedette.ground.compile_countries import country_details
from vedette.ground.compile_store import Row
from vedette.ground.distance import flat_km

_IDS = 1 << 41
_LEAST_KM = 25.0
Point = tuple[float, float]


def border_rows(countries: Sequence[Row], demonyms: Sequence[tuple[str, str]]) -> Iterator[Row]:
    """All borders that two countries' outlines share, each seen from both sides."""
    outlines = {code: frozenset(_points(detail)) for code, detail in sorted(country_details().items())}
    called = {row.country: [row.name, *(n for n in row.names if len(n) < 5)] for row in countries if row.country}
    for word, code in demonyms:
        called.setdefault(code, []).append(word)
    names = {row.country: row.name for row in countries}
    for one, other in combinations(sorted(called), 2):
        shared = outlines.get(one, frozenset()) & outlines.get(other, frozenset())
        if shared:
            lat, lon, radius = _middle(shared)
            for near, far in ((one, other), (other, one)):
                name = f"{names[near]}–{names[far]} border"
                yield Row(
                    _IDS + zlib.crc32(f"{near}/{far}".encode()), name, lat, lon, "region", near, near, 0, radius,
                    names=tuple(_spellings(called[near], called[far])),
                    gazetteer_id=f"vedette:border/{near}/{far}".lower(),
                )  # fmt: skip


def _spellings(near: Sequence[str], far: Sequence[str]) -> Iterator[str]:
    for there in far:
        yield f"{there} border"
        for here in near:
            yield f"{here}-{there} border"
            yield f"{there}-{here} border"


def _points(detail: Mapping[str, object]) -> Iterator[Point]:
    """The corners of a country's outline as (lat, lon), rounded so that neighbours share them."""
    shapes = detail.get("geoJSON")
    for feature in shapes.get("features", ()) if isinstance(shapes, dict) else ():
        geometry = feature["geometry"]
        parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        for ring in (ring for part in parts for ring in part):
            for lon, lat in ring:
                yield round(lat, 2), round(lon, 2)


def _middle(shared: frozenset[Point]) -> tuple[float, float, float]:
    """(lat, lon, radius km) of the shared line: halfway between its ends."""
    corners = sorted(shared)
    ends = max(combinations(corners, 2), key=lambda pair: flat_km(*pair), default=(corners[0], corners[0]))
    halfway = (ends[0][0] + ends[1][0]) / 2, (ends[0][1] + ends[1][1]) / 2
    return halfway[0], halfway[1], max(_LEAST_KM, flat_km(*ends) / 2)
