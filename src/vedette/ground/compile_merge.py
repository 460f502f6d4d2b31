"""Joins the repository's own places with what a gazetteer already holds: one place, one row, one GeoNames id."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace

from vedette.ground.compile_store import Row
from vedette.ground.distance import flat_km
from vedette.ground.fold import fold, strip_article

REACH_KM: Mapping[str, float] = {"town": 25.0, "district": 200.0, "province": 400.0, "country": 2000.0}
"""How far apart two places of one name, kind and country may lie and still be one. Others are never joined."""

_SAME = (
    "SELECT DISTINCT place.id, gazetteer_id, lat, lon, area, population, capital FROM name JOIN place ON"
    " place.id = name.place WHERE name.folded IN ({marks}) AND kind = ? AND country IS ?"
)


def joined(db: sqlite3.Connection, own: Iterable[Row]) -> list[Row]:
    """The own places, each with the id, area and people of the row that is the same place, where there is one.

    Its own name, names, point and reach stay: they are the better known. Of two that one row fits, the second stays
    apart: the file has both since they are two places.
    """
    found: dict[int, Row] = {}
    for place in own:
        one = _joined(db, place)
        one = one if one.id not in found else place
        found[one.id] = one
    return list(found.values())


def _joined(db: sqlite3.Connection, place: Row) -> Row:
    if place.kind not in REACH_KM:
        return place
    keys = sorted({key for name in (place.name, *place.names) for key in (fold(name), strip_article(fold(name)))})
    query = _SAME.format(marks=",".join("?" * len(keys)))
    found = [
        (flat_km((lat, lon), (place.lat, place.lon)), id_, gazetteer_id, area, population, bool(capital))
        for id_, gazetteer_id, lat, lon, area, population, capital in db.execute(
            query, (*keys, place.kind, place.country)
        )
    ]
    nearest = min(found, default=None)
    if nearest is None or nearest[0] > REACH_KM[place.kind]:
        return place
    _away, id_, gazetteer_id, area, population, capital = nearest
    return replace(
        place,
        id=id_,
        gazetteer_id=gazetteer_id,
        area=area,
        population=max(population, place.population),
        capital=capital,
    )
