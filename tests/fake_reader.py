"""A reader of one word and a finder of no names: enough to follow a report through the journey in no time."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta

from vedette.ids import claim_id
from vedette.journey import Journey
from vedette.model import Claim, Interval, Mentions, NameFinder, Party, Place, Quote, Report

CAPTURE = re.compile(r"(?P<actor>[A-Z][a-z]+ (?:army|fighters)) captured (?P<place>[A-Z][\w-]+)")


CODES = (("acled", "Government regains territory"),)
"""What a claim carries where the report begins as a note does, with ``On``."""


class NoNames:
    """Finds nothing."""

    def find(self, report: Report) -> Mentions:
        return Mentions()

    def party(self, words: str, report: Report) -> Party | None:
        return None


@dataclass
class WordReader:
    """Reads ``Syrian army captured Mayadin`` as a capture of the day before; fails on the word ``poison``.

    ``lots`` keeps how many reports each call brought.
    """

    version: str = "words 1"
    lots: list[int] = field(default_factory=list)

    def read(self, reports: Iterable[Report], finder: NameFinder) -> Iterator[tuple[Report, list[Claim]]]:
        batch = list(reports)
        self.lots.append(len(batch))
        for report in batch:
            if "poison" in report.text:
                raise ZeroDivisionError("the poisoned report")
            yield report, [self._capture(report, found) for found in CAPTURE.finditer(report.text)]

    def _capture(self, report: Report, found: re.Match[str]) -> Claim:
        day = report.published - timedelta(days=1) if report.published else None
        claim = Claim(
            claim_id="",
            document_id=report.document_id,
            kind="event",
            type="capture",
            actor=(Party(found["actor"], found["actor"]),),
            target=(),
            place=Place(found["place"], 35.0, 40.0, 10.0, text=found["place"]),
            time=Interval(day, day, basis="tense") if day else None,
            figure=None,
            status="asserted",
            source=(),
            quote=Quote(found[0], *found.span()),
            confidence=0.9,
            reader=self.version,
            published=report.published,
            codes=CODES if report.text.startswith("On ") else (),
        )
        return replace(claim, claim_id=claim_id(claim))


class FatalReader(WordReader):
    """Ends its whole process at the word ``fatal``, as a lack of memory would."""

    def read(self, reports: Iterable[Report], finder: NameFinder) -> Iterator[tuple[Report, list[Claim]]]:
        batch = list(reports)
        if any("fatal" in report.text for report in batch):
            os._exit(9)
        return super().read(batch, finder)


def word_journey() -> Journey:
    """For processes of a crew, which make their journey themselves."""
    return Journey(FatalReader(), NoNames())
