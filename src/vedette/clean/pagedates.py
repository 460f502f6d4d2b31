"""The publication date that a web page states for machines, and whether a date found elsewhere can be trusted."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

STATED = (
    re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"'),  # schema.org, in JSON-LD
    re.compile(r"""<meta[^>]{0,200}\barticle:published_time["'][^>]{0,100}\bcontent=["']([^"']{8,40})""", re.I),
)
NEW_YEAR = re.compile(r"\b0?1[ .-/](?:0?1\b|jan)|\bjan(?:uary|\.)? 0?1\b|-01-01", re.I)
SEARCHED = 3_000_000


def stated_date(html: str, url: str | None, found: date | None) -> date | None:
    """The date with its own time zone in schema.org or Open Graph terms, else ``found``, else None.

    A time in UTC may name another day than the newsroom's, so it only counts where nothing else is found. A 1 January
    that the page nowhere writes is a mere year, and no date: better none than a wrong one.
    """
    head = html[:SEARCHED]
    stated = [moment for form in STATED if (hit := form.search(head)) and (moment := _moment(hit[1]))]
    for moment in stated:
        if moment.utcoffset():
            return moment.date()
    if found is None:
        return stated[0].date() if stated else None
    if (found.month, found.day) == (1, 1) and not NEW_YEAR.search(head) and not NEW_YEAR.search(url or ""):
        return None
    return found


def _moment(words: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(words.strip())
    except ValueError:
        return None
    return moment if abs(moment.utcoffset() or timedelta()) < timedelta(hours=15) else None
