"""Joins the repository's own places with what the packages hold: the same place is one row, under its GeoNames id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from vedette.ground.compile_packages import flat_km
from vedette.ground.compile_store import Row
from vedette.ground.fold import fold, strip_article

_REACH_KM = {"town": 25.0, "district": 200.0, "province": 400.0, "country": 2000.0}
"""How far apart two rows of one name, kind and country may lie and still be one place."""


def merge(rows: Iterable[Row], own: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """(rows with own places merged into them, own places that no row is).

    A merged row keeps its id, area and people and takes the own place's name, names, point and reach, which are the
    better known.
    """
    wanted: dict[tuple[str | None, str, str], list[Row]] = defaultdict(list)
    for place in own:
        for key in _keys(place):
            wanted[place.country, place.kind, key].append(place)
    sorts = frozenset((place.country, place.kind) for place in own)
    kept = list(rows)
    found: dict[int, tuple[float, int]] = {}
    for index, row in enumerate(kept):
        for place in _asked_for(row, wanted) if (row.country, row.kind) in sorts else ():
            away = flat_km((row.lat, row.lon), (place.lat, place.lon))
            if away <= _REACH_KM[row.kind] and away < found.get(place.id, (1e9, 0))[0]:
                found[place.id] = away, index
    for place in own:
        if place.id in found:
            index = found[place.id][1]
            kept[index] = _joined(kept[index], place)
    return kept, [place for place in own if place.id not in found]


def _asked_for(row: Row, wanted: Mapping[tuple[str | None, str, str], list[Row]]) -> Iterator[Row]:
    if row.kind in _REACH_KM:
        for key in _keys(row):
            yield from wanted.get((row.country, row.kind, key), ())


def _keys(row: Row) -> set[str]:
    return {strip_article(fold(name)) for name in (row.name, *row.names, *row.derived)}


def _joined(row: Row, place: Row) -> Row:
    names = tuple(dict.fromkeys((*place.names, row.name, *row.names)))
    return replace(
        row, name=place.name, names=names, lat=place.lat, lon=place.lon, radius_km=place.radius_km,
        population=max(row.population, place.population),
    )  # fmt: skip
