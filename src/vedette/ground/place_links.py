"""What a text says of which place lies in which: ``Aleppo, Syria``, ``Idlib in northern Syria``, ``Syria's Idlib``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from vedette.ground.distance import flat_km
from vedette.ground.gazetteer import Candidate
from vedette.ground.place_mentions import Mention
from vedette.ground.place_words import words

_AREAS = ("country", "province", "district", "region")
_QUARTERS = ("district", "site")
_THEN = re.compile(
    r"\s?[a-z]*\s?(?:,|\(|,? in|,? of)\s"
    r"(?:(?:the|a|an|in|of|country|countryside|southern|northern|eastern|western|central|far|rural|upper|lower|south|north|east|west|state|nation|province|governorate|region|village|town|city|district|county"
    r"|(?:north|south)-?(?:east|west)(?:ern)?)\s)*"
)
_OF = re.compile(r"['’]s\s(?:[a-z][a-z-]*\s){0,3}")


_BESIDE = re.compile(
    r",?\s(?:(?:about\s|some\s)?\d+\s?(?:km|kilomet(?:er|re)s?|miles?)\s)?(?:to the\s)?"
    r"(?:near|outside|just outside|close to|(?:(?:north|south)-?)?(?:east|west|north|south)(?:\sof))\s"
    r"(?:the\s(?:city|town|capital)\s(?:of\s)?)?"
)
GREAT = 50_000
"""People from whom on a town is itself, wherever a text seems to set it."""
INSIDE = 0.12
"""Degrees between a town's point and its quarters'."""
REACH = 1.5
"""Degrees between a place and the one that the text says it is near."""


def link(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Mentions with ``within`` and ``holds`` filled in from their neighbours; nothing is linked unless some candidate
    of the one does lie in some candidate of the other."""
    linked = list(mentions)
    for left in range(len(linked) - 1):
        right = left + 1
        between = text[linked[left].end : linked[right].start]
        if len(between) > 60:
            continue
        if _THEN.fullmatch(between):
            _hold(linked, left, right, text[linked[left].start : linked[left].end])
            if right + 1 < len(linked) and re.fullmatch(r",?\s", text[linked[right].end : linked[right + 1].start]):
                _hold(linked, left, right + 1, text[linked[left].start : linked[left].end])
        elif _BESIDE.fullmatch(between):
            linked[left] = _beside(linked[left], linked[right])
        elif _OF.fullmatch(between):
            _hold(linked, right, left, text[linked[right].start : linked[right].end])
    quarters = {
        m.key: m.candidates for old, m in zip(mentions, linked, strict=True) if m.candidates is not old.candidates
    }
    return [_again(mention, quarters) for mention in linked]


def _again(mention: Mention, quarters: Mapping[str, tuple[Candidate, ...]]) -> Mention:
    """A further mention of a quarter that the text has placed in a town: it is the same, unless called a province."""
    sites = quarters.get(mention.key)
    if sites is None or mention.within or mention.hint == "province":
        return mention
    return replace(mention, candidates=sites)


def _beside(small: Mention, large: Mention) -> Mention:
    """A place that the text sets near another: of its namesakes those in that one's country, if some are near it."""
    near = {
        c.country
        for c in small.candidates
        for other in large.candidates
        if other.kind not in _AREAS and abs(c.lat - other.lat) < REACH and abs(c.lon - other.lon) < REACH
    }
    return replace(small, within=small.within + tuple(sorted(code for code in near if code)))


def _quarter(small: Mention, large: Mention, name: str) -> Mention | None:
    """A quarter of a town: the one that the gazetteer has there, else it is in the town, and so at its point."""
    towns = [c for c in large.candidates if c.kind == "town"]
    known = tuple(c for c in small.candidates if c.kind == "site" and any(_is_part(c, town) for town in towns))
    if known:
        return replace(small, candidates=known)
    sites = tuple(replace(town, name=f"{name}, {town.name}", kind="site", how=0) for town in towns)
    return replace(small, candidates=sites) if sites else None


def _is_part(site: Candidate, town: Candidate) -> bool:
    return abs(site.lat - town.lat) < INSIDE and abs(site.lon - town.lon) < INSIDE


def _unlisted(small: Mention, large: Mention, name: str) -> Mention | None:
    """A village or district that the text sets in a province, with namesakes in other countries only: it is there,
    somewhere."""
    homes = {c.country for c in small.candidates}
    areas = [c for c in large.candidates if c.kind == "province" and c.country not in homes]
    if large.hint != "province" or not areas:
        return None
    sites = tuple(replace(area, name=name, kind="district", area=None, how=0) for area in areas)
    return replace(small, candidates=sites)


def _abroad(small: Mention, large: Mention, name: str) -> Mention:
    """A name that the text sets in a province or a country where nothing is called so: none of its namesakes, but
    somewhere in there."""
    areas = [c for c in large.candidates if c.kind in {"country", "province"}]
    lists = words()
    if small.key in lists.common or small.key in lists.after_kind or small.key in lists.never:
        return small  # the Area of "Local Government Area of Plateau State"
    far = areas and not any(_is_there(c, area) for c in small.candidates for area in areas)
    if not far or len(areas) < len(large.candidates) or any(_is_great(c) for c in small.candidates):
        return small
    if areas[0].kind == "country":
        return replace(small, candidates=())
    sites = tuple(replace(area, name=name, kind="district", area=None, how=0) for area in areas)
    return replace(small, candidates=sites)


def _is_great(candidate: Candidate) -> bool:
    return candidate.kind not in {"town", "site"} or candidate.capital or candidate.population >= GREAT


def _is_there(candidate: Candidate, area: Candidate) -> bool:
    """Whether a place may lie in an area, going by its country or, in a province, by how far its middle is."""
    if area.kind == "country":
        return candidate.country == area.country
    here = (candidate.lat, candidate.lon)
    return flat_km(here, (area.lat, area.lon)) <= 2 * area.radius_km


def _hold(linked: list[Mention], inner: int, outer: int, name: str) -> None:
    """Says of two neighbours that the one lies in the other, if it may; ``name`` are the inner one's words."""
    small, large = linked[inner], linked[outer]
    codes = tuple(
        area.area
        for area in large.candidates
        if area.kind in _AREAS and area.area and area.kind != "region" and _holds_any(area, small)
    )
    if not codes and not small.within and small.key != large.key:
        quarter = _quarter(small, large, name) if small.hint in _QUARTERS else None
        unlisted = _unlisted(small, large, name) if small.hint else None
        linked[inner] = quarter or unlisted or _abroad(small, large, name)
    if codes and small.key != large.key:
        linked[inner] = replace(small, within=small.within + codes)
        linked[outer] = replace(large, holds=True)


def _holds_any(area: Candidate, small: Mention) -> bool:
    code = area.area or "?"
    return any(c.within(code) and c.area != code for c in small.candidates)
