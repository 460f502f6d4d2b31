"""Whether the slots of a claim that a person wrote can be: each fault is told of its slot."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..codebook import KINDS, codebook
from ..errors import JudgementError, RecordError
from ..form import claim_from_json
from ..model import Claim, Figure, Interval, Place

PRECISIONS = ("day", "week", "month", "season", "year", "decade", "unknown")
_OBJECTS = ("place", "time", "figure")
_LISTS = ("actor", "target", "source")


def read_slots(form: Mapping[str, Any], change: Mapping[str, Any]) -> Claim:
    """The claim of ``form`` with the slots of ``change``, whole already. Raises JudgementError, naming the slot."""
    for slot, value in change.items():
        try:
            claim_from_json({**form, slot: value})
        except RecordError as error:
            raise JudgementError(_misshapen(slot, value, error), slot) from error
    made = claim_from_json({**form, **change})
    _check(made)
    return made


def check_shapes(change: Mapping[str, Any]) -> None:
    """Raises JudgementError where a slot that holds an object or a list holds something else."""
    for slot in (one for one in _OBJECTS if one in change):
        if not isinstance(change[slot], Mapping | None):
            raise JudgementError(f"the {slot} of a claim is an object or null, not {change[slot]!r}", slot)
    for slot in (one for one in _LISTS if one in change):
        if not isinstance(change[slot], list | tuple):
            raise JudgementError(f"the {slot} of a claim is a list of parties, not {change[slot]!r}", slot)


def _misshapen(slot: str, value: object, error: RecordError) -> str:
    return f"the {slot} is not in the form of the claim record: {error.__cause__ or value!r}"


def _check(claim: Claim) -> None:
    if (claim.kind, claim.type) not in codebook():
        known = ", ".join(name for kind, name in codebook() if kind == claim.kind)
        told = f"a claim of the kind {claim.kind!r} has no type {claim.type!r}, but {known}"
        raise JudgementError(told if claim.kind in KINDS else f"there is no kind {claim.kind!r}", "type")
    for slot in ("actor", "target", "source"):
        if any(not str(party.name).strip() for party in getattr(claim, slot)):
            raise JudgementError(f"a party of the {slot} has no name", slot)
    if claim.place:
        _check_place(claim.place)
    if claim.time:
        _check_time(claim.time)
    if claim.figure:
        _check_figure(claim.figure)
    if not 0 <= claim.confidence <= 1:
        raise JudgementError(f"confidence lies from 0 to 1, not at {claim.confidence}", "confidence")


def _check_place(place: Place) -> None:
    if not place.name:
        raise JudgementError("a place needs at least its name", "place")
    degrees = (place.lat, place.lon)
    if (place.lat is None) != (place.lon is None) or not all(_is_number(one) for one in (*degrees, place.radius_km)):
        raise JudgementError("a place has both degrees, as numbers, or neither", "place")
    if place.lat is not None and place.lon is not None and (abs(place.lat) > 90 or abs(place.lon) > 180):
        raise JudgementError(f"there is no place at {place.lat}, {place.lon} degrees", "place")
    if place.radius_km is not None and place.radius_km < 0:
        raise JudgementError("the radius of a place is no less than 0 km", "place")


def _check_time(time: Interval) -> None:
    if time.start and time.end and time.start > time.end:
        raise JudgementError(f"the first day, {time.start}, is after the last, {time.end}", "time")
    if time.precision not in PRECISIONS:
        raise JudgementError(f"{time.precision!r} is no precision: say {', '.join(PRECISIONS)}", "time")


def _check_figure(figure: Figure) -> None:
    if not figure.unit:
        raise JudgementError("a figure needs its unit", "figure")
    low, high = figure.low, figure.high
    if not _is_number(low) or not _is_number(high):
        raise JudgementError("the ends of a figure are numbers, or null where they are open", "figure")
    if any(end is not None and end < 0 for end in (low, high)):
        raise JudgementError("a figure is no less than 0", "figure")
    if low is not None and high is not None and low > high:
        raise JudgementError(f"the lowest figure, {low:g}, is above the highest, {high:g}", "figure")


def _is_number(value: object) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


__all__ = ["PRECISIONS", "check_shapes", "read_slots"]
