"""A basemap of the user's own: one PMTiles archive (version 3), checked once before it is served by ranges.

Of the format only the head and the description are read here (https://github.com/protomaps/PMTiles/blob/main/spec/v3);
the tiles are found and drawn by the page.
"""

from __future__ import annotations

import gzip
import json
import struct
import zlib
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from ..errors import ServeError

_MAGIC = b"PMTiles"
_HEAD = struct.Struct("<7sB11QBBBBBB4i")
"""The head up to the bounds: magic, version, offsets and lengths, packings, what the tiles are, zooms, bounds."""
_GZIP = 2
_PACKINGS = (1, _GZIP)
"""Those that the page reads: none and gzip."""
_KINDS = {1: "vector", 2: "raster", 3: "raster", 4: "raster", 5: "raster"}
_LARGEST_DESCRIPTION = 20_000_000
SCHEMAS = {
    "Protomaps": frozenset({"earth", "roads", "boundaries", "places"}),
    "OpenMapTiles": frozenset({"water", "transportation", "boundary", "place"}),
}
"""The layers by which the schemas that the page can draw are known."""
WAY_OUT = "name a PMTiles archive with --tiles, or leave it out for the built-in basemap"


@dataclass(frozen=True, slots=True)
class Tiles:
    """A checked archive: zooms as in web maps, bounds as west, south, east, north in degrees, ``layers`` of vector
    tiles by name, ``attribution`` in plain words."""

    path: Path
    kind: str
    minzoom: int
    maxzoom: int
    bounds: tuple[float, float, float, float]
    layers: tuple[str, ...]
    attribution: str

    @classmethod
    def open(cls, path: Path) -> Tiles:
        """Raises ServeError, saying what is wrong with the file and what to do."""
        try:
            with path.open("rb") as file:
                head = file.read(_HEAD.size)
                size = path.stat().st_size
                where = _checked(path, head, size)
                file.seek(where.start)
                packed = file.read(len(where))
        except OSError as error:
            raise ServeError(f"the basemap {path} cannot be read ({error.strerror}); {WAY_OUT}") from error
        return _described(path, head, packed)


def _checked(path: Path, head: bytes, size: int) -> range:
    """Where the description stands."""
    if len(head) < _HEAD.size or not head.startswith(_MAGIC) or head[len(_MAGIC)] != 3:
        raise ServeError(
            f"the basemap {path} is no PMTiles archive of version 3 (pmtiles convert makes one); {WAY_OUT}"
        )
    numbers = _HEAD.unpack(head)
    parts = [(numbers[at], numbers[at + 1]) for at in (2, 4, 6, 8)]
    end = max(offset + length for offset, length in parts)
    if end > size:
        raise ServeError(f"the basemap {path} is cut short ({size} of {end} bytes): copy it again")
    for packing in (numbers[14], numbers[15]):
        if packing not in _PACKINGS:
            said = {3: "brotli", 4: "zstd"}.get(packing, "something unknown")
            raise ServeError(f"the basemap {path} is packed by {said}, which the page does not read: make it with gzip")
    if numbers[16] not in _KINDS:
        raise ServeError(f"the basemap {path} holds tiles that are neither pictures nor vector tiles (MVT); {WAY_OUT}")
    start, length = parts[1]
    return range(start, start + min(length, _LARGEST_DESCRIPTION))


def _described(path: Path, head: bytes, packed: bytes) -> Tiles:
    numbers = _HEAD.unpack(head)
    try:
        said = json.loads(gzip.decompress(packed) if numbers[14] == _GZIP else packed) if packed else {}
    except (ValueError, OSError, EOFError, zlib.error) as error:
        raise ServeError(f"the basemap {path} has a description that cannot be read: make or copy it again") from error
    kind, layers = _KINDS[numbers[16]], _layers(said)
    if kind == "vector" and not any(known <= set(layers) for known in SCHEMAS.values()):
        named = ", ".join(layers[:6]) or "none named"
        raise ServeError(f"the basemap {path} has layers of no known schema ({named}): {' or '.join(SCHEMAS)} is drawn")
    west, south, east, north = (degrees / 1e7 for degrees in numbers[19:23])
    attribution = said.get("attribution") if isinstance(said, dict) else ""
    return Tiles(
        path, kind, numbers[17], numbers[18], (west, south, east, north), layers, plain(str(attribution or ""))
    )


def _layers(said: Any) -> tuple[str, ...]:
    listed = said.get("vector_layers", ()) if isinstance(said, dict) else ()
    return tuple(str(layer["id"]) for layer in listed if isinstance(layer, dict) and "id" in layer)


def plain(words: str) -> str:
    """The words of a bit of HTML, as attributions are often given: never markup on the page."""
    reader = _Words()
    reader.feed(words)
    reader.close()
    return " ".join("".join(reader.words).split())[:300]


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._hidden += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if self._hidden <= 0:
            self.words.append(data)
