"""Chooses which place each mention means, with the whole text as context.

Every mention's candidates start from what is known without the text (population, kind of place, how the name belongs to
it) and what the text says beside the name (``province``, ``…, Syria``). Then all mentions vote for countries, areas and
the ground around them, and every mention is judged again in that light, a few times over. All mentions of one name
are one place, unless the text parts them.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from vedette.ground.distance import flat_km
from vedette.ground.gazetteer import Candidate
from vedette.ground.place_mentions import Mention


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each reason counts; natural-log odds. Tuned on general and local news (see benchmarks/places.py)."""

    population: float = 0.85
    country: float = 6.0
    province: float = 1.8
    district: float = -1.5
    region: float = 1.9
    capital: float = 1.0
    seat: float = -1.5
    how: tuple[float, float, float, float] = (0.0, -1.4, -0.75, -2.0)
    hint: float = 3.0
    within: float = 8.0
    same_country: float = 4.7
    same_area: float = 4.5
    nearby: float = 3.6
    rounds: int = 3


SEATED = 12
"""How many times as many people may live in a province as in the town that it is named after."""
DEFAULT = Weights()
FIRST_LOOK = Weights(rounds=1)
"""For a quick idea of the countries in play."""


@dataclass(frozen=True, slots=True)
class Group:
    """All mentions of one name that must be one place: their candidates and what is said of any of them."""

    mentions: tuple[int, ...]
    candidates: tuple[Candidate, ...]
    hints: frozenset[str]
    within: frozenset[str]
    weight: float


@dataclass(slots=True)
class Votes:
    """What the text's other places make likely: countries, areas (admin1) and cells of a degree, in shares."""

    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    areas: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    cells: dict[tuple[int, int], float] = field(default_factory=lambda: defaultdict(float))
    total: float = 0.0


def resolve(
    mentions: Sequence[Mention], named: Mapping[str, float], weights: Weights = DEFAULT
) -> list[tuple[Candidate | None, float]]:
    """For each mention the place it means and how sure that is (0 to 1), or (None, 0) where it has no candidates.

    ``named`` are countries in play besides the mentions (demonyms, the caller's), with how often each is named.
    """
    groups = _groups(mentions)
    prior = [_priors(group, weights) for group in groups]
    chances = [_softmax(scores) for scores in prior]
    for _ in range(weights.rounds):
        votes = [_vote(group, chance) for group, chance in zip(groups, chances, strict=True)]
        everyone = _sum(votes, named)
        chances = [
            _softmax([p + _context(c, everyone, own, weights) for p, c in zip(scores, group.candidates, strict=True)])
            for group, scores, own in zip(groups, prior, votes, strict=True)
        ]
    chosen: list[tuple[Candidate | None, float]] = [(None, 0.0)] * len(mentions)
    for group, chance in zip(groups, chances, strict=True):
        best = max(range(len(chance)), key=chance.__getitem__)
        for index in group.mentions:
            chosen[index] = (group.candidates[best], chance[best])
    return chosen


def _groups(mentions: Sequence[Mention]) -> list[Group]:
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, mention in enumerate(mentions):
        if mention.candidates:
            by_key[mention.key, _sense(mention)].append(index)
    groups: list[Group] = []
    for indices in by_key.values():
        some = [mentions[i] for i in indices]
        hints = frozenset(m.hint for m in some if m.hint)
        within = frozenset(code for m in some for code in m.within)
        weight = 1.0 + 0.5 * (len(some) - 1) if len(some) < 4 else 2.5
        groups.append(Group(tuple(indices), some[0].candidates, hints, within, weight))
    return groups


def _sense(mention: Mention) -> str:
    """Mentions of one name are one place, but ``Raqqa province`` is not ``Raqqa``."""
    return mention.hint if mention.hint in ("province", "district") else ""


def _prior(candidate: Candidate, group: Group, weights: Weights) -> float:
    score = weights.population * math.log10(candidate.population + 100) * math.log(10) / 2
    score += {
        "country": weights.country, "province": weights.province, "district": weights.district,
        "region": weights.region, "water": weights.region,
    }.get(candidate.kind, 0.0)  # fmt: skip
    score += weights.how[candidate.how] + weights.capital * candidate.capital
    if candidate.kind == "water" and not group.hints:
        score += weights.hint  # the Red Sea, unless a province of that name is spoken of as one
    if group.hints:
        score += weights.hint if candidate.kind in _fitting(group.hints) else 0.0
    if group.within:
        score += weights.within if any(candidate.within(code) for code in group.within) else 0.0
    return score


def _priors(group: Group, weights: Weights) -> list[float]:
    """What speaks for each candidate but for the context; a province that shares its name with a sizeable town of its
    own stands below it: bare, the name is the town's."""
    scores = [_prior(c, group, weights) for c in group.candidates]
    if not group.hints.isdisjoint(("province", "district")):
        return scores
    towns = [(c, score) for c, score in zip(group.candidates, scores, strict=True) if c.kind == "town"]
    for index, area in enumerate(group.candidates):
        if area.kind != "province" or area.area is None:
            continue
        for town, score in towns:
            inside = town.within(area.area) or (town.country == area.country and _lies_in(town, area))
            if inside and (town.population > 100_000 or town.population * SEATED > area.population):
                scores[index] = min(scores[index], score + weights.seat)
    return scores


def _lies_in(town: Candidate, area: Candidate) -> bool:
    """Whether a town has its point in the reach of an area: Kyiv is no part of the Kyiv oblast around it."""
    return flat_km((town.lat, town.lon), (area.lat, area.lon)) <= area.radius_km


def _fitting(hints: frozenset[str]) -> frozenset[str]:
    fits = {"province": {"province", "region"}, "site": {"site"}, "district": {"district", "site"}}
    return frozenset(kind for hint in hints for kind in fits.get(hint, {hint}))


def _softmax(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    raised = [math.exp(s - top) for s in scores]
    total = sum(raised)
    return [r / total for r in raised]


def _vote(group: Group, chances: Sequence[float]) -> Votes:
    votes = Votes(total=group.weight)
    for candidate, chance in zip(group.candidates, chances, strict=True):
        vote = chance * group.weight
        if vote < 0.02:
            continue
        if candidate.country:
            votes.countries[candidate.country] += vote
        if candidate.kind in ("country", "region"):
            continue
        if candidate.admin1:
            votes.areas[candidate.admin1] += vote
        if candidate.kind != "province":
            for cell, share in _cells(candidate):
                votes.cells[cell] += vote * share
    return votes


def _cells(candidate: Candidate) -> list[tuple[tuple[int, int], float]]:
    """The cells of a degree within reach of a place, with how near they are."""
    lat, lon = math.floor(candidate.lat), math.floor(candidate.lon)
    return [((lat + i, lon + j), 1.0 if i == j == 0 else 0.6) for i in (-1, 0, 1) for j in (-1, 0, 1)]


def _sum(votes: Sequence[Votes], named: Mapping[str, float]) -> Votes:
    everyone = Votes()
    for vote in votes:
        everyone.total += vote.total
        for country, share in vote.countries.items():
            everyone.countries[country] += share
        for area, share in vote.areas.items():
            everyone.areas[area] += share
        for cell, share in vote.cells.items():
            everyone.cells[cell] += share
    for country, share in named.items():
        everyone.countries[country] += share
        everyone.total += share
    return everyone


def _context(candidate: Candidate, everyone: Votes, own: Votes, weights: Weights) -> float:
    """What the text's other names say for a candidate; its own name's votes are taken out."""
    total = everyone.total - own.total
    if total <= 0.5:
        return 0.0
    share = 0.0
    if candidate.country:
        mine = everyone.countries.get(candidate.country, 0.0) - own.countries.get(candidate.country, 0.0)
        share += weights.same_country * math.sqrt(max(0.0, mine) / total)
    if candidate.kind in ("country", "region"):
        return share
    if candidate.admin1:
        mine = everyone.areas.get(candidate.admin1, 0.0) - own.areas.get(candidate.admin1, 0.0)
        share += weights.same_area * math.sqrt(max(0.0, mine) / total)
    cell = math.floor(candidate.lat), math.floor(candidate.lon)
    mine = everyone.cells.get(cell, 0.0) - own.cells.get(cell, 0.0)
    return share + weights.nearby * math.sqrt(max(0.0, min(1.0, mine / total)))
