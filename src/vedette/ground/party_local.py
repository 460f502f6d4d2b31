"""Which country a paragraph of a round-up is about: ``the army`` of a paragraph on Amhara is not Somalia's."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from vedette.ground.party_match import Reading
from vedette.model import Name

LEAST = 2
"""Places that a report must name in a country for a paragraph of it to be about that country: talks held abroad,
in Geneva say, are told of one place there."""
VAST = frozenset({"country", "region", "water"})


@dataclass(frozen=True, slots=True)
class Local:
    """The countries of a report's paragraphs, by the offset at which each such paragraph begins."""

    starts: Sequence[int]
    countries: Mapping[int, str]

    def at(self, offset: int) -> tuple[int, str] | None:
        """Where the paragraph around an offset begins and whose it is, where that is another country than the
        report's; None for all others."""
        start = self.starts[bisect_right(self.starts, offset) - 1]
        country = self.countries.get(start)
        return (start, country) if country is not None else None


def local_countries(reading: Reading, places: Sequence[Name], embattled: Container[str]) -> Local:
    """A paragraph is a country's where all its towns and districts lie there, and nothing in it is of the country
    that the report is mostly about. Capitals and countries alone say little, as they stand for governments too,
    unless it begins with one: ``In Niger, …``."""
    starts = [0, *(i + 1 for i, mark in enumerate(reading.text) if mark == "\n")]
    towns: dict[int, set[str]] = defaultdict(set)
    named: dict[int, set[str]] = defaultdict(set)
    spelled: dict[str, set[str]] = defaultdict(set)
    capitals = {spot.first for spot in reading.spots.values() if spot.alias.form == "capital"}
    taken = {reading.words[first].start for first in capitals}
    for name in places:
        place, line = name.place, starts[bisect_right(starts, name.span.start) - 1]
        if place is None or place.country is None:
            continue
        named[line].add(place.country)
        first = place.kind == "country" and reading.text[line : name.span.start].strip().casefold() == "in"
        if first or (place.kind not in VAST and name.span.start not in taken):
            towns[line].add(place.country)
            spelled[place.country].add(place.name)
    for spot in reading.spots.values():
        if spot.alias.country is not None:
            line = starts[bisect_right(starts, reading.words[spot.first].start) - 1]
            named[line].add(spot.alias.country)
    found = {
        line: next(iter(countries))
        for line, countries in towns.items()
        if len(countries) == 1 and reading.dominant not in named[line]
    }
    kept = {line: iso for line, iso in found.items() if iso in embattled and len(spelled[iso]) >= LEAST}
    return Local(starts, kept)
