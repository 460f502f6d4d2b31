"""The door: a page becomes a report, or says why it cannot.

Of a plain page, the report's text is the page's text as given, character for character. Of a web page, it is the
extracted story, led by its headline: a headline says things too, so it is part of the text and of the body.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from vedette.clean.dateline import dateline_end, lone_day
from vedette.clean.decode import decode
from vedette.clean.html import read_html
from vedette.clean.language import ENGLISH, language_of
from vedette.clean.masthead import Masthead, opening, read_masthead
from vedette.clean.refusal import RefusalError
from vedette.clean.segments import Part, runs, segment
from vedette.model import Page, Rejected, Report, Span

FEWEST_WORDS = 5
WORD = re.compile(r"\w*[^\W\d_]\w*")


def clean(page: Page, today: date | None = None) -> Report | Rejected:
    """The report of a page. ``today`` (default: the clock's) tells pages from the future; tomorrow is let through.

    What the hints say goes before what the page says. A page that nothing dates has ``published`` None.
    """
    try:
        return _report(page, today or date.today())
    except RefusalError as refusal:
        return Rejected(page.location, refusal.reason, refusal.code)


def _report(page: Page, today: date) -> Report:
    given = decode(page.content)
    if page.media_type == "text/html":
        extracted = read_html(given, page.hints.url)
        text, said = extracted.text, extracted.masthead
    else:
        text, said = given, Masthead()
    known, title = page.hints.published or said.published, page.hints.title or said.title
    parts = segment(text, known, title)
    said = said.or_else(read_masthead(parts))
    if known is None and said.published is not None:
        parts = segment(text, said.published, title)
    published = page.hints.published or said.published
    _check_date(published, today)
    language = _check_language(page.hints.language, parts)
    title = page.hints.title or said.title
    publisher = page.hints.publisher or said.publisher
    return Report(
        document_id=page.hints.document_id or _document_id(parts, publisher, published),
        text=text,
        body=tuple(without_datelines(text, parts, runs(parts, story=True))),
        furniture=runs(parts, story=False),
        title=title,
        publisher=publisher,
        published=published,
        dateline=page.hints.dateline or said.dateline,
        language=language,
        url=page.hints.url or said.url,
        page_id=page.page_id,
        location=page.location,
    )


def without_datelines(text: str, parts: Iterable[Part], story: Iterable[Span]) -> Iterator[Span]:
    """The runs of the story less the datelines at the head of it: where a report was written is not where it plays."""
    told = [part.line for part in parts if part.sort is None]
    lines = [part.line for part in opening([part for part in parts if part.sort is None])]
    ends = {line.start: line.start + dateline_end(text[line.start : line.end]) for line in lines}
    alone = lone_day([text[line.start : line.end] for line in told])
    if alone and alone[0] < len(lines):
        ends[lines[alone[0]].start] = lines[alone[0]].start + alone[2]
    for span in story:
        start = span.start
        for line in lines:
            if span.start <= line.start < line.end <= span.end and ends[line.start] > line.start:
                if before := text[start : line.start].rstrip():
                    yield Span(start, start + len(before))
                start = ends[line.start]
        if start < span.end:
            yield Span(start, span.end)


def _check_date(published: date | None, today: date) -> None:
    if published is not None and published > today + timedelta(days=1):
        raise RefusalError(f"published {published.isoformat()}, which is yet to come; check its date", "future")


def _check_language(hinted: str | None, parts: list[Part]) -> str:
    """Refuses what is not English, and what says next to nothing."""
    story = "\n".join(part.line.text for part in parts if part.sort is None)
    if len(WORD.findall(story[:10_000])) < FEWEST_WORDS:
        raise RefusalError("empty: hardly a word in it", "empty")
    language = hinted.strip().lower().replace("_", "-").split("-")[0] if hinted else language_of(story)
    if language not in (None, ENGLISH, "eng", "english"):
        raise RefusalError(f"not in English but in {language!r}; only English is read", "language")
    return ENGLISH


def _document_id(parts: list[Part], publisher: str | None, published: date | None) -> str:
    """16 hex digits of the SHA-256 of story, publisher and day: one story saved twice is one document."""
    story = "\n".join(part.line.text for part in parts if part.sort is None)
    key = f"{story}\0{publisher or ''}\0{published or ''}"
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
