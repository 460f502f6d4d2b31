"""Routes of the API, one file for each noun. Each has one ``router(views)``."""

from __future__ import annotations

from fastapi import APIRouter

from ..snapshot import Views
from . import chart, claims, events, health, holdings, parties, places, reports, search, timeline, tolls

_NOUNS = (health, chart, claims, events, places, parties, holdings, timeline, tolls, reports, search)


def routers(views: Views) -> list[APIRouter]:
    """All routes over one record, in the order of the documentation."""
    return [noun.router(views) for noun in _NOUNS]
