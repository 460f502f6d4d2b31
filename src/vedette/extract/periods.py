"""The days that a periodical report covers: a weekly bulletin, a monthly update."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from vedette.model import Interval

if TYPE_CHECKING:
    from .scene import Scene

PERIODICAL = re.compile(
    r"\b(weekly|fortnightly|bi-?weekly|monthly|reporting period)\b(?! (?:newspaper|magazine))", re.IGNORECASE
)
PERIODS = {"weekly": 7, "fortnightly": 14, "biweekly": 14, "bi-weekly": 14, "monthly": 30}
HEAD = 600
"""Characters at the top in which a periodical report says what days it covers."""


def reporting_period(scene: Scene) -> Interval | None:
    """The days that a periodical report covers: a range at its head, else its own word for how often it comes."""
    day, text = scene.report.published, scene.doc.text
    found = PERIODICAL.search(text)
    if day is None:
        return None
    for time in scene.mentions.times:
        interval = time.interval
        if time.span.start >= HEAD or interval is None or interval.start is None or interval.end is None:
            continue
        if not 5 <= (interval.end - interval.start).days <= 45:
            continue
        if found is not None or (interval.end <= day and _is_alone(text, time.span.start, time.span.end)):
            return replace(interval, basis="context", at=None)
    if found is None:
        return None
    days = PERIODS.get(found.group(1).lower(), 7)
    return Interval(day - timedelta(days=days - 1), day, None, "day", "context")


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether a line at the head says nothing but a range of days: ``July 2024``, ``26 February – 3 March``."""
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    rest = text[line:start] + text[end : stop if stop >= 0 else len(text)]
    return 0 <= line < stop and not any(sign.isalnum() for sign in rest)
