"""How a text sets a happening off from the place it names: ``30 km north of X``, ``near X``, ``the outskirts of X``."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace

from vedette.model import Place

_NUMBERS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
    "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100,
}  # fmt: skip
_BEARINGS = {
    "north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225, "west": 270,
    "northwest": 315,
}  # fmt: skip
_UNITS = {"k": 1.0, "m": 1.609}
_BEARING = r"(?P<bearing>(?i:(?:north|south)(?:[- ]?(?:east|west))?|east|west))(?i:ern|wards?)?"
_LENGTHS = r"(?:km|kms|kilomet(?:er|re)s?|mi|miles?)"
_DISTANCE = (
    r"(?P<number>\d[\d,.]*|(?i:" + "|".join(_NUMBERS) + r"))(?:\s?-?\s?)(?P<unit>" + _LENGTHS + r")\b"
    r"(?:\s\((?:about\s)?\d[\d,.]*\s?-?" + _LENGTHS + r"\))?"
)
_THE_CITY_OF = r"(?:the\s)?(?:(?!in\s|at\s|and\s|on\s)[a-z][a-z-]*\s(?:of\s)?){0,3}$"
"""What may stand between the relation and the name: lower-case words alone, so that it reaches no further name."""
_OFFSET = re.compile(
    rf"{_DISTANCE}\s(?:(?:to the\s|due\s)?{_BEARING}\s(?:of|from)|(?:away\s)?(?:from|outside|of|off))\s" + _THE_CITY_OF
)
_BESIDE = re.compile(rf"(?:(?:to|in) the\s)?\b{_BEARING}\s(?:of|from)\s{_THE_CITY_OF}")
_EDGE = re.compile(
    r"\b(?P<edge>(?i:outskirts|edges?|suburbs|countryside|vicinity|environs|entrance|gates))\s(?:of|to)\s"
    + _THE_CITY_OF
)
_NEAR = re.compile(
    r"\b(?P<near>(?i:near|close to|nearby|outside|around|not far from|next to|adjacent to|towards?|surrounding))\s"
    + _THE_CITY_OF
)
_PART = re.compile(
    r"\b(?P<part>(?i:(?:north|south)-?(?:east|west)?(?:ern)?|east(?:ern)?|west(?:ern)?|central|rural))\s$"
)
_WIDTH = 90


@dataclass(frozen=True, slots=True)
class Offset:
    """A relation in words, with how far (km) and which way (degrees from north) where the text says; ``inside`` where
    it is a part of the place (``eastern Libya``) and not beside it."""

    words: str
    km: float | None = None
    bearing: float | None = None
    inside: bool = False


def find_offset(text: str, start: int) -> Offset | None:
    """The relation that stands before the name at ``start``, or None."""
    before = text[max(0, start - _WIDTH) : start]
    cut = max(before.rfind("\n"), before.rfind(". "), before.rfind("; "))
    before = before[cut + 1 :]
    if match := _OFFSET.search(before):
        return _measured(match)
    if match := _BESIDE.search(before):
        return Offset(f"{match['bearing'].lower()} of", None, _degrees(match["bearing"]))
    if match := _EDGE.search(before):
        return Offset(f"{match['edge'].lower()} of")
    if match := _NEAR.search(before):
        return Offset(match["near"].lower())
    if match := _PART.search(before):
        words = match["part"].lower()
        bearing = _BEARINGS.get(words.replace("-", "").removesuffix("ern"))
        return Offset(words, None, bearing, inside=True)
    return None


def _measured(match: re.Match[str]) -> Offset | None:
    number = match["number"].lower().replace(",", "")
    unit = match["unit"].lower()
    amount = float(_NUMBERS.get(number, 0)) or _number(number)
    if amount is None or amount > 2000:
        return None
    km = amount * _UNITS[unit[0]]
    bearing = match["bearing"]
    words = re.sub(r"\s+", " ", match.group().strip())
    short = re.match(r".*?\b(?:of|from|outside|off)\b", words, re.IGNORECASE)
    return Offset(short.group() if short else words, km, _degrees(bearing) if bearing else None)


def _number(words: str) -> float | None:
    try:
        return float(words.rstrip("."))
    except ValueError:
        return None


def _degrees(bearing: str) -> float:
    return float(_BEARINGS[re.sub("[- ]", "", bearing.lower()).removesuffix("ern")])


def apply_offset(place: Place, offset: Offset | None) -> Place:
    """The place with its relation and a radius that allows for it; its point is moved where way and distance are
    given."""
    if offset is None:
        return place
    if place.lat is None or place.lon is None or place.radius_km is None:
        return replace(place, relation=offset.words)
    if offset.km is not None and offset.bearing is not None:
        lat, lon = moved(place.lat, place.lon, offset.km, offset.bearing)
        words = f"{offset.words} (point moved)"
        return replace(place, lat=lat, lon=lon, relation=words, radius_km=round(place.radius_km + 0.25 * offset.km, 1))
    grown = place.radius_km
    if offset.km is not None:
        grown = max(grown, place.radius_km + offset.km)
    elif place.kind in ("town", "site") and not offset.inside:
        grown = max(grown, 15.0 if offset.bearing is None else 25.0)
    return replace(place, relation=offset.words, radius_km=round(grown, 1))


def moved(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    """The point ``km`` from another in the direction ``bearing`` (degrees from north), on a sphere."""
    reach, way = km / 6371.0088, math.radians(bearing)
    phi, lam = math.radians(lat), math.radians(lon)
    north = math.asin(math.sin(phi) * math.cos(reach) + math.cos(phi) * math.sin(reach) * math.cos(way))
    east = lam + math.atan2(
        math.sin(way) * math.sin(reach) * math.cos(phi), math.cos(reach) - math.sin(phi) * math.sin(north)
    )
    return round(math.degrees(north), 5), round((math.degrees(east) + 540) % 360 - 180, 5)
