"""``/drafts``: reports that a person brings are read at once, shown with their claims, and kept only when told to."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Sequence
from datetime import date
from itertools import islice
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool

from ...errors import NotFoundError
from ...model import Hints, Rejected
from ..desk import Desk, Draft
from ..live import Live
from ..problem import RESPONSES
from ..shapes.draft import DraftItem, DraftPage, Kept, draft_item, rejected_item
from ..snapshot import Views

_MOST_BYTES = 20_000_000
_MOST_PAGES = 40
_HELD = 400


class Brought(BaseModel):
    """What is said of the file that is brought."""

    name: str = Field("pasted.txt", max_length=200, description="its name; the ending says what sort of file it is")
    published: date | None = Field(None, description="the day of publication, where the page does not say it")
    publisher: str | None = Field(None, max_length=200)
    title: str | None = Field(None, max_length=500)


class Choice(BaseModel):
    """The drafts that are to be kept."""

    drafts: list[str] = Field(min_length=1, max_length=_MOST_PAGES * 10)


class Tray:
    """The drafts that were shown lately, by an id that nobody can guess. The oldest make room for the new."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: OrderedDict[str, Draft] = OrderedDict()

    def put(self, draft: Draft) -> str:
        draft_id = secrets.token_urlsafe(12)
        with self._lock:
            self._held[draft_id] = draft
            while len(self._held) > _HELD:
                self._held.popitem(last=False)
        return draft_id

    def get(self, ids: Sequence[str]) -> list[Draft]:
        with self._lock:
            if missing := [one for one in ids if one not in self._held]:
                raise NotFoundError(f"no draft {missing[0]!r} any more: have the report read again")
            return [self._held[one] for one in ids]

    def drop(self, ids: Sequence[str]) -> None:
        with self._lock:
            for one in ids:
                self._held.pop(one, None)


def router(views: Views, desk: Desk, live: Live) -> APIRouter:
    routes = APIRouter(prefix="/drafts", tags=["drafts"], responses=RESPONSES)
    tray = Tray()

    @routes.post("", summary="Read what is in the body of the request; keep nothing")
    async def read(request: Request, brought: Annotated[Brought, Query()]) -> DraftPage:
        """A page of HTML, plain text, or any file that ``vedette run`` reads, as the request's bare body."""
        content = await _body(request)
        request.state.deed = f"had {brought.name} read"
        return await run_in_threadpool(_read, desk, tray, brought, content)

    @routes.post("/keep", summary="Keep drafts: they become part of the record")
    def keep(choice: Choice, request: Request) -> Kept:
        drafts = tray.get(choice.drafts)
        new = desk.keep(drafts)
        tray.drop(choice.drafts)
        views.forget()
        request.state.deed = f"added {new} reports: {', '.join(draft.report.document_id for draft in drafts)}"
        live.tell(f"{new} reports added")
        return Kept(reports=[draft.report.document_id for draft in drafts], new=new)

    return routes


def _read(desk: Desk, tray: Tray, brought: Brought, content: bytes) -> DraftPage:
    hints = Hints(published=brought.published, publisher=brought.publisher, title=brought.title)
    outcomes = iter(desk.read(brought.name, content, hints))
    items = [_item(tray, one) for one in islice(outcomes, _MOST_PAGES)]
    return DraftPage(items=items, left=sum(1 for _ in outcomes))


def _item(tray: Tray, one: Draft | Rejected) -> DraftItem:
    return rejected_item(one) if isinstance(one, Rejected) else draft_item(tray.put(one), one)


async def _body(request: Request) -> bytes:
    content = bytearray()
    async for part in request.stream():
        content += part
        if len(content) > _MOST_BYTES:
            raise HTTPException(413, f"more than {_MOST_BYTES // 1_000_000} MB: read it with vedette run")
    if not content.strip():
        raise HTTPException(422, "nothing to read: the request has no body")
    return bytes(content)
