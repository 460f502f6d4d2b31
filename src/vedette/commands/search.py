"""``vedette search``: find words in a record."""

from __future__ import annotations

import click

from .options import setting
from .tally import counted


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="The most hits to list.")
@setting("record")
def search(words: tuple[str, ...], limit: int, record: str) -> None:
    """Find WORDS in the reports of a record: all of them, those in double quotes as one phrase."""
    from ..tools import open_record

    if not any(sign.isalnum() for sign in "".join(words)):
        raise click.UsageError("say which words to look for", click.get_current_context())

    with open_record(record, create=False) as opened:
        hits = opened.search(" ".join(words), limit)
    for hit in hits:
        day = hit.published.isoformat() if hit.published else "undated"
        click.secho(" | ".join(filter(None, (hit.title or hit.document_id, hit.publisher, day))), bold=True)
        click.echo(f"  {_marked(hit.snippet, hit.matches)}")
        for claim in hit.claims:
            click.echo(f"  vedette show claim {claim}")
    click.echo(f"{counted(len(hits), 'report')} found", err=True)


def _marked(snippet: str, matches: tuple[tuple[int, int], ...]) -> str:
    """The snippet in one line, what matches in bold on a terminal."""
    pieces, at = [], 0
    for start, end in matches:
        pieces += [snippet[at:start], click.style(snippet[start:end], bold=True, fg="red")]
        at = end
    return " ".join("".join([*pieces, snippet[at:]]).split())
