"""Predictions in the forms of the benchmark's parts (each part's README there gives its form)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import SourceError
from ..model import Hints, Report, Span

if TYPE_CHECKING:
    from ..journey import Journey

Prediction = Mapping[str, Any]


def predictions(task: str, folder: Path, journey: Callable[[], Journey], given: bool) -> Iterator[Prediction]:
    """The predictions for one part, whose input lies in ``folder``, document by document.

    Raises SourceError where this version cannot do the part, or the folder is not of the part's layout.
    """
    if task == "pages":
        return _pages(folder)
    if task == "times":
        return _times(folder)
    raise SourceError(f"this version has nothing for the benchmark's part {task!r} yet; it has places, times and pages")


def _times(folder: Path) -> Iterator[Prediction]:
    from ..ground.times import find_times

    for document in _documents(folder):
        for mention in find_times(document["text"], _day(document)):
            days = mention.interval
            ends = {"start": _iso(days.start), "end": _iso(days.end)} if days else None
            yield _at(document, mention.span) | {"value": mention.value, "interval": ends}


def _pages(folder: Path) -> Iterator[Prediction]:
    from ..acquire.pages import make_page
    from ..clean import predictions as of_page

    for line in _file(folder, "pages.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        content = (folder / entry["file"]).read_bytes()
        page = make_page(entry["file"], content, "text/html", Hints(url=entry.get("url")))
        yield {"page_id": entry["page_id"]} | of_page(page)


def _documents(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(_file(folder, "input").glob("*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


def _file(folder: Path, name: str) -> Path:
    path = folder / name
    if not path.exists():
        raise SourceError(f"{folder}: no {name} here; name the folder that holds it")
    return path


def _report(document: Mapping[str, Any]) -> Report:
    """The document as a report whose whole text is its story: these benchmarks have no furniture."""
    text = document["text"]
    return Report(document["id"], text, (Span(0, len(text)),), published=_day(document), title=document.get("title"))


def _day(document: Mapping[str, Any]) -> date | None:
    return date.fromisoformat(document["published"][:10]) if document.get("published") else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _at(document: Mapping[str, Any], span: Span) -> dict[str, Any]:
    return {"document_id": document["id"], "start": span.start, "end": span.end}
