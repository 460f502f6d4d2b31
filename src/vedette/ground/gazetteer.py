"""The gazetteer: names of places to the places that may be meant, from one compiled SQLite file.

Lookups go from strict to loose: as folded (case, diacritics, apostrophes and hyphens do not count), without the
article, then by consonants within given countries (``similar``). Choosing among the candidates is ``places``' work.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any

from vedette.errors import GazetteerError
from vedette.ground.compile_store import SCHEMA_VERSION
from vedette.ground.fold import fold, skeleton, strip_article

SIMILAR = 3
"""``Candidate.how`` of a name that matches by its consonants alone."""

_PLACE = (
    "SELECT place.id, gazetteer_id, place.name, lat, lon, kind, place.country, area, population, radius_km, capital"
)
_BY_NAME = f"{_PLACE}, name.how FROM place JOIN name ON name.place = place.id WHERE name.folded = ?"
_BY_BEGINNING = (
    f"{_PLACE}, found.how FROM (SELECT name.place AS id, min(name.folded <> ?) AS longer, min(name.how) AS how"
    " FROM name WHERE name.folded >= ? AND name.folded < ? GROUP BY name.place) AS found"
    " JOIN place ON found.id = place.id ORDER BY found.longer, place.country IN ({}) DESC, population DESC LIMIT ?"
)
_BY_AREA = f"{_PLACE}, 0 FROM place WHERE area = ? AND kind IN ('country', 'province', 'district')"
_SEAT = (
    f"{_PLACE}, 0 FROM place WHERE area >= ? AND area < ? AND kind = 'town'"
    " ORDER BY capital DESC, population DESC, place.id LIMIT 1"
)
_BY_SKELETON = (
    f"{_PLACE}, {SIMILAR}, skeleton.folded FROM skeleton JOIN place ON skeleton.place = place.id"
    " WHERE skeleton.key = ? AND skeleton.country = ?"
)
_BY_PART = "SELECT lat, lon, radius_km FROM part WHERE area = ? AND bearing = CAST(? AS INTEGER)"
_LIKENESS = {2: 0.8, 3: 0.7}
"""How alike two spellings must be (difflib's ratio), by the number of consonants; 0.6 for four and more."""
VOWELLED = frozenset(
    (
        "UA",
        "RU",
        "BY",
        "BG",
        "RS",
        "MK",
        "GE",
        "AM",
        "KZ",
        "KG",
        "TJ",
        "TM",
        "UZ",
        "AZ",
        "TR",
        "NG",
        "CM",
        "CF",
        "BF",
        "ML",
        "NE",
    )
)
"""Countries whose own spelling writes the vowels: there names of like consonants are alike in their vowels as well
(``Slavyansk``, ``Sloviansk``), else they are others (``Miango`` is not ``Mangu``)."""
_VOWELLED_LIKENESS = 0.76


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean. ``area`` is the GeoNames code of the smallest area around it (``SY.07.170793``;
    an area's own code where it is one itself). ``how``: 0 its main name, 1 another of its names, 2 one derived from
    those, 3 alike in consonants. ``admin1`` is the code of its first-level area (``SY.07``). Degrees, WGS 84; km."""

    id: int
    gazetteer_id: str
    name: str
    lat: float
    lon: float
    kind: str
    country: str | None
    area: str | None
    population: int
    radius_km: float
    capital: bool
    how: int
    admin1: str | None = None

    def within(self, area: str) -> bool:
        """Whether it lies in the area (or country) of this code, or is it."""
        own = self.area or ""
        return own == area or own.startswith(area + ".")


class Gazetteer:
    """A compiled gazetteer, opened read-only; threads may share it."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self._connection = connection
        self._lock = Lock()
        self.by_folded = lru_cache(maxsize=20000)(self._by_folded)
        self._area = lru_cache(maxsize=5000)(self._read_area)
        self.seat = lru_cache(maxsize=500)(self._read_seat)
        self._similar = lru_cache(maxsize=5000)(self._read_similar)
        demonyms = self._rows("SELECT folded, country FROM demonym ORDER BY country DESC")
        self._demonyms: dict[str, str] = dict(demonyms)

    @classmethod
    def open(cls, path: Path | str) -> Gazetteer:
        """Open the file at ``path``. Raises GazetteerError where it is missing, no gazetteer, or of another schema."""
        file = Path(path)
        if not file.is_file():
            raise GazetteerError(f"{file}: no gazetteer here; run: vedette gazetteer build")
        try:
            address = f"{file.resolve().as_uri()}?mode=ro&immutable=1"
            connection = sqlite3.connect(address, uri=True, check_same_thread=False)
            found = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
        except sqlite3.Error as error:
            raise GazetteerError(f"{file}: not a gazetteer ({error}); run: vedette gazetteer build") from error
        if found is None or found[0] != SCHEMA_VERSION:
            connection.close()
            was = found[0] if found else "none"
            needed = f"schema {was}, not {SCHEMA_VERSION}"
            raise GazetteerError(f"{file}: compiled in {needed}; run: vedette gazetteer build")
        return cls(connection, file)

    def __enter__(self) -> Gazetteer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    def lookup(self, name: str, countries: Sequence[str] = ()) -> tuple[Candidate, ...]:
        """All places of this name, best known first: as folded, else without article, else (where ``countries`` are
        given) by consonants within those."""
        folded = fold(name)
        found = self.by_folded(folded) or self.by_folded(strip_article(folded))
        return found or self.similar(name, countries)

    def beginning(self, name: str, countries: Sequence[str] = (), limit: int = 10) -> tuple[Candidate, ...]:
        """Places one of whose names begins so, folded: those of just this name first, then those of ``countries``
        (ISO2), then by population."""
        folded = fold(name)
        if not folded:
            return ()
        query = _BY_BEGINNING.format(", ".join("?" for _ in countries))
        return tuple(map(_candidate, self._rows(query, folded, folded, f"{folded}\uffff", *countries, str(limit))))

    def similar(self, name: str, countries: Iterable[str]) -> tuple[Candidate, ...]:
        """Places whose names have the same consonants, within ``countries`` (ISO2); most alike first."""
        folded = fold(name)
        key = skeleton(folded)
        if len(key) < 2:
            return ()
        found = [
            (likeness, candidate)
            for country in sorted(set(countries))
            for likeness, candidate in self._similar(key, country, folded)
            if country not in VOWELLED or likeness >= _VOWELLED_LIKENESS
        ]
        best: dict[int, tuple[float, Candidate]] = {}
        for likeness, candidate in found:
            if likeness > best.get(candidate.id, (0.0, candidate))[0]:
                best[candidate.id] = (likeness, candidate)
        ranked = sorted(best.values(), key=lambda pair: (-pair[0], -pair[1].population, pair[1].id))
        return tuple(candidate for likeness, candidate in ranked if likeness >= _LIKENESS.get(len(key), 0.6))

    def area(self, code: str) -> Candidate | None:
        """The country, province or district of this code (``SY``, ``SY.07``)."""
        return self._area(code)

    def part(self, code: str, bearing: int) -> tuple[float, float, float] | None:
        """Where the part of an area towards ``bearing`` (degrees from north) lies: lat, lon, radius in km; or None."""
        rows = self._rows(_BY_PART, code, str(bearing))
        return (float(rows[0][0]), float(rows[0][1]), float(rows[0][2])) if rows else None

    def demonym(self, word: str) -> str | None:
        """The ISO2 code of the country whose people ``word`` names (``Syrian``, ``Syrians``), or None."""
        folded = fold(word)
        return self._demonyms.get(folded) or self._demonyms.get(folded.removesuffix("s"))

    def _by_folded(self, folded: str) -> tuple[Candidate, ...]:
        found = [_candidate(row) for row in self._rows(_BY_NAME, folded)]
        return tuple(sorted(found, key=lambda c: (-c.population, c.id)))

    def _read_area(self, code: str) -> Candidate | None:
        rows = self._rows(_BY_AREA, code)
        return _candidate(rows[0]) if rows else None

    def _read_seat(self, code: str) -> Candidate | None:
        """The capital of the country, or the largest town of the province, of this code."""
        rows = self._rows(_SEAT, code, f"{code}/")  # "/" follows "." in ASCII
        found = _candidate(rows[0]) if rows else None
        return found if found is not None and (found.capital or "." in code) else None

    def _read_similar(self, key: str, country: str, folded: str) -> tuple[tuple[float, Candidate], ...]:
        joined = folded.replace(" ", "")
        return tuple(
            (SequenceMatcher(None, joined, str(row[12]).replace(" ", "")).ratio(), _candidate(row[:12]))
            for row in self._rows(_BY_SKELETON, key, country)
        )

    def _rows(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._connection.execute(query, values).fetchall()


def _candidate(row: Sequence[Any]) -> Candidate:
    id_, gazetteer_id, name, lat, lon, kind, country, area, population, radius_km, capital, how = row
    parts = (area or "").split(".")
    admin1 = f"{parts[0]}.{parts[1]}" if len(parts) > 1 else None
    return Candidate(
        id_, gazetteer_id, name, lat, lon, kind, country, area, population, radius_km, bool(capital), int(how), admin1
    )
