"""Reads the repository's own places (``data/places/*.yaml``): what packages leave out, and how news spells the rest.

Each file is a mapping with ``source`` (where its facts come from), ``places`` (new entries) and ``spellings`` (further
names of GeoNames ids that are already there). A place has ``name``, ``lat``, ``lon``, ``kind`` and may have ``names``,
``country``, ``radius_km``, ``population``, ``area`` and ``source``.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from vedette.errors import GazetteerError
from vedette.ground.compile_store import Row

RADIUS_KM: Mapping[str, float] = {
    "town": 10.0, "site": 3.0, "district": 30.0, "province": 100.0, "country": 300.0, "region": 150.0, "water": 100.0,
}  # fmt: skip
NOTED = 10_000
"""The people that a town of ours counts as having where none are given: it is here because news names it."""
_OWN_IDS = 1 << 40
"""Own ids start here, well above any GeoNames id."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """How news writes a place that the packages have: its main English name, or None, and further names; and a point
    where the packages' own is off."""

    name: str | None
    names: tuple[str, ...]
    point: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Own:
    """All of the repository's own places and spellings, and the countries whose names are transliterated."""

    places: tuple[Row, ...]
    spellings: Mapping[int, Spelling]
    transliterated: frozenset[str]
    demonyms: tuple[tuple[str, str], ...] = ()

    @property
    def points(self) -> Mapping[int, tuple[float, float]]:
        """The points of ours for places that the packages have, by GeoNames id."""
        return {id_: spelling.point for id_, spelling in self.spellings.items() if spelling.point}


def read_own(folder: Traversable | None = None) -> Own:
    """Read every ``.yaml`` in ``folder`` (default: the repository's). Raises GazetteerError naming file and entry."""
    folder = folder or files("vedette.ground").joinpath("data", "places")
    places: list[Row] = []
    spellings: dict[int, Spelling] = {}
    transliterated: frozenset[str] = frozenset()
    demonyms: list[tuple[str, str]] = []
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if not path.name.endswith(".yaml"):
            continue
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        transliterated |= frozenset(raw.get("transliterated", ()))
        demonyms += ((word, code) for code, listed in raw.get("demonyms", {}).items() for word in listed)
        for entry in raw.get("places", ()):
            places.append(_place(entry, raw, path.name))
        for id_, entry in (raw.get("spellings") or {}).items():
            point = (float(entry["lat"]), float(entry["lon"])) if "lat" in entry else None
            spelling = Spelling(entry.get("name"), tuple(entry.get("names", ())), point)
            spellings[int(id_)] = _both(spellings.get(int(id_)), spelling)
    return Own(_numbered(places), spellings, transliterated, tuple(demonyms))


def _both(one: Spelling | None, other: Spelling) -> Spelling:
    """What two files say of one place: the names of both, the later file's main name and point where it has any."""
    if one is None:
        return other
    return Spelling(other.name or one.name, (*one.names, *other.names), other.point or one.point)


def _place(entry: Mapping[str, Any], file: Mapping[str, Any], where: str) -> Row:
    try:
        kind = str(entry.get("kind", file.get("kind", "town")))
        return Row(
            0, str(entry["name"]), float(entry["lat"]), float(entry["lon"]), kind,
            entry.get("country", file.get("country")), entry.get("area"), int(entry.get("population", NOTED)),
            float(entry.get("radius_km", RADIUS_KM[kind])), False, tuple(str(n) for n in entry.get("names", ())),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError) as error:
        why = f"entry {entry!r} is malformed ({error!r})"
        raise GazetteerError(f"{where}: {why}; compile_own.py says what an entry holds") from error


def _numbered(places: list[Row]) -> tuple[Row, ...]:
    """Give every own place an id that depends on nothing but its name, country and kind."""
    numbered: dict[int, Row] = {}
    for row in places:
        label = f"{row.kind}/{row.country or 'world'}/{row.name}"
        id_ = _OWN_IDS + zlib.crc32(label.encode())
        if id_ in numbered:
            raise GazetteerError(f"two own places are called {label}; rename one")
        numbered[id_] = replace(row, id=id_, gazetteer_id="vedette:" + label.lower().replace(" ", "-"))
    return tuple(numbered.values())


def respell(rows: Iterator[Row] | list[Row], spellings: Mapping[int, Spelling]) -> Iterator[Row]:
    """Rows with the repository's own spellings of them."""
    for row in rows:
        spelling = spellings.get(row.id)
        if spelling is not None:
            lat, lon = spelling.point or (row.lat, row.lon)
            name = spelling.name or row.name
            row = replace(row, name=name, lat=lat, lon=lon, names=(*spelling.names, row.name, *row.names))  # noqa: PLW2901
        yield row
