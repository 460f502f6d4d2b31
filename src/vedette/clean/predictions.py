"""What the pages benchmark asks for: the article's text, its date and publisher."""

from __future__ import annotations

from vedette.clean.decode import decode
from vedette.clean.html import extract_html
from vedette.clean.refusal import RefusalError
from vedette.clean.segments import segment
from vedette.model import Page


def predictions(page: Page) -> dict[str, str | None]:
    """``text``, ``published`` (ISO day or None) and ``publisher`` of a web page in any language, English or not."""
    try:
        found = extract_html(decode(page.content), page.hints.url)
    except RefusalError:
        return {"text": "", "published": None, "publisher": None}
    published = found.masthead.published
    story = [part.line.text for part in segment(found.text, published) if part.sort is None]
    return {
        "text": "\n".join(story),
        "published": published.isoformat() if published else None,
        "publisher": found.masthead.publisher,
    }
