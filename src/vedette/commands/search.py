"""``vedette search``: find words in a record."""

from __future__ import annotations

import click

from .options import setting


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="The most hits to list.")
@setting("record")
def search(words: tuple[str, ...], limit: int, record: str) -> None:
    """Find WORDS in the reports of a record."""
    from ..record import Record

    with Record.open(record, create=False) as opened:
        hits = list(opened.search(" ".join(words), limit))
        for hit in hits:
            click.echo(hit)
        click.echo(f"{len(hits)} found", err=True)
