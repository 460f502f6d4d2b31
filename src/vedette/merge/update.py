"""The account after a few new reports or judgements, without merging all the rest anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from ..ids import place_identity
from ..model import Account, Holding, Judgement, Place
from .change import Change, change_by
from .inherited import PlaceRelations, inherited, is_town
from .near import Near, News, Region, Renewal
from .parties import NoRelations, PartyRelations, Remembered
from .places import is_area
from .resettled import Settled, Settling
from .retelling import naming, with_annals

_Part = tuple[Account, Account]


def update(
    near: Near,
    documents: Sequence[str],
    judgements: Sequence[Judgement],
    fresh: Sequence[Judgement] = (),
    *,
    parties: PartyRelations | None = None,
    places: PlaceRelations | None = None,
) -> Renewal | None:
    """The part of the account that is changed by new reports, by id, or else by new judgements: as it was and as it is
    now; None where all must be merged.

    The reports are in the record already, in their one reading. ``fresh`` are those of the judgements that the account
    does not count yet. Of each place whose holdings are given, all are.
    """
    change = change_by(near, documents, judgements, fresh)
    if change is None:
        return None
    if not change.dirty:
        return Renewal(Account(), Account(), known=())
    settled = Settling(near, change, Remembered(parties or NoRelations())).settled()
    if settled is None:
        return None
    part = _part(near, change, settled)
    if places is not None:
        if _is_named_otherwise(near, change, settled, places):
            return None
        lent = _with_inherited(near, part, settled.places, _newly_named(near, change), places)
        if lent is None:
            return None
        part, settled.places = lent
    said = change.now.said
    told = sorted({change.field.claims[key].document_id for key in change.dirty})
    copies = list(change.now.copies.values())
    news = News(change.field.published, copies, documents, told, change.before.said, said)
    region = Region(dict(change.field.claims), settled.places)
    return with_annals(near, region, part, news, (parties, places))


def _part(near: Near, change: Change, settled: Settled) -> _Part:
    """The part as the record has it, and as it is now."""
    made = tuple(one.event for one in settled.happenings)
    tolls = near.tolls_of(sorted(settled.counted), settled.ended)
    subjects = {*settled.places, *settled.ended, *(one.event_id for one in made)}
    subjects |= {one.toll_id for one in (*tolls, *settled.tolls)}
    gone, come = change.copies
    before = Account(
        tuple(near.events(settled.ended)),
        tuple(near.holdings_of(sorted(settled.places))),
        tuple(tolls),
        tuple(near.disputes_of(sorted(subjects))),
        gone,
    )
    return before, Account(made, tuple(settled.holdings), tuple(settled.tolls), tuple(settled.disputes), come)


def _newly_named(near: Near, change: Change) -> dict[str, Place]:
    """The towns that no event claim but those that are new or judged otherwise named before."""
    days: dict[str, date] = {}
    towns: dict[str, Place] = {}
    for side in (change.before, change.now):
        for one in side.told:
            place = one.claim.place
            if one.claim.kind == "event" and place is not None and is_town(place) and change.is_dirty(one):
                key = place_identity(place)
                days[key] = min(days.get(key, date.max), one.first_published or date.max)
                towns[key] = place
    return {key: one for key, one in towns.items() if not near.is_named_before(one, days[key], change.dirty)}


def _is_named_otherwise(near: Near, change: Change, settled: Settled, relations: PlaceRelations) -> bool:
    """Whether one of the towns is named by claims that people moved, and lies in a province that may lend it a holder:
    who named it first is then not to be found by what was read."""
    told = [one for side in (change.before, change.now) for one in side.told]
    read = change.field.claims
    moved = [one.claim.place for one in told if not change.moved.isdisjoint(one.claims)]
    moved += [read[key].place for key in change.moved if key in read]
    touched = [one.claim.place for one in told if change.is_dirty(one)] + [read[key].place for key in change.dirty]
    keys = settled.places.keys() | {place_identity(place) for place in touched if place}
    towns = {place_identity(place): place for place in moved if place and is_town(place)}
    areas = {area for key in towns.keys() & keys for area in relations.areas(towns[key])}
    return bool(areas) and bool(near.holdings_of(sorted(areas)))


def _with_inherited(
    near: Near, part: _Part, held: dict[str, Place], named: dict[str, Place], relations: PlaceRelations
) -> tuple[_Part, dict[str, Place]] | None:
    """The part, its towns with what their provinces lend them; None where a province itself changes hands."""
    before, after = part
    areas = {key for key, place in held.items() if is_area(place)}
    if _of(areas, before.holdings) != _of(areas, after.holdings):
        return None
    fresh = {key: place for key, place in named.items() if key not in held}
    known = near.holdings_of(sorted(fresh))
    before = replace(before, holdings=(*before.holdings, *known))
    after = replace(after, holdings=(*after.holdings, *(one for one in known if not one.inherited)))
    places = held | fresh
    around = {
        area for place in places.values() if not is_area(place) for area in relations.areas(place)
    } - places.keys()
    first = [claim.place for claim in naming(near, places.values(), ()) if claim.place]
    lent = inherited([*after.holdings, *near.holdings_of(sorted(around))], first, relations)
    mine = [one for one in lent if place_identity(one.place) in places]
    return (before, replace(after, holdings=(*after.holdings, *mine))), places


def _of(places: set[str], holdings: Iterable[Holding]) -> list[Holding]:
    return [one for one in holdings if place_identity(one.place) in places]


__all__ = ["update"]
