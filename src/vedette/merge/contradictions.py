"""Where the reports of one happening disagree about its place, its day or its type.

A dispute needs two origins that cannot both be right: two towns, neither lying in the other; days that do not meet;
types that exclude each other (``rival_types`` in happenings.yaml: an abduction or an arrest, a protest or a riot). That
one report is less exact than another, or one type less telling, is no dispute.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..ids import place_identity
from ..model import Dispute
from .best import claims_of
from .days import Window
from .happenings import happenings
from .places import is_area, likeness
from .tellings import Telling

_EXACT_DAYS = 1
"""Days that a telling may span and still speak of a day."""
_Apart = Callable[[Telling, Telling], bool]


def contradictions(event_id: str, told: Sequence[Telling]) -> list[Dispute]:
    """The disputes over place, day and type of one event, from the tellings that say it happened."""
    happened = [one for one in told if one.claim.status in ("asserted", "uncertain")]
    found = []
    slots: tuple[tuple[str, _Apart, Callable[[Telling], str]], ...] = (
        ("place", _places_apart, _place),
        ("time", _days_apart, _days),
        ("type", _types_apart, _type),
    )
    for slot, apart, words in slots:
        sides = _sides(happened, apart)
        if sides:
            said = [words(side[0]) for side in sides]
            twins = {one for one in said if said.count(one) > 1}  # namesakes: nobody could tell Rawa / Rawa apart
            named = [_sited(side[0], one) if one in twins else one for side, one in zip(sides, said, strict=True)]
            readings = [(one, claims_of(side)) for one, side in zip(named, sides, strict=True)]
            found.append(Dispute(event_id, slot, tuple(sorted(readings))))
    return found


def _sides(told: Sequence[Telling], apart: _Apart) -> list[list[Telling]]:
    """The tellings in sides of which some two cannot both be right; empty where all can, or one origin says all."""
    sides: list[list[Telling]] = []
    for one in told:
        near = next((side for side in sides if not any(apart(one, other) for other in side)), None)
        if near is None:
            sides.append([one])
        else:
            near.append(one)
    rivals = [
        side
        for side in sides
        if any(apart(one, other) and one.origin != other.origin for one in side for two in sides for other in two)
    ]
    return rivals if len(rivals) > 1 else []


def _places_apart(one: Telling, other: Telling) -> bool:
    mine, theirs = one.claim.place, other.claim.place
    if mine is None or theirs is None or is_area(mine) or is_area(theirs) or mine.lat is None or theirs.lat is None:
        return False
    towns = mine.kind == theirs.kind == "town" and mine.relation is None and theirs.relation is None
    return likeness(mine, theirs) == 0.0 or (towns and place_identity(mine) != place_identity(theirs))


def _days_apart(one: Telling, other: Telling) -> bool:
    mine, theirs = _exact(one), _exact(other)
    return mine is not None and theirs is not None and not mine.overlaps(theirs)


def _exact(telling: Telling) -> Window | None:
    """The day that the words themselves give; what follows from the tense or was carried over is no contradiction."""
    time, window = telling.claim.time, telling.window
    said = time is not None and time.basis in ("text", "hand")
    return window if said and window is not None and window.width <= _EXACT_DAYS else None


def _types_apart(one: Telling, other: Telling) -> bool:
    return frozenset((one.claim.type, other.claim.type)) in happenings().rival_types


def _place(telling: Telling) -> str:
    place = telling.claim.place
    return f"{place.relation} {place.name}" if place and place.relation else place.name if place else ""


def _sited(telling: Telling, words: str) -> str:
    place = telling.claim.place
    if place is None or place.lat is None or place.lon is None:
        return words
    return f"{words} at {place.lat:.2f}, {place.lon:.2f}"


def _days(telling: Telling) -> str:
    time = telling.claim.time
    start, end = (time.start, time.end) if time else (None, None)
    return str(start) if start == end else f"{start or '…'} to {end or '…'}"


def _type(telling: Telling) -> str:
    return telling.claim.type


__all__ = ["contradictions"]
