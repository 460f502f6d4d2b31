"""Whether a text is news, which counts from its publication, or a narrative, which counts from what it last named."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from vedette.ground.timetokens import Token
from vedette.ground.timewords import time_words

PAST = 2
"""Years that all years which a short text names lie back where it tells of the past."""
BEHIND = 5
"""Words from a month to its year: ``June 23rd, 2012``."""
DEICTIC = ("WEEKDAY", "YESTERDAY", "TODAY", "TOMORROW", "TONIGHT", "AGO")


def is_narrative(tokens: Sequence[Token], published: date | None) -> bool:
    """True for a text that names years much more often than it counts from its own day, and for a short one that opens
    with a year long past and names no other kind."""
    letters = time_words().letters
    years = [int(t.value) for t in tokens if t.letter == letters["YEAR"] and isinstance(t.value, int)]
    years = [year for year in years if 1400 <= year <= 2100]
    deictic = {letters[name] for name in DEICTIC}
    counted = sum(token.letter in deictic for token in tokens)
    if published is None:
        return True
    ancient = sum(token.letter == letters["BC"] for token in tokens)
    if ancient > 2 * counted + 2:
        return True
    old = sum(year < published.year for year in years)
    if old >= 4 and len(years) > 2 * counted + 2:
        return True
    return not counted and bool(years) and max(years) <= published.year - PAST and _opens_with_year(tokens)


def _opens_with_year(tokens: Sequence[Token]) -> bool:
    """Whether the first that a text names of months and years is a month with its year: news opens with its own day."""
    letters = time_words().letters
    months, year = {letters["MONTH"], letters["MONTHABBR"]}, letters["YEAR"]
    first = next((i for i, token in enumerate(tokens) if token.letter in months or token.letter == year), None)
    if first is None or tokens[first].letter == year:
        return False
    return any(token.letter == year for token in tokens[first : first + BEHIND])
