"""What a few new judgements change in the account, without merging all the rest anew.

The claims that they speak of, and those that these may have to do with, are merged twice as a small record of their
own: as people had judged them before, and as they judge them now. What differs is what changes; where the first of the
two does not give what the record has, the part was too small, nothing is given, and all is merged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from ..ids import place_identity
from ..judging import attach, judged, standing
from ..model import Account, Claim, Dispute, Event, Holding, Judgement, Place, Toll
from .account import merge_known
from .inherited import PlaceRelations
from .near import Near, News, Region, Renewal
from .parties import PartyRelations
from .rereading import about, bearing, held_places, is_too_large, moves, places_told, whole, with_inherited
from .retelling import with_annals

_T = TypeVar("_T", Event, Holding, Toll, Dispute)
_Both = tuple[Account, Account]


def rejudged(
    near: Near,
    judgements: Sequence[Judgement],
    fresh: Sequence[Judgement],
    *,
    parties: PartyRelations | None = None,
    places: PlaceRelations | None = None,
) -> Renewal | None:
    """The part of the account that new judgements change, as it was and as it is now; None where all must be merged.

    ``fresh`` are those of the judgements that the account does not count yet.
    """
    new = {one.judgement_id for one in fresh}
    before, now = standing(one for one in judgements if one.judgement_id not in new), standing(judgements)
    if any(map(moves, (*before, *now))):
        return None
    stood, stand = ({one.judgement_id for one in those} for those in (before, now))
    touched = _touched(near, [one for one in (*before, *now) if one.judgement_id in stood ^ stand])
    if not touched:
        return Renewal(Account(), Account(), known=())
    region, held = _region(near, touched, [*judged(touched, before), *judged(touched, now)])
    for _ in range(3):
        whole(near, region, held)
        if is_too_large(near, region):
            return None
        documents = sorted({claim.document_id for claim in region.claims.values()})
        reports, copies, claims = near.reports(documents), near.copies_of(documents), list(region.claims.values())
        was, is_ = (merge_known(reports, claims, those, copies, parties=parties) for those in (before, now))
        held = _places_changed(region, (was, is_)) | held
        if held.keys() <= region.places.keys():
            part = _part(near, (was, is_), held)
            if part is not None and places is not None:
                part = with_inherited(near, *part, list(held.values()), places)
            news = News(reports, copies, (), sorted({claim.document_id for claim in touched}), before, now)
            return None if part is None else with_annals(near, region, part, news, (parties, places))
    return None


def _touched(near: Near, judgements: Sequence[Judgement]) -> list[Claim]:
    """The claims that the judgements speak of, as they were read; with a statement, all claims of its report."""
    subjects = near.claims(sorted({one.subject for one in judgements if not one.anchors}))
    documents = {anchor.document_id for one in judgements for anchor in one.anchors}
    read = {claim.claim_id: claim for claim in (*subjects, *near.claims_of(sorted(documents)))}
    where = attach(read.values(), judgements)
    named = {key for one in judgements for key in where.claims(one)}
    spoken = {read[key].document_id for key in named if read[key].kind == "statement"}
    return [claim for key, claim in read.items() if key in named or claim.document_id in spoken]


def _region(near: Near, touched: Sequence[Claim], forms: Sequence[Claim]) -> tuple[Region, dict[str, Place]]:
    region = Region()
    region.add(touched)
    region.add(bearing(touched, about(near, [*touched, *forms])))
    return region, held_places(claim.place for claim in (*touched, *forms))


def _places_changed(region: Region, both: _Both) -> dict[str, Place]:
    """The places that are held otherwise, or whose events are others."""
    was, is_ = both
    events = (*_without(was.events, is_.events), *_without(is_.events, was.events))
    held = (*_without(was.holdings, is_.holdings), *_without(is_.holdings, was.holdings))
    return held_places((*places_told(region, events), *(one.place for one in held)))


def _part(near: Near, both: _Both, held: Mapping[str, Place]) -> _Both | None:
    """What differs, as the record has it and as it is now; None where the record has it otherwise."""
    was, is_ = both
    ended, made = _without(was.events, is_.events), _without(is_.events, was.events)
    counted, counts = _without(was.tolls, is_.tolls), _without(is_.tolls, was.tolls)
    rivals = (*_without(was.disputes, is_.disputes), *_without(is_.disputes, was.disputes))
    subjects = {*held, *(one.event_id for one in (*ended, *made)), *(one.toll_id for one in (*counted, *counts))}
    subjects |= {one.subject for one in rivals}
    before = Account(
        tuple(ended), tuple(near.holdings_at(held.values())), tuple(counted), tuple(near.disputes_of(sorted(subjects)))
    )
    known = near.events_of([key for one in ended for key in one.claims])
    figures = near.tolls_of([key for one in counted for key in one.claims], [])
    sure = (
        set(known).issuperset(ended)
        and set(figures).issuperset(counted)
        and set(before.disputes) == {one for one in was.disputes if one.subject in subjects}
        and [one for one in before.holdings if not one.inherited] == _at(held, was.holdings)
    )
    disputes = tuple(one for one in is_.disputes if one.subject in subjects)
    return (before, Account(tuple(made), tuple(_at(held, is_.holdings)), tuple(counts), disputes)) if sure else None


def _at(places: Mapping[str, Place], holdings: Iterable[Holding]) -> list[Holding]:
    return [one for one in holdings if place_identity(one.place) in places]


def _without(ones: Iterable[_T], others: Iterable[_T]) -> list[_T]:
    known = frozenset(others)
    return [one for one in ones if one not in known]


__all__ = ["rejudged"]
