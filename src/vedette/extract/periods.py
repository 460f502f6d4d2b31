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
    if found is None or day is None:
        return None
    head = [t.interval for t in scene.mentions.times if t.span.start < HEAD and t.interval is not None]
    for interval in head:
        if interval.start and interval.end and 5 <= (interval.end - interval.start).days <= 45:
            return replace(interval, basis="context", at=None)
    days = PERIODS.get(found.group(1).lower(), 7)
    return Interval(day - timedelta(days=days - 1), day, None, "day", "context")
