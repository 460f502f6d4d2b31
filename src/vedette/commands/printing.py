"""Claims and reports as a person reads them in a terminal, or in a file that the output was sent to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..codebook import codebook
from ..model import Claim, Figure, Interval, Party, Place, Report, Span

if TYPE_CHECKING:
    from rich.console import Console

STYLES = {
    "event": "red",
    "control": "green",
    "casualties": "magenta",
    "displacement": "yellow",
    "strength": "cyan",
    "position": "blue",
    "relation": "bright_black",
    "statement": "bright_blue",
}
WIDTH = 160
"""Columns of a table that goes to a file."""


def write_table(report: Report, claims: Iterable[Claim]) -> None:
    """One row a claim, under the report's name."""
    from rich.table import Table

    table = Table(title=heading(report), title_justify="left", pad_edge=False)
    for column in ("claim", "who", "to whom", "where", "when", "figure", "according to", "words"):
        table.add_column(column, overflow="fold")
    for claim in claims:
        table.add_row(
            label(claim),
            parties(claim.actor),
            parties(claim.target),
            claim.place.name if claim.place else "",
            days(claim.time),
            claim.figure.words if claim.figure else "",
            parties(claim.source),
            claim.quote.exact.replace("\n", " "),
            style=STYLES[claim.kind],
        )
    _console().print(table)


def write_text(report: Report, claims: Iterable[Claim]) -> None:
    """The story with its claims underlined and numbered, and under it what each number claims."""
    from rich.text import Text

    listed = sorted(claims, key=lambda claim: (claim.quote.start, claim.quote.end))
    console = _console()
    console.print(Text(heading(report), style="bold"), end="\n\n", soft_wrap=True)
    for run in report.body:
        if console.is_terminal:
            console.print(_underlined(report.text, run, listed), end="\n\n")
        else:
            click.echo(marked(report.text, run, listed) + "\n")
    for number, claim in enumerate(listed, start=1):
        console.print(Text(f"{number:3}  {line(claim)}", style=STYLES[claim.kind]), soft_wrap=True)
    click.echo()


def marked(text: str, run: Span, claims: Sequence[Claim]) -> str:
    """A run of the text with each claim's words in brackets, its number after them: ``[captured Mosul]1``."""
    marks = []
    for number, claim in enumerate(claims, start=1):
        if run.covers(claim.quote.span):
            marks += [(claim.quote.end, 0, f"]{number}"), (claim.quote.start, 1, "[")]
    pieces, at = [], run.start
    for offset, _, mark in sorted(marks, key=lambda mark: mark[:2]):
        pieces += [text[at:offset], mark]
        at = offset
    return "".join([*pieces, text[at : run.end]])


def line(claim: Claim) -> str:
    """A claim in one line: ``Capture: Syrian army > Islamic State, at Deir ez-Zor, 2017-11-03; said by SOHR``."""
    who = " > ".join(filter(None, (parties(claim.actor), parties(claim.target))))
    slots = [who, where(claim.place), days(claim.time), figure(claim.figure)]
    said = f"; said by {parties(claim.source)}" if claim.source else ""
    return f"{label(claim)}: {', '.join(filter(None, slots)) or claim.quote.exact}{said}"


def label(claim: Claim) -> str:
    """The claim's type in words, and its status where that is not plainly asserted."""
    entry = codebook().get((claim.kind, claim.type))
    return f"{entry.label if entry else claim.type}{'' if claim.status == 'asserted' else f' ({claim.status})'}"


def type_label(claims: Sequence[Claim], name: str) -> str:
    """A type in the codebook's words, as the first of the claims that has it is of."""
    kind = next((claim.kind for claim in claims if claim.type == name), claims[0].kind if claims else "event")
    entry = codebook().get((kind, name))
    return entry.label if entry else name


def parties(those: Iterable[Party]) -> str:
    return ", ".join(party.name for party in those)


def where(place: Place | None) -> str:
    return f"{place.relation or 'at'} {place.name}" if place else ""


def days(time: Interval | None) -> str:
    if time is None:
        return ""
    if time.start == time.end:
        return _day(time.start)
    return f"{_day(time.start)} to {_day(time.end)}".strip()


def figure(number: Figure | None) -> str:
    return f"{number.words} ({number.unit})" if number else ""


def heading(report: Report) -> str:
    """Who published which report when."""
    dated = report.published.isoformat() if report.published else "undated"
    name = report.title or Path(report.location or "").name or report.document_id
    return " | ".join(filter(None, (name, report.publisher, dated)))


def _day(day: date | None) -> str:
    return day.isoformat() if day else "…"


def _underlined(text: str, run: Span, claims: Sequence[Claim]) -> object:
    from rich.text import Text

    shown = Text(text[run.start : run.end])
    for claim in claims:
        if run.covers(claim.quote.span):
            span = (claim.quote.start - run.start, claim.quote.end - run.start)
            shown.stylize(f"underline {STYLES[claim.kind]}", *span)
    return shown


def _console() -> Console:
    from rich.console import Console

    console = Console(markup=False, highlight=False, emoji=False)
    return console if console.is_terminal else Console(markup=False, highlight=False, emoji=False, width=WIDTH)
