"""What merge asks of the record while it brings one more report in: the claims about it, and what they gave so far.

Everything here is asked by an index, so that the answer takes as long as it is, and not as the record is.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from math import cos, radians
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select
from sqlalchemy.sql import exists

from ..folding import folded
from ..form import claim_from_json
from ..known import Known
from ..model import Claim, Copy, Dispute, Event, Holding, Party, Place, Report, Toll
from . import annals, schema
from .derived import place_key, stored_digest
from .rows import report_of
from .values import loads

_CLAIMS = schema.CLAIMS.c
_PARTIES = schema.CLAIM_PARTIES.c
_KM_A_DEGREE = 111.0
_LOT = 500
_LONG = timedelta(3)
"""What began so long before some days and touches them is found by its end."""


class Near:
    """The record as one connection sees it. Claims come as they were read, of the latest readings, each once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def claims_at(self, places: Iterable[Place], types: Sequence[str]) -> list[Claim]:
        """The control claims, and the claims of these types, at these very places, of whatever day."""
        sort = or_(_CLAIMS.kind == "control", _CLAIMS.type.in_(types))
        return self._claims(*(and_(_at(place), sort) for place in places))

    def claims_about(self, spots: Sequence[tuple[Place, float]], first: date, last: date) -> list[Claim]:
        """The claims within some kilometres of any of the places that speak of any of the days, or of one that they do
        not say."""
        near = or_(*(_within(place, km) for place, km in spots))
        return self._claims(*(and_(days, near) for days in _days_by_index(first, last)))

    def claims_of_areas(
        self, spots: Sequence[tuple[Place, float]], first: date, last: date, types: Sequence[str]
    ) -> list[Claim]:
        """The same of claims of some types about districts and provinces."""
        near = and_(or_(*(_within(place, km) for place, km in spots)), _CLAIMS.type.in_(types))
        return self._claims(*(and_(days, near) for days in _days_by_index(first, last)), wide=True)

    def claims_nowhere(self, parties: Sequence[Party], first: date, last: date) -> list[Claim]:
        """The claims without a place that name one of the parties and speak of any of the days."""
        ids = [party.id for party in parties if party.id]
        names = [folded(party.name) for party in parties]
        named = or_(_PARTIES.party_id.in_(ids), _PARTIES.name_folded.in_(names))
        says = exists().where(_PARTIES.claim_id == _CLAIMS.claim_id, named)
        return self._claims(and_(_CLAIMS.place_folded.is_(None), says, _days(first, last)))

    def claims(self, ids: Sequence[str]) -> list[Claim]:
        return self._claims(*(_CLAIMS.claim_id.in_(lot) for lot in _lots(ids)))

    def claims_of(self, documents: Sequence[str]) -> list[Claim]:
        return self._claims(*(_CLAIMS.document_id.in_(lot) for lot in _lots(documents)))

    def reports(self, documents: Sequence[str]) -> list[Report]:
        reports = schema.REPORTS
        rows = self._each(select(reports), reports.c.document_id, documents)
        return [report_of(row) for row in rows]

    def events_of(self, claims: Sequence[str]) -> list[Event]:
        """The events of the account that any of the claims tells of."""
        links = schema.EVENT_CLAIMS.c
        ids = {row.event_id for row in self._each(select(links.event_id), links.claim_id, claims)}
        events = schema.EVENTS.c
        return [loads(Event, row.form) for row in self._each(select(events.form), events.event_id, sorted(ids))]

    def siblings(self, claims: Sequence[str]) -> set[str]:
        """All claims of the events and tolls that any of the claims is in."""
        found: set[str] = set()
        for table, key in ((schema.EVENT_CLAIMS, "event_id"), (schema.TOLL_CLAIMS, "toll_id")):
            other = table.alias()
            joined = select(other.c.claim_id).join(table, table.c[key] == other.c[key]).distinct()
            found.update(row.claim_id for row in self._each(joined, table.c.claim_id, claims))
        return found

    def tolls_of(self, claims: Sequence[str], events: Sequence[str]) -> list[Toll]:
        """The tolls that any of the claims counts in, or that belong to any of the events."""
        links, tolls = schema.TOLL_CLAIMS.c, schema.TOLLS.c
        ids = {row.toll_id for row in self._each(select(links.toll_id), links.claim_id, claims)}
        ids |= {row.toll_id for row in self._each(select(tolls.toll_id), tolls.event_id, events)}
        return [loads(Toll, row.form) for row in self._each(select(tolls.form), tolls.toll_id, sorted(ids))]

    def holdings_at(self, places: Iterable[Place]) -> list[Holding]:
        """The holdings of these very places, of whatever day, by place and day."""
        return self.holdings_of(sorted({key for place in places if (key := place_key(place))}))

    def holdings_of(self, keys: Sequence[str]) -> list[Holding]:
        """The same by the places' keys: a gazetteer id, where a place has one."""
        holdings = schema.HOLDINGS.c
        rows = self._each(select(holdings.form, holdings.line), holdings.place, keys)
        return [loads(Holding, row.form) for row in sorted(rows, key=lambda row: str(row.line))]

    def disputes_of(self, subjects: Sequence[str]) -> list[Dispute]:
        disputes = schema.DISPUTES.c
        return [loads(Dispute, row.form) for row in self._each(select(disputes.form), disputes.subject, subjects)]

    def copies_of(self, documents: Sequence[str]) -> list[Copy]:
        """The copies among these reports."""
        copies = schema.COPIES.c
        return [loads(Copy, row.form) for row in self._each(select(copies.form), copies.copy, documents)]

    def first_events(self, places: Iterable[Place], passing: Collection[str]) -> list[Claim]:
        """Of each of these places the event claims that became known first, up to one that is not in ``passing``."""
        return [claim for place in places for claim in self._first_events(place, passing)]

    def _first_events(self, place: Place, passing: Collection[str]) -> Iterator[Claim]:
        reports, key = schema.REPORTS.c, place_key(place)
        known = func.coalesce(reports.published, _CLAIMS.published, date.max)
        asked = _latest(select(_CLAIMS.form)).join(schema.REPORTS, reports.document_id == _CLAIMS.document_id)
        asked = asked.where(_at(place), _CLAIMS.kind == "event")
        for row in self._connection.execute(asked.order_by(known, _CLAIMS.document_id, _CLAIMS.claim_id)):
            claim = claim_from_json(json.loads(row.form))
            if place_key(claim.place) == key:
                yield claim
                if claim.claim_id not in passing:
                    return

    def annals_until(self) -> date:
        """The first day of which the annals of the account as it stands do not tell."""
        made = annals.made(self._connection)
        return made.until if made is not None and made.digest == stored_digest(self._connection) else date.min

    def last_day(self) -> date:
        """The day of the latest report; the first there is where none is dated."""
        return self._connection.execute(select(func.max(schema.REPORTS.c.published))).scalar() or date.min

    def annals_of(self, keys: Sequence[str], since: date) -> list[Known]:
        """What was known of these places, by their keys, on a day and from then on."""
        return list(annals.of_places(self._connection, keys, since))

    def count(self) -> int:
        """How many claims there are, of all readings."""
        return int(self._connection.execute(select(func.sum(schema.READINGS.c.claims))).scalar() or 0)

    def _claims(self, *conditions: ColumnElement[bool], wide: bool = False) -> list[Claim]:
        found: dict[str, Claim] = {}
        asked = _latest(select(_CLAIMS.claim_id, _CLAIMS.form))
        for condition in conditions:
            for row in self._connection.execute(asked.where(condition)):
                if row.claim_id not in found:
                    form = json.loads(row.form)
                    if not wide or form["place"].get("kind") != "town":
                        found[row.claim_id] = claim_from_json(form)
        return list(found.values())

    def _each(self, statement: Select[Any], column: ColumnElement[Any], keys: Sequence[str]) -> Iterator[Any]:
        for lot in _lots(keys):
            yield from self._connection.execute(statement.where(column.in_(lot)))


def _latest(statement: Select[Any]) -> Select[Any]:
    """Of each report its latest reading counts: asked of those reports alone, not of the whole record."""
    readings = schema.READINGS.c
    latest = select(func.max(readings.reading_id)).where(readings.document_id == _CLAIMS.document_id)
    return statement.where(_CLAIMS.reading_id == latest.scalar_subquery())


def _at(place: Place) -> ColumnElement[bool]:
    if place.gazetteer_id is not None:
        return _CLAIMS.gazetteer_id == place.gazetteer_id
    if place.lat is not None and place.lon is not None:
        near = 0.006  # what rounds to the same hundredth of a degree, and a little more
        return and_(
            _CLAIMS.lat.between(place.lat - near, place.lat + near),
            _CLAIMS.lon.between(place.lon - near, place.lon + near),
        )
    return and_(_CLAIMS.place_folded == folded(place.name), _CLAIMS.lat.is_(None))


def _within(place: Place, km: float) -> ColumnElement[bool]:
    """The box about a place, in words that no index of points answers: of a few days there are fewer claims."""
    if place.lat is None or place.lon is None:
        return _at(place)
    up = km / _KM_A_DEGREE
    across = min(180.0, up / max(0.05, cos(radians(place.lat))))
    lat, lon = _CLAIMS.lat + 0, _CLAIMS.lon + 0
    return and_(lat.between(place.lat - up, place.lat + up), lon.between(place.lon - across, place.lon + across))


def _days_by_index(first: date, last: date) -> tuple[ColumnElement[bool], ...]:
    """``_days`` in parts, each of which an index answers: those that began not long before, those that began earlier
    and last, those of no end, those of no day."""
    long_before = first - min(_LONG, first - date.min)
    earlier = or_(_CLAIMS.start_day.is_(None), _CLAIMS.start_day < long_before)
    goes_on = or_(_CLAIMS.end_day.is_(None), _CLAIMS.end_day >= first)
    # Said so that no index but that of the publication is thought of: a tenth of all claims have no day.
    undated = func.coalesce(_CLAIMS.end_day, _CLAIMS.start_day).is_(None)
    return (
        and_(_CLAIMS.start_day.between(long_before, last), goes_on),
        and_(_CLAIMS.end_day >= first, earlier),
        and_(_CLAIMS.end_day.is_(None), _CLAIMS.start_day < long_before),
        and_(undated, _CLAIMS.published.between(first, last)),
        and_(undated, _CLAIMS.published.is_(None)),
    )


def _days(first: date, last: date) -> ColumnElement[bool]:
    undated = and_(_CLAIMS.start_day.is_(None), _CLAIMS.end_day.is_(None))
    said = and_(
        or_(_CLAIMS.start_day.is_(None), _CLAIMS.start_day <= last),
        or_(_CLAIMS.end_day.is_(None), _CLAIMS.end_day >= first),
    )
    told = or_(_CLAIMS.published.is_(None), _CLAIMS.published.between(first, last))
    return or_(and_(said, ~undated), and_(undated, told))


def _lots(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    return (keys[start : start + _LOT] for start in range(0, len(keys), _LOT))


__all__ = ["Near"]
