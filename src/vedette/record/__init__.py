"""record keeps all of it: pages, reports, claims and judgements are appended; what merge derives is a view of them."""

from __future__ import annotations

from ..form import claim_from_json, claim_json, stored_json
from .derived import Merge
from .geojson import events_geojson, holdings_geojson
from .review import Review
from .search import Hit
from .store import Record
from .writing import Read

__all__ = [
    "Hit",
    "Merge",
    "Read",
    "Record",
    "Review",
    "claim_from_json",
    "claim_json",
    "events_geojson",
    "holdings_geojson",
    "stored_json",
]
