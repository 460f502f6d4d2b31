"""``/search``: words over the record, and names of places and parties."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from ...model import Claim
from ..keys import fold
from ..problem import RESPONSES
from ..shapes.report import SearchHit, SearchResult
from ..snapshot import Snapshot, Views
from ..words import day_words, label, place_name
from .paging import Limit

_CLAIMS_EACH = 3


def router(views: Views) -> APIRouter:
    routes = APIRouter(tags=["search"], responses=RESPONSES)

    @routes.get("/search", summary="Places, parties, claims and reports whose words match")
    def search(q: Annotated[str, Query(min_length=1, max_length=200)], limit: Limit = 20) -> SearchResult:
        snapshot = views.latest()
        hits = [*_names(snapshot, fold(q)), *_hits(views, snapshot, q, limit)]
        return SearchResult(words=q, items=hits[:limit])

    return routes


def _names(snapshot: Snapshot, wanted: str) -> list[SearchHit]:
    """Places and parties by name, those that begin with the words first."""
    if not wanted:
        return []
    places = [("place", key, place_name(p), len(snapshot.by_place.get(key, ()))) for key, p in snapshot.places.items()]
    parties = [("party", key, p.name, len(snapshot.by_party.get(key, ()))) for key, p in snapshot.parties.items()]
    found = [entry for entry in (*places, *parties) if wanted in fold(entry[2])]
    found.sort(key=lambda entry: (not fold(entry[2]).startswith(wanted), -entry[3], entry[2]))
    return [
        SearchHit(kind=k, key=key, title=name, excerpt=f"{n} claim{'' if n == 1 else 's'}")
        for k, key, name, n in found[:5]
    ]


def _hits(views: Views, snapshot: Snapshot, words: str, limit: int) -> list[SearchHit]:
    """Reports that have the words, each followed by those of its claims that have them too."""
    found = []
    for hit in views.search(words, limit):
        published = day_words(hit.published) if hit.published else "undated"
        title = hit.title or hit.publisher or hit.document_id
        found.append(SearchHit(kind="report", key=hit.document_id, title=f"{title} ({published})", excerpt=hit.snippet))
        claims = (snapshot.claims[claim] for claim in hit.claims[:_CLAIMS_EACH] if claim in snapshot.claims)
        found.extend(_claim_hit(claim) for claim in claims)
    return found


def _claim_hit(claim: Claim) -> SearchHit:
    place = f" · {claim.place.name}" if claim.place else ""
    title = f"{label(claim.kind, claim.type)}{place}"
    return SearchHit(kind="claim", key=claim.claim_id, title=title, excerpt=claim.quote.exact)
