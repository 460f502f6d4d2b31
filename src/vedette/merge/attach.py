"""Which figures of killed and injured belong to which event."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from ..codebook import SYMMETRIC
from ..model import Claim, Report
from .cluster import Cluster
from .days import NARROW_DAYS, Window
from .happenings import happenings
from .parties import PartyRelations, agreement
from .places import cell, cells_about, is_area, likeness
from .sentences import in_one_sentence
from .tellings import Telling


def attach(
    tolls: Iterable[Telling], clusters: Sequence[Cluster], reports: Mapping[str, Report], relations: PartyRelations
) -> dict[int, list[Telling]]:
    """Tellings of casualties by the number of the cluster that they belong to; those of none are left out.

    A figure belongs to the event told in the same words or sentence; else to the only event of its report that it
    fits in place, time and type; else to the only such event of all reports, if no party speaks against it.
    """
    members: dict[str, list[tuple[int, Telling]]] = {}
    for number, cluster in enumerate(clusters):
        for telling in cluster.tellings:
            members.setdefault(telling.origin, []).append((number, telling))
    spots = _Spots(clusters, relations)
    found: dict[int, list[Telling]] = {}
    for toll in sorted(tolls, key=lambda telling: telling.order):
        event = _event_of(toll, members.get(toll.origin, ()), reports.get(toll.claim.document_id))
        if event is None:
            event = spots.only(toll)
        if event is not None:
            found.setdefault(event, []).append(toll)
    return found


class _Spots:
    """The events of a spot and day, for figures whose own report does not tell the event."""

    def __init__(self, clusters: Sequence[Cluster], relations: PartyRelations) -> None:
        self._clusters = clusters
        self._relations = relations
        self._index: dict[object, list[tuple[int, int]]] = {}
        for number, cluster in enumerate(clusters):
            place, window = cluster.founder.claim.place, cluster.window
            happened = any(one.claim.status in ("asserted", "uncertain") for one in cluster.tellings)
            if place and window and window.said and window.width <= NARROW_DAYS and happened and not is_area(place):
                self._index.setdefault(cell(place), []).append((window.first, number))
        for listed in self._index.values():
            listed.sort()

    def only(self, toll: Telling) -> int | None:
        place, window = toll.claim.place, toll.window
        if place is None or is_area(place) or window is None or not window.said or window.width > NARROW_DAYS:
            return None
        found = [
            number for where in cells_about(place) for number in self._on(where, window) if self._fits(toll, number)
        ]
        return found[0] if len(found) == 1 else None

    def _on(self, where: object, window: Window) -> list[int]:
        listed = self._index.get(where, [])
        start = bisect_left(listed, (window.first - NARROW_DAYS, -1))
        return [number for _, number in listed[start : bisect_left(listed, (window.last + 1, -1))]]

    def _fits(self, toll: Telling, number: int) -> bool:
        cluster = self._clusters[number]
        place, spot = toll.claim.place, cluster.founder.claim.place
        if not (place and spot and _days_fit(toll.window, cluster.window) and likeness(place, spot)):
            return False
        if not any(_fits(toll, event) and _says_the_same_spot(toll, event) for event in cluster.tellings):
            return False
        mine, theirs = toll.claim, cluster.sides
        if cluster.types & SYMMETRIC:
            return agreement(mine.actor, theirs.actor + theirs.target, self._relations) >= 0
        return agreement(mine.actor, theirs.actor, self._relations) >= 0


def _event_of(toll: Telling, events: Sequence[tuple[int, Telling]], report: Report | None) -> int | None:
    fitting = [(number, event) for number, event in events if _fits(toll, event)]
    same_words = [
        (_apart(toll.claim, event.claim), number)
        for number, event in fitting
        if event.claim.document_id == toll.claim.document_id
        and in_one_sentence(toll.claim.quote.span, event.claim.quote.span, report)
    ]
    if same_words:
        return min(same_words)[1]
    only = {number for number, event in fitting if _says_the_same_spot(toll, event)}
    return only.pop() if len(only) == 1 else None


def _fits(toll: Telling, event: Telling) -> bool:
    """Nothing speaks against the figure being the event's."""
    causes = happenings().causes.get(toll.claim.type, frozenset())
    if event.claim.type not in causes or event.claim.status in ("planned", "denied"):
        return False
    one, other = toll.claim.place, event.claim.place
    if one and other and not likeness(one, other):
        return False
    return _days_fit(toll.window, event.window)


def _says_the_same_spot(toll: Telling, event: Telling) -> bool:
    """Outside one sentence, place and time must both be told and agree."""
    one, other = toll.claim.place, event.claim.place
    return bool(one and other and likeness(one, other) >= 0.8 and toll.window and event.window)


def _days_fit(toll: Window | None, event: Window | None) -> bool:
    """A total since the start of a war overlaps every battle, but is the toll of none."""
    if toll is None or event is None:
        return True
    if toll.said and event.said and toll.width > event.width + 4:
        return False
    return toll.overlaps(event)


def _apart(one: Claim, other: Claim) -> int:
    first, second = sorted((one.quote.span, other.quote.span))
    return max(0, second.start - first.end)


__all__ = ["attach"]
