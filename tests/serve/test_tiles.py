"""A basemap of the user's own: checked before it is served, and served by ranges."""

from __future__ import annotations

from pathlib import Path

import pytest

from asking import Asking
from fake_record import FakeRecord
from tilearchive import MVT, archive, raster_archive, vector_archive
from vedette.errors import ServeError
from vedette.model import Account
from vedette.serve import Helpers, app
from vedette.serve.tiles import Tiles, plain

RECORD = FakeRecord([], [], Account())


def _made(path: Path, content: bytes) -> Path:
    file = path / "own.pmtiles"
    file.write_bytes(content)
    return file


def test_vector_and_raster_archives_are_told_apart(tmp_path: Path) -> None:
    vector = Tiles.open(_made(tmp_path, vector_archive()))
    assert (vector.kind, vector.minzoom, vector.maxzoom, vector.attribution) == ("vector", 0, 0, "© OpenStreetMap")
    assert vector.layers == ("earth", "landuse", "roads", "boundaries", "places")
    assert vector.bounds == (-180, -85, 180, 85)
    raster = Tiles.open(_made(tmp_path, raster_archive()))
    assert (raster.kind, raster.layers, raster.attribution) == ("raster", (), "A satellite")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no PMTiles archive"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 200, "no PMTiles archive"),
        (b"PMTiles\x02" + b"0" * 200, "no PMTiles archive of version 3"),
        (b"PM" + b"0" * 600, "no PMTiles archive"),
        (vector_archive()[:-40], "cut short .* copy it again"),
        (archive(b"", MVT, {}, packing=3), "brotli.*gzip"),
        (archive(b"", MVT, {"vector_layers": [{"id": "my_shops"}]}), "no known schema .my_shops.*Protomaps"),
        (archive(b"", MVT, {}), "no known schema .none named"),
        (archive(b"", 9, {}), "neither pictures nor vector tiles"),
    ],
)
def test_what_is_no_such_archive_is_refused_in_one_line(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(ServeError, match=words) as error:
        Tiles.open(_made(tmp_path, content))
    assert "own.pmtiles" in str(error.value) and "\n" not in str(error.value)


def test_a_missing_file_and_a_folder_name_the_way_out(tmp_path: Path) -> None:
    for path in (tmp_path / "none.pmtiles", tmp_path):
        with pytest.raises(ServeError, match=r"cannot be read .*--tiles"):
            Tiles.open(path)


def test_a_broken_description_is_told(tmp_path: Path) -> None:
    content = bytearray(vector_archive())
    at = content.index(b"\x1f\x8b", 140)
    content[at + 12 : at + 20] = b"\0" * 8
    with pytest.raises(ServeError, match="description"):
        Tiles.open(_made(tmp_path, bytes(content)))


def test_the_archive_is_served_by_ranges_and_described(tmp_path: Path) -> None:
    content = vector_archive()
    tiles = Tiles.open(_made(tmp_path, content))
    ask = Asking(app(RECORD, helpers=Helpers(tiles=tiles)))
    told = ask.get("/api/v1/tiles").json()["archive"]
    assert (told["kind"], told["attribution"]) == ("vector", "© OpenStreetMap")
    assert "path" not in told
    part = ask.get("/api/v1/tiles/basemap.pmtiles", headers={"Range": "bytes=7-126"})
    assert part.status_code == 206
    assert part.content == content[7:127]
    assert part.headers["content-range"] == f"bytes 7-126/{len(content)}"


def test_without_an_archive_there_is_none_to_fetch() -> None:
    ask = Asking(app(RECORD))
    assert ask.get("/api/v1/tiles").json() == {"archive": None}
    missing = ask.get("/api/v1/tiles/basemap.pmtiles")
    assert missing.status_code == 404
    assert "--tiles" in missing.json()["detail"]


def test_an_attribution_is_words_and_never_markup() -> None:
    hostile = '<a href="javascript:x">Map</a> &copy; <script>alert(1)</script><img src=x onerror=y> makers\n&lt;b&gt;'
    assert plain(hostile) == "Map © makers <b>"
    assert len(plain("x" * 9000)) == 300
