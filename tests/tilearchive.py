"""Small PMTiles archives (version 3) of one tile at zoom 0, made by hand for tests."""

from __future__ import annotations

import gzip
import json
import math
import struct
import zlib
from collections.abc import Sequence
from typing import Any

EXTENT = 1 << 16
MVT, PNG = 1, 2


def archive(tile: bytes, kind: int, described: dict[str, Any], *, packing: int = 2) -> bytes:
    """The bytes of an archive with one tile; ``packing`` is the number that its head gives (2: gzip)."""
    data = gzip.compress(tile) if kind == MVT else tile
    directory = gzip.compress(bytes([1, 0, 1, *_varint(len(data)), 1]))  # one entry: id 0, run 1, its length, at 0
    description = gzip.compress(json.dumps(described).encode())
    at = 127 + len(directory)
    sections = (127, len(directory), at, len(description), 0, 0, at + len(description), len(data), 1, 1, 1)
    bounds = (-1800000000, -850000000, 1800000000, 850000000)
    head = struct.pack(
        "<7sB11Q6B4iB2i", b"PMTiles", 3, *sections, 1, packing, 2 if kind == MVT else 1, kind, 0, 0, *bounds, 0, 0, 0
    )
    return head + directory + description + data


def vector_archive(version: int = 4, attribution: str = '<a href="https://osm.org">© OpenStreetMap</a>') -> bytes:
    """In the words of the Protomaps basemap: land, a park, a highway, a border and a town in the Euphrates valley."""
    kind = "kind" if version >= 4 else "pmap:kind"
    valley = [(36, 32), (44, 32), (44, 38), (36, 38)]
    park = [(39.5, 35.2), (40.5, 35.2), (40.5, 36), (39.5, 36)]
    layers = [
        _layer("earth", [(3, [valley], {kind: "earth"})]),
        _layer("landuse", [(3, [park], {kind: "park"})]),
        _layer("roads", [(2, [[(38, 34), (40, 34.6), (42, 34.2)]], {kind: "highway"})]),
        _layer("boundaries", [(2, [[(41, 33), (41, 37)]], {kind: "country", "pmap:min_admin_level": 2})]),
        _layer(
            "places",
            [(1, [[(39, 33.4)]], {kind: "locality", "name": "تل الملح", "name:en": "Salt Hill", "population_rank": 9})],
        ),
    ]
    described = {
        "attribution": attribution,
        "vector_layers": [{"id": name} for name in ("earth", "landuse", "roads", "boundaries", "places")],
    }
    return archive(b"".join(layers), MVT, described)


def raster_archive(colour: tuple[int, int, int] = (200, 60, 160)) -> bytes:
    """The world in one colour."""
    row = b"\0" + bytes(colour) * 256
    chunks = (
        (b"IHDR", struct.pack(">2I5B", 256, 256, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(row * 256)),
        (b"IEND", b""),
    )
    png = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks
    )
    return archive(png, PNG, {"attribution": "A satellite"})


Feature = tuple[int, list[list[tuple[float, float]]], dict[str, Any]]


def _layer(name: str, features: Sequence[Feature]) -> bytes:
    """A layer of a Mapbox Vector Tile (version 2.1)."""
    keys: dict[str, int] = {}
    values: dict[Any, int] = {}
    body = _bytes(1, name.encode()) + _number(15, 2) + _number(5, EXTENT)
    for shape, rings, said in features:
        tags = [
            n
            for key, value in said.items()
            for n in (keys.setdefault(key, len(keys)), values.setdefault(value, len(values)))
        ]
        packed = (
            _bytes(2, b"".join(map(_varint, tags)))
            + _number(3, shape)
            + _bytes(4, b"".join(map(_varint, _drawn(shape, rings))))
        )
        body += _bytes(2, packed)
    body += b"".join(_bytes(3, key.encode()) for key in keys)
    body += b"".join(
        _bytes(4, _number(5, value) if isinstance(value, int) else _bytes(1, value.encode())) for value in values
    )
    return _bytes(3, body)


def _drawn(shape: int, rings: list[list[tuple[float, float]]]) -> list[int]:
    """Commands of the pen: rings as degrees; a polygon's run clockwise on the screen."""
    commands, x, y = [], 0, 0
    for ring in rings:
        points = [_at(*point) for point in (reversed(ring) if shape == 3 else ring)]
        steps = []
        for px, py in points:
            steps.append((_zigzag(px - x), _zigzag(py - y)))
            x, y = px, py
        commands += [9, *steps[0]]
        if len(steps) > 1:
            commands += [(len(steps) - 1) << 3 | 2, *(n for step in steps[1:] for n in step)]
        if shape == 3:
            commands.append(15)
    return commands


def _at(lon: float, lat: float) -> tuple[int, int]:
    turned = math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))
    return round((lon / 360 + 0.5) * EXTENT), round((0.5 - turned / (2 * math.pi)) * EXTENT)


def _zigzag(value: int) -> int:
    return value << 1 if value >= 0 else (-value << 1) - 1


def _varint(value: int) -> bytes:
    found = bytearray()
    while value > 0x7F:
        found.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*found, value])


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _bytes(field: int, value: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(value)) + value
