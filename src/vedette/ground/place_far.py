"""Namesakes far off: a village that no gazetteer knows must not be put at some town across the world with a like name.

A name that is not a place's main one (an old or foreign name, or one that only sounds like it) is no evidence by
itself. Where everything else that a text names lies far from its only candidate, the name stays without a point.
"""

from __future__ import annotations

from collections.abc import Sequence

from vedette.ground.distance import flat_km
from vedette.ground.gazetteer import Candidate
from vedette.ground.place_mentions import Mention

Chosen = tuple[Candidate | None, float]
FAR_KM = {1: 1500.0, 2: 1500.0, 3: 600.0}
"""Kilometres from all else in the text at which a place is too far off, by how it has the name (Candidate.how)."""
KNOWN = 150_000
"""People from which a town is known by its other names the world over: Rangoon, Kiev."""
OTHERS = 2
"""Other names with points that a text must have to say where it is."""


def without_namesakes(mentions: Sequence[Mention], chosen: Sequence[Chosen]) -> list[Chosen]:
    """The choices, but for those far from everything else in the text under a name that is not their own."""
    points = [
        (mention.key, candidate)
        for mention, (candidate, _) in zip(mentions, chosen, strict=True)
        if candidate is not None and candidate.kind not in {"country", "region"}
    ]
    return [
        (None, 0.0) if candidate is not None and _is_namesake(mention, candidate, points) else (candidate, chance)
        for mention, (candidate, chance) in zip(mentions, chosen, strict=True)
    ]


def _is_namesake(mention: Mention, candidate: Candidate, points: Sequence[tuple[str, Candidate]]) -> bool:
    if candidate.how not in FAR_KM or candidate.kind != "town" or candidate.capital or candidate.population >= KNOWN:
        return False
    if mention.hint == "district":
        return False  # a quarter is put at its town, whatever bears its name elsewhere
    others = {key: one for key, one in points if key != mention.key}
    here, far = (candidate.lat, candidate.lon), FAR_KM[candidate.how]
    return len(others) >= OTHERS and all(flat_km(here, (one.lat, one.lon)) > far for one in others.values())
