"""Where on the screen a place of the map is (Web Mercator), from the view that the page keeps in its link."""

from __future__ import annotations

import math
import zlib
from urllib.parse import parse_qs

from playwright.sync_api import Page

TILE = 512


def spot(page: Page, lat: float, lon: float, cover: float = 0) -> tuple[float, float]:
    """Pixels from the window's corner; ``cover`` is how much of the map's right side lies under the details."""
    box = page.locator("#map canvas").bounding_box()
    assert box
    zoom, at_lat, at_lon = (float(part) for part in _link(page)["map"].split("_"))
    scale = TILE * 2**zoom
    x, y = _world(lat, lon)
    cx, cy = _world(at_lat, at_lon)
    middle = (box["width"] * (1 - cover)) / 2
    return box["x"] + middle + (x - cx) * scale, box["y"] + box["height"] / 2 + (y - cy) * scale


def colour_at(page: Page, x: float, y: float) -> tuple[int, int, int]:
    """Red, green and blue of a point of the window: the first of a picture of one pixel."""
    picture = page.screenshot(clip={"x": round(x), "y": round(y), "width": 1, "height": 1})
    at, data = 8, b""
    while at < len(picture):
        length = int.from_bytes(picture[at : at + 4], "big")
        name, body = picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        data += body if name == b"IDAT" else b""
        at += 12 + length
    row = zlib.decompress(data)  # a filter, then the pixel: with one pixel every filter leaves it as it is
    return row[1], row[2], row[3]


def _world(lat: float, lon: float) -> tuple[float, float]:
    turned = math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))
    return lon / 360 + 0.5, 0.5 - turned / (2 * math.pi)


def _link(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(page.url.partition("#")[2]).items()}
