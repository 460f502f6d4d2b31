"""The journey: order, lots, failures that cost one page only, and running again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fake_reader import NoNames, WordReader
from vedette.errors import ModelMissingError, ReaderError, SourceError, VedetteError
from vedette.journey import LONGEST_STORY, LOT_LENGTH, LOT_PAGES, Journey, Known, Reading, Story, lots
from vedette.model import Hints, Page, Rejected, Report, Source, Span
from vedette.tools import open_journey, open_record

STORY = "{who} captured {place} after a week of fighting, officials said on Saturday in a statement from the front."


@pytest.fixture
def journey() -> Journey:
    return Journey(WordReader(), NoNames())


def _folder(tmp_path: Path, stories: dict[str, str]) -> Source:
    for name, story in stories.items():
        (tmp_path / name).write_text(story, encoding="utf-8")
    return Source(str(tmp_path))


def _stories(count: int) -> dict[str, str]:
    return {f"{n:03}.txt": STORY.format(who="Syrian army", place=f"Town-{n}") for n in range(count)}


def _pages(journey: Journey, *sources: Source) -> Iterator[Page | Rejected]:
    return journey.pages(sources, Hints(), 20_000_000)


def _outcomes(journey: Journey, source: Source) -> list[Reading | Rejected]:
    return list(journey.read(_pages(journey, source)))


def test_claims_come_in_the_order_of_the_pages(tmp_path: Path, journey: Journey) -> None:
    read = _outcomes(journey, _folder(tmp_path, _stories(5)))
    assert [one.claims[0].quote.exact for one in read if isinstance(one, Reading)] == [
        f"Syrian army captured Town-{n}" for n in range(5)
    ]


def test_a_reader_gets_many_reports_at_once(tmp_path: Path) -> None:
    reader = WordReader()
    journey = Journey(reader, NoNames())
    assert len(_outcomes(journey, _folder(tmp_path, _stories(LOT_PAGES + 3)))) == LOT_PAGES + 3
    assert reader.lots == [LOT_PAGES, 3]


def test_what_fails_is_rejected_by_name_and_the_rest_is_read(tmp_path: Path, journey: Journey) -> None:
    stories = _stories(4) | {"002.txt": STORY.format(who="Syrian army", place="Mosul") + " It was poison."}
    read = _outcomes(journey, _folder(tmp_path, stories))
    assert [type(one) for one in read] == [Reading, Reading, Rejected, Reading]
    rejected = read[2]
    assert isinstance(rejected, Rejected)
    assert rejected.location.endswith("002.txt")
    assert rejected.code == "failed"
    assert "ZeroDivisionError" in rejected.reason and "the poisoned report" in rejected.reason
    assert "fake_reader.py, line" in rejected.reason, "where it failed, for the bug report"


def test_rejected_pages_keep_their_place_in_the_order(tmp_path: Path, journey: Journey) -> None:
    read = _outcomes(journey, _folder(tmp_path, _stories(3) | {"001.txt": ""}))
    assert [isinstance(one, Rejected) for one in read] == [False, True, False]


def test_a_stage_that_fails_on_a_page_rejects_it(tmp_path: Path) -> None:
    def clean(page: Page) -> Report:
        if page.location.endswith("001.txt"):
            raise KeyError("broken")
        text = page.content.decode()
        return Report(page.location, text, (Span(0, len(text)),))

    read = _outcomes(Journey(WordReader(), NoNames(), clean=clean), _folder(tmp_path, _stories(3)))
    assert [one.code if isinstance(one, Rejected) else "" for one in read] == ["", "failed", ""]


def test_a_source_that_fails_halfway_is_rejected_and_the_next_is_read(tmp_path: Path) -> None:
    page = Page("0" * 64, "page", "text/plain", STORY.format(who="Syrian army", place="Mosul").encode())

    def acquire(source: Source, hints: Hints, max_bytes: int) -> Iterator[Page | Rejected]:
        yield page
        if source.location == "first":
            raise OSError("the disk went away")

    journey = Journey(WordReader(), NoNames(), acquire=acquire)
    read = list(journey.read(_pages(journey, Source("first"), Source("second"))))
    assert [isinstance(one, Rejected) for one in read] == [False, True, False]


def test_vedettes_own_errors_stop_the_run(tmp_path: Path) -> None:
    """A missing model is no property of a page: it would reject them all."""

    def extract(*_: object) -> Iterator[object]:
        raise ModelMissingError("no model")

    journey = Journey(WordReader(), NoNames(), extract=extract)  # type: ignore[arg-type]
    with pytest.raises(ModelMissingError):
        _outcomes(journey, _folder(tmp_path, _stories(2)))


def test_a_missing_module_stops_the_run_too(tmp_path: Path) -> None:
    def clean(page: Page) -> Report:
        raise ImportError("no module named\nlxml_html_clean")

    with pytest.raises(VedetteError, match=r"installation is not whole .no module named lxml_html_clean."):
        _outcomes(Journey(WordReader(), NoNames(), clean=clean), _folder(tmp_path, _stories(2)))


def test_a_missing_source_is_said_before_anything_is_read(tmp_path: Path, journey: Journey) -> None:
    with pytest.raises(SourceError, match="no-such-file"):
        _pages(journey, _folder(tmp_path, _stories(1)), Source(str(tmp_path / "no-such-file.txt")))


def test_running_again_reads_only_what_is_new(tmp_path: Path, journey: Journey) -> None:
    source = _folder(tmp_path, _stories(3))
    with open_record(tmp_path / "record.db") as record:
        first = list(journey.run(_pages(journey, source), record))
        _folder(tmp_path, {"new.txt": STORY.format(who="Iraqi army", place="Qaim")})
        second = list(journey.run(_pages(journey, source), record))
        assert record.counts()["reports"] == 4
    assert [type(one) for one in first] == [Reading] * 3
    assert [type(one).__name__ for one in second] == ["Known", "Known", "Known", "Reading"]


def test_another_reader_reads_all_again(tmp_path: Path, journey: Journey) -> None:
    source = _folder(tmp_path, _stories(2))
    with open_record(tmp_path / "record.db") as record:
        list(journey.run(_pages(journey, source), record))
        newer = Journey(WordReader("words 2"), NoNames())
        assert all(isinstance(one, Reading) for one in newer.run(_pages(newer, source), record))


def test_a_run_cut_short_is_finished_by_running_again(tmp_path: Path, journey: Journey) -> None:
    source = _folder(tmp_path, _stories(4))
    whole, cut = tmp_path / "whole.db", tmp_path / "cut.db"
    with open_record(whole) as record:
        list(journey.run(_pages(journey, source), record))
        expected = list(record.dump())
    with open_record(cut) as record:
        interrupted = journey.run(_pages(journey, source), record)
        assert isinstance(next(interrupted), Reading)
        del interrupted
    with open_record(cut) as record:
        kinds = [type(one) for one in journey.run(_pages(journey, source), record)]
        assert kinds.count(Known) == 1
        assert list(record.dump()) == expected


KILLED = """
import os, signal, sys
from fake_reader import NoNames, WordReader
from vedette.journey import Journey
from vedette.model import Hints, Source
from vedette.tools import open_record

folder, database, pages = sys.argv[1:]
journey = Journey(WordReader(), NoNames())
with open_record(database) as record:
    for number, _ in enumerate(journey.run(journey.pages([Source(folder)], Hints(), 20_000_000), record), start=1):
        if number == int(pages):
            os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("pages", [1, 3])
def test_a_process_that_was_killed_is_finished_by_another(tmp_path: Path, journey: Journey, pages: int) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    source = _folder(folder, _stories(4))
    with open_record(tmp_path / "whole.db") as record:
        list(journey.run(_pages(journey, source), record))
        expected = list(record.dump())
    words = [sys.executable, "-c", KILLED, str(folder), str(tmp_path / "killed.db"), str(pages)]
    done = subprocess.run(words, env=os.environ | {"PYTHONPATH": str(Path(__file__).parent)}, check=False)
    assert done.returncode == -signal.SIGKILL
    with open_record(tmp_path / "killed.db") as record:
        kinds = [type(one) for one in journey.run(_pages(journey, source), record)]
        assert (kinds.count(Known), kinds.count(Reading)) == (pages, 4 - pages)
        assert list(record.dump()) == expected


def test_what_is_rejected_is_kept(tmp_path: Path, journey: Journey) -> None:
    with open_record(tmp_path / "record.db") as record:
        list(journey.run(_pages(journey, _folder(tmp_path, {"empty.txt": ""})), record))
        assert [one.code for one in record.iter_rejected()] == ["empty"]


def test_long_stories_make_small_lots() -> None:
    page = Page("0" * 64, "page", "text/plain", b"")
    stories = [Story(page, Report(str(n), "x" * (LOT_LENGTH - 1), (Span(0, LOT_LENGTH - 1),))) for n in range(4)]
    assert [len(lot) for lot in lots(stories)] == [2, 2]


def test_a_story_beyond_all_reports_is_rejected(tmp_path: Path, journey: Journey) -> None:
    line = STORY.format(who="Syrian army", place="Mosul") + "\n\n"
    stories = _stories(3) | {"001.txt": line * (LONGEST_STORY // len(line) + 1)}
    read = _outcomes(journey, _folder(tmp_path, stories))
    assert [one.code if isinstance(one, Rejected) else "" for one in read] == ["", "too_long", ""]


def test_an_unknown_reader_is_said_with_those_there_are() -> None:
    with pytest.raises(ReaderError, match="grammar"):
        open_journey("llm-9000")
