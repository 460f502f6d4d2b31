"""Plain words for what a claim holds: who said it, how sure, how precisely placed and dated."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from ..codebook import codebook
from ..model import Claim, Figure, Interval, Place

_STATUS = {
    "asserted": "said as fact",
    "uncertain": "said with doubt",
    "planned": "said of the future",
    "denied": "said not to have happened",
}
_BASIS = {
    "text": "",
    "tense": "undated in the sentence; taken from the day of publication",
    "context": "carried over from what the sentence refers to",
    "hand": "set by a person",
}

_TITLE = 60
"""Characters of a title that stand for its outlet."""
_JUDGED = re.compile(r"(?P<verdict>\w+) by (?P<who>.+?), (?P<day>\d{4}-\d\d-\d\d)(?P<why>: .*)?", re.DOTALL)
_DONE = {
    "add": "Added",
    "confirm": "Confirmed",
    "edit": "Edited",
    "place": "Place put right",
    "party": "Party put right",
}


def label(kind: str, name: str) -> str:
    """A type's label in the codebook, or its own name where the codebook has none."""
    entry = codebook().get((kind, name))
    return entry.label if entry else name.replace("_", " ").capitalize()


def outlet(publisher: str | None, title: str | None) -> str:
    """Whose report it is: its outlet, else the report by its title, ``“Thousands flee El Fasher”``."""
    if publisher or not title:
        return publisher or "the report"
    return f"“{title}”" if len(title) <= _TITLE else f"“{title[:_TITLE].rsplit(' ', 1)[0]} …”"


def speakers(claim: Claim, publisher: str | None) -> list[str]:
    """Who said it, nearest first, the outlet last: ``Sonia Khush``, ``Save the Children``, ``as reported by Dawn``."""
    outlet = publisher or "the report"
    chain = [party.name for party in claim.source]
    return [*chain, f"as reported by {outlet}"] if chain else [f"{outlet}, in its own words"]


def judged_words(trace: Iterable[tuple[str, str]]) -> list[str]:
    """What people said of a claim, from its trace, in their order: ``Added by ana on 5 May 2026: the second wave``."""
    found = (_JUDGED.fullmatch(words) for step, words in trace if step == "judgement")
    return [
        f"{_DONE.get(one['verdict'], one['verdict'])} by {one['who']} on {day_words(date.fromisoformat(one['day']))}"
        f"{one['why'] or ''}"
        for one in found
        if one
    ]


def status_words(status: str) -> str:
    return _STATUS.get(status, status)


def counted(number: int, noun: str) -> str:
    """``1 report``, ``2,000 reports``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def day_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def time_words(time: Interval | None, derived: bool = False) -> str:
    """The days in words, with their precision: ``3 November 2017``, ``within October 2017 (“last month”)``. Of what is
    ``derived`` from claims it is left to these to say from which sentence their days were carried over."""
    if time is None or (time.start is None and time.end is None):
        said = f" (“{time.words}”)" if time and time.words else ""
        return f"no date given{said}"
    days = _days(time)
    said = f" (“{time.words}”)" if time.words else ""
    basis = "" if derived and time.basis == "context" else _BASIS.get(time.basis, "")
    return f"{days}{said}" + (f"; {basis}" if basis else "")


def _days(time: Interval) -> str:
    if time.start is None and time.end is not None:
        return f"up to {day_words(time.end)}"
    if time.start is not None and time.end is None:
        return f"from {day_words(time.start)} on"
    assert time.start is not None and time.end is not None
    if time.start == time.end:
        return day_words(time.start)
    between = f"{day_words(time.start)} to {day_words(time.end)}"
    return between if time.precision == "day" else f"some time in {between}"


def place_words(place: Place | None) -> str:
    """The place in words, with its uncertainty: ``Hajin, to within 5 km``, ``30 km from Al-Bukamal``."""
    if place is None:
        return "no place given"
    if place.lat is None or place.lon is None:
        return f"{place_name(place)} (in no gazetteer, so not on the map)"
    return called(place) + (f", to within {_km(place.radius_km)} km" if place.radius_km else "")


def place_name(place: Place) -> str:
    """A place's name with its relation: ``near Hajin``."""
    if not place.relation or place.relation.partition(" ")[2] in place.name.split(", ")[1:]:
        return place.name  # "in Kharkiv" is said already by "Buhruvatka, Kharkiv"
    return f"{place.relation} {place.name}"


def called(place: Place) -> str:
    """A place's name, and its sort where it is no town and the name does not tell: ``Idlib (province)``."""
    name = place_name(place)
    told = place.kind and place.kind.casefold() in name.casefold().split()
    return f"{name} ({place.kind})" if place.kind and place.kind != "town" and not told else name


def figure_words(figure: Figure | None) -> str | None:
    """The report's own words for a number, with the bounds they were read as where those say more."""
    if figure is None:
        return None
    read = bounds(figure.low, figure.high)
    if not figure.words:
        return read
    numbers = (f"{number:,.10g}" for number in (figure.low, figure.high) if number is not None)
    if all(number in figure.words for number in numbers):
        return figure.words
    for hedge in ("at least ", "at most "):
        if figure.words.casefold().startswith(hedge):
            read = read.removeprefix(hedge)  # said once is enough: at least four (4)
    return f"{figure.words} ({read})"


def bounds(low: float | None, high: float | None) -> str:
    """``1,500``, ``1,000 to 2,000``, ``at least 40``, ``at most 40``."""
    if low is not None and high is not None:
        return f"{low:,.10g}" if low == high else f"{low:,.10g} to {high:,.10g}"
    if low is not None:
        return f"at least {low:,.10g}"
    return f"at most {high:,.10g}" if high is not None else "no number"


def _km(radius: float) -> str:
    """No more digits than the radius deserves: ``2.5``, ``189``."""
    return f"{radius:.0f}" if radius >= 10 else f"{radius:.2g}"
