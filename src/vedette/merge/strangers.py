"""What keeps two tellings of one place and day apart, however much else they share."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .blocks import is_loose, is_season
from .happenings import happenings
from .pairs import NAMES
from .places import is_area
from .tellings import Telling

_AREA_REACH_KM = 250.0
"""A larger area (a country) holds too many happenings to say which is meant."""
_FIRST_WORDS = 6
_SAME = NAMES.index("the same doer"), NAMES.index("the same sufferer")
_OTHER = NAMES.index("another doer"), NAMES.index("another sufferer")
_ABOUT, _PART = NAMES.index("doer and sufferer changed about"), NAMES.index("a part and the whole")
_NOWHERE = NAMES.index("no place told by one")


def too_loose(one: Telling, other: Telling) -> bool:
    """Whether two reports tell too loosely to mean one happening: of a whole country, of a season of daily shelling."""
    first, second = one.claim.place, other.claim.place
    areas = first is not None and is_area(first), second is not None and is_area(second)
    wide = max((place.radius_km or 0.0) for place in (first, second) if place) if any(areas) else 0.0
    if areas[0] != areas[1] and wide > _AREA_REACH_KM:
        return True
    return is_season(one) != is_season(other) and one.claim.type not in happenings().once


def ruled_out(one: Telling, other: Telling, values: Sequence[float]) -> bool:
    """Whether two tellings are of two happenings; ``values`` are those of the pair (``pairs.NAMES``)."""
    # Whoever took the place, it was not both; what is taken west of a town, or in it, is not the town; and what changed
    # hands nobody knows where is not known to be this place.
    if _is_territory(one) and any(values[at] for at in (*_OTHER, _ABOUT, _PART, _NOWHERE)):
        return True
    if one.origin == other.origin:
        return _told_apart(one, other)
    return _no_one_thing(one, other, values)


def _is_territory(telling: Telling) -> bool:
    return happenings().family(telling.claim.type) == "territory"


def _told_apart(one: Telling, other: Telling) -> bool:
    """Whether one report tells them as two: it says ``another``, or two types of the same words."""
    first, second = sorted((one.claim, other.claim), key=lambda claim: (claim.quote.start, claim.quote.end))
    rules = happenings()
    if not first.quote.span.overlaps(second.quote.span):
        return bool(rules.again & set(re.findall(r"\w+", second.quote.exact.casefold())[:_FIRST_WORDS]))
    here = first.document_id == second.document_id
    return here and not rules.may_be_one(first.type, second.type, in_one_report=True)


def _no_one_thing(one: Telling, other: Telling, values: Sequence[float]) -> bool:
    """Whether two reports tell of types that no one happening has, of sides changed about, or too little to say."""
    rules = happenings()
    if not rules.may_be_one(one.claim.type, other.claim.type, in_one_report=False) or values[_ABOUT]:
        return True
    if any(values[at] for at in _SAME) or not (is_loose(one) or is_loose(other)):
        return False
    spots = all(place is not None and not is_area(place) for place in (one.claim.place, other.claim.place))
    return not (spots and one.claim.type in rules.once and is_loose(one) != is_loose(other))


__all__ = ["ruled_out", "too_loose"]
