"""Rows of kept tables as the values that they keep."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Row

from ..model import Report, Span


def report_of(row: Row[Any]) -> Report:
    """The report of a whole row."""
    names = ("title", "publisher", "published", "dateline", "language", "url", "page_id", "location")
    slots: dict[str, Any] = {name: getattr(row, name) for name in names}
    return Report(row.document_id, row.text, _spans(row.body), _spans(row.furniture), **slots)


def _spans(form: str) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in json.loads(form))


__all__ = ["report_of"]
