"""Which country a paragraph of a round-up is about: ``the army`` of a paragraph on Amhara is not Somalia's."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from vedette.ground.party_match import Reading
from vedette.model import Name

LEAST = 2
"""Places that a report must name in a country for a paragraph of it to be about that country: talks held abroad,
in Geneva say, are told of one place there."""
VAST = frozenset({"country", "region", "water"})
TURNING = frozenset({"country", "province", "region"})
"""Places by which a round-up turns to another country."""
OPENER = re.compile(r"(?:^|[.!?][\"”’']?\s+|\n\s*)(?P<In>In) (?:the )?(?:[a-z]+ern |neighbou?ring )?$")
LEAD = 40
"""Characters before such a place in which its sentence may begin."""


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
    unless a sentence begins with one, or with a province: ``In Niger, …``; that holds to the paragraph's end."""
    opened = dict(_opened(reading.text, places))
    lines = [0, *(i + 1 for i, mark in enumerate(reading.text) if mark == "\n")]
    starts = sorted({*lines, *opened})
    towns: dict[int, set[str]] = defaultdict(set)
    named: dict[int, set[str]] = defaultdict(set)
    spelled: dict[str, set[str]] = defaultdict(set)
    capitals = (spot.first for spot in reading.spots.values() if spot.alias.form == "capital")
    taken = {reading.words[first].start for first in capitals}
    for name in places:
        place, start = name.place, starts[bisect_right(starts, name.span.start) - 1]
        if place is None or place.country is None:
            continue
        named[start].add(place.country)
        if place.kind not in VAST and name.span.start not in taken:
            towns[start].add(place.country)
            spelled[place.country].add(place.name)
    for spot in reading.spots.values():
        if spot.alias.country is not None:
            start = starts[bisect_right(starts, reading.words[spot.first].start) - 1]
            named[start].add(spot.alias.country)
    found = {
        start: next(iter(countries))
        for start, countries in towns.items()
        if len(countries) == 1 and reading.dominant not in named[start]
    }
    kept = {start: iso for start, iso in found.items() if iso in embattled and len(spelled[iso]) >= LEAST}
    return Local(starts, kept | opened)


def _opened(text: str, places: Sequence[Name]) -> Iterator[tuple[int, str]]:
    """Where a sentence begins with being in a country or a province, and which country that is."""
    for name in places:
        place = name.place
        if place is None or place.country is None or place.kind not in TURNING:
            continue
        before = OPENER.search(text, max(0, name.span.start - LEAD), name.span.start)
        if before is not None:
            yield before.start("In"), place.country
