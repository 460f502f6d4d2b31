"""Web pages through trafilatura, whose only home this is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vedette.clean.masthead import Masthead
from vedette.clean.refusal import RefusalError


@dataclass(frozen=True, slots=True)
class Extracted:
    """The story's text, paragraphs parted by blank lines and led by the headline, and what the page says of itself."""

    text: str
    masthead: Masthead


def read_html(html: str, url: str | None = None) -> Extracted:
    """The story of a web page. Raises RefusalError where there is none."""
    found = extract_html(html, url)
    title = found.masthead.title
    if title and not found.text.startswith(title):
        return Extracted(f"{title}\n\n{found.text}", found.masthead)
    return found


def extract_html(html: str, url: str | None = None) -> Extracted:
    """The story of a web page without its headline. Raises RefusalError where there is none."""
    from lxml.etree import LxmlError  # type: ignore[import-untyped]
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    try:
        found = bare_extraction(html, url=url, fast=True, with_metadata=True, include_comments=False)
    except (LxmlError, RecursionError, ValueError) as error:
        raise RefusalError(f"no readable web page ({type(error).__name__})", "unparsable") from None
    if not isinstance(found, Document) or not (found.text or "").strip():
        raise RefusalError("empty: no story on this web page", "empty")
    text = "\n\n".join(line.strip() for line in (found.text or "").splitlines() if line.strip())
    return Extracted(text, Masthead(found.title, found.sitename, _day(found.date), None, found.url))


def _day(words: str | None) -> date | None:
    try:
        return date.fromisoformat((words or "")[:10])
    except ValueError:
        return None
