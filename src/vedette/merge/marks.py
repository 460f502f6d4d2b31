"""Marks: what the ledger of a place is written from, each on one day.

- a *take*: a party came to hold the place (a capture);
- a *leave*: a party no longer holds it (a withdrawal, control ``lost``);
- a *state*: a party was seen to hold it, in some way, on that day (the other control claims, a siege).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..model import Interval, Party, Place
from .events import Happening
from .happenings import happenings
from .parties import folded, is_named
from .tellings import Telling

_BOUNDED_DAYS = 30
"""A state whose last day lies this long before the report is told as past: it ends where the claim says."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One day's word on a place. ``since``: from when a state is told to have been so; ``until``: where it is told as
    past, to when. ``former``: who held the place before a take. ``weak``: uncertain or undated, so it flips nothing."""

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

    @property
    def voices(self) -> frozenset[tuple[str, ...]]:
        """Who says so, in which reports."""
        return frozenset(telling.voice for telling in self.tellings)

    @property
    def known(self) -> date:
        """The day it became known; the far future where no report is dated."""
        return min(telling.order[0] for telling in self.tellings)


def marks_of_event(happening: Happening) -> Iterator[Mark]:
    """The marks that a capture, withdrawal or siege makes; none where it is only planned. A denial alone is weak word
    that it left things as they were."""
    event, place = happening.event, happening.event.place
    if place is None or event.status == "planned" or event.type not in ("capture", "withdrawal", "siege"):
        return
    if not _can_be_held(place) or any(map(_is_part, event.target)):
        return
    if event.status == "denied":
        yield from _marks_of_denial(happening, place)
        return
    told = tuple(one for one in happening.told if one.claim.status == event.status)
    day, dated = _day_of_change(event.time, told)
    actor, target = _first(event.actor, told), _first(event.target, told)
    weak = event.status != "asserted" or not dated
    if event.type == "capture" and actor:
        yield Mark("take", place, day, actor, "held", told, happening.denials, former=target, weak=weak)
    elif event.type == "siege" and target:
        yield Mark("state", place, day, target, "besieged", told, happening.denials, since=day, weak=weak)
    else:
        loser = target if event.type == "capture" else actor
        if loser and event.type != "siege":
            yield Mark("leave", place, day, loser, "lost", told, happening.denials, weak=weak)


def marks_of_control(tellings: Iterable[Telling]) -> Iterator[Mark]:
    """The marks that control claims make. Of several parties said to hold a place together, the first is the holder."""
    for telling in tellings:
        claim = telling.claim
        if claim.place is None or not _can_be_held(claim.place) or claim.status == "planned":
            continue
        holder = _first(claim.actor, (telling,)) or (claim.actor[0] if claim.actor else None)
        if holder is None:
            continue
        day, dated = _day_of_state(claim.time, telling)
        denied = claim.status == "denied"
        weak = denied or claim.status == "uncertain" or not dated
        if (claim.type == "lost") != denied:
            yield Mark("leave", claim.place, day, holder, "lost", (telling,), weak=weak)
            continue
        if denied:
            yield Mark("state", claim.place, day, holder, "held", (telling,), weak=True)
            continue
        since = claim.time.start.toordinal() if claim.time and claim.time.start else day
        yield Mark(
            "state", claim.place, day, holder, claim.type, (telling,), since=since, until=_until(telling), weak=weak
        )


def _marks_of_denial(happening: Happening, place: Place) -> Iterator[Mark]:
    event, told = happening.event, happening.denials
    day, _ = _day_of_change(event.time, told)
    actor = _first(event.actor, told)
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
        return time.end.toordinal(), True
    if time and time.start:
        return max(time.start, known or time.start).toordinal(), True
    return (known.toordinal(), False) if known else (0, False)


def _until(telling: Telling) -> int | None:
    time, known = telling.claim.time, telling.first_published
    if time is None or time.end is None or known is None:
        return None
    return time.end.toordinal() if (known - time.end).days > _BOUNDED_DAYS else None


def _first(parties: Sequence[Party], told: Iterable[Telling]) -> Party | None:
    """The first that is somebody in particular, and not the place itself (``the recapture of Mayadin``)."""
    places = [telling.claim.place for telling in told if telling.claim.place]
    itself = {folded(name) for place in places for name in (place.name, place.text or "")}
    return next((party for party in parties if is_named(party) and folded(party.name) not in itself), None)


def _can_be_held(place: Place) -> bool:
    """Not a river; nor what lies west of a town, which says nothing of who holds the town."""
    return place.relation is None and place.kind not in happenings().unheld


def _is_part(party: Party) -> bool:
    """Whether what is said to be taken is a thing in the place: ``the grain silos``."""
    return party.id is None and folded(party.text or party.name).rpartition(" ")[2] in happenings().parts


__all__ = ["Mark", "marks_of_control", "marks_of_event"]
