"""What a few new reports change in the annals, told from the claims that the account's change was told from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ..ids import place_identity
from ..known import Known, Turned, Version, versions
from ..model import Account, Claim, Holding, Judgement, Place
from .annals import Asked, dated, written
from .inherited import PlaceRelations, is_town
from .near import Near, News, Region, Renewal
from .parties import PartyRelations


def with_annals(
    near: Near,
    region: Region,
    part: tuple[Account, Account],
    news: News,
    relations: tuple[PartyRelations | None, PlaceRelations | None],
) -> Renewal:
    """The part, and what was known of it since the first report that anything new is said in or of, where that can be
    told."""
    parties, places = relations
    days = [day for name in news.told if (day := news.published.get(name))]
    if not days:
        return Renewal(*part, known=())
    since, keys = min(days), tuple(region.places)
    if since >= near.annals_until():
        return Renewal(*part, None, keys, since)
    if since >= near.last_day() and all(news.published.values()):
        return _as_known_now(part, since)
    reports = near.reports(sorted(news.published))
    towns = naming(near, region.places.values(), news.now) if places is not None else []
    others = near.reports(sorted({one.document_id for one in towns} - {one.document_id for one in reports}))
    claims = {one.claim_id: one for one in towns} | region.claims
    around: list[Known] = []
    if places is not None:
        areas = {area for place in region.places.values() if is_town(place) for area in places.areas(place)}
        around = near.annals_of(sorted(areas - set(keys)), since)

    def told(without: Sequence[str], said: Sequence[Judgement]) -> tuple[Known | Turned, ...] | None:
        listed = [one for one in (*reports, *others) if one.document_id not in without]
        counted = (one for one in claims.values() if one.document_id not in without)
        those = dated(listed, counted, said, news.copies)
        if those is None:
            return None
        lines = written(those, Asked(since, around), parties=parties, places=places)
        return tuple(one for one in lines if one.day != date.max)

    before, after = told(news.documents, news.before), told((), news.now)
    if before is None or after is None:
        return Renewal(*part, None, keys, since)
    gone, come = (versions(one for one in those if isinstance(one, Turned)) for those in (before, after))
    # The region is too small where without the news it does not tell what is known, or they change more than it.
    other = {place for _, place, _ in _lines(before) ^ _lines(after)} - set(keys)
    mine = {line for line in _lines(before) if line[1] in region.places}
    if other or mine != _lines(near.annals_of(keys, since)):
        return Renewal(*part, None, keys, since)
    lines = tuple(one for one in after if isinstance(one, Known) and one.place in region.places)
    return Renewal(*part, lines, keys, since, tuple(gone - come), tuple(come - gone))


def _as_known_now(part: tuple[Account, Account], since: date) -> Renewal:
    """Where nothing is known of a later day: what is known since is what the account says."""
    places = sorted({place_identity(one.place) for account in part for one in account.holdings})
    known = [
        Known(since, key, tuple(one for one in part[1].holdings if place_identity(one.place) == key)) for key in places
    ]
    before, after = map(_versions, part, (since, since))
    return Renewal(*part, tuple(known), tuple(places), since, tuple(before - after), tuple(after - before))


def _versions(account: Account, since: date) -> set[Version]:
    return {Version(item, since) for items in (account.events, account.tolls, account.disputes) for item in items}


def _lines(known: Iterable[Known | Turned]) -> set[tuple[date, str, frozenset[Holding]]]:
    return {(one.day, one.place, frozenset(one.holdings)) for one in known if isinstance(one, Known)}


def naming(near: Near, places: Iterable[Place], said: Iterable[Judgement]) -> list[Claim]:
    """The event claims that name some towns first: those that people judged, and the first that nobody did."""
    judged = {anchor.claim_id for one in said for anchor in one.anchors} | {one.subject for one in said}
    return near.first_events([place for place in places if is_town(place)], judged)


__all__ = ["naming", "with_annals"]
