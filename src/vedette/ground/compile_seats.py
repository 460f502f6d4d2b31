"""Lets the seat of a province be called by all the province's names: news writes ``Deir Ezzor`` for both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from heapq import nlargest

from vedette.ground.compile_store import Row
from vedette.ground.fold import fold, skeleton, strip_article


def share_names(towns: Sequence[Row], areas: Sequence[Row]) -> Iterator[Row]:
    """The towns, where the largest one of a province that bears its name (by consonants) gains its other names."""
    provinces = {row.area: row for row in areas if row.kind == "province"}
    inside: dict[str, list[Row]] = defaultdict(list)
    for town in towns:
        inside[".".join((town.area or "").split(".")[:2])].append(town)
    gains: dict[int, tuple[str, ...]] = {}
    for code, province in provinces.items():
        bears = _keys(province)
        largest = nlargest(_LARGEST, inside.get(code or "", ()), key=lambda t: t.population)
        seat = next((town for town in largest if _keys(town) & bears), None)
        if seat is not None:
            names = (province.name, *province.derived, *(n for n in province.names if len(n.split()) < 4))
            gains[seat.id] = names
    for town in towns:
        more = tuple(n for n in gains.get(town.id, ()) if not _says_area(n))
        yield _renamed(town, more) if more else town


def _renamed(town: Row, more: tuple[str, ...]) -> Row:
    """The town with more names; where its own is not plain English, a province's plain name of the same sound leads."""
    plain = more[0].isascii() and skeleton(fold(more[0])) == skeleton(fold(town.name))
    if plain and strip_article(fold(town.name)) != fold(town.name):
        return replace(town, name=more[0], names=(town.name, *town.names, *more))
    return replace(town, names=(*town.names, *more))


_LARGEST = 8
"""How many of a province's largest towns are looked at."""
_AREA_WORDS = frozenset(
    {
        "city", "countryside", "county", "department", "district", "division", "emirate", "governorate", "oblast", "of",
        "peninsula", "prefecture", "province", "region", "rif", "state",
    }
)  # fmt: skip


def _says_area(name: str) -> bool:
    return not _AREA_WORDS.isdisjoint(fold(name).split())


def _keys(row: Row) -> set[str]:
    names = (row.name, *row.names[:40], *row.derived)
    return {key for name in names if not _says_area(name) and len(key := skeleton(fold(name))) > 1}
