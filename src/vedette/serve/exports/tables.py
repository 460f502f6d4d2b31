"""The tables that are exported: their columns, and the rows of what a filter has chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ...model import Claim, Event, Holding, Interval, Party, Place, Toll
from ..chart import deaths
from ..eventfilter import voices
from ..publicity import public_document, public_name, public_names, public_speakers
from ..quoting import Withholder
from ..snapshot import Snapshot
from ..words import label

Rows = tuple[tuple[str, ...], Iterator[dict[str, Any]]]
_WHERE = ("place", "place_kind", "country", "gazetteer_id", "lat", "lon", "radius_km", "relation")
_WHEN = ("start", "end", "precision")
_SIDES = ("actor", "actor_ids", "target", "target_ids")


def event_rows(events: Iterable[Event], snapshot: Snapshot) -> Rows:
    """One row an event; the killed are the largest toll given, lowest and highest."""
    names = (
        "event_id", "type", "label", "status", *_WHEN, *_WHERE, *_SIDES, "killed_low", "killed_high", "reports",
        "sources", "told_by", "confidence", "first_published", "last_published", "claim_ids",
    )  # fmt: skip
    killed = deaths(snapshot.account)

    def row(event: Event) -> dict[str, Any]:
        low, high = killed.get(event.event_id, (None, None))
        told = [name for key, name in voices(event, snapshot).items() if key.startswith("outlet:")]
        slots = ("event_id", "type", "status", "reports", "sources", "confidence", "first_published", "last_published")
        own = {name: getattr(event, name) for name in slots}
        own |= {"label": label("event", event.type), "killed_low": low, "killed_high": high, "told_by": "; ".join(told)}
        return own | _common(event) | _sides(event) | {"claim_ids": "; ".join(event.claims)}

    return names, map(row, events)


def claim_rows(claims: Iterable[Claim], snapshot: Snapshot, withhold: Withholder) -> Rows:
    """One row a claim: where its words stand in which report, and not the words themselves, which may name anyone."""
    names = (
        "claim_id", "kind", "type", "label", "status", *_WHEN, *_WHERE, *_SIDES, "figure_low", "figure_high",
        "figure_unit", "said_by", "confidence", "document_id", "title", "url", "published", "quote_start", "quote_end",
        "reader", "event_id",
    )  # fmt: skip

    def row(claim: Claim) -> dict[str, Any]:
        head = snapshot.heads.get(claim.document_id)
        own = {name: getattr(claim, name) for name in ("claim_id", "kind", "type", "status", "confidence")}
        own |= {"document_id": public_document(claim.document_id)}
        own |= {"label": label(claim.kind, claim.type), "published": claim.published, "reader": claim.reader}
        own |= {"quote_start": claim.quote.start, "quote_end": claim.quote.end}
        own |= {"said_by": " < ".join(public_speakers(claim, head.publisher if head else None))}
        if claim.figure:
            own |= {f"figure_{name}": getattr(claim.figure, name) for name in ("low", "high", "unit")}
        if head:
            own |= {"title": withhold.text(head.title or "")}
            own |= {"url": withhold.address(head.url, head.title or "") if head.url else None}
        return own | _common(claim) | _sides(claim) | {"event_id": snapshot.event_of.get(claim.claim_id)}

    return names, map(row, claims)


def holding_rows(holdings: Iterable[Holding]) -> Rows:
    """One row for each spell in which a place had one holder."""
    names = (
        *_WHERE,
        "holder",
        "holder_id",
        "status",
        "start",
        "end",
        "known",
        "confidence",
        "claim_ids",
        "against_ids",
    )

    def row(holding: Holding) -> dict[str, Any]:
        own = {name: getattr(holding, name) for name in ("status", "start", "end", "known", "confidence")}
        own |= {"claim_ids": "; ".join(holding.claims), "against_ids": "; ".join(holding.against)}
        if holding.holder:
            own |= {"holder": public_name(holding.holder), "holder_id": holding.holder.id}
        return own | _place(holding.place)

    return names, map(row, holdings)


def toll_rows(tolls: Iterable[Toll]) -> Rows:
    """One row for each thing counted, lowest to highest figure."""
    names = ("toll_id", "kind", "type", "label", *_WHEN, *_WHERE, "whom", "low", "high", "event_id", "claim_ids")

    def row(toll: Toll) -> dict[str, Any]:
        own = {name: getattr(toll, name) for name in ("toll_id", "kind", "type", "low", "high", "event_id")}
        own |= {"label": label(toll.kind, toll.type), "whom": "; ".join(public_names(toll.target))}
        return own | _place(toll.place) | _time(toll.time) | {"claim_ids": "; ".join(toll.claims)}

    return names, map(row, tolls)


def _common(one: Event | Claim) -> dict[str, Any]:
    return _place(one.place) | _time(one.time)


def _sides(one: Event | Claim) -> dict[str, Any]:
    return _parties("actor", one.actor) | _parties("target", one.target)


def _parties(slot: str, parties: tuple[Party, ...]) -> dict[str, Any]:
    return {slot: "; ".join(public_names(parties)), f"{slot}_ids": "; ".join(p.id for p in parties if p.id)}


def _place(place: Place | None) -> dict[str, Any]:
    if place is None:
        return {}
    slots = ("country", "gazetteer_id", "lat", "lon", "radius_km", "relation")
    return {"place": place.name, "place_kind": place.kind} | {name: getattr(place, name) for name in slots}


def _time(time: Interval | None) -> dict[str, Any]:
    return {"start": time.start, "end": time.end, "precision": time.precision} if time else {}
