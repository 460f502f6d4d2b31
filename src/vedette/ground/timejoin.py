"""What a reader of claims makes of times: ``early January`` is its first third, ``6 and 7 November`` one stretch.

TIMEX3 values leave these out: there ``early January`` is January and ``6 and 7 November`` are two expressions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from vedette.model import Interval, Span, TimeMention

_LINK = re.compile(r"\s*(?:-|–|—|/|,?\s(?:and|to|through|until|till|or))\s*(?:the\s)?\s*", re.IGNORECASE)
_NIGHT = re.compile(r"\bnight of\b.*\d$", re.IGNORECASE)
_MORROW = re.compile(r"\s?(?:-|–|—|/|to|and|into)\s?(?:the )?(\d{1,2})(?:st|nd|rd|th)?\b(?![:.,/-]?\d)", re.IGNORECASE)
"""The day that a night ends on, without its month: ``the night of March 3 to 4``."""
_THIRD = re.compile(r"\b(?:(early|beginning|start|outset)|(mid|middle)|(late|end|close))\b", re.IGNORECASE)
_AFTERWARDS = re.compile(r"\b(?:later|earlier|after|before|afterwards)$", re.IGNORECASE)
_SO_FAR = re.compile(r"\bthis (?:year|month|week|summer|spring|autumn|winter|fall)$", re.IGNORECASE)


def narrowed(mention: TimeMention, published: date | None) -> Interval | None:
    """The days that the words of one expression mean, where they say more than its TIMEX3 value.

    ``early January``: 1 to 10 January (a month by tens, everything longer by thirds); ``this year``: up to
    publication; ``earlier this week``: up to the day before. Other expressions keep their interval.
    """
    interval = mention.interval
    if interval is None or interval.start is None or interval.end is None or mention.type != "DATE":
        return interval
    start, end = interval.start, interval.end
    if published is not None and start <= published <= end and _SO_FAR.search(mention.text):
        last = published - timedelta(days=1) if "earlier" in mention.text.lower() else published
        return replace(interval, end=max(start, last))
    third = _THIRD.search(mention.text) if start < end else None
    if third is None or interval.precision in ("day", "week"):
        return interval
    cuts = [((end - start).days + 1) * n // 3 for n in (0, 1, 2)] if interval.precision != "month" else [0, 10, 20]
    number = next(n for n in (0, 1, 2) if third.group(n + 1))
    first = start + timedelta(days=cuts[number])
    return replace(interval, start=first, end=end if number == 2 else start + timedelta(days=cuts[number + 1] - 1))


def joined(text: str, mentions: Sequence[TimeMention]) -> list[Interval]:
    """The stretches that two expressions of a text span together: ``6 and 7 November``, ``from May to July 2011``.

    One interval for each such pair, from the first day of the earlier to the last day of the later; ``words`` and
    ``at`` cover both. Expressions that stand alone are left out.
    """
    made: list[Interval] = [night for mention in mentions if (night := _night(text, mention)) is not None]
    for first, second in pairwise(mentions):
        one, two = first.interval, second.interval
        if one is None or two is None or not _LINK.fullmatch(text, first.span.end, second.span.start):
            continue
        if _AFTERWARDS.search(second.text):
            continue  # took A on Tuesday, and two days later B
        if one.start is None or two.end is None or one.start > two.end:
            continue
        span = Span(first.span.start, second.span.end)
        precision = two.precision if two.precision == one.precision else "unknown"
        made.append(Interval(one.start, two.end, text[span.start : span.end], precision, "text", span))
    return made


def _night(text: str, mention: TimeMention) -> Interval | None:
    """A night with both its days: ``the night of March 3 to 4``."""
    interval = mention.interval
    found = _MORROW.match(text, mention.span.end) if _NIGHT.search(mention.text) else None
    if found is None or interval is None or interval.start is None or interval.start != interval.end:
        return None
    morrow = interval.start + timedelta(days=1)
    if morrow.day != int(found[1]):
        return None
    span = Span(mention.span.start, found.end())
    return replace(interval, end=morrow, words=text[span.start : span.end], at=span)
