"""Streams a GeoNames dump: ``allCountries.txt`` (19 columns) and ``alternateNames(V2).txt`` (4 columns or more).

The form is described in https://download.geonames.org/export/dump/readme.txt
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

from vedette.errors import GazetteerError
from vedette.ground.compile_packages import town_radius, usable, without_area_word
from vedette.ground.compile_store import Row

_SITES = frozenset(
    {
        "AIRB", "AIRF", "AIRH", "AIRP", "AIRQ", "BDG", "CMP", "CMPRF", "CSTM",
        "CTRM", "DAM", "DAMQ", "FT", "HSP",
        "INSM", "MFGM", "MILB", "MNMT", "MSQE", "NVB",
        "OILR", "PPLQ", "PPLW", "PPLX", "PRN", "PRT", "PS", "PSTB", "STNE",
        "UNIV",
    }
)  # fmt: skip
_NEITHER = frozenset(["ZN", "ZNB", "ADMDH", "ADM1H", "ADM2H", "ADM3H", "ADM4H", "PPLH", "PCLH"])
_ENGLISH = frozenset(["", "en", "abbr"])
_COLUMNS = 19


def read_geonames(path: Path) -> Iterator[Row]:
    """The dump's areas, towns, waters, regions and those sites that reports of war name, one row each."""
    for number, line in _lines(path):
        columns = line.rstrip("\n").split("\t")
        if len(columns) != _COLUMNS:
            has = f"{len(columns)} columns where GeoNames has {_COLUMNS}"
            raise GazetteerError(f"{path}, line {number}: {has}; is this allCountries.txt?")
        try:
            row = _row(columns)
        except ValueError as error:
            raise GazetteerError(f"{path}, line {number}: {error}; download the file again") from error
        if row is not None:
            yield row


def read_alternates(path: Path) -> Iterator[tuple[int, str, str | None]]:
    """(GeoNames id, name, None) for English, unmarked and abbreviated names."""
    for number, line in _lines(path):
        columns = line.rstrip("\n").split("\t")
        if len(columns) < 4 or not columns[1].isdigit():
            raise GazetteerError(f"{path}, line {number}: not of the form of alternateNames.txt")
        if columns[2] in _ENGLISH and usable(columns[3]):
            yield int(columns[1]), columns[3], None


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            yield from enumerate(file, 1)
    except OSError as error:
        raise GazetteerError(f"{path}: cannot be read ({error.strerror}); name the unpacked file") from error
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{path}: not UTF-8 text ({error.reason}); name the unpacked file, not the zip") from error


def _row(columns: list[str]) -> Row | None:
    id_, name, ascii_name, alternates, lat, lon, feature, code, country = columns[:9]
    kind = _kind(feature, code)
    if kind is None or not name:
        return None
    point = float(lat), float(lon)
    if not (math.isfinite(point[0]) and abs(point[0]) <= 90 and abs(point[1]) <= 180):
        raise ValueError(f"latitude {lat} and longitude {lon} are off the globe")
    area = ".".join([country, *_codes(columns[10:12])]) if country else None
    population = int(columns[14] or 0)
    names = tuple(dict.fromkeys(n for n in (ascii_name, *alternates.split(",")) if n != name and usable(n)))
    bare = tuple(b for n in (name, *names) if (b := without_area_word(n))) if feature == "A" else ()
    radius = _radius(kind, code, population)
    return Row(int(id_), name, *point, kind, country or None, area, population, radius, code == "PPLC", names, bare)


def _codes(codes: list[str]) -> Iterator[str]:
    for code in codes:
        if code in ("", "00"):
            return
        yield code


def _kind(feature: str, code: str) -> str | None:
    if code in _NEITHER:
        return None
    if feature == "A":
        return "country" if code.startswith("PCL") else "province" if code == "ADM1" else "district"
    if feature == "P":
        return "site" if code in _SITES else "town"
    if feature == "S":
        return "site" if code in _SITES else None
    return {"H": "water", "L": "region", "T": "region"}.get(feature)


def _radius(kind: str, code: str, population: int) -> float:
    if kind == "town":
        return town_radius(population)
    sizes = {"site": 3.0, "province": 100.0, "district": 25.0, "country": 300.0, "water": 30.0, "region": 30.0}
    return 10.0 if code in ("ADM3", "ADM4", "ADM5") else sizes[kind]
