"""Lets the seat of a province be called by all the province's names: news writes ``Deir Ezzor`` for both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from vedette.ground.compile_store import Row
from vedette.ground.fold import fold, skeleton


def share_names(towns: Sequence[Row], areas: Sequence[Row]) -> Iterator[Row]:
    """The towns, where the largest one of a province that bears its name (by consonants) gains its other names."""
    provinces = {row.area: row for row in areas if row.kind == "province"}
    largest: dict[str, Row] = {}
    bearing: dict[str, set[str]] = {code: _keys(row) for code, row in provinces.items() if code}
    for town in towns:
        code = ".".join((town.area or "").split(".")[:2])
        if town.population > largest.get(code, _NOBODY).population and _keys(town) & bearing.get(code, set()):
            largest[code] = town
    gains: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for code, town in largest.items():
        province = provinces[code]
        gains[town.id] += (province.name, *province.derived, *(n for n in province.names if len(n.split()) < 4))
    for town in towns:
        more = tuple(n for n in gains.get(town.id, ()) if not _says_area(n))
        yield replace(town, names=(*town.names, *more)) if more else town


_NOBODY = Row(0, "", 0.0, 0.0, "town", None, population=-1)
_AREA_WORDS = frozenset(
    ["governorate", "province", "region", "oblast", "state", "department", "district", "countryside", "rif", "county"]
    + ["division", "peninsula", "city", "of", "oblastu", "emirate", "prefecture"]
)


def _says_area(name: str) -> bool:
    return not _AREA_WORDS.isdisjoint(fold(name).split())


def _keys(row: Row) -> set[str]:
    names = (row.name, *row.names[:40], *row.derived)
    return {key for name in names if not _says_area(name) and len(key := skeleton(fold(name))) > 1}
