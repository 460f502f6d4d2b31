"""record keeps all of it: pages, reports, claims and judgements are appended; what merge derives is a view of them."""

from __future__ import annotations

from .form import claim_from_json, claim_json

__all__ = ["claim_from_json", "claim_json"]
