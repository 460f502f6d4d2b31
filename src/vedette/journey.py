"""The journey of a report, from a file to the record. Each stage is a function from values to values:

    acquire  Source   -> Pages     bytes, kept and hashed before anyone reads them
    clean    Page     -> Report    the story without the furniture
    extract  Reports  -> Claims    what it says, who says so, in which words
    ground   Claims   -> Claims    names become places and parties, phrases become days
    merge    Claims   -> Account   events, holdings, tolls, disputes
    record   keeps all of it       appended, never updated in place

Pages stream through in lots, since a reader is faster on many reports at once; memory holds one lot. A page that fails
becomes a Rejected, and the rest of the pile goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from traceback import extract_tb
from typing import TypeVar

from . import acquire, clean, extract, ground
from .crew import Crew
from .errors import VedetteError
from .model import Claim, Hints, NameFinder, Page, Reader, Rejected, Report, Source
from .record import Record

LOT_PAGES = 32
LOT_LENGTH = 200_000
LONGEST_STORY = 300_000
"""Characters. A parse takes some 3 KB for each; these keep a reading below 1.5 GB."""
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Story:
    """A page on its way to the reader."""

    page: Page
    report: Report

    @property
    def length(self) -> int:
        """Characters that the reader will look at."""
        return sum(run.end - run.start for run in self.report.body)


@dataclass(frozen=True, slots=True)
class Reading:
    """A page that was read: its story, and what that says."""

    page: Page
    report: Report
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A page that the record already has, as this reader reads it."""

    location: str


@dataclass(frozen=True, slots=True)
class Journey:
    """The stage table, and the two tools that the stages are handed: a reader, and a finder of names."""

    reader: Reader
    finder: NameFinder
    acquire: Callable[[Source, Hints, int], Iterator[Page | Rejected]] = acquire.acquire
    clean: Callable[[Page], Report | Rejected] = clean.clean
    extract: Callable[[Iterable[Report], Reader, NameFinder], Iterator[tuple[Report, list[Claim]]]] = extract.extract
    ground: Callable[[Report, Sequence[Claim], NameFinder], list[Claim]] = ground.ground
    crew: Crew | None = None
    """Other processes that read the stories, side by side; None: this one does."""

    def pages(self, sources: Iterable[Source], hints: Hints, max_bytes: int) -> Iterator[Page | Rejected]:
        """All pages of the sources, in order. Raises SourceError at once where one of them is not there."""
        found = [(source, self.acquire(source, hints, max_bytes)) for source in sources]
        return (page for source, pages in found for page in _guarded(pages, source.location))

    def read(self, pages: Iterable[Page | Rejected]) -> Iterator[Reading | Rejected]:
        """What each page says, in the order of the pages."""
        return (one for one in self._read(pages, lambda page: False) if not isinstance(one, Known))

    def run(self, pages: Iterable[Page | Rejected], record: Record) -> Iterator[Reading | Known | Rejected]:
        """Reads the pages that the record does not have; each is kept before it is handed on."""
        version = self.reader.version
        for outcome in self._read(pages, lambda page: record.has_page(page.page_id, version)):
            if isinstance(outcome, Reading):
                record.add(outcome.page, outcome.report, outcome.claims, version)
            elif isinstance(outcome, Rejected):
                record.add_rejected(outcome)
            yield outcome

    def _read(
        self, pages: Iterable[Page | Rejected], known: Callable[[Page], bool]
    ) -> Iterator[Reading | Known | Rejected]:
        piles = lots(self._story(page, known) for page in pages)
        here = ((lot, self.read_stories(_stories(lot))) for lot in piles)
        for lot, outcomes in here if self.crew is None else self.crew.read(piles, _stories):
            read = iter(outcomes)
            yield from (next(read) if isinstance(story, Story) else story for story in lot)

    def _story(self, page: Page | Rejected, known: Callable[[Page], bool]) -> Story | Known | Rejected:
        if isinstance(page, Rejected):
            return page
        if known(page):
            return Known(page.location)
        report = attempt(partial(self.clean, page), page.location)
        if isinstance(report, Rejected):
            return report
        story = Story(page, report)
        if story.length > LONGEST_STORY:
            reason = f"a story of {story.length:,} characters, and no report has more than {LONGEST_STORY:,}; split it"
            return Rejected(page.location, reason, "too_long")
        return story

    def read_stories(self, stories: Sequence[Story]) -> Sequence[Reading | Rejected]:
        """All stories at once; where that fails, one by one, so that only those that fail are lost."""
        if not stories:
            return ()
        read = attempt(partial(self._claims, stories), stories[0].page.location)
        if not isinstance(read, Rejected):
            return read
        return [read] if len(stories) == 1 else [one for story in stories for one in self.read_stories([story])]

    def _claims(self, stories: Sequence[Story]) -> list[Reading]:
        read = self.extract([story.report for story in stories], self.reader, self.finder)
        return [
            Reading(story.page, report, tuple(self.ground(report, claims, self.finder)))
            for story, (report, claims) in zip(stories, read, strict=True)
        ]


def _stories(lot: Sequence[Story | Known | Rejected]) -> list[Story]:
    return [story for story in lot if isinstance(story, Story)]


def _guarded(pages: Iterator[Page | Rejected], location: str) -> Iterator[Page | Rejected]:
    while (page := attempt(partial(next, pages, None), location)) is not None:
        yield page


def lots(stories: Iterable[Story | Known | Rejected]) -> Iterator[list[Story | Known | Rejected]]:
    """The stories in lots of at most LOT_PAGES, a lot ending early once its stories are LOT_LENGTH characters long.

    Very large pages end a lot too, however short their stories: their bytes are held until the lot is read.
    """
    lot: list[Story | Known | Rejected] = []
    length = 0
    for story in stories:
        lot.append(story)
        length += max(story.length, len(story.page.content) // 100) if isinstance(story, Story) else 0
        if len(lot) >= LOT_PAGES or length >= LOT_LENGTH:
            yield lot
            lot, length = [], 0
    if lot:
        yield lot


def attempt(step: Callable[[], _T], location: str) -> _T | Rejected:
    """What ``step`` gives, or the Rejected that its failure makes of the page.

    Vedette's own errors stop the run, and so does a missing module: both would fail on every page.
    """
    try:
        return step()
    except VedetteError:
        raise
    except ImportError as error:
        reason = " ".join(str(error).split())
        raise VedetteError(f"the installation is not whole ({reason}): run make setup, or vedette doctor") from error
    except Exception as error:  # noqa: BLE001 - the one place where a failing page must not stop the pile
        frame = extract_tb(error.__traceback__)[-1]
        where = f"{Path(frame.filename).name}, line {frame.lineno}"
        reason = " ".join(f"reading it failed ({type(error).__name__}: {error}; {where})".split())
        return Rejected(location, reason, "failed")
