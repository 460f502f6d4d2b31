"""Clusters of tellings to events: the best reading of each slot, and what is disputed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..ids import content_id
from ..model import Dispute, Event, Party, Status
from .best import best_parties, best_place, best_time, best_type, claims_of, confidence
from .cluster import Cluster, sides_as
from .contradictions import contradictions
from .happenings import happenings
from .parties import PartyRelations, agreement, is_named
from .reasons import reasons, reasons_of_links
from .tellings import Telling


@dataclass(frozen=True, slots=True)
class Happening:
    """An event with the tellings it was made from: ``told`` those that say it happened (or will), ``denials`` those
    that say it did not, ``tolls`` the figures that belong to it."""

    event: Event
    told: tuple[Telling, ...]
    denials: tuple[Telling, ...]
    tolls: tuple[Telling, ...] = ()


def happening(cluster: Cluster, tolls: Iterable[Telling], relations: PartyRelations) -> Happening:
    """The event that a cluster tells of, with the figures that belong to it."""
    told = _in_order(one for one in cluster.tellings if one.claim.status != "denied")
    denials = _in_order(one for one in cluster.tellings if one.claim.status == "denied")
    counted = _in_order(tolls)
    event = _event((told, denials, counted), relations)
    linked = reasons_of_links(cluster)
    return Happening(replace(event, reasons=(*event.reasons, *linked)), told, denials, counted)


def disputes_of(happening: Happening, relations: PartyRelations) -> list[Dispute]:
    """Whether it happened at all, and who did it, where reports disagree."""
    found: list[Dispute] = []
    event, told, denials = happening.event, happening.told, happening.denials
    if denials and any(one.claim.status != "planned" for one in told):
        sides = (("happened", claims_of(told)), ("did not happen", claims_of(denials)))
        found.append(Dispute(event.event_id, "outcome", sides))
    if event.type in happenings().one_actor:
        found += _accused(event.event_id, told, relations)
    return found + contradictions(event.event_id, told)


def status_of(tellings: Iterable[Telling]) -> Status:
    """The firmest that any telling says; a plan or a denial alone makes nothing happen."""
    said = {telling.claim.status for telling in tellings}
    firmest: tuple[Status, ...] = ("asserted", "uncertain", "planned")
    return next((status for status in firmest if status in said), "denied")


def _event(tellings: tuple[Sequence[Telling], ...], relations: PartyRelations) -> Event:
    told, denials, tolls = tellings
    members = [*told, *denials]
    status = status_of(members)
    # What only a plan or a doubt says does not change the slots of what is asserted.
    speaking = [one for one in members if one.claim.status == status]
    kind = best_type(speaking)
    claims = claims_of([*members, *tolls])
    days = [day for one in (*members, *tolls) for day in (one.first_published, one.last_published) if day]
    sides = [(one.origin, sides_as(one.claim, kind)) for one in speaking]
    event = Event(
        event_id=content_id("e", *claims),
        type=kind,
        actor=best_parties([(origin, side.actor) for origin, side in sides], relations),
        target=best_parties([(origin, side.target) for origin, side in sides], relations),
        place=best_place(speaking),
        time=best_time(speaking),
        status=status,
        claims=claims,
        reports=len({document for one in (*members, *tolls) for document in one.documents}),
        sources=len({one.origin for one in (*members, *tolls)}),
        first_published=min(days, default=None),
        last_published=max(days, default=None),
        confidence=confidence(speaking, denials if status != "denied" else ()),
    )
    return replace(event, reasons=reasons(event, speaking))


def _accused(event_id: str, told: Sequence[Telling], relations: PartyRelations) -> list[Dispute]:
    """The parties that are said to have done it, where they cannot be one."""
    sides: list[tuple[tuple[Party, ...], list[Telling]]] = []
    for one in told:
        if not any(is_named(party) for party in one.claim.actor):
            continue
        side = next((side for side in sides if agreement(side[0], one.claim.actor, relations) > 0), None)
        if side:
            side[1].append(one)
        else:
            sides.append((one.claim.actor, [one]))
    if len(sides) < 2:
        return []
    readings = [(", ".join(party.name for party in actor), claims_of(tellings)) for actor, tellings in sides]
    return [Dispute(event_id, "actor", tuple(sorted(readings)))]


def _in_order(tellings: Iterable[Telling]) -> tuple[Telling, ...]:
    return tuple(sorted(tellings, key=lambda telling: telling.order))


def by_day(event: Event) -> tuple[date, str]:
    """Sorts events by first day, undated ones last."""
    start = event.time.start or event.time.end if event.time else None
    return start or date.max, event.event_id


__all__ = ["Happening", "by_day", "disputes_of", "happening", "status_of"]
