"""Web pages through trafilatura, whose only home this is."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from vedette.clean.headline import with_headline
from vedette.clean.masthead import Masthead
from vedette.clean.pagedates import stated_date
from vedette.clean.refusal import RefusalError

if TYPE_CHECKING:
    from trafilatura.settings import Document

HARDLY_A_STORY = 200
"""Characters; below this the quick extraction has missed the story, and the slow one gets its turn."""
ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\d{4,14}[a-z_]*/", re.IGNORECASE)


EDGES = " \t|·"
"""What is left at the ends of a line of separators between things that were taken out, and of a table's walls."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """The story's text, paragraphs parted by blank lines and led by the headline, and what the page says of itself.

    ``heading`` is the page's own first-order heading (``h1``), where it is among what was extracted.
    """

    text: str
    masthead: Masthead
    heading: str | None = None


def read_html(html: str, url: str | None = None) -> Extracted:
    """The story of a web page with its headline once. Raises RefusalError where there is none."""
    found = extract_html(html, url)
    text, title = with_headline(found.text.split("\n\n"), found.masthead.title, found.heading)
    return Extracted("\n\n".join(text), replace(found.masthead, title=title), found.heading)


def extract_html(html: str, url: str | None = None) -> Extracted:
    """The story of a web page without its headline. Raises RefusalError where there is none."""
    url = ARCHIVED.sub("", url) if url else None  # the day a page was archived is not the day it was written
    found = _extract(html, url, fast=True)
    if found is None or len(found.text or "") < HARDLY_A_STORY:
        slow = _extract(html, url, fast=False)
        found = slow if slow is not None and len(slow.text or "") > len((found and found.text) or "") else found
    lines = (line.strip(EDGES) for line in ((found and found.text) or "").splitlines())
    text = "\n\n".join(line for line in lines if line)
    if found is None or not text:
        raise RefusalError("empty: no story on this web page", "empty")
    published = stated_date(html, url, _day(found.date))
    title = " ".join((found.title or "").split()) or None
    return Extracted(text, Masthead(title, found.sitename, published, None, found.url), _heading(found))


def _extract(html: str, url: str | None, fast: bool) -> Document | None:
    from lxml.etree import LxmlError  # type: ignore[import-untyped]
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it has to say, the refusal says
    try:
        found = bare_extraction(html, url=url, fast=fast, with_metadata=True, include_comments=False)
    except (LxmlError, RecursionError, ValueError) as error:
        raise RefusalError(f"no readable web page ({type(error).__name__})", "unparsable") from None
    return found if isinstance(found, Document) else None


def _heading(found: Document) -> str | None:
    for head in found.body.iter("head"):
        if head.get("rend") == "h1":
            return " ".join("".join(head.itertext()).split()) or None
    return None


def _day(words: str | None) -> date | None:
    try:
        return date.fromisoformat((words or "")[:10])
    except ValueError:
        return None
