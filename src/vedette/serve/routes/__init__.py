"""Routes of the API, one file for each noun. Each has one ``router(views)``."""

from __future__ import annotations

from fastapi import APIRouter

from ..helpers import Helpers
from ..live import Live
from ..reviewable import Reviewable
from ..snapshot import Views
from . import (
    brief,
    chart,
    claims,
    drafts,
    events,
    exports,
    health,
    holdings,
    parties,
    places,
    reports,
    review,
    search,
    tiles,
    timeline,
    tolls,
    users,
)


def routers(views: Views, charts: chart.Charts, helpers: Helpers) -> list[APIRouter]:
    """All routes over one record, in the order of the documentation."""
    nouns = (claims, events, places, holdings, timeline, tolls, reports, search)
    made = [health.router(views, helpers), chart.router(views, charts), *(noun.router(views) for noun in nouns)]
    made += [noun.router(views, helpers.book) for noun in (parties, brief, exports)]
    made.append(tiles.router(helpers.tiles))
    if helpers.accounts:
        made.append(users.router(helpers.accounts))
    live = Live()
    made.append(review.live_router(live))
    if helpers.desk:
        made.append(drafts.router(views, helpers.desk, live))
    if isinstance(views.record, Reviewable):
        made.append(review.router(views, views.record, live))
    return made
