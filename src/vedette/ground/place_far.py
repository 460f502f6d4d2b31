"""Namesakes far off: a village that no gazetteer knows must not be put at some town across the world with a like name.

A name that is not a place's main one (an old or foreign name, or one that only sounds like it) is no evidence by
itself. Where everything else that a text names lies far from its only candidate, the name stays without a point.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from statistics import median

from vedette.ground.distance import flat_km
from vedette.ground.gazetteer import Candidate
from vedette.ground.place_mentions import Mention

Chosen = tuple[Candidate | None, float]
Point = tuple[float, float]
FAR_KM = {1: 1500.0, 2: 1500.0, 3: 600.0}
"""Kilometres from all else in the text at which a place is too far off, by how it has the name (Candidate.how)."""
ABROAD_KM = 2500.0
"""The same of a place under its own name, in a country that the text says nothing else of."""
OFF_KM, NARROW_KM = 400.0, 150.0
"""The same of a village of a country that the text does speak of, where half of all else lies within so few
kilometres of one point: names of villages are borne by many that no gazetteer has."""
KNOWN, VILLAGE = 150_000, 5_000
"""People from which a town is known by its other names the world over (Rangoon, Kiev), and of a village at most."""
OTHERS, MANY = 2, 4
"""Other names with points that a text must have to say where it is, and to say so against a place's own name."""
ROUNDS = 2
"""Times that all is looked at: one namesake gone, another stands alone."""


def without_namesakes(
    mentions: Sequence[Mention], chosen: Sequence[Chosen], likely: Sequence[bool], named: Collection[str] = ()
) -> list[Chosen]:
    """The choices, but for those far from everything else in the text: under a name that is not their own, in a country
    that the text never speaks of, or far from the one corner of it that the text is about.

    ``likely`` says of each mention whether it is a place at all; ``named`` are the countries that the text speaks of
    besides (ISO2).
    """
    found = list(chosen)
    for _ in range(ROUNDS):
        found = _once(mentions, found, likely, named)
    return found


def _once(
    mentions: Sequence[Mention], chosen: Sequence[Chosen], likely: Sequence[bool], named: Collection[str]
) -> list[Chosen]:
    sure = [(m.key, c) for m, (c, _), holds in zip(mentions, chosen, likely, strict=True) if holds and c is not None]
    points = {key: (one.lat, one.lon) for key, one in sure if one.kind not in {"country", "region"}}
    spoken = Counter(code for code, _ in {(one.country, key) for key, one in sure})
    spoken.update(named)
    return [
        (None, 0.0)
        if candidate is not None and _is_namesake(mention, candidate, points, spoken)
        else (candidate, chance)
        for mention, (candidate, chance) in zip(mentions, chosen, strict=True)
    ]


def _is_namesake(
    mention: Mention, candidate: Candidate, points: Mapping[str, Point], spoken: Counter[str | None]
) -> bool:
    if candidate.kind != "town" or candidate.capital or candidate.population >= KNOWN:
        return False
    if mention.hint == "district":
        return False  # a quarter is put at its town, whatever bears its name elsewhere
    others = [point for key, point in points.items() if key != mention.key]
    far = FAR_KM.get(candidate.how)
    if far is not None:
        return len(others) >= OTHERS and _is_far(candidate, others, far)
    if len(others) < MANY or mention.within:
        return False
    if spoken[candidate.country] <= 1:
        return _is_far(candidate, others, ABROAD_KM)
    return candidate.population < VILLAGE and _is_far(candidate, others, OFF_KM) and _are_close(others)


def _is_far(candidate: Candidate, others: Sequence[Point], far: float) -> bool:
    here = (candidate.lat, candidate.lon)
    return all(flat_km(here, point) > far for point in others)


def _are_close(points: Sequence[Point]) -> bool:
    """Whether half of some points lie within a few kilometres of the middle one."""
    middle = (median(lat for lat, _ in points), median(lon for _, lon in points))
    return median(flat_km(middle, point) for point in points) <= NARROW_KM
