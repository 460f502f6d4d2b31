"""``/timeline``: how many events a day, by type."""

from __future__ import annotations

from collections import Counter
from datetime import date

from fastapi import APIRouter
from pydantic import BaseModel, Field

from ..eventfilter import within
from ..problem import RESPONSES
from ..snapshot import Views


class Day(BaseModel):
    """One day: events known to have happened on it, by type."""

    day: date
    types: dict[str, int]


class Timeline(BaseModel):
    """Days on which something is known to have happened, in order."""

    days: list[Day]
    vague: int = Field(description="events known only to a span of days, so counted on none")
    undated: int = Field(description="events without any day")


def router(views: Views) -> APIRouter:
    routes = APIRouter(tags=["timeline"], responses=RESPONSES)

    @routes.get("/timeline", summary="Events a day, by type")
    def timeline(since: date | None = None, until: date | None = None, as_of: date | None = None) -> Timeline:
        days: dict[date, Counter[str]] = {}
        vague = undated = 0
        for event in views.at(as_of).account.events:
            if event.time is None or (event.time.start is None and event.time.end is None):
                undated += 1
            elif not within(event, since, until):
                continue
            elif event.time.start is None or event.time.start != event.time.end:
                vague += 1
            else:
                days.setdefault(event.time.start, Counter())[event.type] += 1
        return Timeline(days=[Day(day=day, types=days[day]) for day in sorted(days)], vague=vague, undated=undated)

    return routes
