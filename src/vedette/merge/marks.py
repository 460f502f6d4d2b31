"""Marks: what the ledger of a place is written from, each on one day.

- a *take*: a party came to hold the place (a capture);
- a *leave*: a party no longer holds it (a withdrawal, control ``lost``);
- a *state*: a party was seen to hold it, in some way, on that day (the other control claims, a siege).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from ..model import Interval, Party, Place, Report
from .best import best_time
from .events import Happening
from .happenings import happenings
from .parties import PartyRelations, can_hold, folded, is_named, same_side
from .parts import is_of_some, is_of_the_place
from .sentences import is_carried
from .tellings import Telling

_BOUNDED_DAYS = 30
"""A state whose last day lies this long before the report is told as past: it ends where the claim says."""
_SNAPSHOT = timedelta(days=31)
_PAST_DAYS = 60
"""A report whose last named day lies further back is a history, and no news."""


TURNING = ("capture", "withdrawal", "siege")
"""The events that say who holds a place."""
NOBODY = Party("", "")
"""The holder of a place that is told to be contested, and no more: whoever held it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One day's word on a place. ``since``: from when a state is told to have been so; ``until``: where it is told as
    past, to when. ``former``: who held the place before a take. ``weak``: uncertain, undated or of nobody in particular
    (``militants``), so it flips nothing."""

    sort: Literal["state", "leave", "take"]
    place: Place
    day: int
    holder: Party
    status: str
    tellings: tuple[Telling, ...]
    denials: tuple[Telling, ...] = ()
    former: Party | None = None
    since: int | None = None
    until: int | None = None
    weak: bool = False
    first: int | None = None
    """The first day that it may have been; None is any day before."""

    @property
    def voices(self) -> frozenset[tuple[str, ...]]:
        """Who says so, in which reports."""
        return frozenset(telling.voice for telling in self.tellings)

    @property
    def known(self) -> date:
        """The day it became known; the far future where no report is dated."""
        return min(telling.order[0] for telling in self.tellings)


def marks_of_event(
    happening: Happening,
    reports: Mapping[str, Report],
    relations: PartyRelations,
    past: frozenset[str] = frozenset(),
) -> Iterator[Mark]:
    """The marks that a capture, withdrawal or siege makes; none where it is only planned, or of a thing in the place. A
    denial alone is weak word that it left things as they were."""
    event, place = happening.event, happening.event.place
    if place is None or event.status == "planned" or event.type not in TURNING:
        return
    if not _can_be_held(place):
        return
    if event.status == "denied":
        yield from _marks_of_denial(happening, place, relations)
        return
    far = {one for one in happening.told if is_carried(one.claim, reports)}
    told = tuple(
        one
        for one in happening.told
        if one.claim.status == event.status and is_of_the_place(one.claim, relations, carried=one in far)
    )
    if told:
        time = event.time
        bare = time is not None and time.basis == "tense" and all(one.claim.document_id in past for one in told)
        some = all(is_of_some(one.claim, reports) for one in told)
        for mark in _marks(happening, place, told, all(one in far for one in told), relations):
            status = "partly_held" if some and mark.sort == "take" else mark.status
            yield replace(mark, status=status, weak=mark.weak or bare)


def _marks(
    happening: Happening, place: Place, told: tuple[Telling, ...], carried: bool, relations: PartyRelations
) -> Iterator[Mark]:
    event, denials = happening.event, happening.denials
    # That those who left a town began to leave it a week ago says nothing of the day on which it was taken.
    time = best_time(one for one in told if one.claim.type == event.type) or event.time
    day, dated = _day_of_change(time, told)
    actor, target = _holder(event.actor, told, relations), _holder(event.target, told, relations)
    weak = event.status != "asserted" or not dated
    if event.type == "capture" and actor:
        weak = weak or not is_named(actor)
        first = time.start.toordinal() if time and time.start else None
        yield Mark("take", place, day, actor, "held", told, denials, former=target, weak=weak, first=first)
    elif event.type == "siege":
        if target and not (actor and same_side(actor, target, relations)):
            weak = weak or not is_named(target)
            yield Mark("state", place, day, target, "besieged", told, denials, since=day, weak=weak)
    else:
        loser = target if event.type == "capture" else actor
        # Who left, where and when, all from other sentences: too little to say that nobody holds the place.
        inferred = carried or (time is not None and time.basis == "context")
        if loser:
            first = time.start.toordinal() if time and time.start else None
            driver = target if event.type == "withdrawal" else None
            if driver and is_named(driver) and not same_side(driver, loser, relations):
                # Who drives another out of a town has it.
                weak = weak or inferred
                yield Mark("take", place, day, driver, "held", told, denials, former=loser, weak=weak, first=first)
                return
            weak = weak or not is_named(loser) or (inferred and event.type == "withdrawal")
            yield Mark("leave", place, day, loser, "lost", told, denials, weak=weak, first=first)


def histories(tellings: Iterable[Telling]) -> frozenset[str]:
    """The reports that tell of the past: each day that they name lies long before they were published."""
    last: dict[str, date] = {}
    known: dict[str, date] = {}
    for telling in tellings:
        time, document = telling.claim.time, telling.claim.document_id
        if telling.first_published:
            known[document] = telling.first_published
        if time and time.basis == "text":
            said = time.end or time.start or date.min
            last[document] = max(last.get(document, date.min), said)
    return frozenset(one for one, day in last.items() if one in known and (known[one] - day).days > _PAST_DAYS)


def marks_of_control(
    tellings: Iterable[Telling], relations: PartyRelations, past: frozenset[str] = frozenset()
) -> Iterator[Mark]:
    """The marks that control claims make. Of several parties said to hold a place together, the first is the holder.

    In the ``past`` reports, those that are histories, what bears no day of its own is weak: it was so on some day.
    """
    for telling in tellings:
        claim = telling.claim
        if claim.place is None or not _can_be_held(claim.place) or claim.status == "planned":
            continue
        holder = _holder(claim.actor, (telling,), relations)
        if holder is None and claim.type == "contested" and not claim.actor and claim.status == "asserted":
            yield from _marks_of_contest(claim.place, telling)
        if holder is None:
            continue
        day, dated = _day_of_state(claim.time, telling)
        denied = claim.status == "denied"
        undated = claim.document_id in past and claim.time is not None and claim.time.basis == "tense"
        over = claim.time is not None and claim.time.words == "when"  # when it held the town, it closed the schools
        weak = denied or claim.status == "uncertain" or not dated or undated or over or not is_named(holder)
        if (claim.type == "lost") != denied:
            yield Mark("leave", claim.place, day, holder, "lost", (telling,), weak=weak, first=day)
            continue
        if denied:
            yield Mark("state", claim.place, day, holder, "held", (telling,), weak=True)
            continue
        since = claim.time.start.toordinal() if claim.time and claim.time.start else day
        yield Mark(
            "state", claim.place, day, holder, claim.type, (telling,), since=since, until=_until(telling), weak=weak
        )


def _marks_of_contest(place: Place, telling: Telling) -> Iterator[Mark]:
    """A contest over a place between parties that are not named, where its days are told."""
    time = telling.claim.time
    if time is not None and time.start is not None and time.basis == "text":
        day, _ = _day_of_state(time, telling)
        first, until = time.start.toordinal(), time.end.toordinal() if time.end else None
        since = first
        if until is None and time.precision != "day" and telling.first_published is not None:
            since = max(first, telling.first_published.toordinal())  # begun some day of that year, it goes on
        yield Mark("state", place, day, NOBODY, "contested", (telling,), since=since, until=until, first=first)


def _marks_of_denial(happening: Happening, place: Place, relations: PartyRelations) -> Iterator[Mark]:
    event, told = happening.event, happening.denials
    day, _ = _day_of_change(event.time, told)
    actor = _holder(event.actor, told, relations)
    if actor and event.type == "capture":
        yield Mark("leave", place, day, actor, "lost", told, weak=True)
    elif actor and event.type == "withdrawal":
        yield Mark("state", place, day, actor, "held", told, weak=True)


def _day_of_change(time: Interval | None, told: Sequence[Telling]) -> tuple[int, bool]:
    """The day by which a change was certain: the last day it may have been, but none after it was told."""
    known = min((telling.first_published for telling in told if telling.first_published), default=None)
    if time and time.end:
        return (
            min(time.end, known) if known and (not time.start or time.start <= known) else time.end
        ).toordinal(), True
    if time and time.start:
        return time.start.toordinal(), True
    return (known.toordinal(), False) if known else (0, False)


def _day_of_state(time: Interval | None, telling: Telling) -> tuple[int, bool]:
    """The last day on which a state is told to have been so."""
    known = telling.first_published
    if time and time.end:
        # "Until this week" ends on a Sunday that the report has not seen yet.
        return min(time.end, max(known or time.end, time.start or date.min)).toordinal(), True
    if time and time.start:
        return max(time.start, known or time.start).toordinal(), True
    return (known.toordinal(), False) if known else (0, False)


def _until(telling: Telling) -> int | None:
    time, known = telling.claim.time, telling.first_published
    if time is None or time.end is None or known is None:
        return None
    if telling.claim.type == "contested" and _has_ends(time) and time.end < known:
        return time.end.toordinal()
    if time.start is not None and time.end - time.start <= _SNAPSHOT:
        return None  # how it was on a day, not up to it
    return time.end.toordinal() if (known - time.end).days > _BOUNDED_DAYS else None


def _has_ends(time: Interval) -> bool:
    """Whether both its days are said: ``contested between 6 and 20 May``."""
    return time.basis == "text" and time.precision == "day" and time.start is not None and time.start != time.end


def _holder(parties: Sequence[Party], told: Iterable[Telling], relations: PartyRelations) -> Party | None:
    """The first that can hold a place, somebody in particular before ``rebels``; but not the place itself (``the
    recapture of Mayadin``)."""
    places = [telling.claim.place for telling in told if telling.claim.place]
    itself = {folded(name) for place in places for name in (place.name, place.text or "")}
    able = [party for party in parties if folded(party.name) not in itself and can_hold(party, relations)]
    return min(able, key=lambda party: not is_named(party), default=None)


def _can_be_held(place: Place) -> bool:
    """Not a river; nor what lies west of a town, which says nothing of who holds the town. A village that is only known
    to lie in a province (``Al Malha, North Darfur``) can."""
    own = place.relation is None or (
        place.relation.startswith("in ") and place.name.endswith(f", {place.relation[3:]}")
    )
    return own and place.kind not in happenings().unheld


__all__ = ["NOBODY", "TURNING", "Mark", "histories", "marks_of_control", "marks_of_event"]
