"""``/parties``: each party, what it held, did and suffered."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter

from ...model import Event
from ..claimfilter import newest_first
from ..eventfilter import latest_first
from ..keys import fold, party_key
from ..partybook import PartyBook
from ..problem import RESPONSES
from ..shapes.event import event_item
from ..shapes.figures import disputes_among, tolls_of
from ..shapes.holding import holding_item
from ..shapes.place import PartyDetail, PartyItem, PartyPage
from ..shapes.tie import card_item, tie_item
from ..snapshot import Snapshot, Views
from ..ties import ties_of
from .forms import claim_forms
from .paging import Limit, Offset

_MOST_CLAIMS = 200
_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "him", "her", "them", "his", "hers", "its", "their", "who", "whom", "which", "those"}
)


def router(views: Views, book: PartyBook) -> APIRouter:
    routes = APIRouter(tags=["parties"], responses=RESPONSES)

    @routes.get("/parties", summary="Parties, those most spoken of first")
    def parties(q: str = "", offset: Offset = 0, limit: Limit = 100, as_of: date | None = None) -> PartyPage:
        snapshot = views.at(as_of)
        wanted = fold(q)
        found = [
            PartyItem(key=key, name=party.name, claims=len(snapshot.by_party.get(key, ())))
            for key, party in snapshot.parties.items()
            if wanted in fold(party.name)
        ]
        found.sort(key=lambda item: (-item.claims, item.name))
        return PartyPage(total=len(found), offset=offset, limit=limit, items=found[offset : offset + limit])

    @routes.get(
        "/parties/{key}", summary="One party: what it held, did and suffered", response_model_exclude_unset=True
    )
    def party(key: str, as_of: date | None = None) -> PartyDetail:
        """Claims are the latest two hundred; ``/claims?party=`` pages through all of them."""
        return _detail(views, book, views.at(as_of), key)

    return routes


def _detail(views: Views, book: PartyBook, snapshot: Snapshot, key: str) -> PartyDetail:
    party, account = snapshot.party(key), snapshot.account
    claims = snapshot.by_party.get(key, [])
    named = {p.text for c in claims for p in (*c.actor, *c.target, *c.source) if party_key(p) == key}
    happened = [event for event in account.events if _takes_part(event, key)]
    return PartyDetail(
        key=key,
        name=party.name,
        names=sorted((words for words in named if words.casefold() not in _PRONOUNS), key=str.casefold),
        card=card_item(book.card(key)),
        ties=[tie_item(tie) for tie in ties_of(key, snapshot, book)],
        disputes=disputes_among(
            {claim.claim_id for claim in claims}, {key, *(event.event_id for event in happened)}, snapshot
        ),
        holdings=[holding_item(h) for h in account.holdings if h.holder and party_key(h.holder) == key],
        tolls=tolls_of(key, snapshot),
        events=[event_item(event) for event in latest_first(happened)],
        claims=claim_forms(views, snapshot, newest_first(claims)[:_MOST_CLAIMS]),
    )


def _takes_part(event: Event, key: str) -> bool:
    return any(party_key(party) == key for party in (*event.actor, *event.target))
