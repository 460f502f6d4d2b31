"""Tolls: the figures given for one thing counted, side by side. They are never added up."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..folding import singular
from ..ids import content_id, place_identity
from ..model import Claim, Dispute, Figure, Party, Toll
from .best import best_parties, best_place, best_time, claims_of
from .days import Window
from .happenings import happenings
from .parties import PartyRelations, agreement, folded, key_of
from .tellings import Telling

_COUNTED = ("casualties", "displacement", "strength")
_SHORT_DAYS = 3
_GROWING = 20
"""A total grows: two of a long time are of one day where their ends lie within a twentieth of it."""
_BESIDE = re.compile(r"\b(?:an?other|others?|further|additional)\b|(?<!\bor )\bmore\b(?! than)", re.IGNORECASE)
_Key = tuple[object, ...]
Counted = tuple[Sequence[Toll], Sequence[Dispute]]


@dataclass(slots=True)
class Count:
    """Tellings of one number while they are being gathered; the first is the founder."""

    tellings: list[Telling]
    event_id: str | None

    @property
    def founder(self) -> Telling:
        return self.tellings[0]


def tolls_of(
    tellings: Iterable[Telling], events: Mapping[str, str], relations: PartyRelations
) -> tuple[list[Toll], list[Dispute]]:
    """The tolls of all counting tellings, by id, and the disputes over figures.

    ``events`` gives the event that a telling's first claim belongs to. Tellings without a figure, or whose figure is
    planned or denied, count nothing.
    """
    counts: list[Count] = []
    listed: dict[_Key, list[tuple[int, int]]] = {}
    for telling in sorted(filter(is_counted, tellings), key=_by_day):
        event_id = events.get(telling.claim.claim_id)
        key = subject_of(telling.claim, event_id)
        number = _fitting(telling, counts, listed.get(key, []), relations)
        if number is None:
            first = telling.window.first if telling.window else 0
            listed.setdefault(key, []).append((first, len(counts)))
            counts.append(Count([telling], event_id))
        else:
            counts[number].tellings.append(telling)
    tolls = sorted((_toll(count, relations) for count in counts), key=lambda pair: pair[0].toll_id)
    return [toll for toll, _ in tolls], [dispute for _, dispute in tolls if dispute]


def reading(figure: Figure) -> str:
    """A figure in the same words for the same number: ``40``, ``at least 40``, ``up to 40``, ``30–40``."""
    low, high = _number(figure.low), _number(figure.high)
    if low is not None and high is not None:
        return low if low == high else f"{low}–{high}"
    return f"at least {low}" if low is not None else f"up to {high}"


def is_counted(telling: Telling) -> bool:
    """Whether the telling gives a number of something that was so."""
    claim = telling.claim
    told = claim.figure is not None and (claim.figure.low is not None or claim.figure.high is not None)
    return told and claim.kind in _COUNTED and claim.status in ("asserted", "uncertain")


def subject_of(claim: Claim, event_id: str | None) -> _Key:
    """What two figures must share to be of one thing; families are not people, and civilians not fighters."""
    unit = folded(claim.figure.unit) if claim.figure else ""
    what: _Key = (claim.kind, claim.type, unit, _counted(claim))
    if event_id:
        return (*what, "event", event_id)
    return (*what, "at", place_identity(claim.place) if claim.place else None)


def _counted(claim: Claim) -> frozenset[str]:
    """Who is counted; of nobody in particular, nothing."""
    parties = claim.actor if claim.kind == "strength" else claim.target
    named = (party for party in parties if folded(party.name) not in happenings().people)
    return frozenset(key_of(party) if party.id else singular(key_of(party)) for party in named)


def is_part(claim: Claim) -> bool:
    """Whether the words give some of those counted beside others (``another five``, ``21 others``, ``him``)."""
    words = claim.figure.words if claim.figure else ""
    if not words:
        return False
    at = claim.quote.exact.find(words)
    behind = claim.quote.exact[at + len(words) :].split()[:1] if at >= 0 else []
    return folded(words) in happenings().single or bool(_BESIDE.search(" ".join((words, *behind))))


def _fitting(
    telling: Telling, counts: Sequence[Count], listed: Sequence[tuple[int, int]], relations: PartyRelations
) -> int | None:
    """The count under the key that the telling's days and parties fit: first one that has its number, else the first.

    One voice that gives two numbers counts two things: a part and the whole, or two villages.
    """
    first = telling.window.first if telling.window else 0
    width = max(telling.window.width if telling.window else 0, _SHORT_DAYS)
    start = bisect_left(listed, (first - 2 * width, -1))
    fitting = [number for _, number in listed[start:] if _fits(telling, counts[number], relations)]
    return min(fitting, key=lambda number: (not _agrees(telling, counts[number]), number), default=None)


def _fits(telling: Telling, count: Count, relations: PartyRelations) -> bool:
    founder = count.founder
    if count.event_id is None and not _days_fit(telling.window, founder.window):
        return False
    parts = is_part(telling.claim), is_part(founder.claim)
    if any(parts) and not (all(parts) and _one_number(telling, founder)):
        return False
    if agreement(telling.claim.actor, founder.claim.actor, relations) < 0:
        return False
    return all(_one_number(telling, other) for other in count.tellings if other.voice == telling.voice)


def _agrees(telling: Telling, count: Count) -> bool:
    return any(_one_number(telling, other) for other in count.tellings)


def _one_number(one: Telling, other: Telling) -> bool:
    """Whether some number satisfies both figures."""
    figures = [telling.claim.figure for telling in (one, other) if telling.claim.figure]
    lows = [figure.low for figure in figures if figure.low is not None]
    highs = [figure.high for figure in figures if figure.high is not None]
    return not lows or not highs or max(lows) <= min(highs)


def _days_fit(one: Window | None, other: Window | None) -> bool:
    """Nearly the same days: a week's toll is not the war's."""
    if one is None or other is None:
        return one is other
    if max(one.width, other.width) <= _SHORT_DAYS:
        return one.overlaps(other)
    ends = abs(one.last - other.last) * _GROWING <= max(one.width, other.width, _SHORT_DAYS * _GROWING)
    return ends and one.likeness(other) >= 0.5


def _toll(count: Count, relations: PartyRelations) -> tuple[Toll, Dispute | None]:
    tellings = sorted(count.tellings, key=lambda telling: telling.order)
    claims, founder = claims_of(tellings), count.founder.claim
    figures = [telling.claim.figure for telling in tellings if telling.claim.figure]
    lows = [figure.low for figure in figures if figure.low is not None]
    highs = [figure.high for figure in figures if figure.high is not None]
    counted = [(one.origin, _counted_parties(one.claim)) for one in tellings]
    toll = Toll(
        toll_id=content_id("t", *claims),
        kind=founder.kind,
        type=founder.type,
        target=best_parties(counted, relations),
        place=best_place(tellings),
        time=best_time(tellings),
        event_id=count.event_id,
        claims=claims,
        # An open end stays open only where no reading closes it.
        low=min([*lows, *highs]) if lows else None,
        high=max([*lows, *highs]) if highs else None,
        best=_best(tellings),
        unit=founder.figure.unit if founder.figure else "",
        actor=best_parties([(one.origin, one.claim.actor) for one in tellings], relations) if _blames(founder) else (),
    )
    return toll, _dispute(toll.toll_id, tellings, lows, highs)


def _best(tellings: Sequence[Telling]) -> float | None:
    """The number that most origins give, of equals the latest; the closed end of ``at least 40`` and ``up to 40``."""
    origins: dict[float, set[str]] = {}
    latest: dict[float, int] = {}
    for at, telling in enumerate(tellings):
        figure = telling.claim.figure
        number = (figure.low if figure.low is not None else figure.high) if figure else None
        if number is not None:
            origins.setdefault(number, set()).add(telling.origin)
            latest[number] = at
    return max(origins, key=lambda number: (len(origins[number]), latest[number]), default=None)


def _blames(claim: Claim) -> bool:
    """Whether the actor of a count is who is responsible, and not who is counted."""
    return claim.kind != "strength"


def _counted_parties(claim: Claim) -> tuple[Party, ...]:
    return claim.actor if claim.kind == "strength" else claim.target


def _dispute(
    toll_id: str, tellings: Sequence[Telling], lows: Sequence[float], highs: Sequence[float]
) -> Dispute | None:
    """There is a dispute where no number satisfies all readings."""
    if not lows or not highs or max(lows) <= min(highs):
        return None
    sides: dict[str, list[Telling]] = {}
    for telling in tellings:
        if telling.claim.figure:
            sides.setdefault(reading(telling.claim.figure), []).append(telling)
    return Dispute(toll_id, "figure", tuple((words, claims_of(told)) for words, told in sides.items()))


def _number(value: float | None) -> str | None:
    if value is None:
        return None
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def _by_day(telling: Telling) -> tuple[object, ...]:
    window = telling.window or Window(0, 0)
    return window.first, window.width, *telling.order


__all__ = ["Counted", "is_counted", "is_part", "reading", "subject_of", "tolls_of"]
