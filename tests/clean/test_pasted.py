"""Pages as people paste them, written for these tests: ``+`` marks a line of the story, ``-`` one beside it."""

from pathlib import Path

import pytest

from vedette.clean.segments import runs, segment

PAGES = sorted(Path(__file__).with_name("pasted").glob("*.txt"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_story_of_a_pasted_page(path):
    marked = path.read_text(encoding="utf-8").splitlines()
    text = "\n".join(line[2:] for line in marked)
    spans = runs(segment(text), story=True)
    read = [line for span in spans for line in text[span.start : span.end].splitlines() if line]
    assert read == [line[2:] for line in marked if line.startswith("+")]


def test_there_are_pages():
    assert len(PAGES) >= 6
