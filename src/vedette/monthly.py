"""Tolls by place and month, with low, best and high as the field computes them (docs/tolls.md).

What is counted is never added twice: a toll is one thing counted, however many claims and copies tell it (merge has
seen to that); and of a month's incidents and its totals only the larger speaks.

- An *incident* is a toll of at most ``INCIDENT`` days. Low, best and high of the incidents of a month are the sums of
  theirs; an open low end counts nothing to the low sum, an open high end leaves the high sum open.
- A *total* is a toll of a longer time that lies within the month. Totals are rivals, never added.
- ``low`` is the larger of the incidents' low and the totals' lowest; ``best`` the larger of the incidents' best and the
  best of the total told last; ``high`` the larger of both highs, open (None) if either is.
- People and families are counted apart (``unit``), and so is each class of victims (``target``) and each party said to
  be responsible (``actor``).
- A toll that says no day, spans more than a month, or gives no number is listed with its month unknown, not added.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from .folding import singular
from .model import Interval, Party, Place, Toll

INCIDENT = 7
"""Days that a toll may span and still be of one incident."""
_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Monthly:
    """The count of one month and place. ``month`` is ``2017-11``, or None where no month is told; ``tolls`` are those
    that it rests on, by id."""

    month: str | None
    place: Place | None
    kind: str
    type: str
    unit: str
    target: tuple[Party, ...]
    actor: tuple[Party, ...]
    low: float | None
    best: float | None
    high: float | None
    tolls: tuple[str, ...]


def monthly(tolls: Iterable[Toll]) -> list[Monthly]:
    """The counts, by month, place, kind and type; unknown months last."""
    groups: dict[_Key, list[Toll]] = {}
    for toll in sorted(tolls, key=lambda one: one.toll_id):
        if toll.low is not None or toll.high is not None:
            groups.setdefault(_key(toll), []).append(toll)
    return [_counted(key[0] or None, group) for key, group in sorted(groups.items(), key=lambda pair: _order(pair[0]))]


def month_of(time: Interval | None) -> str | None:
    """The month that an interval lies in, ``2017-11``; None where it says no day or more than one month."""
    if time is None or time.start is None or time.end is None:
        return None
    first, last = (f"{day.year:04}-{day.month:02}" for day in (time.start, time.end))
    return last if first == last or (time.end - time.start).days <= INCIDENT else None


def _key(toll: Toll) -> _Key:
    place = toll.place
    spot = (place.gazetteer_id or place.name) if place else ""
    sides = (
        ",".join(sorted(party.id or singular(party.name.casefold()) for party in side))
        for side in (toll.target, toll.actor)
    )
    return (month_of(toll.time) or "", spot, toll.kind, toll.type, toll.unit, *sides)


def _order(key: _Key) -> tuple[bool, _Key]:
    return not key[0], key


def _counted(month: str | None, tolls: Sequence[Toll]) -> Monthly:
    incidents = [one for one in tolls if _days(one.time) <= INCIDENT]
    totals = [one for one in tolls if one not in incidents]
    if month is None:
        incidents, totals = [], list(tolls)
    first = tolls[0]
    return Monthly(
        month=month,
        place=first.place,
        kind=first.kind,
        type=first.type,
        unit=first.unit,
        target=first.target,
        actor=first.actor,
        low=_largest(
            _sum([one.low or 0.0 for one in incidents]), min((t.low for t in totals if t.low is not None), default=None)
        ),
        best=_largest(_sum([_best(one) for one in incidents]), _best(max(totals, key=_told)) if totals else None),
        high=_high(incidents, totals),
        tolls=tuple(one.toll_id for one in tolls),
    )


def _high(incidents: Sequence[Toll], totals: Sequence[Toll]) -> float | None:
    if any(one.high is None for one in (*incidents, *totals)):
        return None
    sums = [sum(one.high or 0.0 for one in incidents)] if incidents else []
    return max([*sums, *(one.high or 0.0 for one in totals)], default=None)


def _best(toll: Toll) -> float:
    found = toll.best if toll.best is not None else toll.low if toll.low is not None else toll.high
    return found or 0.0


def _told(toll: Toll) -> tuple[date, str]:
    """Which of two totals was told of the later day."""
    return (toll.time.end if toll.time and toll.time.end else date.min), toll.toll_id


def _sum(values: Sequence[float]) -> float | None:
    return sum(values) if values else None


def _largest(*values: float | None) -> float | None:
    return max((value for value in values if value is not None), default=None)


def _days(time: Interval | None) -> int:
    return (time.end - time.start).days + 1 if time and time.start and time.end else 10**6


__all__ = ["INCIDENT", "Monthly", "month_of", "monthly"]
