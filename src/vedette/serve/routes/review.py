"""``/review`` and ``/judgements``: what to look at first, and what people say of it; ``/live`` tells the others."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse
from pydantic import Field

from ...errors import JudgementError
from ...judging import added_claim, standing
from ...judging.standing import UNDO
from ...model import Judgement
from ..gate import still_admitted, user_of
from ..live import Live
from ..problem import RESPONSES
from ..reviewable import Reviewable
from ..reviewfilter import ReviewFilter
from ..shapes.review import JudgementItem, Queue, ReviewItem, Said, judgement_item
from ..snapshot import Snapshot, Views
from ..words import label
from .forms import forms_by_id
from .paging import Limit

_MOST_CLAIMS = 12


class ReviewQuery(ReviewFilter):
    """The filter, how many are asked for, and by whom."""

    limit: int = Field(40, ge=1, le=1000)
    who: str | None = None


def live_router(live: Live) -> APIRouter:
    routes = APIRouter(tags=["review"])

    @routes.get("/live", include_in_schema=False)
    async def listen(request: Request) -> StreamingResponse:
        """Server-sent events: ``changed`` whenever the record has been added to or corrected."""
        heard = live.listen(request.is_disconnected, partial(still_admitted, request))
        return StreamingResponse(heard, media_type="text/event-stream")

    return routes


def router(views: Views, record: Reviewable, live: Live) -> APIRouter:
    routes = APIRouter(tags=["review"], responses=RESPONSES)
    turn = threading.Lock()

    @routes.get("/review", summary="What to look at first, and why", response_model_exclude_unset=True)
    def review(query: Annotated[ReviewQuery, Query()]) -> Queue:
        """Without ``who``, what nobody has judged; with it, what that person has not, for a second coding."""
        waiting = record.review(None, query.who or None)
        snapshot = views.latest()
        asked = query.subjects(snapshot)
        found = [one for one in waiting if asked is None or one.subject in asked]
        items = [
            ReviewItem(
                subject=one.subject,
                label=_label(snapshot, one.subject, one.type),
                score=one.score,
                reasons=list(one.reasons),
                place=one.place,
                day=one.day,
                claims=forms_by_id(views, snapshot, one.claims[:_MOST_CLAIMS]),
            )
            for one in found[: query.limit]
        ]
        return Queue(total=len(found), waiting=len(waiting), items=items)

    @routes.get("/judgements", summary="What people have said, the latest first")
    def judgements(subject: str | None = None, limit: Limit = 100) -> list[JudgementItem]:
        said = record.judgements() if subject is None else record.judgements_on(subject)
        return _items(views.latest(), record, list(reversed(said))[:limit])

    @routes.post("/judgements", summary="Say what is right or wrong with a reading")
    def judge(said: Said, request: Request) -> JudgementItem:
        """Nothing is overwritten; a judgement is undone by another. Events and holders are computed anew at once.

        Where there are users it bears the name of whoever is signed in, whatever ``who`` says.
        """
        user = user_of(request)
        who = user.name if user else said.who.strip()
        if not who:
            raise JudgementError("who says so? a judgement bears a name", "who")
        with turn:
            made = record.add_judgement(said.subject, said.verdict, who, said.why, said.change)
            record.refresh()
        request.state.deed = f"judged: {made.verdict} {made.subject} ({made.judgement_id})"
        views.forget()
        live.tell(f"{made.verdict} by {made.who}".replace("\n", " "))
        return _items(views.latest(), record, [made])[0]

    return routes


def _items(snapshot: Snapshot, record: Reviewable, said: Sequence[Judgement]) -> list[JudgementItem]:
    stands = {one.judgement_id for one in standing(record.judgements())}  # it leaves out the undoings themselves

    def undone(one: Judgement) -> bool:
        return one.verdict != UNDO and one.judgement_id not in stands

    return [judgement_item(one, _words(snapshot, one), undone(one)) for one in said]


def _label(snapshot: Snapshot, subject: str, name: str) -> str:
    claim = snapshot.claims.get(subject)
    return label(claim.kind if claim else "event", name)


def _words(snapshot: Snapshot, judgement: Judgement) -> str:
    """What a judgement is about, in words: ``Capture · Mayadin``."""
    event = snapshot.events.get(judgement.subject)
    claim = snapshot.claims.get(judgement.subject) or next(iter(judgement.anchors), None)
    if judgement.verdict == "add":
        claim = added_claim(judgement)
    if event:
        return f"{label('event', event.type)}{f' · {event.place.name}' if event.place else ''}"
    if claim:
        return f"{label(claim.kind, claim.type)}{f' · {claim.place.name}' if claim.place else ''}"
    return judgement.subject
