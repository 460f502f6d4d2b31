"""Pages: content and hints put together under an id that equal content always gets."""

from __future__ import annotations

import re
from typing import Literal

from vedette.ids import page_id
from vedette.model import Hints, Page

MediaType = Literal["text/html", "text/plain"]
HTML_START = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)


def make_page(location: str, content: bytes, media_type: MediaType, hints: Hints) -> Page:
    """A page and its id: the SHA-256 of the content; where hints come with it, of the content and the hints.

    Hints belong to the page because they change its reading: one text under two dates is two pages, and equal rows of
    two tables are one.
    """
    return Page(page_id(content, hints), location, media_type, content, hints)


def sniff(content: bytes) -> MediaType:
    """Whether bytes are a web page or plain text, by how they start."""
    return "text/html" if HTML_START.match(content[:4096]) else "text/plain"
