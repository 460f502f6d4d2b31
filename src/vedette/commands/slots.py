"""Slots of a claim as they are typed on the command line: ``place=Mayadin``, ``time=2017-11-03..2017-11-05``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ..errors import JudgementError

_FIGURE = re.compile(r"(?P<low>\d[\d,.]*)?\s*(?P<to>-|–|to)?\s*(?P<high>\d[\d,.]*)?\s+(?P<unit>\w[\w ]*)")


def slots(settings: Iterable[str], gazetteer: Path | None, parties: Path | None) -> dict[str, Any]:
    """The slots that ``SLOT=VALUE`` settings name, with their values in the form of the claim record.

    A value may be JSON; else a place and parties (parted by ``;``) are names, a time is a day, or two with ``..``,
    a figure a number or a range with its unit, and an empty value empties the slot. Raises JudgementError.
    """
    found: dict[str, Any] = {}
    for setting in settings:
        slot, equals, words = setting.partition("=")
        if not equals:
            raise JudgementError(f"--set {setting}: write SLOT=VALUE, such as type=clash")
        found[slot] = _value(slot, words.strip(), gazetteer, parties)
    return found


def place_of(name: str, gazetteer: Path | None, near: tuple[float, float] | None = None) -> dict[str, Any]:
    """The place of that name in the gazetteer, the best known one; at ``near`` (lat, lon) where that is given.

    Raises JudgementError where the gazetteer has none and no point is given.
    """
    from ..ground.compile import default_path
    from ..ground.gazetteer import Gazetteer

    if near:
        return {"name": name, "lat": near[0], "lon": near[1], "radius_km": 10.0}
    with Gazetteer.open(gazetteer or default_path()) as opened:
        found = opened.lookup(name)
    if not found:
        raise JudgementError(f"the gazetteer has no place named {name!r}: say where it lies with --at LAT LON")
    best = found[0]
    point = {"lat": best.lat, "lon": best.lon, "radius_km": best.radius_km}
    return {"name": best.name, **point, "gazetteer_id": best.gazetteer_id, "kind": best.kind, "country": best.country}


def party_of(name: str, parties: Path | None) -> dict[str, Any]:
    """The party of that name or id in the registry; one by its name alone where the registry has none."""
    from ..tools import registry

    known = registry(parties)
    if known.knows(name):
        return {"name": known.entry(name).name, "id": name}
    found = {alias.party for alias in known.named(name)}
    if len(found) == 1:
        (one,) = found
        return {"name": known.entry(one).name, "id": one}
    return {"name": name, "id": None}


def _value(slot: str, words: str, gazetteer: Path | None, parties: Path | None) -> Any:
    if words[:1] in ("{", "["):
        return _json(slot, words)
    if slot in ("actor", "target", "source"):
        return [party_of(name.strip(), parties) for name in words.split(";") if name.strip()]
    if slot in ("place", "time", "figure") and not words:
        return None
    if slot == "place":
        return place_of(words, gazetteer)
    if slot == "time":
        start, two, end = words.partition("..")
        return {"start": start or None, "end": (end or None) if two else start}
    if slot == "figure":
        return _figure(words)
    return float(words) if slot == "confidence" and re.fullmatch(r"[\d.]+", words) else words


def _json(slot: str, words: str) -> Any:
    try:
        return json.loads(words)
    except ValueError as error:
        raise JudgementError(f"the value of {slot} is no JSON: {error}") from error


def _figure(words: str) -> Mapping[str, Any]:
    found = _FIGURE.fullmatch(words)
    if not found or not (found["low"] or found["high"]):
        raise JudgementError(f"{words!r} is no figure: write 40 killed, 40-50 killed, 40- killed or -50 killed")
    low, high = (float(found[name].replace(",", "")) if found[name] else None for name in ("low", "high"))
    return {"low": low, "high": high if found["to"] else low, "unit": found["unit"], "words": words}
