"""The segmenter: which paragraphs of a pasted page are the story, and which stand beside or after it.

Every paragraph is story unless something speaks against it, so a text without furniture stays whole. Against it speak
its own wording (a caption, a share button, a credit), a place before the story (a byline, a date, a menu), or a place
after it: a line that ends the story, a heading that lists others, a tail of headlines with dates and broken-off first
sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from vedette.clean.dates import DateLine, date_line
from vedette.clean.furniture import furniture, signoff
from vedette.clean.headline import same_headline
from vedette.clean.lines import Line, split_lines
from vedette.model import Span

BESIDE = frozenset({"caption", "share", "promotion", "teaser", "teaser_abroad", "credit", "legal"})
"""Sorts that stand between the paragraphs of a story without ending it."""
ENDS = {"section": 2, "end": 4, "signoff": 4}
"""Sorts after which the page speaks of something else, until so many paragraphs of prose in a row take the story up."""
TAIL_EVIDENCE = 3
SHORTEST_HEADLINE = 12
BUTTONS = frozenset({"menu", "share"})
MENU_WORDS = 3
MASTHEAD = 5
"""Paragraphs at the top of a page among which its name, motto and sections stand."""
MENU_ITEMS, MENU_ITEM_WORDS = 2, 5
KICKER_WORDS = 6
ITEMS = re.compile(r"\s+[|»›•·]\s*")
NAMES = re.compile(
    r"[A-Z][a-z’'.-]+(?: [A-Z][a-z’'.-]+){1,3}(?:(?:,| and| in) [A-Z][a-z’'.-]+(?: [A-Z][a-z’'.-]+){0,3}){0,3}"
)
STANDFIRST = 1
"""Paragraphs of prose that may stand above byline and date: the summary under the headline."""
BARE_CAPTION_CHARS = 300
LONGEST_REST = 1_000
"""What follows a sign-off in its own line is another story's first words; more than this is the story after all."""


@dataclass(slots=True)
class Part:
    """A paragraph with what it is: ``sort`` is None for story, else the sort of furniture; ``date`` if it gives one."""

    line: Line
    sort: str | None
    date: DateLine | None

    @property
    def prose(self) -> bool:
        return self.line.prose and self.sort is None and self.date is None

    @property
    def closing(self) -> bool:
        """A sentence of the story too short to tell by itself: right below prose it is of the story."""
        return not (self.line.heading or self.line.cut or self.sort or self.date)


def segment(text: str, published: date | None = None, title: str | None = None) -> list[Part]:
    """The paragraphs of a page, in order. ``published`` helps to tell later pages' teasers, ``title`` what stands about
    the headline; both may be unknown."""
    lines = split_lines(text, lambda words: furniture(words) is not None or date_line(words) is not None)
    parts = [part for line in lines for part in _parts(line, text)]
    _label_captions(parts)
    first = next((number for number, part in enumerate(parts) if part.prose), None)
    _label_head(parts, first)
    _label_masthead(parts[:first])
    _label_about_headline(parts[:first], title)
    if first is not None:
        _label_others(parts, first)
        _label_tail(parts, first, published)
    if all(part.sort for part in parts):
        for part in parts:
            part.sort = None  # all furniture and no story: better to keep a page than to lose it
    return parts


def _parts(line: Line, text: str) -> Iterator[Part]:
    """A line as one part; as up to three where a wire signs off within it."""
    raw = text[line.start : line.end]
    found = signoff(raw)
    if found is None or len(raw) - found[1] > LONGEST_REST:
        yield Part(line, furniture(line.text), date_line(line.text))
        return
    for sort, begin, stop in ((None, 0, found[0]), ("signoff", *found), ("teaser", found[1], len(raw))):
        inner = raw[begin:stop].strip()
        if inner.strip(" ."):
            at = line.start + raw.index(inner, begin)
            yield Part(Line(" ".join(inner.split()), at, at + len(inner), line.apart and sort is None), sort, None)


def _label_captions(parts: Sequence[Part]) -> None:
    """A bare ``Image caption`` is the label of the line below it."""
    for label, below in pairwise(parts):
        bare = label.sort == "caption" and label.line.text.rstrip(" ,:").casefold().endswith("caption")
        if bare and len(label.line.text) <= 20 and len(below.line.text) <= BARE_CAPTION_CHARS:
            below.sort = "caption"


def _label_head(parts: Sequence[Part], first: int | None) -> None:
    """Above the story stand bylines, dates and menus; below its start such words are story, but for a credit or two."""
    prose = 0
    for number, part in enumerate(parts):
        above = first is not None and number < first
        prose += part.prose
        if part.sort in ENDS and (above or first is None):
            part.sort = "menu" if part.sort == "section" else "date"
        elif part.sort == "menu" and not above:
            part.sort = None
        elif part.sort == "byline" and not above:
            part.sort = "byline" if prose <= STANDFIRST and part.line.text[:3].casefold() == "by " else None
        elif part.sort is None and part.date is not None:
            signed = number > 0 and parts[number - 1].sort in ("byline", "date")
            part.sort = "date" if above or part.date.word or (signed and prose <= STANDFIRST) else None
    for number in range(first or 0):
        _label_neighbour(parts, number)


def _label_neighbour(parts: Sequence[Part], number: int) -> None:
    """Above the story, a word or two among menu words is one of them, and a name right above the date a byline."""
    part = parts[number]
    before = parts[number - 1].sort if number else None
    if part.sort is None and part.line.heading and len(part.line.text.split()) <= MENU_WORDS and before in BUTTONS:
        part.sort = "menu"
    elif part.sort is None and parts[number + 1].sort == "date" and NAMES.fullmatch(part.line.text):
        part.sort = "byline"


def _label_masthead(above: Sequence[Part]) -> None:
    """A line of sections, and the outlet's name and motto above it, where a headline is left below."""
    menus = [
        number
        for number, part in enumerate(above[:MASTHEAD])
        if part.sort in (None, "menu") and _is_menu(part.line.text)
    ]
    below = menus[-1] + 1 if menus else 0
    if any(part.sort is None and part.line.heading for part in above[below:]):
        for number, part in enumerate(above[:below]):
            if part.sort is None and part.line.heading:
                part.sort = "menu" if number in menus else "masthead"


def _is_menu(line: str) -> bool:
    """``Live | News | Contact``, and ``The Herald | World``: several short items, or two very short ones."""
    items = [len(item.split()) for item in ITEMS.split(line.strip(" |"))]
    return (len(items) > MENU_ITEMS and max(items) <= MENU_ITEM_WORDS) or (len(items) > 1 and max(items) <= MENU_WORDS)


def _label_about_headline(above: Sequence[Part], title: str | None) -> None:
    """Where the headline is known, a label above it and a name or two below it are none of the story's words."""
    at = next((number for number, part in enumerate(above) if title and same_headline(part.line.text, title)), None)
    for number, part in enumerate(above if at is not None else ()):
        if part.sort is None and part.line.heading and at is not None:
            if number < at and len(part.line.text.split()) <= KICKER_WORDS:
                part.sort = "kicker"
            elif number > at and NAMES.fullmatch(part.line.text):
                part.sort = "byline"


def _label_others(parts: Sequence[Part], first: int) -> None:
    """From a line that ends the story, or a heading over other stories, on to where prose resumes, if it does."""
    number = first
    while number < len(parts):
        needed = ENDS.get(parts[number].sort or "")
        number += 1
        if needed is not None:
            resumed = _resumes(parts, number, needed)
            for part in parts[number:resumed]:
                part.sort = part.sort or "teaser"
            number = resumed


def _resumes(parts: Sequence[Part], start: int, needed: int) -> int:
    """Where the next run of ``needed`` paragraphs of prose starts; the number of parts if none does."""
    began, run = start, 0
    for number in range(start, len(parts)):
        if parts[number].sort == "resumes":
            return number + 1
        if parts[number].prose:
            began = number if run == 0 else began
            run += 1
            if run == needed:
                return began
        elif parts[number].sort not in BESIDE:
            run = 0
    return len(parts)


def _label_tail(parts: Sequence[Part], first: int, published: date | None) -> None:
    """After the last run of prose, and the short sentences that close it: headlines, dates and broken-off sentences,
    where there are enough of them."""
    last = first
    for number in range(first + 1, len(parts)):
        if parts[number].prose and parts[number - 1].prose:
            last = number
    while last + 1 < len(parts) and parts[last + 1].closing:
        last += 1
    tail = parts[last + 1 :]
    if _evidence(tail, published) >= TAIL_EVIDENCE:
        for part in tail:
            part.sort = part.sort or "teaser"


def _evidence(tail: Sequence[Part], published: date | None) -> int:
    """How much speaks for a tail of other stories; whole paragraphs, under a date too, speak for a chronicle."""
    evidence = 0
    for number, part in enumerate(tail):
        words = part.line.text
        if len(words) > SHORTEST_HEADLINE and any(words == near.line.text for near in tail[number + 1 : number + 4]):
            evidence += 1  # a headline that is said twice: under its picture, and as a link
        if part.date is not None:
            under = number + 1 < len(tail) and tail[number + 1].prose
            late = published is not None and part.date.day > published + timedelta(days=1)
            evidence += 2 if late else -1 if under else 1
        elif part.line.cut:
            evidence += 1
        elif part.prose:
            evidence -= 1
    return evidence


def runs(parts: Sequence[Part], story: bool) -> tuple[Span, ...]:
    """The runs of neighbouring paragraphs that are (or are not) story, as spans of the text."""
    spans: list[Span] = []
    open_run = False
    for part in parts:
        if (part.sort is None) != story:
            open_run = False
        elif open_run:
            spans[-1] = Span(spans[-1].start, part.line.end)
        else:
            spans.append(Span(part.line.start, part.line.end))
            open_run = True
    return tuple(spans)
