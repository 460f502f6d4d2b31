"""A basemap of the user's own, seen: drawn from the archive by ranges, credited, and done without when it breaks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from euphrates import euphrates_record
from seeing import colour_at, spot
from serving import served
from tilearchive import raster_archive, vector_archive
from vedette.serve import Helpers
from vedette.serve.tiles import Tiles

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]
Serve = Callable[[bytes], str]
VIEW = "#day=2017-09-01&window=1&map=6.5_34.8_39.5"
LAND, PARK, HIGHWAY = (0xF4, 0xF1, 0xEA), (0xE5, 0xE9, 0xD6), (0xD3, 0xC4, 0xA6)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Serve]:
    """Serves the record with an archive of these bytes, ``own.pmtiles``, and gives the address."""
    with ExitStack() as open_things:

        def serve(content: bytes) -> str:
            file = tmp_path / "own.pmtiles"
            file.write_bytes(content)
            record = open_things.enter_context(euphrates_record())
            return open_things.enter_context(served(record, Helpers(tiles=Tiles.open(file))))

        yield serve


@pytest.mark.parametrize("version", [3, 4])
def test_vector_tiles_are_drawn_in_the_pages_inks(own: Serve, visit: Visit, version: int) -> None:
    address = own(vector_archive(version))
    page = visit(f"{address}{VIEW}", still=True)
    expect(page.locator("#credits")).to_contain_text("Own basemap: © OpenStreetMap")
    expect(page.locator("#credits")).to_contain_text("Natural Earth")
    assert colour_at(page, *spot(page, 35.5, 39.8)) == PARK
    assert colour_at(page, *spot(page, 33.2, 39.8)) == LAND
    road = colour_at(page, *spot(page, 34.305, 39))
    assert HIGHWAY <= road < LAND, road
    asked = page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    assert any(one.endswith("/api/v1/tiles/basemap.pmtiles") for one in asked)
    dark = visit(f"{address}{VIEW}", still=True, dark=True)
    assert colour_at(dark, *spot(dark, 35.5, 39.8)) == (0x1D, 0x28, 0x22)


def test_pictures_are_drawn(own: Serve, visit: Visit) -> None:
    address = own(raster_archive())
    page = visit(f"{address}{VIEW}", still=True)
    expect(page.locator("#credits")).to_contain_text("Own basemap: A satellite")
    assert colour_at(page, *spot(page, 35.5, 39.8)) == (200, 60, 160)


def test_without_one_nothing_of_it_is_asked_for(visit: Visit, euphrates: str) -> None:
    page = visit(f"{euphrates}{VIEW}", still=True)
    assert "Own basemap" not in page.locator("#credits").inner_text()
    asked = page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    assert not any("pmtiles" in one or "protocol" in one for one in asked)


def test_an_archive_that_goes_missing_is_told_and_done_without(own: Serve, browser: Browser, tmp_path: Path) -> None:
    address = own(vector_archive())
    (tmp_path / "own.pmtiles").unlink()
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.goto(f"{address}{VIEW}")
    expect(page.locator("#alert")).to_contain_text("--tiles", timeout=30_000)
    page.wait_for_selector("html[data-map=still]", timeout=30_000, state="attached")
    assert colour_at(page, *spot(page, 35.5, 39.8)) == LAND, "the built-in basemap"
    page.close()
