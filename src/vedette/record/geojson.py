"""Events and holdings as GeoJSON (RFC 7946): points with flat properties.

A place without coordinates has ``geometry: null``: it is listed, but no spot on the map is invented for it. A province
or country is a Point, too; ``place_kind`` and ``radius_km`` tell the map to draw an area there, not a dot.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..form import day_json
from ..model import Event, Holding, Party, Place


def events_geojson(events: Iterable[Event]) -> dict[str, Any]:
    """A FeatureCollection with one feature an event; its ``id`` is the event's."""
    features = [_feature(event.place, _event_properties(event)) | {"id": event.event_id} for event in events]
    return {"type": "FeatureCollection", "features": features}


def holdings_geojson(holdings: Iterable[Holding]) -> dict[str, Any]:
    """A FeatureCollection with one feature a holding."""
    features = [_feature(holding.place, _holding_properties(holding)) for holding in holdings]
    return {"type": "FeatureCollection", "features": features}


def _feature(place: Place | None, properties: dict[str, Any]) -> dict[str, Any]:
    geometry = None
    if place and place.lat is not None and place.lon is not None:
        geometry = {"type": "Point", "coordinates": [place.lon, place.lat]}
    return {"type": "Feature", "geometry": geometry, "properties": _place_properties(place) | properties}


def _place_properties(place: Place | None) -> dict[str, Any]:
    if place is None:
        return {"place": None, "place_kind": None, "gazetteer_id": None, "radius_km": None, "relation": None}
    return {
        "place": place.name,
        "place_kind": place.kind,
        "gazetteer_id": place.gazetteer_id,
        "radius_km": place.radius_km,
        "relation": place.relation,
    }


def _event_properties(event: Event) -> dict[str, Any]:
    return {
        "event_id": event.event_id,
        "type": event.type,
        "status": event.status,
        "actor": _names(event.actor),
        "target": _names(event.target),
        "start": day_json(event.time.start) if event.time else None,
        "end": day_json(event.time.end) if event.time else None,
        "claims": len(event.claims),
        "reports": event.reports,
        "sources": event.sources,
        "first_published": day_json(event.first_published),
        "last_published": day_json(event.last_published),
        "confidence": event.confidence,
    }


def _holding_properties(holding: Holding) -> dict[str, Any]:
    return {
        "holder": holding.holder.name if holding.holder else None,
        "holder_id": holding.holder.id if holding.holder else None,
        "status": holding.status,
        "start": day_json(holding.start),
        "end": day_json(holding.end),
        "known": day_json(holding.known),
        "claims": len(holding.claims),
        "against": len(holding.against),
        "confidence": holding.confidence,
    }


def _names(parties: tuple[Party, ...]) -> str:
    return "; ".join(party.name for party in parties)


__all__ = ["events_geojson", "holdings_geojson"]
