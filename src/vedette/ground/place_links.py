"""What a text says of which place lies in which: ``Aleppo, Syria``, ``Idlib in northern Syria``, ``Syria's Idlib``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vedette.ground.gazetteer import Candidate
from vedette.ground.place_mentions import Mention

_AREAS = ("country", "province", "district", "region")
_THEN = re.compile(
    r"\s?[a-z]*\s?(?:,|\(|,? in|,? of)\s"
    r"(?:(?:the|a|an|in|of|country|countryside|southern|northern|eastern|western|central|far|rural|upper|lower|south|north|east|west|state|nation|province|governorate|region|village|town|city|district|county"
    r"|(?:north|south)-?(?:east|west)(?:ern)?)\s)*"
)
_OF = re.compile(r"['’]s\s(?:[a-z][a-z-]*\s){0,3}")


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
            _hold(linked, inner=left, outer=right)
            if right + 1 < len(linked) and re.fullmatch(r",?\s", text[linked[right].end : linked[right + 1].start]):
                _hold(linked, inner=left, outer=right + 1)
        elif _OF.fullmatch(between):
            _hold(linked, inner=right, outer=left)
    return linked


def _hold(linked: list[Mention], inner: int, outer: int) -> None:
    small, large = linked[inner], linked[outer]
    codes = tuple(
        area.area
        for area in large.candidates
        if area.kind in _AREAS and area.area and area.kind != "region" and _holds_any(area, small)
    )
    if codes and small.key != large.key:
        linked[inner] = replace(small, within=small.within + codes)
        linked[outer] = replace(large, holds=True)


def _holds_any(area: Candidate, small: Mention) -> bool:
    code = area.area or "?"
    return any(c.within(code) and c.area != code for c in small.candidates)
