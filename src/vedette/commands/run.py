"""``vedette run``: read sources into a record, then say what came of it."""

from __future__ import annotations

import click

from .options import Pile, Tools, pile_options, setting, tool_options
from .progress import progress
from .tally import Tally, summary


@click.command()
@pile_options
@setting("record")
@tool_options
@click.pass_context
def run(context: click.Context, pile: Pile, record: str, tools: Tools) -> None:
    """Read each SOURCE into a record: a file, a folder, or - for standard input.

    Files: .html, .txt, .json, .jsonl, .csv and .parquet. What the record already has is not read again. Ends with
    status 0 if all was read, 1 if something was rejected (the rest is done), 2 if it could not go on.
    """
    from ..tools import open_record

    tally = Tally()
    journey = tools.journey(pile.pages())
    pages = journey.pages(pile.sources, pile.hints, tools.max_bytes)
    with open_record(record, parties=tools.parties) as opened:
        run_id = opened.start_run(journey.reader.version)
        with progress("reading", pile.pages()) as tell:
            for outcome in journey.run(pages, opened):
                tally.count(outcome)
                tell(str(tally))
        opened.finish_run(run_id, tally.read, len(tally.rejected))
        with progress("bringing the accounts together"):
            opened.refresh()
            account = opened.account()
        for line in summary(tally, account):
            click.echo(line)
    context.exit(1 if tally.rejected else 0)
