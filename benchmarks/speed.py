"""How long reading takes, beside the parse that it cannot do without.

    .venv/bin/python benchmarks/speed.py FOLDER [WORKERS]

Reads the reports of a folder with the whole journey short of the record, each for the first time, after one report that
starts everything up; then parses their stories with spaCy's bare pipeline, and with the one that the readers use. The
machine cancels out of the ratio, so it can be compared between machines; an article is 600 words. With WORKERS, so many
processes read the folder ten times over, and the second half of that is timed by the clock.
"""

from __future__ import annotations

import resource
import sys
import time
from dataclasses import replace

from vedette.clean import clean
from vedette.extract import language
from vedette.journey import Reading
from vedette.model import Hints, Page, Report, Source, body_text
from vedette.tools import open_journey

LARGEST = 20_000_000
ARTICLE = 600
"""Words of a typical article."""
ROUNDS = 10


def tell(what: str, seconds: float, articles: float) -> None:
    print(f"{what:14}{seconds:8.2f} s {articles / seconds:8.1f} articles/s")


def alone(pages: list[Page], stories: list[str], articles: float) -> None:
    """One process; seconds are of the processor, since other programs may be running."""
    journey = open_journey()
    next(journey.read(pages[:1]))
    began = time.process_time()
    claims = sum(len(one.claims) for one in journey.read(pages) if isinstance(one, Reading))
    read_in = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    parsed_in = []
    for pipeline in (language.bare(), language.load()):
        pipeline(stories[0])  # the first parse of a process is slower
        began = time.process_time()
        tokens = sum(len(parsed) for parsed in pipeline.pipe(stories, batch_size=16))
        parsed_in.append(time.process_time() - began)
    print(f"{len(pages)} reports, {tokens} tokens, {claims} claims")
    tell("bare parse", parsed_in[0], articles)
    tell("our parse", parsed_in[1], articles)
    tell("full reading", read_in, articles)
    print(f"full reading to bare parse {read_in / parsed_in[0]:.2f}, peak memory {peak:.0f} MB")


def together(pages: list[Page], articles: float, workers: int) -> None:
    """Some processes side by side, the crew at its work already when the clock starts."""
    journey = open_journey(workers=workers)
    many = (replace(page, location=f"{page.location}, {number}") for number in range(ROUNDS) for page in pages)
    read = enumerate(journey.read(many), start=1)
    half = next(time.perf_counter() for number, _ in read if number >= len(pages) * ROUNDS // 2)
    for _ in read:
        pass
    tell(f"{workers} workers", time.perf_counter() - half, articles * ROUNDS / 2)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = (used.ru_utime + used.ru_stime) / articles / ROUNDS
    print(f"{seconds:.3f} s of a processor an article with the start, peak memory {used.ru_maxrss / 1024:.0f} MB each")


def main(folder: str, workers: int) -> None:
    found = open_journey().pages([Source(folder)], Hints(), LARGEST)
    pairs = [(page, report) for page in found if isinstance(page, Page) and isinstance(report := clean(page), Report)]
    if not pairs:
        raise SystemExit(f"{folder}: no report in it can be read")
    stories = [body_text(report) for _, report in pairs]
    articles = sum(len(story.split()) for story in stories) / ARTICLE
    pages = [page for page, _ in pairs]
    alone(pages, stories, articles)
    if workers:
        together(pages, articles, workers)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "examples", int(sys.argv[2]) if len(sys.argv) > 2 else 0)
