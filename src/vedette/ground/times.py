"""Time expressions: found, worked out to TIMEX3 values, and to the days they stand for.

    find_times("Clashes broke out late on Friday.", date(2017, 11, 5)) -> [TimeMention("late on Friday", …, 2017-11-03)]

The steps: ``timetokens`` (text to classes of words), ``timefind`` (rules over classes), then in text order the readings
in ``timedates``, ``timeyears``, ``timedeictic``, ``timeshift`` and ``timeduration`` (what a match means, given the
``Timeline`` of the text). TIMEX3 is the notation of ISO-TimeML (ISO 24617-1); data/times says which words count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from vedette.ground import timedates, timedeictic, timeduration, timeshift, timeyears
from vedette.ground.timefind import Found, find
from vedette.ground.timejoin import joined, narrowed
from vedette.ground.timekind import is_narrative
from vedette.ground.timeline import Timeline
from vedette.ground.timemeaning import Meaning
from vedette.ground.timetokens import tokens_of
from vedette.model import Interval, Span, TimeMention

Reading = Callable[[Found, Timeline], Meaning | list[Meaning] | None]

_HOMES = (timedates, timeyears, timedeictic, timeshift, timeduration)
READINGS: Mapping[str, Reading] = MappingProxyType(
    {reading.__name__.rstrip("_"): reading for home in _HOMES for reading in home.READINGS}
)
"""What rules.yaml calls a reading, and the function that is it."""


_SINCE = re.compile(r"\b[Ss]ince\s+\Z")
"""Since when something is so is not the day that the news are at: ``the previous week`` does not count from it."""


def find_times(text: str, published: date | None) -> list[TimeMention]:
    """All time expressions of a text, in order, none overlapping another.

    ``published`` is the day that ``yesterday`` counts from; None leaves relative dates without an interval (their
    value then has X for what is unknown). Takes time linear in the length of the text and raises nothing on any text.
    """
    tokens = tokens_of(text)
    line = Timeline(published, narrative=is_narrative(tokens, published))
    mentions: list[TimeMention] = []
    done = 0
    for found in find(tokens):
        if found.start < done:
            continue
        meanings = _read(found, line)
        if meanings == []:
            done = found.end
        for meaning in meanings or ():
            mention = _mention(text, found, meaning)
            if mention.span.start < done:
                continue
            mentions.append(mention)
            done = mention.span.end
            if not _SINCE.search(text, max(mention.span.start - 12, 0), mention.span.start):
                line.note(meaning.stretch, found.low())
    return mentions


def _read(found: Found, line: Timeline) -> list[Meaning] | None:
    """What a match means; an empty list where it is no time after all, None where another rule may still read it."""
    meaning = READINGS[found.reading](found, line)
    return [meaning] if isinstance(meaning, Meaning) else meaning


def _mention(text: str, found: Found, meaning: Meaning) -> TimeMention:
    start = found.start if meaning.start is None else meaning.start
    end = found.end if meaning.end is None else meaning.end
    span, words = Span(start, end), text[start:end]
    interval = None
    if meaning.days is not None:
        interval = Interval(meaning.days[0], meaning.days[1], words, meaning.precision, "text", span)
    return TimeMention(span, words, meaning.kind, meaning.value, interval)


__all__ = ["find_times", "joined", "narrowed"]
