"""Which claims: the filters, and the one order in which claims always come."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select, text
from sqlalchemy.sql import exists

from ..folding import folded
from . import schema, search, spots

_IDENTITY = re.compile(r"[A-Za-z]+:\S+|Q?\d+")
_CLAIMS = schema.CLAIMS.c
_PARTIES = schema.CLAIM_PARTIES.c


@dataclass(frozen=True, slots=True)
class Filters:
    """What claims must be; None asks nothing. Days are inclusive.

    ``place``: a gazetteer id, or part of the place's name. ``party``: a registry id or a whole name, as actor or
    target; ``source``: the same of who says so. ``since``/``until``: the time spoken of, where known, overlaps them.
    ``published_since``/``published_until``: the day it became known. ``bbox``: west, south, east, north in degrees.
    ``words``: all of them occur in the quote or the names. ``reader``: that reader's readings, also where a later
    reading has replaced them.
    """

    kind: str | None = None
    type: str | None = None
    document_id: str | None = None
    place: str | None = None
    party: str | None = None
    source: str | None = None
    status: str | None = None
    since: date | None = None
    until: date | None = None
    published_since: date | None = None
    published_until: date | None = None
    bbox: tuple[float, float, float, float] | None = None
    min_confidence: float | None = None
    words: str | None = None
    reader: str | None = None
    limit: int | None = None
    offset: int = 0


def claims_query(filters: Filters, dialect: str, *, points: bool = False) -> Select[Any]:
    """The claims' stored forms, in order of document, place in the text, id. ``points``: PostGIS indexes them."""
    statement = select(_CLAIMS.form).select_from(schema.CLAIMS)
    statement = statement.where(*_conditions(filters)).order_by(
        _CLAIMS.document_id, _CLAIMS.quote_start, _CLAIMS.claim_id
    )
    if points and filters.bbox is not None and filters.bbox[0] <= filters.bbox[2]:
        statement = statement.where(spots.inside(filters.bbox))
    if filters.words is not None:
        condition, values = search.claim_filter(dialect, filters.words)
        statement = statement.where(text(condition)).params(**values)
    if filters.limit is not None or filters.offset:
        statement = statement.limit(filters.limit if filters.limit is not None else 2**62).offset(filters.offset)
    return statement


def _conditions(filters: Filters) -> list[ColumnElement[bool]]:
    asked: list[ColumnElement[bool] | None] = [
        _of_reading(filters),
        _is(_CLAIMS.kind, filters.kind),
        _is(_CLAIMS.type, filters.type),
        _is(_CLAIMS.document_id, filters.document_id),
        _is(_CLAIMS.status, filters.status),
        _at_place(filters.place),
        _names(filters.party, ("actor", "target")),
        _names(filters.source, ("source",)),
        *_spoken_of(filters.since, filters.until),
        None if filters.published_since is None else _CLAIMS.published >= filters.published_since,
        None if filters.published_until is None else _CLAIMS.published <= filters.published_until,
        None if filters.min_confidence is None else _CLAIMS.confidence >= filters.min_confidence,
        *_within(filters.bbox),
    ]
    return [condition for condition in asked if condition is not None]


def _of_reading(filters: Filters) -> ColumnElement[bool]:
    """Without a reader's name: of each report only its latest reading counts, which is asked of the few reports that
    are left by a filter which an index answers, else of all at once."""
    readings = schema.READINGS.c
    if filters.reader is not None:
        return _CLAIMS.reading_id.in_(select(readings.reading_id).where(readings.reader == filters.reader))
    if any((filters.place, filters.party, filters.source, filters.document_id, filters.words)):
        latest = select(func.max(readings.reading_id)).where(readings.document_id == _CLAIMS.document_id)
        return _CLAIMS.reading_id == latest.scalar_subquery()
    return _CLAIMS.reading_id.in_(latest_readings())


def latest_readings() -> Select[Any]:
    """The readings that count: of each report the latest."""
    readings = schema.READINGS.c
    return select(func.max(readings.reading_id)).group_by(readings.document_id)


def _is(column: ColumnElement[Any], value: str | None) -> ColumnElement[bool] | None:
    return None if value is None else column == value


def _at_place(place: str | None) -> ColumnElement[bool] | None:
    if place is None:
        return None
    if _IDENTITY.fullmatch(place):
        return _CLAIMS.gazetteer_id == place
    # A part of a name is looked for in the names, which are few; an index then finds their claims.
    name = schema.PLACE_NAMES.c.name_folded
    named = _CLAIMS.place_folded.in_(select(name).where(name.contains(folded(place), autoescape=True)))
    return or_(_CLAIMS.gazetteer_id == place, named) if folded(place) else _CLAIMS.gazetteer_id == place


def _names(party: str | None, slots: tuple[str, ...]) -> ColumnElement[bool] | None:
    if party is None:
        return None
    called = or_(_PARTIES.party_id == party, _PARTIES.name_folded == folded(party))
    return exists().where(_PARTIES.claim_id == _CLAIMS.claim_id, _PARTIES.slot.in_(slots), called)


def _spoken_of(since: date | None, until: date | None) -> list[ColumnElement[bool]]:
    """Open ends reach as far as they can; a claim without any day overlaps nothing."""
    conditions: list[ColumnElement[bool]] = []
    if since is not None or until is not None:
        conditions.append(or_(_CLAIMS.start_day.is_not(None), _CLAIMS.end_day.is_not(None)))
    if since is not None:
        conditions.append(or_(_CLAIMS.end_day.is_(None), _CLAIMS.end_day >= since))
    if until is not None:
        conditions.append(or_(_CLAIMS.start_day.is_(None), _CLAIMS.start_day <= until))
    return conditions


def _within(bbox: tuple[float, float, float, float] | None) -> list[ColumnElement[bool]]:
    if bbox is None:
        return []
    west, south, east, north = bbox
    inside: list[ColumnElement[bool]] = [_CLAIMS.lat.between(south, north)]
    if west <= east:
        inside.append(_CLAIMS.lon.between(west, east))
    else:  # across the date line
        inside.append(or_(_CLAIMS.lon >= west, _CLAIMS.lon <= east))
    return inside


def filters_from(asked: Mapping[str, Any]) -> Filters:
    """Filters by name. Raises TypeError for a name that is no filter, as a call would."""
    return Filters(**asked)


__all__ = ["Filters", "claims_query", "filters_from", "latest_readings"]
