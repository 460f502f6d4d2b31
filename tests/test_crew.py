"""Reading side by side: the same readings in the same order, and a process that dies costs nothing that is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from fake_reader import NoNames, WordReader, word_journey
from vedette.crew import MOST, WORTH, Crew, crew_size
from vedette.errors import CrewError
from vedette.journey import LOT_PAGES, Journey, Reading
from vedette.model import Hints, Source
from vedette.tools import open_record

STORY = "{who} captured {place} after a week of fighting, officials said on Saturday in a statement from the front."
PAGES = 3 * LOT_PAGES + 5


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    folder.mkdir()
    for number in range(PAGES):
        story = STORY.format(who="Syrian army", place=f"Town-{number}")
        (folder / f"{number:03}.txt").write_text(story, encoding="utf-8")
    return folder


def _journey(size: int | None) -> Journey:
    return Journey(WordReader(), NoNames(), crew=Crew(word_journey, size) if size else None)


def test_a_crew_reads_what_one_process_reads(pile: Path) -> None:
    def read(size: int | None) -> list[object]:
        journey = _journey(size)
        return list(journey.read(journey.pages([Source(str(pile))], Hints(), 20_000_000)))

    alone = read(None)
    assert len(alone) == PAGES and all(isinstance(one, Reading) and one.claims for one in alone)
    assert read(2) == alone


def test_what_fails_in_a_crew_is_rejected_by_name(pile: Path) -> None:
    (pile / "050.txt").write_text("The poison of the poisoned report is a poison.", encoding="utf-8")
    journey = _journey(2)
    read = list(journey.read(journey.pages([Source(str(pile))], Hints(), 20_000_000)))
    lost = [one for one in read if not isinstance(one, Reading)]
    assert len(read) == PAGES and [Path(one.location).name for one in lost] == ["050.txt"]


def test_a_process_that_dies_ends_the_run_and_loses_nothing_kept(pile: Path, tmp_path: Path) -> None:
    (pile / f"{PAGES - 1:03}.txt").write_text("A fatal page, which is the last of all these pages.", encoding="utf-8")
    journey = _journey(2)
    with open_record(tmp_path / "r.db") as record:
        with pytest.raises(CrewError, match="--workers 1"):
            list(journey.run(journey.pages([Source(str(pile))], Hints(), 20_000_000), record))
        assert record.counts()["reports"] >= LOT_PAGES


def test_a_small_pile_is_read_by_one() -> None:
    assert crew_size(WORTH - 1) == 1
    assert 1 <= crew_size(None) <= MOST
