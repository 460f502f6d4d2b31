"""Who may be presumed to hold a place before anybody is told to: the state that it lies in.

No part of the ledger, which knows only what was said. A view of it may ask for the presumption, which stands at a low
confidence, beside the claim that it is drawn from: that a party captured a town shows that another held it before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from ..ids import place_identity
from ..model import Claim, Holding, Party, Place
from .parties import PartyRelations, same_side

CONFIDENCE = 0.2
MONTH = timedelta(days=31)


def with_presumed(
    holdings: Iterable[Holding],
    claims: Mapping[str, Claim],
    state_of: Callable[[Place], Party | None],
    relations: PartyRelations,
) -> list[Holding]:
    """The holdings of all places, by place and day, and before the first of each the one of its state.

    ``state_of`` gives the government of the country that a place lies in, or None where that is not known. Nothing is
    presumed where the first holder is of that state, nor where it is not known to the month since when it held the
    place. What is merely claimed for another party does not end the presumption.
    """
    by_place: dict[str, list[Holding]] = {}
    for one in holdings:
        by_place.setdefault(place_identity(one.place), []).append(one)
    found: list[Holding] = []
    for listed in by_place.values():
        state = state_of(listed[0].place)
        found += listed if state is None else _presumed(listed, claims, state, relations)
    return found


def _presumed(
    holdings: Sequence[Holding], claims: Mapping[str, Claim], state: Party, relations: PartyRelations
) -> list[Holding]:
    told = [one for one in holdings if _is_asserted(one, claims) or _is_of(one, state, relations)]
    first = min(told or holdings, key=lambda one: (one.start is not None, one.start or one.known))
    presumed = replace(first, holder=state, status="held", start=None, end=None, confidence=CONFIDENCE, against=())
    if not told:
        return [presumed]
    told += _after_contest(told, state, relations)
    if first.start is None or first.holder is None or not _is_sharp(first, claims) or _is_of(first, state, relations):
        return told
    return [replace(presumed, end=first.start - timedelta(days=1)), *told]


def _after_contest(told: Sequence[Holding], state: Party, relations: PartyRelations) -> list[Holding]:
    """Who brought a contest to a place that nobody else was told to hold may be presumed to have won it once it is
    over."""
    last = max(told, key=lambda one: (one.end is None, one.end or one.known, one.start or one.known))
    if any(one.status != "contested" or one.holder != last.holder for one in told):
        return []
    if last.end is None or last.holder is None or _is_of(last, state, relations):
        return []
    return [replace(last, status="held", start=last.end + timedelta(days=1), end=None, confidence=CONFIDENCE)]


def _is_of(holding: Holding, state: Party, relations: PartyRelations) -> bool:
    return holding.holder is not None and same_side(holding.holder, state, relations)


def _is_asserted(holding: Holding, claims: Mapping[str, Claim]) -> bool:
    return any(claims[one].status == "asserted" for one in holding.claims if one in claims)


def _is_sharp(holding: Holding, claims: Mapping[str, Claim]) -> bool:
    times = [claims[one].time for one in holding.claims if one in claims]
    return any(time and time.start and time.end and time.end - time.start <= MONTH for time in times)


__all__ = ["CONFIDENCE", "with_presumed"]
