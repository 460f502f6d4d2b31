"""The best reading of each slot of an event, by rules that can be said in a sentence.

- *type*: told by the most origins; then the more telling type; then the one told first.
- *place*: the most specific; then the one told by the most origins; then first.
- *time*: the fewest days; then the most origins; then first. What the text says beats what the tense implies.
- *parties*: named ones before unnamed; those told by at least half as many origins as the one told most; of two that
  may be one, the one told most.

Copies share an origin, so that they weigh nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any, NamedTuple, TypeVar

from ..ids import place_identity
from ..model import Interval, Party, Place
from .happenings import happenings
from .parties import PartyRelations, is_named, key_of, same_side
from .places import precision
from .tellings import Telling

T = TypeVar("T", bound=Hashable)
_MOST_CERTAIN = 0.99
_UNSURE = 0.5
"""What an uncertain telling (``reportedly``) weighs, beside an asserted one."""
_FOREVER = 10**6


def best_type(tellings: Iterable[Telling]) -> str:
    """The type that the event goes by."""
    told = list(tellings)
    if {"capture", "withdrawal"} <= {telling.claim.type for telling in told}:
        return "capture"  # the end of the happening that says who holds the place now
    rank = happenings().preference
    return _chosen(told, lambda telling: telling.claim.type, lambda kind, origins: (-origins, rank(kind)))


def best_place(tellings: Iterable[Telling]) -> Place | None:
    """The place without the words of any one report."""
    places: dict[str, Place] = {}
    told = [telling for telling in _in_order(tellings) if telling.claim.place]
    for telling in told:
        if telling.claim.place:
            places.setdefault(_place_of(telling), telling.claim.place)
    if not places:
        return None
    name = _chosen(told, _place_of, lambda name, origins: (precision(places[name]), -origins))
    return replace(places[name], text=None, at=None)


def best_time(tellings: Iterable[Telling]) -> Interval | None:
    """The time without the words of any one report."""
    told = [telling for telling in _in_order(tellings) if telling.claim.time]
    times = {_days_of(telling): telling.claim.time for telling in reversed(told)}
    if not times:
        return None
    days = _chosen(told, _days_of, lambda days, origins: (days.tense, _length(days), -origins))
    time = times[days]
    return replace(time, words=None, at=None) if time else None


def best_parties(told: Sequence[tuple[str, tuple[Party, ...]]], relations: PartyRelations) -> tuple[Party, ...]:
    """The parties of one slot; ``told`` are (origin, parties) in the order in which they became known."""
    origins: dict[str, set[str]] = {}
    first: dict[str, Party] = {}
    for origin, parties in told:
        for party in parties:
            first.setdefault(key_of(party), party)
            origins.setdefault(key_of(party), set()).add(origin)
    together = {frozenset(map(key_of, pair)) for _, parties in told for pair in combinations(parties, 2)}
    ranked = sorted(first, key=lambda key: (not is_named(first[key]), -len(origins[key])))
    kept: list[str] = []
    for key in ranked:
        party = first[key]
        if kept and (is_named(first[kept[0]]) > is_named(party) or 2 * len(origins[key]) < len(origins[kept[0]])):
            continue
        # Two names that may be one party are one, unless some report names them side by side.
        if not any(
            same_side(party, first[other], relations) and frozenset((key, other)) not in together for other in kept
        ):
            kept.append(key)
    return tuple(replace(first[key], text=first[key].name) for key in kept)


def confidence(tellings: Iterable[Telling], against: Iterable[Telling] = ()) -> float:
    """How sure the record is: each origin's best telling adds to it, each other origin that denies takes its share."""
    sure = _by_origin(tellings)
    wrong = 1.0
    for value in sure.values():
        wrong *= 1.0 - value
    denying = _by_origin(against).keys() - sure.keys()
    share = len(sure) / max(1, len(sure) + len(denying))
    return round(min(_MOST_CERTAIN, 1.0 - wrong) * share, 4)


def claims_of(tellings: Iterable[Telling]) -> tuple[str, ...]:
    """The ids of all claims of the tellings, sorted."""
    return tuple(sorted({key for telling in tellings for key in telling.claims}))


def _by_origin(tellings: Iterable[Telling]) -> dict[str, float]:
    best: dict[str, float] = {}
    for telling in sorted(tellings, key=lambda telling: telling.order):
        weight = telling.claim.confidence * (_UNSURE if telling.claim.status == "uncertain" else 1.0)
        best[telling.origin] = max(best.get(telling.origin, 0.0), weight)
    return best


class _Days(NamedTuple):
    """A time as it is compared with others of its event."""

    start: date | None
    end: date | None
    tense: bool


def _chosen(tellings: Iterable[Telling], value: Callable[[Telling], T], rank: Callable[[T, int], Any]) -> T:
    """The value that ranks lowest, given how many origins tell it; of equals the one told first."""
    origins: dict[T, set[str]] = {}
    for telling in _in_order(tellings):
        origins.setdefault(value(telling), set()).add(telling.origin)
    return min(origins, key=lambda one: rank(one, len(origins[one])))


def _in_order(tellings: Iterable[Telling]) -> list[Telling]:
    return sorted(tellings, key=lambda telling: telling.order)


def _place_of(telling: Telling) -> str:
    return place_identity(telling.claim.place) if telling.claim.place else ""


def _days_of(telling: Telling) -> _Days:
    time = telling.claim.time
    return _Days(time.start, time.end, time.basis == "tense") if time else _Days(None, None, True)


def _length(days: _Days) -> int:
    return (days.end - days.start).days if days.start and days.end else _FOREVER


__all__ = ["best_parties", "best_place", "best_time", "best_type", "claims_of", "confidence"]
