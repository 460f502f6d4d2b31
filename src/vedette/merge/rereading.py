"""What a few new reports change in the account, without merging all the rest anew.

The claims that the new ones may have to do with (those near in place and days, and all that was ever said of who holds
their places) are merged again, as a small record of their own. From that account those events are taken that a new
claim is in, and those that share a claim with an event which thereby ends; with them their figures, disputes and the
holdings of their places. Where more hangs on a report than can be looked at so, nothing is given: then all is merged.

Whatever was decided farther away stays as it was. A whole merge may decide some of it otherwise, since each telling
takes its place among those that came before it; ``refresh(force=True)`` settles that. So it is with the annals of the
day on which the last reports came; those of earlier days change only where the part tells all that is known of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from ..ids import place_identity
from ..judging import standing
from ..model import Account, Claim, Copy, Event, Holding, Judgement, Place, Report, Toll
from .account import merge_known
from .copies import find_copies
from .days import window
from .happenings import happenings
from .inherited import PlaceRelations, inherited
from .marks import TURNING
from .near import Near, News, Region, Renewal
from .parties import PartyRelations
from .places import is_area, likeness
from .retelling import naming, with_annals

_REACH_KM = 51.0
"""No two places farther apart are one (``places.likeness``)."""
_REACH_DAYS = timedelta(3)
"""What speaks of no common day is another happening, give or take a day at either end."""
_TOGETHER = timedelta(14)
"""Days that may be asked about at once."""
_RECENT = timedelta(14)
_FARTHEST_KM = 250.0
MOST_CLAIMS, _A_PART = 4000, 4
"""With more claims than these about the new ones, and more than a fourth of all, a whole merge is as good."""
_MOST_LIKELY = 12
"""So many of the reports that tell of the same places and days are compared word by word."""


def with_reports(
    near: Near,
    documents: Sequence[str],
    judgements: Sequence[Judgement],
    *,
    parties: PartyRelations | None = None,
    places: PlaceRelations | None = None,
) -> Renewal | None:
    """The part of the account that these new reports change, as it was and as it is now; None where all must be merged.

    The reports are in the record already, in their one reading. Of each place whose holdings are given, all are.
    """
    said = standing(judgements)
    if any(moves(one) for one in said):
        return None
    new = near.claims_of(documents)
    region = Region()
    region.add(new)
    held = held_places(claim.place for claim in new)
    region.add(bearing(new, about(near, new)))
    for _ in range(2):
        whole(near, region, held)
        if is_too_large(near, region):
            return None
        reports = near.reports(sorted({claim.document_id for claim in region.claims.values()} | set(documents)))
        copies = _copies(near, region, reports, documents)
        if copies is None:
            return None
        found = merge_known(reports, list(region.claims.values()), said, copies, parties=parties)
        before, after = _changed_events(near, found, new)
        held = held_places(places_told(region, (*before, *after))) | held
        if held.keys() <= region.places.keys():
            mine = [copy for copy in copies if copy.copy in documents]
            part = _part(near, found, (before, after), (new, list(held.values()), mine))
            lent = part if places is None else with_inherited(near, *part, list(held.values()), places)
            if lent is None:
                return None
            news = News(reports, copies, documents, documents, said, said)
            return with_annals(near, region, lent, news, (parties, places))
    return None


def is_too_large(near: Near, region: Region) -> bool:
    """Whether a whole merge is as good."""
    return len(region.claims) > MOST_CLAIMS and len(region.claims) > near.count() // _A_PART


def places_told(region: Region, events: Iterable[Event]) -> Iterator[Place | None]:
    """The places of events, and of what their claims say of who holds a place: on some day they may have been there."""
    for event in events:
        yield event.place
        for claim in (region.claims[key] for key in event.claims if key in region.claims):
            if claim.type in TURNING:
                yield claim.place


def moves(judgement: Judgement) -> bool:
    """Whether a judgement says that claims are elsewhere than where the record looks for them."""
    moved = judgement.verdict == "edit" and {"place", "time"} & set(judgement.change)
    return bool(moved) or judgement.verdict in ("place", "party", "copy", "add")


def about(near: Near, new: Iterable[Claim]) -> list[Claim]:
    """The claims that new ones may have to do with."""
    found: dict[str, Claim] = {}
    spots: list[tuple[date, date, tuple[Place, float]]] = []
    for claim in new:
        days = window(claim.time, claim.published)
        if days is None:
            continue
        first = date.fromordinal(max(1, days.first)) - min(_REACH_DAYS, timedelta(max(0, days.first - 1)))
        last = date.fromordinal(days.last) + _REACH_DAYS
        if claim.place is None:
            found |= {one.claim_id: one for one in near.claims_nowhere((*claim.actor, *claim.target), first, last)}
        else:
            reach = (claim.place.radius_km or 0.0) if is_area(claim.place) else 0.0
            spots.append((first, last, (claim.place, _REACH_KM + (reach if reach <= _FARTHEST_KM else 0.0))))
    for first, last, places in _of_like_days(spots):
        found |= {one.claim_id: one for one in near.claims_about(places, first, last)}
        # Who takes a province may take its towns; its point lies anywhere.
        far = [(place, _FARTHEST_KM) for place, _ in places]
        found |= {one.claim_id: one for one in near.claims_of_areas(far, first, last, TURNING)}
    return list(found.values())


def _of_like_days(
    spots: Sequence[tuple[date, date, tuple[Place, float]]],
) -> Iterator[tuple[date, date, list[tuple[Place, float]]]]:
    """The spots that are asked about together: most claims of a report speak of the same few days."""
    waiting: list[tuple[date, date, tuple[Place, float]]] = []
    for spot in sorted(spots, key=lambda spot: spot[:2]):
        if waiting and max(spot[1], *(one[1] for one in waiting)) - waiting[0][0] > _TOGETHER:
            yield waiting[0][0], max(one[1] for one in waiting), [one[2] for one in waiting]
            waiting = []
        waiting.append(spot)
    if waiting:
        yield waiting[0][0], max(one[1] for one in waiting), [one[2] for one in waiting]


def bearing(new: Iterable[Claim], around: Sequence[Claim]) -> list[Claim]:
    """Of the claims around new ones those that may go with one of them, or with one that may: the rest is too far."""
    places = {place_identity(claim.place): claim.place for claim in around if claim.place}
    meant = {place_identity(claim.place): claim.place for claim in new if claim.place}
    for _ in range(2):
        found = {key: place for key, place in places.items() if any(likeness(place, one) for one in meant.values())}
        meant |= found
    return [claim for claim in around if claim.place is None or place_identity(claim.place) in meant]


def whole(near: Near, region: Region, places: Mapping[str, Place]) -> None:
    """Adds all that was ever said of the places, and the rest of every event and toll that a claim is in."""
    missing = [place for key, place in places.items() if key not in region.places]
    region.add(near.claims_at(missing, TURNING))
    region.places.update(places)
    region.add(near.claims(sorted(near.siblings(list(region.claims)) - region.claims.keys())))
    region.add(near.claims_of(_looking_back(region.claims.values())))


def _looking_back(claims: Iterable[Claim]) -> list[str]:
    """The reports of which only old days are known here: whether they are histories, all that they say must tell."""
    recent: dict[str, bool] = {}
    for claim in claims:
        day = (claim.time.end or claim.time.start) if claim.time else None
        known = day is None or claim.published is None or claim.published - day <= _RECENT
        recent[claim.document_id] = recent.get(claim.document_id, False) or known
    return sorted(name for name, told in recent.items() if not told)


def held_places(places: Iterable[Place | None]) -> dict[str, Place]:
    """The places that somebody can hold, by identity."""
    return {
        place_identity(place): place
        for place in places
        if place and place.relation is None and place.kind not in happenings().unheld
    }


def _copies(near: Near, region: Region, reports: Sequence[Report], documents: Sequence[str]) -> tuple[Copy, ...] | None:
    """The copies among the reports; None where a report that stood by itself turns out to be a copy of a new one."""
    known = near.copies_of([report.document_id for report in reports])
    originals = {copy.copy: copy.original for copy in known}
    told: dict[str, set[object]] = {}
    for claim in region.claims.values():
        told.setdefault(claim.document_id, set()).add(
            (claim.type, place_identity(claim.place) if claim.place else None)
        )
    mine = {key for document in documents for key in told.get(document, ())}
    likely = sorted(told, key=lambda name: (-len(told[name] & mine), name))[:_MOST_LIKELY]
    compared = [report for report in reports if report.document_id in documents or report.document_id in likely]
    found = []
    for copy in find_copies(compared):
        if copy.copy in documents:
            found.append(Copy(copy.copy, originals.get(copy.original, copy.original), copy.likeness))
        elif copy.original in documents:
            return None
    return (*known, *found)


def _changed_events(near: Near, found: Account, new: Iterable[Claim]) -> tuple[list[Event], list[Event]]:
    """The stored events that end, and those that take their place: what shares a claim with a changed one changes."""
    now = {key: event for event in found.events for key in event.claims}
    before: dict[str, Event] = {}
    after: dict[str, Event] = {}
    waiting = [claim.claim_id for claim in new]
    while waiting:
        made = {now[key].event_id: now[key] for key in waiting if key in now}
        fresh = [event for name, event in made.items() if name not in after]
        after |= made
        ended = near.events_of([key for event in fresh for key in event.claims])
        waiting = [key for event in ended if event.event_id not in before for key in event.claims]
        before |= {event.event_id: event for event in ended}
    return list(before.values()), list(after.values())


def _part(
    near: Near,
    found: Account,
    events: tuple[list[Event], list[Event]],
    about: tuple[Sequence[Claim], Sequence[Place], Sequence[Copy]],
) -> tuple[Account, Account]:
    """The changed events, and all that follows from them."""
    (ended, made), (new, places, copies) = events, about
    tolls, counted = _changed_tolls(near, found, (ended, made), new)
    held = {place_identity(place) for place in places}
    subjects = held | {one.event_id for one in (*ended, *made)} | {one.toll_id for one in (*tolls, *counted)}
    before = Account(
        tuple(ended), tuple(near.holdings_at(places)), tuple(tolls), tuple(near.disputes_of(sorted(subjects)))
    )
    after = Account(
        tuple(made),
        tuple(one for one in found.holdings if place_identity(one.place) in held),
        tuple(counted),
        tuple(one for one in found.disputes if one.subject in subjects),
        tuple(copies),
    )
    return before, after


def with_inherited(
    near: Near, before: Account, after: Account, held: Sequence[Place], relations: PlaceRelations
) -> tuple[Account, Account] | None:
    """The part, its towns with what their provinces lend them; None where a province itself changes hands."""
    areas = {place_identity(place) for place in held if is_area(place)}
    if _of(areas, before.holdings) != _of(areas, after.holdings):
        return None
    around = {area for place in held if not is_area(place) for area in relations.areas(place)}
    named = [claim.place for claim in naming(near, held, ()) if claim.place]
    lent = inherited([*after.holdings, *near.holdings_of(sorted(around))], named, relations)
    mine = [one for one in lent if place_identity(one.place) in {place_identity(place) for place in held}]
    return before, replace(after, holdings=(*after.holdings, *mine))


def _of(places: set[str], holdings: Iterable[Holding]) -> list[Holding]:
    return [one for one in holdings if place_identity(one.place) in places]


def _changed_tolls(
    near: Near, found: Account, events: tuple[Sequence[Event], Sequence[Event]], new: Iterable[Claim]
) -> tuple[list[Toll], list[Toll]]:
    ended, made = ([event.event_id for event in side] for side in events)
    now = {key: toll for toll in found.tolls for key in toll.claims}
    after = {toll.toll_id: toll for toll in found.tolls if toll.event_id in made}
    after |= {now[claim.claim_id].toll_id: now[claim.claim_id] for claim in new if claim.claim_id in now}
    before: dict[str, Toll] = {}
    while True:
        asked = near.tolls_of([key for toll in after.values() for key in toll.claims], ended)
        fresh = [toll for toll in asked if toll.toll_id not in before]
        if not fresh:
            return list(before.values()), list(after.values())
        before |= {toll.toll_id: toll for toll in fresh}
        after |= {now[key].toll_id: now[key] for toll in fresh for key in toll.claims if key in now}


# fmt: off
__all__ = [
    "MOST_CLAIMS", "about", "bearing", "held_places", "is_too_large", "moves", "places_told", "whole",
    "with_inherited", "with_reports",
]
