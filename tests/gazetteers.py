"""Small gazetteers for tests: the real one of a few countries, compiled once a run, and a hand-written dump."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from vedette.ground.compile import compile_gazetteer
from vedette.ground.gazetteer import Gazetteer

COUNTRIES = frozenset(
    {
        "AF", "FR", "GB", "IL", "IQ", "JO", "LB", "LY", "ML", "NG", "PS", "SD", "SY", "TR", "UA", "US", "YE",
    }
)  # fmt: skip


@cache
def small() -> Gazetteer:
    """The countries above, with every country and every place of our own."""
    path = Path(mkdtemp()) / "gazetteer.sqlite"
    compile_gazetteer(path, countries=COUNTRIES)
    return Gazetteer.open(path)


def dump_line(id_: int, name: str, point: tuple[float, float], feature: str, area: str, people: int = 0) -> str:
    """A line of allCountries.txt: ``feature`` as ``P.PPL``, ``area`` as ``SY.07.170793``, other names after ``|``."""
    name, _, alternates = name.partition("|")
    lat, lon = point
    fclass, fcode = feature.split(".")
    country, admin1, admin2 = [*area.split("."), ""][:3]
    columns = [str(id_), name, name, alternates, str(lat), str(lon), fclass, fcode, country, "", admin1, admin2]
    return "\t".join([*columns, "", "", str(people), "", "100", "Asia/Damascus", "2024-01-01"])
