"""The command line, and the one place that reads the environment. Each command lives in a file of ``commands/``."""

from __future__ import annotations

import click

from . import __version__
from .commands.bench import bench
from .commands.doctor import doctor
from .commands.gazetteer import gazetteer
from .commands.read import read
from .commands.run import run
from .commands.search import search
from .commands.serve import serve
from .commands.show import show
from .errors import VedetteError


class Commands(click.Group):
    """A group whose commands end with one line on standard error where Vedette says why it cannot go on."""

    def invoke(self, context: click.Context) -> object:
        try:
            return super().invoke(context)
        except VedetteError as error:
            click.echo(f"vedette: {error}", err=True)
            context.exit(error.exit_status)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="vedette")
def main() -> None:
    """A conflict observatory anyone can run: it reads news reports about armed conflict and keeps the record."""


for _command in (run, read, serve, show, search, doctor, gazetteer, bench):
    main.add_command(_command)
