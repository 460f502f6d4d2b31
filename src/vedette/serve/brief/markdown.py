"""The brief as Markdown. Words of reports are escaped: they can neither be markup nor links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..words import counted, day_words
from .make import Brief, Item, Sentence

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def as_markdown(brief: Brief) -> str:
    """One heading a section, one bullet an item, its sentences quoted below it."""
    return "\n".join(_lines(brief)) + "\n"


def _lines(brief: Brief) -> Iterator[str]:
    yield f"# What changed, {day_words(brief.since)} to {day_words(brief.until)}"
    yield ""
    yield read_words(brief)
    yield "Claims are not facts: read the sentences."
    if brief.asked:
        yield f"Only what is asked for: {_plain(brief.asked)}."
    for section in brief.sections:
        yield from ("", f"## {section.title}", "")
        if not section.items:
            yield section.nothing
        for item in section.items:
            yield from _item(item)
        if section.left:
            yield f"\n{section.left} more are in the record."


def _item(item: Item) -> Iterator[str]:
    yield f"- **{_plain(item.head)}**  "
    yield f"  {_plain(item.line)}"
    for sentence in item.sentences:
        yield from ("", f"  > {_plain(sentence.before)}**{_plain(sentence.exact)}**{_plain(sentence.after)}")
        yield f"  >\n  > — {_plain(source_words(sentence))}"
    if item.more:
        yield f"\n  and {counted(item.more, 'more report')}"
    yield ""


def read_words(brief: Brief) -> str:
    """How much was read, and what could not be taken up."""
    read = f"Read by machine from {counted(brief.reports, 'report')} ({counted(brief.claims, 'claim')})."
    if not brief.undated:
        return read
    bear = "bears" if brief.undated == 1 else "bear"
    return f"{read} {counted(brief.undated, 'report')} of the record {bear} no day of publication, and cannot be in it."


def source_words(sentence: Sentence) -> str:
    """``Rami Abdel Rahman ← as reported by Dawn, 3 November 2017``"""
    day = day_words(sentence.published) if sentence.published else "undated"
    return f"{' ← '.join(sentence.speakers)}, {day}"


def _plain(words: str) -> str:
    return _SIGNS.sub(r"\\\1", " ".join(words.split()) if words.strip() == words else _kept(words))


def _kept(words: str) -> str:
    """Runs of blanks become one; one at either end stays."""
    return re.sub(r"\s+", " ", words)
