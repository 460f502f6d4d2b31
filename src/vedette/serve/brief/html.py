"""The brief as HTML that mail programs show as it is: one table, styles on the elements, no script, image or link."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ..words import counted, day_words
from .make import Brief, Item
from .markdown import read_words, source_words

_BODY = "margin:0;padding:24px;background:#faf9f6;color:#1b1d20;font:15px/1.5 Helvetica,Arial,sans-serif"
_SHEET = "max-width:680px;margin:0 auto;background:#ffffff;border:1px solid #e0ddd5;padding:28px 32px"
_SOFT = "color:#5b6067;font-size:13px"
_QUOTE = "margin:8px 0 0;padding:2px 0 2px 12px;border-left:3px solid #e8e4d9;font-family:Georgia,serif"
_MARK = "background:#ffe9a8;color:#1b1d20"


def as_html(brief: Brief) -> str:
    """A whole document."""
    title = escape(f"What changed, {day_words(brief.since)} to {day_words(brief.until)}")
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>\n'
        f'<body style="{_BODY}"><table role="presentation" style="{_SHEET}" width="100%"><tr><td>\n'
        f'<h1 style="font-size:22px;margin:0 0 6px">{title}</h1>\n'
        f'<p style="{_SOFT};margin:0">{read_words(brief)} '
        f"Claims are not facts: read the sentences.{_asked(brief)}</p>\n"
        + "".join(_sections(brief))
        + "</td></tr></table></body></html>\n"
    )


def _asked(brief: Brief) -> str:
    return f" Only what is asked for: {escape(brief.asked)}." if brief.asked else ""


def _sections(brief: Brief) -> Iterator[str]:
    for section in brief.sections:
        yield f'<h2 style="font-size:17px;margin:28px 0 4px">{escape(section.title)}</h2>\n'
        if not section.items:
            yield f'<p style="{_SOFT}">{escape(section.nothing)}</p>\n'
        yield from map(_item, section.items)
        if section.left:
            yield f'<p style="{_SOFT}">{section.left} more are in the record.</p>\n'


def _item(item: Item) -> str:
    quotes = "".join(
        f'<blockquote dir="auto" style="{_QUOTE}">{escape(one.before)}<span style="{_MARK}">{escape(one.exact)}</span>'
        f'{escape(one.after)}<br><span style="{_SOFT};font-family:sans-serif">{escape(source_words(one))}</span>'
        "</blockquote>"
        for one in item.sentences
    )
    more = f'<p style="{_SOFT}">and {counted(item.more, "more report")}</p>' if item.more else ""
    return (
        f'<div style="margin:14px 0 0"><b>{escape(item.head)}</b><br><span style="{_SOFT}">{escape(item.line)}</span>'
        f"{quotes}{more}</div>\n"
    )
