"""The brief: what the record learned since a day, each item with its sentences; as values, Markdown and HTML."""

from __future__ import annotations

from .html import as_html
from .make import Brief, Item, Section, Sentence, make_brief
from .markdown import as_markdown

__all__ = ["Brief", "Item", "Section", "Sentence", "as_html", "as_markdown", "make_brief"]
