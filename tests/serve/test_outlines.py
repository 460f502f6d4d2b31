"""Provinces of the gazetteer have the outlines that the page was built with, and those lie where the gazetteer says."""

from __future__ import annotations

import json
import math
import sqlite3
from pathlib import Path

import pytest

from vedette.ground.compile import default_path

BASEMAP = Path(__file__).parents[2] / "web" / "basemap"
COUNTRIES = {"SY": "SYR", "IQ": "IRQ", "LY": "LBY", "YE": "YEM", "AF": "AFG", "UA": "UKR", "SD": "SDN", "NG": "NGA"}
KM_PER_DEGREE = 111.32


@pytest.fixture(scope="module")
def index() -> dict[str, set[str]]:
    file = BASEMAP / "outlined.json"
    if not file.exists():
        pytest.skip("the page is not built here: make setup")
    found: dict[str, set[str]] = {}
    for country, steps in json.loads(file.read_text(encoding="utf-8")).items():
        ids, last = set(), 0
        for step in steps.split(" "):
            last += int(step, 36)
            ids.add(str(last))
        found[country] = ids
    return found


def _provinces(country: str) -> list[tuple[str, str, float, float]]:
    gazetteer = sqlite3.connect(default_path())
    try:
        return gazetteer.execute(
            "SELECT gazetteer_id, name, lat, lon FROM place WHERE kind = 'province' AND country = ?", (country,)
        ).fetchall()
    finally:
        gazetteer.close()


@pytest.mark.parametrize("country", COUNTRIES)
def test_almost_every_province_has_an_outline(country: str, index: dict[str, set[str]]) -> None:
    provinces = _provinces(country)
    without = [name for key, name, *_ in provinces if key not in index[COUNTRIES[country]]]
    assert len(provinces) >= 10
    assert len(without) <= 2, without


@pytest.mark.parametrize("country", COUNTRIES)
def test_outlines_lie_where_the_gazetteer_says(country: str, index: dict[str, set[str]]) -> None:
    shapes = json.loads((BASEMAP / "outlines" / f"{COUNTRIES[country]}.json").read_text(encoding="utf-8"))
    assert set(shapes) == index[COUNTRIES[country]]
    for key, name, lat, lon in _provinces(country):
        points = [point for rings in shapes.get(key, ()) for point in rings[0]]
        if points:
            lons, lats = zip(*points, strict=True)
            across = max(min(lons) - lon, 0, lon - max(lons)) * math.cos(math.radians(lat))
            assert math.hypot(across, max(min(lats) - lat, 0, lat - max(lats))) * KM_PER_DEGREE < 30, name


def test_regions_that_natural_earth_has_in_parts_are_joined(index: dict[str, set[str]]) -> None:
    assert "6930701" in index["BFA"], "Boucle du Mouhoun, of six provinces"
    assert "98180" not in index["IRQ"], "the city of Baghdad alone is not its governorate"


def test_no_outline_is_a_scribble_of_too_many_points(index: dict[str, set[str]]) -> None:
    sizes = {country: (BASEMAP / "outlines" / f"{country}.json").stat().st_size for country in index}
    assert sum(sizes.values()) < 10_000_000
    assert all(sizes[country] < 90_000 for country in COUNTRIES.values())
