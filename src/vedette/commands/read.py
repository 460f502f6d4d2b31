"""``vedette read``: print what reports say, without keeping it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable

import click

from ..model import Claim, Rejected, Report
from .jsonl import json_line
from .options import Pile, Tools, pile_options, tool_options
from .progress import progress

Writer = Callable[[Report, Iterable[Claim]], None]


@click.command()
@pile_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "table", "text"]),
    default="table",
    show_default=True,
    help="One JSON object a claim, a table, or the report with its claims underlined.",
)
@click.option(
    "--explain",
    is_flag=True,
    help="Under each claim the words that filled each slot, what was passed over, and what its confidence comes from.",
)
@tool_options
@click.pass_context
def read(context: click.Context, pile: Pile, form: str, explain: bool, tools: Tools) -> None:
    """Print the claims of each SOURCE (a file, a folder, or - for standard input) without keeping them.

    Ends with status 0 if all was read, 1 if something was rejected, 2 if it could not go on.
    """
    journey = tools.journey(pile.pages())
    write = _writer(form, explain)
    status = 0
    with progress("reading", pile.pages(), shown=not sys.stdout.isatty()) as tell:
        pages = journey.pages(pile.sources, pile.hints, tools.max_bytes)
        for outcome in journey.read(pages):
            if isinstance(outcome, Rejected):
                click.echo(f"rejected {outcome.location}: {outcome.reason}", err=True)
                status = 1
            else:
                write(outcome.report, outcome.claims)
            tell("")
    context.exit(status)


def _writer(form: str, explain: bool) -> Writer:
    if form == "jsonl":
        return _write_traced if explain else _write_jsonl
    if explain:
        from .explaining import write_explained

        return write_explained
    from .printing import write_table, write_text

    return write_table if form == "table" else write_text


def _write_jsonl(report: Report, claims: Iterable[Claim]) -> None:
    from ..record import claim_json

    for claim in claims:
        click.echo(json_line(claim_json(claim)))


def _write_traced(report: Report, claims: Iterable[Claim]) -> None:
    """The claims with all that the reader holds of them, their trace of (step, words) pairs included."""
    from ..record import stored_json

    for claim in claims:
        click.echo(json_line(stored_json(claim)))
