"""record keeps all of it: pages, reports, claims and judgements are appended; what merge derives is a view of them."""

from __future__ import annotations

from .derived import Merge
from .form import claim_from_json, claim_json, stored_json
from .geojson import events_geojson, holdings_geojson
from .search import Hit
from .store import Record

__all__ = [
    "Hit",
    "Merge",
    "Record",
    "claim_from_json",
    "claim_json",
    "events_geojson",
    "holdings_geojson",
    "stored_json",
]
