"""What merge asks of the record while it brings one more report in: the claims about it, and what they gave so far.

Everything here is asked by an index, so that the answer takes as long as it is, and not as the record is. Some dozen
questions go with a report, so that they go to the driver as they are: to have each made up anew takes longer than its
answer.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from math import cos, radians
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, select

from ..folding import folded
from ..form import claim_from_json, place_from_json
from ..known import Known
from ..model import Claim, Copy, Dispute, Event, Holding, Judgement, Party, Place, Report, Toll
from . import annals, judgements
from .derived import place_key, stored_digest
from .rows import report_of
from .schema import REPORTS
from .session import ask
from .values import loads_all

_T = TypeVar("_T")
_KM_A_DEGREE = 111.0
_FARTHEST_KM = 250.0
"""A larger area (a country) holds too many happenings to say which is meant."""
_LOT = 500
_A_WEEK = timedelta(7)
"""How far back news without a day may reach."""
_LONG = timedelta(3)
"""What began so long before some days and touches them is found by its end."""
_OF_LATEST = (
    "FROM claims WHERE claims.reading_id = "
    "(SELECT max(reading_id) FROM readings WHERE readings.document_id = claims.document_id) AND "
)
"""Of each report its latest reading counts: asked of those reports alone, not of the whole record."""
_NOWHERE = "coalesce(claims.place_folded, claims.place_name) IS NULL"
"""Said so that no index of places is thought of: many claims name none, and few of them speak of the days."""
_RELATION = '"relation":'
"""What only the form of a place beside another has."""
_UNDATED = "claims.start_day IS NULL AND claims.end_day IS NULL"


class _Where(NamedTuple):
    """A condition, ``?`` where a value goes, and the values."""

    words: str
    values: tuple[Any, ...] = ()

    def __and__(self, other: _Where) -> _Where:
        return _Where(f"({self.words}) AND ({other.words})", (*self.values, *other.values))


_TIMELESS = _Where(f"{_UNDATED} AND claims.published IS NULL")


class Near:
    """The record as one connection sees it. Claims come as they were read, of the latest readings, each once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._wide_places: Sequence[Any] | None = None

    # --- what was read ---

    def claims_at(self, places: Iterable[Place], types: Sequence[str]) -> list[Claim]:
        """The control claims, and the claims of these types, at these very places, of whatever day."""
        sort = _Where(f"claims.kind = 'control' OR claims.type IN ({_marks(types)})", tuple(types))
        return self._claims(_at(place) & sort for place in places)

    def claims_about(
        self, spots: Sequence[tuple[Place, float]], days: tuple[date, date] | None, wanted: Callable[[Place], bool]
    ) -> list[Claim]:
        """The claims at wanted places within some kilometres of any of the spots that speak of any of the days, or of
        one that they do not say; without days those that bear none, nor their report."""
        near = _any_of([*(_within(place, km) for place, km in spots), *self._around([place for place, _ in spots])])
        when = [_TIMELESS] if days is None else _days_by_index(*days)
        return self._claims_where((one & near for one in when), wanted)

    def claims_nowhere(self, parties: Sequence[Party], first: date, last: date) -> list[Claim]:
        """The claims without a place that name one of the parties and speak of any of the days."""
        ids = [party.id for party in parties if party.id]
        names = [folded(party.name) for party in parties]
        named = f"party_id IN ({_marks(ids)}) OR name_folded IN ({_marks(names)})"
        says = f"EXISTS (SELECT 1 FROM claim_parties WHERE claim_parties.claim_id = claims.claim_id AND ({named}))"
        nowhere = _Where(f"{_NOWHERE} AND {says}", (*ids, *names))
        return self._claims(one & nowhere for one in (*_days_by_index(first, last), _TIMELESS))

    def figures_at(self, place: Place, kind: str, what: str) -> list[Claim]:
        """The claims that count one sort of thing at this very place, whenever."""
        return self._claims([_at(place) & _Where("claims.kind = ? AND claims.type = ?", (kind, what))])

    def figures_nowhere(self, what: str, days: tuple[date, date] | None) -> list[Claim]:
        """Those that name no place and speak of any of the days, or of none where none are given."""
        nowhere = _Where(f"{_NOWHERE} AND claims.type = ?", (what,))
        when = [_TIMELESS] if days is None else _days_by_index(*days)
        return self._claims(one & nowhere for one in when)

    def denials_of(self, documents: Sequence[str]) -> list[Claim]:
        """The statements of these reports that deny something."""
        denies = _Where("claims.type = 'denial'")
        return self._claims(_among("claims.document_id", lot) & denies for lot in _lots(documents))

    def claims(self, ids: Sequence[str]) -> list[Claim]:
        return self._claims(_among("claims.claim_id", lot) for lot in _lots(ids))

    def claims_of(self, documents: Sequence[str]) -> list[Claim]:
        return self._claims(_among("claims.document_id", lot) for lot in _lots(documents))

    def claims_judged(self, said: Sequence[Judgement]) -> list[Claim]:
        """The claims that these judgements may touch: those of their reports, and of the names they speak of."""
        return list(judgements.touched(self._connection, said))

    def published(self, documents: Sequence[str]) -> dict[str, date | None]:
        """When these reports were published."""
        rows = self._each("SELECT document_id, published FROM reports WHERE", "document_id", documents)
        return {name: _as_day(day) for name, day in rows}

    def reports(self, documents: Sequence[str]) -> list[Report]:
        return [
            report_of(row)
            for lot in _lots(documents)
            for row in self._connection.execute(select(REPORTS).where(REPORTS.c.document_id.in_(lot)))
        ]

    def first_events(self, places: Iterable[Place], passing: Collection[str]) -> list[Claim]:
        """Of each of these places the event claims that became known first, up to one that is not in ``passing``."""
        return [claim for place in places for claim in self._first_events(place, passing)]

    def _first_events(self, place: Place, passing: Collection[str]) -> Iterator[Claim]:
        report = "(SELECT published FROM reports WHERE reports.document_id = claims.document_id)"
        known = f"coalesce({report}, claims.published)"
        asked = _at(place) & _Where("claims.kind = 'event'")
        order = f"ORDER BY {known} IS NULL, {known}, claims.document_id, claims.claim_id"
        for (form,) in self._rows(f"SELECT claims.form {_OF_LATEST} {asked.words} {order}", asked.values):
            claim = claim_from_json(json.loads(form))
            if place_key(claim.place) == place_key(place):
                yield claim
                if claim.claim_id not in passing:
                    return

    def is_named_before(self, place: Place, day: date, passing: Collection[str]) -> bool:
        """Whether an event claim that is not in ``passing`` named this place before a day."""
        asked = _at(place) & _Where("claims.kind = 'event' AND claims.published < ?", (day,))
        asked &= _Where(f"claims.claim_id NOT IN ({_marks(passing)})", tuple(sorted(passing)))
        return bool(self._rows(f"SELECT 1 {_OF_LATEST} {asked.words} LIMIT 1", asked.values))

    # --- what it gave ---

    def events(self, ids: Sequence[str]) -> list[Event]:
        """These events of the account."""
        return self._values(Event, "events", "event_id", ids)

    def events_with(self, claims: Sequence[str]) -> list[tuple[str, str]]:
        """The events that any of the claims is in, with each of their claims."""
        links = (
            "SELECT DISTINCT others.event_id, others.claim_id FROM event_claims JOIN event_claims AS others "
            "ON others.event_id = event_claims.event_id WHERE"
        )
        return [(event, claim) for event, claim in self._each(links, "event_claims.claim_id", claims)]

    def tolls_of(self, claims: Sequence[str], events: Sequence[str]) -> list[Toll]:
        """The tolls that any of the claims counts in, or that belong to any of the events."""
        ids = {row[0] for row in self._each("SELECT toll_id FROM toll_claims WHERE", "claim_id", claims)}
        ids |= {row[0] for row in self._each("SELECT toll_id FROM tolls WHERE", "event_id", events)}
        return self._values(Toll, "tolls", "toll_id", sorted(ids))

    def holdings_of(self, keys: Sequence[str]) -> list[Holding]:
        """The holdings of places, by their keys, of whatever day, by place and day."""
        rows = self._each("SELECT line, form FROM holdings WHERE", "place", keys)
        return list(loads_all(Holding, [form for _, form in sorted(rows)]))

    def disputes_of(self, subjects: Sequence[str]) -> list[Dispute]:
        return self._values(Dispute, "disputes", "subject", subjects)

    def copies_of(self, documents: Sequence[str]) -> list[Copy]:
        """The copies among these reports."""
        return self._values(Copy, "copies", "copy", documents)

    def copies_with(self, documents: Sequence[str]) -> list[Copy]:
        """All copies of any story that one of these reports is of."""
        stories = {one.original for one in self.copies_of(documents)} | set(documents)
        return self._values(Copy, "copies", "original", sorted(stories))

    def annals_until(self) -> date:
        """The first day of which the annals of the account as it stands do not tell."""
        made = annals.made(self._connection)
        return made.until if made is not None and made.digest == stored_digest(self._connection) else date.min

    def last_day(self) -> date:
        """The day of the latest report; the first there is where none is dated."""
        ((day,),) = self._rows("SELECT max(published) FROM reports")
        return _as_day(day) or date.min

    def annals_of(self, keys: Sequence[str], since: date) -> list[Known]:
        """What was known of these places, by their keys, on a day and from then on."""
        return list(annals.of_places(self._connection, keys, since))

    def count(self) -> int:
        """How many claims there are, of all readings."""
        ((claims,),) = self._rows("SELECT sum(claims) FROM readings")
        return int(claims or 0)

    # --- asking ---

    def _around(self, places: Sequence[Place]) -> Iterator[_Where]:
        """The points of the wide places that any of some places may lie in."""
        for lat, lon, radius in self._wide():
            up = min(radius, _FARTHEST_KM) / _KM_A_DEGREE
            across = min(180.0, up / max(0.05, cos(radians(min(90.0, abs(lat) + up)))))
            points = ((one.lat, one.lon) for one in places if one.lat is not None and one.lon is not None)
            if any(abs(there - lat) <= up and abs(along - lon) <= across for there, along in points):
                yield _Where("claims.lat + 0 = ? AND claims.lon + 0 = ?", (lat, lon))

    def _wide(self) -> Sequence[tuple[float, float, float]]:
        if self._wide_places is None:
            self._wide_places = self._rows("SELECT lat, lon, radius_km FROM wide_places")
        return self._wide_places

    def _claims(self, conditions: Iterable[_Where]) -> list[Claim]:
        found: dict[str, Claim] = {}
        for words, values in conditions:
            for key, form in self._rows(f"SELECT claims.claim_id, claims.form {_OF_LATEST} ({words})", values):
                if key not in found:
                    found[key] = claim_from_json(json.loads(form))
        return list(found.values())

    def _claims_where(self, conditions: Iterable[_Where], wanted: Callable[[Place], bool]) -> list[Claim]:
        """Those at places that are wanted; of a place that is not, no second claim is read."""
        found: dict[str, Claim] = {}
        unwanted: set[tuple[Any, ...]] = set()
        names = "claims.gazetteer_id, claims.lat, claims.lon, claims.place_folded"
        for words, values in conditions:
            for key, form, *spot in self._rows(
                f"SELECT claims.claim_id, claims.form, {names} {_OF_LATEST} ({words})", values
            ):
                plain = _RELATION not in form
                if key in found or (plain and tuple(spot) in unwanted):
                    continue
                told = json.loads(form)
                place = place_from_json(told["place"])
                if place is not None and wanted(place):
                    found[key] = claim_from_json(told)
                elif plain:
                    unwanted.add(tuple(spot))
        return list(found.values())

    def _values(self, kind: type[_T], table: str, column: str, keys: Sequence[str]) -> list[_T]:
        rows = self._each(f"SELECT form FROM {table} WHERE", column, keys)
        return list(loads_all(kind, [form for (form,) in rows]))

    def _each(self, statement: str, column: str, keys: Sequence[str]) -> Iterator[Any]:
        for lot in _lots(keys):
            yield from self._rows(f"{statement} {column} IN ({_marks(lot)})", lot)

    def _rows(self, statement: str, values: Sequence[Any] = ()) -> Sequence[Any]:
        return ask(self._connection, statement, values).all()


def _as_day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _marks(values: Collection[Any]) -> str:
    return ", ".join("?" * len(values)) or "NULL"


def _among(column: str, keys: Sequence[str]) -> _Where:
    return _Where(f"{column} IN ({_marks(keys)})", tuple(keys))


def _any_of(ones: Sequence[_Where]) -> _Where:
    return _Where(" OR ".join(f"({one.words})" for one in ones), tuple(value for one in ones for value in one.values))


def _at(place: Place) -> _Where:
    if place.gazetteer_id is not None:
        return _Where("claims.gazetteer_id = ?", (place.gazetteer_id,))
    if place.lat is not None and place.lon is not None:
        near = 0.006  # what rounds to the same hundredth of a degree, and a little more
        lat, lon = place.lat, place.lon
        words = "claims.lat BETWEEN ? AND ? AND claims.lon BETWEEN ? AND ?"
        return _Where(words, (lat - near, lat + near, lon - near, lon + near))
    return _Where("claims.place_folded = ? AND claims.lat IS NULL", (folded(place.name),))


def _within(place: Place, km: float) -> _Where:
    """The box about a place, in words that no index of points answers: of a few days there are fewer claims."""
    if place.lat is None or place.lon is None:
        return _at(place)
    up = km / _KM_A_DEGREE
    across = min(180.0, up / max(0.05, cos(radians(place.lat))))
    words = "claims.lat + 0 BETWEEN ? AND ? AND claims.lon + 0 BETWEEN ? AND ?"
    return _Where(words, (place.lat - up, place.lat + up, place.lon - across, place.lon + across))


def _days_by_index(first: date, last: date) -> list[_Where]:
    """What speaks of any of the days, in parts, each of which an index answers: what began not long before, what began
    earlier and lasts, what has no end, what has no day."""
    long = first - min(_LONG, first - date.min)
    # Said so that no index but that of the publication is thought of: a tenth of all claims have no day.
    undated = "coalesce(claims.end_day, claims.start_day) IS NULL AND claims.published BETWEEN ? AND ?"
    return [
        _Where(
            "claims.start_day BETWEEN ? AND ? AND (claims.end_day IS NULL OR claims.end_day >= ?)", (long, last, first)
        ),
        _Where("claims.end_day >= ? AND (claims.start_day IS NULL OR claims.start_day < ?)", (first, long)),
        _Where("claims.end_day IS NULL AND claims.start_day < ?", (long,)),
        _Where(undated, (first, _a_week_on(last))),
    ]


def _a_week_on(day: date) -> date:
    return day + min(_A_WEEK, date.max - day)


def _lots(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    return (keys[start : start + _LOT] for start in range(0, len(keys), _LOT))


__all__ = ["Near"]
