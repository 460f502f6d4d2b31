"""How long reading takes, beside the parse that it cannot do without.

    .venv/bin/python benchmarks/speed.py FOLDER

Reads the reports of a folder twice in one process: once with spaCy's bare parse of their stories, once with the whole
journey short of the record. The machine cancels out of the ratio of the two, so it can be compared between machines.
"""

from __future__ import annotations

import resource
import sys
import time

from vedette.clean import clean
from vedette.extract import language
from vedette.journey import Reading
from vedette.model import Hints, Page, Report, Source, body_text
from vedette.tools import open_journey

LARGEST = 20_000_000


def main(folder: str) -> None:
    journey = open_journey()
    pages = [page for page in journey.pages([Source(folder)], Hints(), LARGEST) if isinstance(page, Page)]
    reports = [report for report in map(clean, pages) if isinstance(report, Report)]
    if not reports:
        raise SystemExit(f"{folder}: no report in it can be read")
    stories = [body_text(report) for report in reports]
    pipeline = language.load()
    pipeline(stories[0])  # the first parse of a process is slower
    next(journey.read(pages[:1]))

    began = time.perf_counter()
    tokens = sum(len(parsed) for parsed in pipeline.pipe(stories))
    parsed_in = time.perf_counter() - began

    began = time.perf_counter()
    claims = sum(len(one.claims) for one in journey.read(pages) if isinstance(one, Reading))
    read_in = time.perf_counter() - began

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(reports)} reports, {tokens} tokens, {claims} claims")
    print(f"bare parse   {parsed_in:6.2f} s  {len(reports) / parsed_in:6.1f} reports/s")
    print(f"full reading {read_in:6.2f} s  {len(reports) / read_in:6.1f} reports/s")
    print(f"ratio        {read_in / parsed_in:6.2f}")
    print(f"peak memory  {peak:6.0f} MB")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "examples")
