"""Predictions in the forms of the benchmark's parts (each part's README there gives its form)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import SourceError
from ..model import Hints, Report, Span

if TYPE_CHECKING:
    from ..ground.gazetteer import Gazetteer
    from ..model import Place

Prediction = Mapping[str, Any]

PARTS = ("places", "times", "speakers", "pages", "linking", "control")
"""The parts of the benchmark that this version can do."""


def predictions(task: str, folder: Path, gazetteer: Path | None = None, given: bool = False) -> Iterator[Prediction]:
    """The predictions for one part, whose input lies in ``folder``, document by document.

    ``gazetteer`` None is the installed one; ``given`` asks for the points of the names that the input brings. Raises
    SourceError where this version cannot do the part, or the folder is not of the part's layout.
    """
    if task == "places":
        return _places(folder, gazetteer, given)
    if task == "pages":
        return _pages(folder)
    if task == "times":
        return _times(folder)
    if task == "speakers":
        return _speakers(folder, gazetteer)
    if task == "linking":
        return _linking(folder)
    raise SourceError(f"this version cannot do the benchmark's part {task!r} yet; it can do {', '.join(PARTS)}")


def _speakers(folder: Path, gazetteer: Path | None) -> Iterator[Prediction]:
    from ..extract.scene import scenes
    from ..extract.speakers import speaker_predictions
    from ..tools import open_journey

    finder = open_journey(gazetteer=gazetteer).finder
    for scene in scenes(map(_report, _documents(folder)), finder):
        for prediction in speaker_predictions(scene.doc, scene.attributions):
            yield {"document_id": scene.report.document_id, **prediction}


def _report(document: Mapping[str, Any]) -> Report:
    """The document as a report whose whole text is its story: there is no furniture in these."""
    text = document["text"]
    return Report(document["id"], text, (Span(0, len(text)),), published=_day(document), title=document.get("title"))


def _places(folder: Path, gazetteer: Path | None, given: bool) -> Iterator[Prediction]:
    from ..ground.compile import default_path
    from ..ground.gazetteer import Gazetteer

    with Gazetteer.open(gazetteer or default_path()) as opened:
        for document in _documents(folder):
            text = document["text"]
            for span, place in _given_places(document, opened) if given else _found_places(text, opened):
                point = {"lat": place.lat, "lon": place.lon, "gazetteer_id": place.gazetteer_id}
                yield _at(document, span) | {"text": text[span.start : span.end]} | point


def _found_places(text: str, gazetteer: Gazetteer) -> Iterator[tuple[Span, Place]]:
    """The names of places, and the words for a country's people where no name stands."""
    from ..ground.places import find_demonyms, find_places

    names = find_places(text, gazetteer)
    taken = [name.span for name in names]
    people = [name for name in find_demonyms(text, gazetteer) if not any(name.span.overlaps(one) for one in taken)]
    for name in sorted([*names, *people], key=lambda name: name.span):
        if name.place:
            yield name.span, name.place


def _given_places(document: Mapping[str, Any], gazetteer: Gazetteer) -> Iterator[tuple[Span, Place]]:
    from ..ground.places import resolve_places

    spans = [(span["start"], span["end"]) for span in document["spans"]]
    yield from zip((Span(*span) for span in spans), resolve_places(document["text"], spans, gazetteer), strict=True)


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


def _linking(folder: Path) -> Iterator[Prediction]:
    from ..merge.mentions import Mention, link

    documents = list(_documents(folder))
    listed = [(number, one) for number, document in enumerate(documents) for one in document["mentions"]]
    mentions = [Mention(number, one["start"], one["end"]) for number, one in listed]
    for group, members in enumerate(link([document["text"] for document in documents], mentions)):
        for member in members:
            yield {"mention_id": listed[member][1]["mention_id"], "cluster": f"e{group}"}


def _documents(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(_file(folder, "input").glob("*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


def _file(folder: Path, name: str) -> Path:
    path = folder / name
    if not path.exists():
        raise SourceError(f"{folder}: no {name} here; name the folder that holds it")
    return path


def _day(document: Mapping[str, Any]) -> date | None:
    return date.fromisoformat(document["published"][:10]) if document.get("published") else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _at(document: Mapping[str, Any], span: Span) -> dict[str, Any]:
    return {"document_id": document["id"], "start": span.start, "end": span.end}
