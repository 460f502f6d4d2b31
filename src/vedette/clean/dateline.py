"""The dateline at the head of a story: ``KABUL, Afghanistan (Jan. 10, 2011) –``, ``TRIPOLI (Reuters) -``, ``(CNN) --``.

source: Associated Press Stylebook and Reuters Handbook of Journalism, entries "dateline(s)".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vedette.clean.agencies import agency
from vedette.clean.data import load
from vedette.clean.dates import MONTHS, find_date

# Hyphens belong to the words and blanks part them: were both to do both, a hostile line would take for ever.
_CAPITALS = r"[A-Z][A-Z’'.-]*[A-Z.](?: (?:[A-Z][A-Z’'.-]*|al|el|ez|es|de|of))*"
_NAME = r"(?:[A-Z][\w’'.-]+|al|el|ez|the|of|de)(?: (?:[A-Z][\w’'.-]*|al|el|ez|the|of|de))*"
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_DATE = rf"(?:{_MONTH} \d{{1,2}}(?:, ?\d{{4}})?|\d{{1,2}} {_MONTH}(?:,? \d{{4}})?)"
_BRACKET = r"\((?P<bracket{}>[^()\n]{{2,60}})\)"
_DASH = r"\s*(?:--+|[-–—―:])\s*"

CAPITALS_FIRST = re.compile(
    rf"(?P<place>{_CAPITALS}(?:,? ?/ ?{_CAPITALS})?(?:, {_NAME}){{0,2}}?)(?:,? (?P<date>(?i:{_DATE})))?"
    rf"(?: {_BRACKET.format(1)})?(?: {_BRACKET.format(2)})?(?:{_DASH})(?=[\d“\"‘'A-Z])"
)
DAY_LAST = re.compile(
    rf"(?P<place>{_CAPITALS}(?:, {_NAME}){{0,2}}?) \((?P<date>(?i:{_DATE}))\)[.:]?(?=\s+[“\"‘'A-Z]|\s*$)"
)
"""``KABUL, Afghanistan (Jan. 8)``, the story beginning below it or right behind, without a dash."""
AGENCY_FIRST = re.compile(
    rf"(?:(?P<place>{_NAME}(?:, {_NAME}){{0,2}}?)(?:,? (?P<date>(?i:{_DATE})))? )?"
    rf"{_BRACKET.format(1)}(?:{_DASH})(?=[\d“\"‘'A-Z])"
)
AGENCY_LAST = re.compile(
    rf"(?P<place>{_NAME}(?:, {_NAME})?), (?P<bracket1>[A-Z]{{2,8}}|Reuters|Xinhua)\s*[-–—]+\s*(?=[“\"A-Z])"
)
TOWN_FIRST = re.compile(rf"(?P<place>{_NAME}, {_NAME}(?:, {_NAME})?)\s+(?:--|[–—])\s+(?=[\"“]?[A-Z])")
"""``Ouagadougou, Burkina Faso – Fighters …``: a town with its country, and a dash that stands apart."""
DAY_NEXT = re.compile(
    rf"(?!(?:By|From|In|Last|On|Since|Until|Updated?) )(?P<place>{_NAME}(?: ?/ ?{_NAME})?(?:, {_NAME})?)"
    rf"(?:, ?| | [-–—] )(?P<date>(?i:{_DATE}))\s+(?:--|[-–—])\s+(?=[\d“\"‘'A-Z])"
)
"""``Bamako, 12 February - Fighters …``, ``Nyala/El Obeid - January 20 - At least …``: the day and a dash are sign
enough without capitals."""
DAY_ALONE = re.compile(
    rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?P<date>(?i:{_DATE}))(?:\s+(?:--|[-–—])|:)\s+(?=[\d“\"‘'A-Z])"
)
"""``14 May 2024 - Rebels …``: a dateline without a town, as bulletins have it; several of them are a chronology."""
WIRE_HEADER = re.compile(
    rf"(?P<place>{_CAPITALS}(?:, {_NAME})?)(?:, (?P<date>(?i:{_DATE})))? ?\| ?"
    r"(?P<stamp>[^|\n]{8,60}?(?:am|pm)\b(?: [A-Z]{2,4})?)"
)
NAMED = re.compile(r"[A-Z][\w’'.&/-]*")
MOST_WORDS = 4
LONGEST_PLACE = 60
SEARCHED = 2_000
"""Characters of an opening paragraph in which a dateline may stand."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """``place`` in title case as a name is written; ``day`` where the dateline gives a full date; who sent it."""

    place: str | None
    day: date | None
    publisher: str | None
    end: int


def read_dateline(paragraph: str) -> Dateline | None:
    """The dateline that a paragraph opens with, or None. ``end`` counts characters from the paragraph's start."""
    head = paragraph[:200]
    header = WIRE_HEADER.match(head)
    if header:
        after = read_dateline(paragraph[header.end() :].lstrip()[:200])
        day = find_date(header["stamp"])
        publisher = after.publisher if after else None
        return Dateline(_title(header["place"]), day[0] if day else None, publisher, header.end())
    for form in (AGENCY_LAST, CAPITALS_FIRST, DAY_LAST, AGENCY_FIRST, TOWN_FIRST, DAY_NEXT):
        found = form.match(head)
        line = _read(found, needs_agency=form in (AGENCY_LAST, AGENCY_FIRST)) if found else None
        if line is not None:
            return line
    return None


def lone_day(paragraphs: Sequence[str]) -> tuple[int, date, int] | None:
    """The paragraph that alone opens with a full date and a dash, by number; its day, and the characters it takes."""
    opened = [(number, found) for number, words in enumerate(paragraphs) if (found := DAY_ALONE.match(words[:60]))]
    if len(opened) != 1:
        return None
    number, found = opened[0]
    day = find_date(found["date"])
    return (number, day[0], found.end()) if day else None


def dateline_end(paragraph: str) -> int:
    """How many characters of a paragraph are its dateline, or one behind the other; 0 where it opens with none."""
    end = 0
    while (found := read_dateline(paragraph[end:])) is not None and found.end:
        end += found.end
        end += len(paragraph[end:]) - len(paragraph[end:].lstrip())
    return end


def find_dateline(paragraph: str) -> Dateline | None:
    """The agency's dateline inside a paragraph that runs captions, highlights and the story together, or None."""
    for found in AGENCY_FIRST.finditer(paragraph[:SEARCHED]):
        line = _read(found, needs_agency=True)
        if line is not None:
            return line
    return None


def _read(found: re.Match[str], needs_agency: bool) -> Dateline | None:
    given = found.groupdict()
    place, brackets = given["place"], [given.get("bracket1"), given.get("bracket2")]
    sender = next((name for name in map(agency, filter(None, brackets)) if name), None)
    days = [day for words in (given.get("date"), *brackets) if words and (day := find_date(words))]
    if needs_agency and sender is None:
        return None
    if place is not None and (len(place) > LONGEST_PLACE or place.upper() in load("words.yaml")["labels"]):
        return None
    unknown = [words for words in brackets if words and not agency(words) and not re.search(r"\d", words)]
    certain = bool((place and ("," in place or "/" in place)) or given.get("date"))
    if not all(_may_send(words, certain) for words in unknown):
        return None  # an acronym after a name in capitals, say: "ISIL (Islamic State) - ..."
    sender = sender or next(iter(unknown), None)
    return Dateline(_title(place) if place else None, days[0][0] if days else None, sender, found.end())


def _may_send(words: str, certain: bool) -> bool:
    """Whether words in brackets may name an agency that is in no list: one to four words in capitals, behind a place
    with its country or a date, or else with a word that such names have."""
    named = words.split()
    if len(named) > MOST_WORDS or not all(NAMED.fullmatch(word) for word in named):
        return False
    return certain or any(word.casefold() in load("words.yaml")["senders"] for word in named)


def _title(place: str) -> str:
    """``DEIR EZZOR`` as ``Deir Ezzor``; what is not in capitals stays as it is."""
    return re.sub(r"\b[A-Z][A-Z’']+\b", lambda word: word[0][0] + word[0][1:].lower(), place.strip(" ,"))
