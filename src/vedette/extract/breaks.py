"""Where sentences begin and end whatever the parser thinks: at blank lines, below headings, where none would end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .layout import line_ends
from .lexicon import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from spacy.tokens import Doc

BREAK = re.compile(r"\n\s*\n|\n(?=[-•*–] )|(?<=[.!?:”\"])\n")
"""Where a sentence must end, whatever the parser thinks."""

OPEN_END = re.compile(r"(?:\b(?:in|of|and|the|to|by|at|for|from|with|on|near|between|a|an|or|than|as|least)|,)\s*$")
"""A line that stops in the middle of a phrase goes on below, blank lines or not (text taken from a laid-out page)."""

HEADLINE = "headline"
"""Where a document's ``user_data`` says that its headline ends, if it has one."""

LONGEST = 300
"""Words without a stop after which a sentence is cut: what runs on for longer is no prose and takes ages to read."""
PROSE = 6
"""Words before a capital, half of them in small letters where a text is prose."""
STOPS = frozenset({".", "!", "?"})


BEGINS, GOES_ON = 1, 2**64 - 1
"""Whether a sentence begins with a word, as the pipeline writes it: yes, no (-1)."""


def mark_breaks(doc: Doc) -> Doc:
    """End a sentence at each blank line, so that a headline never runs into the story, and where it would never end."""
    text = doc.text
    headline = doc.user_data.get(HEADLINE, -1)
    breaks = [m.end() for m in BREAK.finditer(text) if not _goes_on(text, m.start(), m.end(), headline)]
    breaks = sorted({*breaks, *(end for end in line_ends(text) if not _goes_on(text, end - 1, end, headline))})
    words = [token.text for token in doc]
    starts: Any = doc.to_array("SENT_START")
    marks = starts.tolist()
    openers, dating = listed("openers") | {"NEW"}, listed("dating_openers")
    at, stop = 0, 0
    for i, (start, word) in enumerate(zip(doc.to_array("IDX").tolist(), words, strict=True)):
        if at < len(breaks) and start >= breaks[at] and not word.isspace():
            marks[i] = BEGINS
            stop = i
            while at < len(breaks) and breaks[at] <= start:
                at += 1
        elif i - stop >= LONGEST:
            marks[i] = BEGINS
            stop = i
        elif i and word[:1].islower() and words[i - 1][-1].isalnum():
            marks[i] = GOES_ON  # no sentence ends between two words or a number and a word, the second in small letters
        elif (word in openers and _begins(words, i)) or (word in dating and _dates(words, i)):
            marks[i] = BEGINS
            stop = i
        if word in STOPS:
            stop = i
    starts[:] = marks
    return doc.from_array("SENT_START", starts)


def break_below(doc: Doc, ends: Collection[int]) -> None:
    """Begin a sentence after each run of blank lines that starts at one of these characters."""
    if not ends:
        return
    starts: Any = doc.to_array("SENT_START")
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text and token.idx in ends:
            starts[token.i + 1] = BEGINS
    doc.from_array("SENT_START", starts)


def _goes_on(text: str, start: int, end: int, headline: int) -> bool:
    """Whether the line before goes on in the one after. A headline (its end is at ``headline``) may well end in a small
    word (``Army closes in``): it goes on only in small letters."""
    if not OPEN_END.search(text[max(0, start - 12) : start]):
        return False
    return start > headline or text[end : end + 1].islower()


def _begins(words: Sequence[str], i: int) -> bool:
    """Whether a capital tells that a sentence begins whose forerunner lost its stop: ``… in May Some accounts say``."""
    if i + 1 >= len(words):
        return False
    before, word, after = words[i - 1], words[i], words[i + 1]
    if word == "NEW":
        return after == ":"
    return i > 0 and before.isalpha() and not before.istitle() and after.isalpha() and after.islower()


def _dates(words: Sequence[str], i: int) -> bool:
    """Whether a capital before a date begins a sentence in prose: ``a push into the capital On 17 March 2018 the …``.
    A headline has capitals all over."""
    if i < PROSE or i + 2 >= len(words) or not words[i - 1].isalpha():
        return False
    day, month = words[i + 1], words[i + 2]
    dated = _month_day(day, month) or _month_day(month, day) or (day in listed("month_names") and month.isdigit())
    return dated and sum(word[:1].islower() for word in words[i - PROSE : i]) >= PROSE // 2


def _month_day(day: str, month: str) -> bool:
    """``17 March``."""
    return day.isdigit() and len(day) <= 2 and month in listed("month_names")
