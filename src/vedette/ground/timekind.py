"""Whether a text is news, which counts from its publication, or a narrative, which counts from what it last named."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from vedette.ground.timetokens import Token
from vedette.ground.timewords import time_words

DEICTIC = ("WEEKDAY", "YESTERDAY", "TODAY", "TOMORROW", "TONIGHT", "AGO")


def is_narrative(tokens: Sequence[Token], published: date | None) -> bool:
    """True for a text that names years much more often than it counts from its own day."""
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
    return old >= 4 and len(years) > 2 * counted + 2
