"""Dates as news pages write them in English, and lines that are nothing but a date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "(?P<{}>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_YEAR = r"(?P<{}>(?:19|20)\d\d)\b"
_DAY = r"(?P<{}>[0-3]?\d)(?:st|nd|rd|th)?"
WRITTEN = re.compile(
    rf"\b(?:{_MONTH.format('m1')},? {_DAY.format('d1')}[,،]? ?{_YEAR.format('y1')}"
    rf"|{_DAY.format('d2')}(?: of)?[ -]{_MONTH.format('m2')}[,،]?[ -]{_YEAR.format('y2')}"
    rf"|{_YEAR.format('y3')}[-/.](?P<m3>[01]?\d)[-/.](?P<d3>[0-3]?\d)(?!\d)"
    rf"|(?P<d4>[0-3]?\d)[./](?P<m4>[0-3]?\d)[./]{_YEAR.format('y4')})",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"""(?ix)
    \b (?: (?:first\ |last\ |originally\ )?
        (?: published | posted | updated | modified | created | issued | released | revised | uploaded )
    | date | update | release\ date | on | at | by | as\ of | local\ time
    | (?: mon | tues? | wed(?:nes)? | thu(?:rs)? | fri | sat(?:ur)? | sun ) (?:day)?
    | \d{1,2} [:.] \d\d (?:[:.]\d\d)? (?:\ ?[ap]\.?m\.?)? (?:\ ?h(?:rs|ours)?)?
    | \d{1,2}\ ?[ap]\.?m\.? | noon | midnight | \d{4}\ ?(?:hrs|h|gmt|utc)
    | (?:bulletin|issue|edition|situation\ report|sitrep|report)? \ ? (?:no\.?|nr\.?|number|vol\.?|\#) \ ?\d{1,4}
    | gmt | utc | bst | e[sd]?t | c[se]?s?t | p[sd]t | ist | pkt | [+-]\d\d:?\d\d
    | (?: \d+ | an? | one | two | three | few )\ (?:minute|min|hour|day|week|month|year)s?\ ago
    ) \b \.?
    | T \d\d:\d\d (?::\d\d)? (?:Z|[+-]\d\d:?\d\d)?
    | [\s,;:|·•/()\[\]–—-]+
    """
)
"""What stands around the date in a line that only dates something."""
_UPDATED = re.compile(r"\b(?:updated?|modified|revised)\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:published|posted|issued|released?)\b", re.IGNORECASE)
LONGEST_DATE_LINE = 100


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that only dates something. ``word`` is what it says of that day: published, updated, or nothing."""

    day: date
    word: str


def find_date(text: str) -> tuple[date, int, int] | None:
    """The first full date in a text and where it stands. ``5/11/2017`` is read only where one number is above 12."""
    for found in WRITTEN.finditer(text):
        day = _day(found)
        if day is not None:
            return day, found.start(), found.end()
    return None


def _day(found: re.Match[str]) -> date | None:
    number = next(n for n in "1234" if found[f"y{n}"])
    year, first = int(found[f"y{number}"]), int(found[f"d{number}"])
    word = found[f"m{number}"].lower()
    second = MONTHS.get(word) or int(word)
    if number != "4" or "/" not in found[0]:
        return _valid(year, second, first)  # with dots, the day comes first
    if first <= 12 and second <= 12 and first != second:
        return None  # with strokes, it depends on where it was written
    return _valid(year, second, first) if first > 12 else _valid(year, first, second)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def date_line(text: str) -> DateLine | None:
    """The date that a line consists of, alone or among the usual words (``Updated``, ``Tuesday``, ``09:22 GMT``)."""
    if len(text) > LONGEST_DATE_LINE:
        return None
    found = find_date(text)
    if found is None:
        return None
    day, start, end = found
    rest = text[:start] + " " + text[end:]
    again = find_date(rest)  # "Published 4 Nov 2017, updated 5 Nov 2017"
    if again is not None:
        rest = rest[: again[1]] + " " + rest[again[2] :]
    if _AROUND.sub("", rest):
        return None
    before = text[:start]
    word = "published" if _PUBLISHED.search(before) else "updated" if _UPDATED.search(before) else ""
    return DateLine(day, word)
