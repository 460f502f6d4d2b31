"""``vedette bench``: predictions for the benchmarks of single parts, made by the very code that reads claims."""

from __future__ import annotations

from pathlib import Path

import click

from .jsonl import json_line
from .options import setting

TASKS = ("places", "times", "speakers", "pages", "linking", "control")


@click.command()
@click.argument("task", type=click.Choice(TASKS))
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--given", is_flag=True, help="places: the names are given, only their points are asked for.")
@click.option("--status", is_flag=True, help="control: who holds each place when its text was published.")
@click.option("--timeline", is_flag=True, help="control: who held what on which day.")
@setting("gazetteer")
def bench(task: str, folder: Path, given: bool, status: bool, timeline: bool, gazetteer: str) -> None:
    """Print the predictions for one part of the benchmark, whose input lies in DIR, one JSON object a line."""
    from .predictions import predictions

    chosen = Path(gazetteer) if gazetteer else None
    if task == "control":
        if status == timeline:
            raise click.UsageError("control has two parts: give --status or --timeline")
        from .holdings import statuses
        from .holdings import timeline as days

        found = statuses(folder, chosen) if status else days(folder, chosen)
    else:
        found = predictions(task, folder, chosen, given)
    for prediction in found:
        click.echo(json_line(prediction))
