"""The values that pass from stage to stage, and nothing else:
    Source -> Page -> Report -> Claim -> Event, Holding, Toll, Dispute

Everything here is frozen: a stage is a function from values to values, and nothing is updated in place. The claim is
the atom (see docs/claims.md for the codebook); all that comes after it is computed from claims and can be recomputed.
Two clocks run through the model. A claim's ``time`` is the time it speaks of; its ``published`` is the day it became
known. Offsets are in characters of ``Report.text`` (W3C Web Annotation: TextPositionSelector), end exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Protocol

Kind = Literal["event", "control", "casualties", "displacement", "strength", "position", "relation", "statement"]
Status = Literal["asserted", "uncertain", "planned", "denied"]


# --- acquire: Source -> Page ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Source:
    """Where reports come from: a file, a folder, or ``-`` for standard input.
    ``columns`` maps the fields ``text``, ``html``, ``published``, ``publisher``, ``title``, ``url``, ``id`` to the
    column names of a table, where those differ.
    """

    location: str
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hints:
    """What the source itself says of a page (a table's columns, a JSON file's fields, the command line)."""

    document_id: str | None = None
    published: date | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    dateline: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes as they came, kept and hashed before anyone reads them; ``page_id`` is their SHA-256 in hex."""

    page_id: str
    location: str
    media_type: Literal["text/html", "text/plain"]
    content: bytes
    hints: Hints = Hints()


@dataclass(frozen=True, slots=True)
class Rejected:
    """A page, or a whole file, that could not be read: its name, why, and what would help."""

    location: str
    reason: str
    code: str


# --- clean: Page -> Report -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` to ``end`` (exclusive) of a report's text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Report:
    """The story without the furniture.
    ``text`` is the text as given (for HTML: as extracted), whole; ``body`` are the runs of it that tell the story, in
    order; ``furniture`` the rest that is worth naming (teasers, share buttons, captions of other stories).
    ``published`` is None where neither the page nor the user dates it: then relative dates stay relative.
    """

    document_id: str
    text: str
    body: tuple[Span, ...]
    furniture: tuple[Span, ...] = ()
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    dateline: str | None = None
    language: str = "en"
    url: str | None = None
    page_id: str | None = None
    location: str | None = None


# --- extract, ground: Report -> Claim ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Party:
    """Who: ``name`` is canonical, ``text`` the report's words, ``id`` the entry in the registry of parties, or None."""

    name: str
    text: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where, with its uncertainty. ``lat``/``lon`` (degrees, WGS 84) are None for a name that no gazetteer knows.

    ``radius_km`` says how far the true point may lie from the given one; ``relation`` is the text's own offset
    (``30 km from``, ``west of``, ``outskirts of``). ``kind`` is the sort of place: town, site, district, province,
    country, region, water. ``text`` and ``at`` are the report's words and where they stand.
    """

    name: str
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    gazetteer_id: str | None = None
    relation: str | None = None
    kind: str | None = None
    country: str | None = None
    text: str | None = None
    at: Span | None = None


@dataclass(frozen=True, slots=True)
class Interval:
    """When: ISO days, both inclusive; None is an open end. ``words`` are the report's (``last month``).

    ``precision`` is the unit the words speak in: day, week, month, season, year, decade, unknown. ``basis`` says where
    the days come from: ``text`` (said in the sentence), ``tense`` (undated present or lede, from the publication
    date), ``context`` (carried over from the event the sentence refers to).
    """

    start: date | None
    end: date | None
    words: str | None = None
    precision: str = "day"
    basis: Literal["text", "tense", "context", "hand"] = "text"
    at: Span | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its hedge: ``low`` and ``high`` (equal where one is given, None: open), ``words`` the text's."""

    low: float | None
    high: float | None
    unit: str
    words: str


@dataclass(frozen=True, slots=True)
class Quote:
    """The exact words and where they stand (W3C TextQuoteSelector and TextPositionSelector)."""

    exact: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that one report says about an armed conflict, with the words that say it. ``source`` names who says so,
    nearest first; empty: the report itself. ``confidence`` is 0 to 1. ``trace`` explains the reading by (step, words),
    ``codes`` are other schemes' codes, (scheme, code); neither is part of its identity."""

    claim_id: str
    document_id: str
    kind: Kind
    type: str
    actor: tuple[Party, ...]
    target: tuple[Party, ...]
    place: Place | None
    time: Interval | None
    figure: Figure | None
    status: Status
    source: tuple[Party, ...]
    quote: Quote
    confidence: float
    reader: str
    published: date | None = None
    trace: tuple[tuple[str, str], ...] = ()
    codes: tuple[tuple[str, str], ...] = ()


# --- the name finder: what extract may know of ground ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Name:
    """A name found in a report. ``kind`` is its likeliest reading; the other readings that hold are filled in too.

    A country, a capital or a demonym can be read both ways (``Damascus said``, ``in Damascus``): then both ``place``
    and ``party`` are set. ``person`` is true for a registered individual. ``score`` is 0 to 1.
    """

    span: Span
    text: str
    kind: Literal["place", "party", "demonym", "person"]
    place: Place | None = None
    party: Party | None = None
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression (TIMEX3): ``type`` is DATE, TIME, DURATION or SET, ``value`` its TIMEX3 value.

    ``interval`` is None where it stands for no days (a duration, a vague ``recently``) or needs a publication date
    that is not known.
    """

    span: Span
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class Mentions:
    """All names and times of one report, in order of their start, each resolved with the whole report as context."""

    names: tuple[Name, ...] = ()
    times: tuple[TimeMention, ...] = ()


class NameFinder(Protocol):
    """Finds names and times in a report. ``ground.Finder`` is the real one."""

    def find(self, report: Report) -> Mentions: ...

    def party(self, words: str, report: Report) -> Party | None:
        """The registered party that ``words`` alone name in this report, or None."""

    def place(self, span: Span, report: Report) -> Place | None:
        """What the gazetteer knows by the words of ``span``, a place's by their syntax; None where it knows none."""

    def are_allied(self, one: Party, other: Party) -> bool:
        """Whether two parties are known to fight on one side, or are one; False where either is not registered."""

    def kind_of(self, party: Party) -> str | None:
        """What a party is, by the registry: ``rebel``, ``jihadist``, ``ngo``; None where it is not registered."""


class Reader(Protocol):
    """Reads reports into claims, in batches; claims come in the order of the reports."""

    @property
    def version(self) -> str:
        """Name and version, as written into ``Claim.reader``: ``grammar 0.1``."""

    def read(self, reports: Iterable[Report], finder: NameFinder) -> Iterator[tuple[Report, list[Claim]]]: ...


# --- merge: Claims -> Events, Holdings, Tolls, Disputes --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Copy:
    """Two reports that are one wire story: ``copy`` is the later, ``original`` the earliest, ``likeness`` 0 to 1."""

    copy: str
    original: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Event:
    """One happening and every claim that tells of it. ``reports`` counts documents, ``sources`` without copies;
    ``reasons`` says of each slot why it reads as it does, as (slot, words) pairs."""

    event_id: str
    type: str
    actor: tuple[Party, ...]
    target: tuple[Party, ...]
    place: Place | None
    time: Interval | None
    status: Status
    claims: tuple[str, ...]
    reports: int
    sources: int
    first_published: date | None
    last_published: date | None
    confidence: float
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds a place from when to when, according to which claims, and which claims say otherwise.

    ``start``/``end``: days, inclusive; ``end`` None is still so at the last word. ``status`` is control's type
    (held, partly_held, contested, besieged, lost). ``known`` is the day the record first knew it, ``seen`` the last
    one of which a claim says so. ``inherited``: nobody said it of this place, only of a province around it.
    """

    place: Place
    holder: Party | None
    status: str
    start: date | None
    end: date | None
    claims: tuple[str, ...]
    against: tuple[str, ...]
    confidence: float
    known: date | None = None
    seen: date | None = None
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Toll:
    """Figures for one thing counted (``kind``/``type``, of whom, where, when), each with its claim, side by side.
    ``low`` and ``high`` are the ends of what is said, None where no reading closes them; ``best`` the number that most
    sources give, of equals the latest. ``actor`` is who is said to be responsible, ``unit`` what is counted.
    """

    toll_id: str
    kind: Kind
    type: str
    target: tuple[Party, ...]
    place: Place | None
    time: Interval | None
    event_id: str | None
    claims: tuple[str, ...]
    low: float | None
    high: float | None
    best: float | None = None
    unit: str = ""
    actor: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims that cannot all be right about one ``slot`` (figure, actor, outcome, holder …) of one subject."""

    subject: str
    slot: str
    sides: tuple[tuple[str, tuple[str, ...]], ...]
    """Each side: its reading in words, and the claims for it."""


@dataclass(frozen=True, slots=True)
class Account:
    """All that merge derives from a set of claims."""

    events: tuple[Event, ...] = ()
    holdings: tuple[Holding, ...] = ()
    tolls: tuple[Toll, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    copies: tuple[Copy, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's word on the readings, kept beside them: append-only, undone only by a further one.

    ``subject`` is what it is about: a claim, an event, a report, another judgement, or ``record`` for all of them;
    ``verdict`` what it says (``vedette.judging.VERDICTS``), ``change`` what that needs to know. ``who`` says it, ``at``
    an instant (ISO, UTC), ``why`` in their words. ``anchors`` are the claims that it speaks of, as they were read when
    it was made, so that it still finds them when a later reader names them otherwise.
    """

    judgement_id: str
    subject: str
    verdict: str
    who: str
    at: str
    why: str = ""
    change: Mapping[str, object] = field(default_factory=dict)
    anchors: tuple[Claim, ...] = ()


def body_text(report: Report) -> str:
    """The story alone, its runs joined by blank lines. For showing and searching; offsets do not point into it."""
    return "\n\n".join(report.text[span.start : span.end] for span in report.body)


def in_body(report: Report, span: Span) -> bool:
    """Whether a span lies within the story proper."""
    return any(run.covers(span) for run in report.body)
