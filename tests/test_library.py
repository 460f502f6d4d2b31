"""Vedette as a library: two verbs at the root, and values that need no explanation."""

from __future__ import annotations

import re
from datetime import date
from importlib.metadata import version
from pathlib import Path

import pytest

import vedette
from vedette.errors import DateError, RecordError, SourceError

STORY = (
    "Government forces captured the town of Mayadin in eastern Syria on Friday after heavy clashes with Islamic State "
    "fighters, the Syrian Observatory for Human Rights said. At least 40 fighters were killed."
)


def test_all_is_there_and_nothing_else() -> None:
    assert sorted(vedette.__all__) == vedette.__all__
    assert all(hasattr(vedette, name) for name in vedette.__all__)
    public = {name for name in vars(vedette) if not name.startswith("_")} & {"open", "read"}
    assert public <= set(vedette.__all__)


def test_the_version_is_the_packages() -> None:
    assert vedette.__version__ == version("vedette")


def test_read_gives_the_report_and_its_claims() -> None:
    reading = vedette.read(STORY, published="2017-10-14", publisher="The Post")
    assert reading.report.published == date(2017, 10, 14)
    assert reading.report.publisher == "The Post"
    assert reading.claims
    for claim in reading.claims:
        assert reading.report.text[claim.quote.start : claim.quote.end] == claim.quote.exact
    capture = next(claim for claim in reading.claims if claim.type == "capture")
    assert capture.place and capture.place.text and "Mayadin" in capture.place.text
    assert capture.time and capture.time.start == date(2017, 10, 13)


def test_read_takes_html() -> None:
    page = f"<html><head><title>Town falls</title></head><body><article><p>{STORY}</p></article></body></html>"
    assert "Mayadin" in vedette.read(page, published=date(2017, 10, 14)).report.text


def test_a_text_that_cannot_be_read_says_why() -> None:
    with pytest.raises(SourceError, match="empty"):
        vedette.read("")


def test_a_day_that_is_none_says_how_to_write_one() -> None:
    with pytest.raises(DateError, match="2017-11-05"):
        vedette.read(STORY, published="14/10/2017")


def test_open_makes_a_record_unless_told_not_to(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"none\.db"):
        vedette.open(tmp_path / "none.db", create=False)
    with vedette.open(tmp_path / "new.db") as record:
        assert record.counts()["reports"] == 0
        assert record.claims().num_rows == record.events().num_rows == record.holdings().num_rows == 0


def test_the_readmes_snippet_runs_as_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    snippets = re.findall(r"^```python\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)
    assert len(snippets) == 1
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    exec(compile(snippets[0], "README.md", "exec"), names)
    assert "capture" in capsys.readouterr().out
    assert len(names["events"]) == 0  # type: ignore[arg-type]
