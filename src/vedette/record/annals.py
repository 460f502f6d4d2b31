"""The annals as they are kept: each holding of each place with the days on which it was known to be so.

Derived, as the account is, and by the same hands: a whole merge writes them anew, a few new reports change the places
that they change, from the day on which they came. They answer what was known on a day without merging it again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple, Protocol, TypeVar

from sqlalchemy import Connection, Select, delete, func, insert, select

from ..ids import place_identity
from ..known import Known, Turned
from ..model import Claim, Copy, Holding, Judgement, Report
from . import schema
from .derived import digest
from .session import insert_new
from .values import loads, loads_all, packed

_T = TypeVar("_T")
_LOT = 500
STILL = date.max
"""Until when is known what is known to this day."""
_ROWS = schema.ANNALS.c


class Row(NamedTuple):
    """One row: a holding (``form``) of a place, and the days from which and until which it was known."""

    line: str
    place: str
    country: str | None
    known_from: date
    known_until: date
    start_day: date
    end_day: date
    form: str


class Annals(Protocol):
    """Reports, claims and judgements to all that was known, day by day; None where that cannot be told:
    ``vedette.merge.annals``."""

    def __call__(
        self, reports: Sequence[Report], claims: Sequence[Claim], judgements: Sequence[Judgement]
    ) -> Told | None: ...


class Told(Protocol):
    """The copies among the reports, and what was known, by day; what was known on no day comes on ``STILL``."""

    @property
    def copies(self) -> tuple[Copy, ...]: ...
    @property
    def lines(self) -> Iterator[Known | Turned]: ...


def store(connection: Connection, made: Sequence[Row] | None, made_from: str) -> None:
    """Makes the annals these; None where there are none to be had."""
    connection.execute(delete(schema.ANNALS))
    _insert(connection, made or ())
    mark(connection, made_from, date.min if made is None else STILL)


def change(connection: Connection, known: Iterable[Known], places: Sequence[str], since: date) -> None:
    """Makes the annals of some places, from a day on, these."""
    found = [row for lot in _lots(places) for row in _of_places(connection, lot, since)]
    begun: dict[str, list[Row]] = {}
    for row in found:
        if row.known_from < since:
            begun.setdefault(row.place, []).append(row)
    told = list(known)
    silent = sorted(set(begun) - {one.place for one in told if one.day == since})
    made = set(rows((*(Known(since, place, ()) for place in silent), *told), begun))
    stale = [row.line for row in found if row not in made]
    for lot in _lots(stale):
        connection.execute(delete(schema.ANNALS).where(_ROWS.line.in_(lot)))
    _insert(connection, sorted(made.difference(found)))


def load(connection: Connection, as_of: date, day: date | None, country: str | None) -> list[Holding]:
    """The holdings as known on ``as_of``, or those of a day among them, or of a country, in ``in_order``'s order."""
    asked = select(_ROWS.form).where(_ROWS.known_from <= as_of, _ROWS.known_until > as_of)
    if day is not None:
        asked = asked.where(_ROWS.start_day <= day, _ROWS.end_day >= day)
    if country is not None:
        asked = asked.where(_ROWS.country == country)
    return in_order(loads_all(Holding, connection.execute(asked).scalars().all()))


def of_places(connection: Connection, places: Sequence[str], since: date) -> Iterator[Known]:
    """What was known of some places on a day, and how it changed from then on, by day."""
    found = [row for lot in _lots(places) for row in _of_places(connection, lot, since)]
    days = {(max(day, since), row.place) for row in found for day in (row.known_from, row.known_until) if day != STILL}
    for day, place in sorted(days):
        forms = [row.form for row in found if row.place == place and row.known_from <= day < row.known_until]
        yield Known(day, place, tuple(in_order(map(holding_of, forms))))


def answers(connection: Connection, as_of: date) -> bool:
    """Whether the annals tell what was known on a day: nothing has come since they were made that was known by then."""
    found, today = made(connection), digest(connection)
    if found is None or as_of >= found.until or found.digest.split(".")[1:] != today.split(".")[1:]:
        return False
    readings, reports = schema.READINGS.c, schema.REPORTS.c
    new = select(readings.document_id).where(readings.reading_id > int(found.digest.split(".")[0]))
    first = connection.execute(select(func.min(reports.published)).where(reports.document_id.in_(new))).scalar()
    return first is None or as_of < first


class Made(NamedTuple):
    """What the annals were made from, and the first day of which they do not tell."""

    digest: str
    until: date


def made(connection: Connection) -> Made | None:
    """How far the annals go; None where they were not made."""
    row = connection.execute(select(schema.ANNALS_MADE.c.digest, schema.ANNALS_MADE.c.until)).first()
    return Made(*row) if row else None


def mark(connection: Connection, made_from: str, until: date) -> None:
    """Notes what the annals were made from, and how far they go."""
    connection.execute(delete(schema.ANNALS_MADE))
    connection.execute(insert(schema.ANNALS_MADE), [{"annals": 1, "digest": made_from, "until": until}])


def in_order(holdings: Iterable[Holding]) -> list[Holding]:
    """Holdings by place and day, what a place inherits after what is said of itself."""
    return sorted(holdings, key=_order)


def _order(one: Holding) -> tuple[Any, ...]:
    return place_identity(one.place), one.inherited, one.start or date.min, one.end or date.max, one.claims, one.status


def rows(known: Iterable[Known], begun: Mapping[str, Sequence[Row]] | None = None) -> Iterator[Row]:
    """The rows of annals: a holding goes on for as long as the place has it. ``begun``: what goes on before them."""
    going = {place: [(holding_of(row.form), row) for row in listed] for place, listed in (begun or {}).items()}
    for one in known:
        before = going.get(one.place, [])
        now: list[tuple[Holding, Row | None]] = [(holding, None) for holding in one.holdings]
        for holding, row in before:
            at = next((at for at, (other, of) in enumerate(now) if of is None and other == holding), None)
            if at is None:
                yield row._replace(known_until=one.day)
            else:
                now[at] = holding, row
        going[one.place] = [(holding, row or _row(holding, one.place, one.day)) for holding, row in now]
    for listed in going.values():
        yield from (row._replace(known_until=STILL) for _, row in listed if row.known_from != STILL)


@lru_cache(maxsize=4096)
def holding_of(form: str) -> Holding:
    return loads(Holding, form)


def _row(holding: Holding, place: str, day: date) -> Row:
    form = packed(holding)
    line = f"{place}\x1f{day}\x1f{hashlib.sha256(form.encode()).hexdigest()[:16]}"
    ends = holding.start or date.min, holding.end or date.max
    return Row(line, place, holding.place.country, day, STILL, *ends, form)


def _insert(connection: Connection, made: Sequence[Row]) -> None:
    for lot in _lots(made):
        insert_new(connection, schema.ANNALS, [row._asdict() for row in lot])


def _of_places(connection: Connection, places: Sequence[str], since: date) -> Iterator[Row]:
    asked: Select[Any] = select(schema.ANNALS).where(_ROWS.place.in_(places), _ROWS.known_until > since)
    return (Row(*row) for row in connection.execute(asked.order_by(_ROWS.line)))


def _lots(keys: Sequence[_T]) -> Iterator[Sequence[_T]]:
    return (keys[start : start + _LOT] for start in range(0, len(keys), _LOT))


__all__ = ["STILL", "Annals", "answers", "change", "in_order", "load", "made", "mark", "of_places", "rows", "store"]
