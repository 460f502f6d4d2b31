"""What a row or a JSON document says of its page: fields under their usual or given names, dates read strictly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from vedette.acquire.files import RefusedError, check, too_large
from vedette.acquire.pages import make_page
from vedette.model import Hints, Page

FIELDS = ("text", "html", "published", "publisher", "title", "url", "id", "dateline", "language")
WRITTEN = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%Y/%m/%d", "%Y.%m.%d", "%d.%m.%Y", "%Y%m%d")


def row_page(
    location: str, row: Mapping[str, object], columns: Mapping[str, str], hints: Hints, max_bytes: int | None = None
) -> Page:
    """The page of one row or document. Raises RefusedError for a row without words, or with a date that is none."""
    text, html = _words(row, columns, "text"), _words(row, columns, "html")
    if text is None and html is None:
        raise RefusedError(_missing(row, columns), "malformed")
    given = text if text is not None and (text.strip() or html is None) else html
    assert given is not None
    content = given.encode("utf-8", "replace")
    if max_bytes is not None and len(content) > max_bytes:
        raise too_large(len(content), max_bytes)
    check(content)
    return make_page(location, content, "text/plain" if given is text else "text/html", row_hints(row, columns, hints))


def row_hints(row: Mapping[str, object], columns: Mapping[str, str], hints: Hints) -> Hints:
    """The row's own word before the general hints, which hold for all rows alike and so cannot name one of them."""
    found = {name: _value(row, columns, name) for name in ("publisher", "title", "url", "dateline", "language")}
    return replace(
        hints,
        document_id=_value(row, columns, "id"),
        published=_published(row.get(columns.get("published", "published"))) or hints.published,
        **{name: value for name, value in found.items() if value},
    )


def read_date(value: str) -> date | None:
    """The day of an ISO date or time, an RFC 822 date, or a date with the month in words; None for anything else.

    ``05/11/2017`` is May to some and November to others, so it is no date here.
    """
    value = value.strip()
    try:
        return datetime.fromisoformat(value).date()
    except ValueError:
        pass
    for form in WRITTEN:
        try:
            return datetime.strptime(value, form).date()
        except ValueError:
            continue
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError):
        return None


def _published(value: object) -> date | None:
    if value is None or value == "" or value != value:  # NaN, as tables hold it for nothing
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    found = read_date(value) if isinstance(value, str) else None
    if isinstance(value, str) and not value.strip():
        return None
    if found is None:
        raise RefusedError(f"published {str(value)[:40]!r} is no certain date; write YYYY-MM-DD", "bad_date")
    return found


def _value(row: Mapping[str, object], columns: Mapping[str, str], name: str) -> str | None:
    value = row.get(columns.get(name, name))
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return str(value).strip() or None


def _words(row: Mapping[str, object], columns: Mapping[str, str], name: str) -> str | None:
    value = row.get(columns.get(name, name))
    return value if isinstance(value, str) else None


def _missing(row: Mapping[str, object], columns: Mapping[str, str]) -> str:
    wanted = f"{columns.get('text', 'text')!r} or {columns.get('html', 'html')!r}"
    has = ", ".join(repr(str(key)) for key in list(row)[:12]) or "nothing"
    return f"no words under {wanted} (it has {has}); say which column holds the text"
