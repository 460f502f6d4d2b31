"""Writes one gazetteer: the schema, and the rows of places, names and demonyms."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from vedette.errors import GazetteerError
from vedette.ground.fold import fold, skeleton, strip_article

SCHEMA_VERSION = "2"

_NAMED = "INSERT INTO name VALUES (?, ?, ?) ON CONFLICT (folded, place) DO UPDATE SET how = min(how, excluded.how)"
_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
    id INTEGER PRIMARY KEY, gazetteer_id TEXT NOT NULL, name TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
    kind TEXT NOT NULL, country TEXT, area TEXT, population INTEGER NOT NULL, radius_km REAL NOT NULL,
    capital INTEGER NOT NULL
);
CREATE TABLE name (
    folded TEXT NOT NULL, place INTEGER NOT NULL, how INTEGER NOT NULL, PRIMARY KEY (folded, place)
) WITHOUT ROWID;
CREATE TABLE skeleton (
    key TEXT NOT NULL, country TEXT NOT NULL, place INTEGER NOT NULL, folded TEXT NOT NULL,
    PRIMARY KEY (key, country, place, folded)
) WITHOUT ROWID;
CREATE TABLE part (
    area TEXT NOT NULL, bearing INTEGER NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL, radius_km REAL NOT NULL,
    PRIMARY KEY (area, bearing)
) WITHOUT ROWID;
CREATE TABLE demonym (
    folded TEXT NOT NULL, country TEXT NOT NULL, PRIMARY KEY (folded, country)
) WITHOUT ROWID;
"""

MAIN, ALTERNATE, DERIVED = 0, 1, 2
"""How a name belongs to a place: its main name, one of its others, or one made from those (``Boone`` for Boone County,
``hasakah`` for Al Hasakah)."""


@dataclass(frozen=True, slots=True)
class Row:
    """One place to be written. ``area`` is the GeoNames code of the smallest area it lies in (``SY.07.170793``), or its
    own where it is an area; ``names`` and ``derived`` are its other names as written. Degrees, WGS 84; km."""

    id: int
    name: str
    lat: float
    lon: float
    kind: str
    country: str | None
    area: str | None = None
    population: int = 0
    radius_km: float = 10.0
    capital: bool = False
    names: tuple[str, ...] = ()
    derived: tuple[str, ...] = ()
    gazetteer_id: str | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """What one gazetteer holds: places by kind, and all names."""

    places: int
    names: int
    by_kind: dict[str, int] = field(default_factory=dict)


class Store:
    """A gazetteer being written; it appears at ``out`` only when all of it is there."""

    def __init__(self, out: Path, transliterated: frozenset[str]) -> None:
        self._out = out
        self._part = out.with_name(out.name + ".part")
        self._transliterated = transliterated
        self._seen: set[int] = set()
        try:
            out.parent.mkdir(parents=True, exist_ok=True)
            self._part.unlink(missing_ok=True)
            self.db = sqlite3.connect(self._part)
            self.db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        except (OSError, sqlite3.Error) as error:
            raise GazetteerError(f"{out}: cannot write the gazetteer here ({error}); name another path") from error

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.db.close()
        if kind is None:
            self._part.replace(self._out)
        else:
            self._part.unlink(missing_ok=True)

    def add(self, rows: Iterable[Row], *, replace: bool = False) -> None:
        """Write places; an id that is already there is left as it was, unless ``replace``."""
        batch: list[Row] = []
        for row in rows:
            if row.id in self._seen and not replace:
                continue
            if row.id in self._seen:
                self._forget(row.id)
            self._seen.add(row.id)
            batch.append(row)
            if len(batch) >= 20000:
                self._write(batch)
                batch = []
        self._write(batch)

    def add_demonyms(self, demonyms: Iterable[tuple[str, str]]) -> None:
        """Write (demonym, ISO2) pairs."""
        self.db.executemany(
            "INSERT OR IGNORE INTO demonym VALUES (?, ?)", ((fold(word), country) for word, country in demonyms)
        )

    def towns(self) -> Iterator[tuple[float, float, str]]:
        """(lat, lon, area code) of every inhabited town written so far."""
        yield from self.db.execute(
            "SELECT lat, lon, area FROM place WHERE kind = 'town' AND population > 0 AND area IS NOT NULL ORDER BY id"
        )

    def add_parts(self, parts: Iterable[tuple[str, int, float, float, float]]) -> None:
        """Write the parts of areas, as (area code, bearing, lat, lon, radius km)."""
        rounded = ((code, way, round(lat, 3), round(lon, 3), round(km, 1)) for code, way, lat, lon, km in parts)
        self.db.executemany("INSERT OR IGNORE INTO part VALUES (?, ?, ?, ?, ?)", rounded)

    def add_names(self, names: Iterable[tuple[int, str, str | None]]) -> None:
        """Further names, as (place id, name, ISO2), for places that are already there."""
        known = ((place, name, country) for place, name, country in names if place in self._seen)
        for place, name, country in known:
            row = Row(place, "", 0.0, 0.0, "", country, names=(name,))
            self.db.executemany(_NAMED, _name_rows(row))

    def finish(self, source: str) -> Counts:
        """Index, stamp with the schema's version and where the data came from, and count."""
        db = self.db
        db.execute("CREATE INDEX place_area ON place (area)")
        db.executemany("INSERT INTO meta VALUES (?, ?)", [("schema", SCHEMA_VERSION), ("source", source)])
        db.commit()
        db.execute("ANALYZE")
        db.commit()
        by_kind = dict(db.execute("SELECT kind, count(*) FROM place GROUP BY kind ORDER BY kind").fetchall())
        names: int = db.execute("SELECT count(*) FROM name").fetchone()[0]
        return Counts(sum(by_kind.values()), names, by_kind)

    def _forget(self, place: int) -> None:
        """Take a place out but leave its names, which still lead to what replaces it."""
        self.db.execute("DELETE FROM place WHERE id = ?", (place,))

    def _write(self, rows: list[Row]) -> None:
        self.db.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)", map(_place_row, rows))
        names = (name for row in rows for name in _name_rows(row))
        self.db.executemany(_NAMED, names)
        keys = (key for row in rows if row.country in self._transliterated for key in _skeleton_rows(row))
        self.db.executemany("INSERT OR IGNORE INTO skeleton VALUES (?, ?, ?, ?)", keys)


def _place_row(row: Row) -> tuple[object, ...]:
    return (
        row.id, row.gazetteer_id or str(row.id), row.name, round(row.lat, 5), round(row.lon, 5), row.kind, row.country,
        row.area, row.population, round(row.radius_km, 1), int(row.capital),
    )  # fmt: skip


def _name_rows(row: Row) -> Iterator[tuple[str, int, int]]:
    folded = {fold(row.name): MAIN} if row.name else {}
    for names, how in ((row.names, ALTERNATE), (row.derived, DERIVED)):
        for name in names:
            folded.setdefault(fold(name), how)
    for key, how in list(folded.items()):
        bare = strip_article(key)
        if bare != key:
            folded.setdefault(bare, how if key.startswith("the ") else DERIVED)
    return ((key, row.id, how) for key, how in folded.items() if len(key) > 1)


def _skeleton_rows(row: Row) -> Iterator[tuple[str, str, int, str]]:
    for folded in sorted({fold(name) for name in (row.name, *row.names)}):
        key = skeleton(folded)
        if len(key) > 1:
            yield key, row.country or "", row.id, folded
