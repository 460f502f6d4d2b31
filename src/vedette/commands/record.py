"""``vedette record``: check, back up and restore a record."""

from __future__ import annotations

from pathlib import Path

import click

from .options import setting
from .progress import progress
from .tally import counted

FILE = click.Path(dir_okay=False, path_type=Path)


@click.group()
def record() -> None:
    """The record itself: whether it is whole, and copies of it."""


@record.command()
@setting("record")
@click.pass_context
def check(context: click.Context, record: str) -> None:
    """Verify every hash, span and reference: that texts, words and ids still are what was kept.

    Ends with status 1 where something is not.
    """
    from ..tools import open_record

    with open_record(record, create=False) as opened, progress("checking"):
        found = opened.check()
        counts = opened.counts()
    for fault in found:
        click.echo(f"{fault.what}: {fault.wrong}")
    whole = "; ".join(counted(counts[name], name[:-1]) for name in ("pages", "reports", "claims", "judgements"))
    click.echo(f"{whole}: {'all as kept' if not found else counted(len(found), 'fault')}", err=True)
    context.exit(1 if found else 0)


@record.command()
@click.argument("file", type=FILE)
@setting("record")
def backup(file: Path, record: str) -> None:
    """Write the record, whatever it is kept in, to a new FILE (SQLite), also while others read and write it."""
    from ..tools import open_record

    with open_record(record, create=False) as opened, progress("copying"):
        opened.backup(file)
    click.echo(f"{file}: {counted(file.stat().st_size, 'byte')}", err=True)


@record.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@setting("record")
def restore(file: Path, record: str) -> None:
    """Take all that the backup FILE holds into a new record: a file or a database."""
    from ..tools import open_record

    with open_record(record) as opened, progress("copying"):
        opened.restore(file)
        counts = opened.counts()
    click.echo(f"{counted(counts['reports'], 'report')}, {counted(counts['claims'], 'claim')}", err=True)
