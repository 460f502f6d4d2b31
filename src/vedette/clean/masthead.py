"""What a page says of itself: headline, publisher, publication date, dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

from vedette.clean.agencies import agency
from vedette.clean.dateline import Dateline, find_dateline, lone_day, read_dateline
from vedette.clean.dates import find_date
from vedette.clean.furniture import ending
from vedette.clean.lines import PROSE_CHARS
from vedette.clean.segments import NAMES, Part

OWNER = re.compile(
    r"(?:copyright|©|\(c\)) ?(?:©|\(c\))? ?(?:(?:19|20)\d\d,? ?)?(?:by )?(?:(?-i:the) )?"
    r"([A-Z][\w’'. &-]{1,40}?)(?:[,.]|\s+all rights|$)",
    re.I,
)
HEADLINE_CHARS = range(12, 160)
OPENING, OPENING_PROSE = 4, 2
"""Paragraphs, and long ones, in which the dateline is looked for: a headline and a standfirst may come before it."""
HEADINGS = 12
"""Short lines above the first paragraph among which a dateline may stand alone: releases have numbers and offices."""


@dataclass(frozen=True, slots=True)
class Masthead:
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    dateline: str | None = None
    url: str | None = None

    def or_else(self, other: Masthead) -> Masthead:
        """This one's word first, the other's where it says nothing."""
        return Masthead(*(getattr(self, item.name) or getattr(other, item.name) for item in fields(self)))


def read_masthead(parts: Sequence[Part]) -> Masthead:
    """What the text of a page says of itself, the surest sign first: ``Published in NAME, DATE`` at the story's end."""
    story = [part for part in parts if part.sort is None]
    end = _ending(parts)
    dateline = _dateline(story)
    day = end.published or _dated(parts, "published") or (dateline.day if dateline else None)
    lone = lone_day([part.line.text for part in story])
    first = opening(story)
    alone = lone[1] if lone and lone[0] < len(first) else None
    return Masthead(
        title=_headline(parts),
        publisher=end.publisher or (dateline.publisher if dateline else None) or _signed(parts),
        published=day or _dated(parts, "") or _dated(parts, "updated") or alone,
        dateline=dateline.place if dateline else None,
    )


def _ending(parts: Sequence[Part]) -> Masthead:
    for part in parts:
        if part.sort in ("end", "date"):  # it may stand above the story as well
            said = ending(part.line.text)
            day = find_date(said.get("date", ""))
            if day is not None:
                return Masthead(publisher=said.get("publisher"), published=day[0])
    return Masthead()


def _dated(parts: Sequence[Part], word: str) -> date | None:
    """The first date line with that word, above the story or right below it; those of other stories don't count."""
    for part in parts:
        if part.sort == "teaser":
            break
        if part.sort is not None and part.date is not None and part.date.word == word:
            return part.date.day
    return None


def opening(story: Sequence[Part]) -> Sequence[Part]:
    """The paragraphs of a story among which its dateline may stand: the first few, and on to the first long one."""
    first = next((number for number, part in enumerate(story[:HEADINGS], 1) if len(part.line.text) >= PROSE_CHARS), 0)
    return story[: max(OPENING, first)]


def _dateline(story: Sequence[Part]) -> Dateline | None:
    heads: list[str] = []
    for part in opening(story):
        heads.append(part.line.text)
        if sum(len(words) >= PROSE_CHARS for words in heads) == OPENING_PROSE:
            break
    found = [read(words) for read in (read_dateline, find_dateline) for words in heads]
    return next((dateline for dateline in found if dateline is not None), None)


def _headline(parts: Sequence[Part]) -> str | None:
    """The first heading above the story's first paragraph that says something: four words, more letters than not."""
    for part in parts:
        if part.sort is None and part.line.prose:
            return None
        words = part.line.text
        says = len(words.split()) >= 4 and 2 * sum(letter.isalpha() for letter in words) > len(words)
        if part.sort is None and part.line.heading and says and len(words) in HEADLINE_CHARS:
            return words
    return None


def _signed(parts: Sequence[Part]) -> str | None:
    """The agency that signs the last line, the name at the head of the page, or the owner of the copyright."""
    for part in parts:
        if part.sort == "credit" and (sender := agency(part.line.text)):
            return sender
    for part in parts:
        if part.sort == "masthead" and NAMES.fullmatch(part.line.text):
            return part.line.text
    for part in parts:
        if part.sort == "legal" and (owner := OWNER.match(part.line.text)):
            return agency(owner[1]) or owner[1].strip()
    return None
