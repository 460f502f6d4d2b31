"""Routes of the API, one file for each noun. Each has one ``router(views)``."""

from __future__ import annotations

from functools import partial

from fastapi import APIRouter

from ..helpers import Helpers
from ..live import Live
from ..quoting import Withholder
from ..reviewable import Reviewable
from ..snapshot import Views
from . import (
    audit,
    brief,
    chart,
    claims,
    drafts,
    events,
    exports,
    health,
    holdings,
    parties,
    password,
    places,
    reports,
    review,
    search,
    suggest,
    tiles,
    timeline,
    tolls,
    users,
)


def routers(views: Views, charts: chart.Charts, helpers: Helpers, live: Live) -> list[APIRouter]:
    """All routes over one record, in the order of the documentation. ``live`` tells those who listen of changes."""
    nouns = (claims, events, places, holdings, timeline, tolls, reports, search)
    made = [health.router(views, helpers), chart.router(views, charts), *(noun.router(views) for noun in nouns)]
    made.append(parties.router(views, helpers.book))
    withholding = partial(Withholder, book=helpers.book, gazetteer=helpers.places)
    made += [noun.router(views, withholding) for noun in (brief, exports)]
    made.append(tiles.router(helpers.tiles))
    made.append(suggest.router(views, helpers.book, helpers.places))
    if helpers.accounts:
        made += [noun.router(helpers.accounts) for noun in (users, password, audit)]
    made.append(review.live_router(live))
    if helpers.desk:
        made.append(drafts.router(views, helpers.desk, live))
    if isinstance(views.record, Reviewable):
        made.append(review.router(views, views.record, live))
    return made
