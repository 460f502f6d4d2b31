"""What rival claims agree on, so that a dispute is no larger than it is."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import date

from ..model import Claim, Party
from .keys import party_key, place_key
from .words import day_words, label, place_name


def agreements(claims: Sequence[Claim]) -> list[tuple[str, str]]:
    """Pairs of a slot and what all of the claims say of it; a slot that one of them leaves open is no agreement."""
    if len(claims) < 2:
        return []
    said = (
        ("what", _shared(claims, lambda claim: ((claim.kind, claim.type), label(claim.kind, claim.type)))),
        ("who", _shared(claims, lambda claim: _parties(claim.actor))),
        ("whom", _shared(claims, lambda claim: _parties(claim.target))),
        (
            "where",
            _shared(claims, lambda claim: (place_key(claim.place), place_name(claim.place)) if claim.place else None),
        ),
        ("when", _days(claims)),
        ("how many", _number(claims)),
    )
    return [(slot, words) for slot, words in said if words]


def _shared(claims: Sequence[Claim], slot: Callable[[Claim], tuple[Hashable, str] | None]) -> str | None:
    found = {slot(claim) for claim in claims}
    (one, *others) = found
    return one[1] if one is not None and not others else None


def _parties(parties: Sequence[Party]) -> tuple[Hashable, str] | None:
    if not parties:
        return None
    return frozenset(map(party_key, parties)), ", ".join(sorted({party.name for party in parties}))


def _days(claims: Sequence[Claim]) -> str | None:
    """The days that all of them allow."""
    times = [claim.time for claim in claims if claim.time and (claim.time.start or claim.time.end)]
    if len(times) < len(claims):
        return None
    first = max(time.start or date.min for time in times)
    last = min(time.end or date.max for time in times)
    if first > last or first == date.min:
        return None
    if first == last:
        return day_words(first)
    return f"from {day_words(first)} on" if last == date.max else f"{day_words(first)} to {day_words(last)}"


def _number(claims: Sequence[Claim]) -> str | None:
    """The number that each of them says was reached."""
    figures = [claim.figure for claim in claims if claim.figure]
    lows = [figure.low for figure in figures if figure.low is not None]
    if len(lows) < len(claims) or len({figure.unit for figure in figures}) > 1 or not min(lows):
        return None
    return f"at least {min(lows):,.10g}"
