"""The command line, and the one place that reads the environment. Each command lives in a file of ``commands/``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from . import __version__
from .commands.bench import bench
from .commands.brief import brief
from .commands.doctor import doctor
from .commands.gazetteer import gazetteer
from .commands.judge import judge
from .commands.judgements import agreement, judgements, review
from .commands.read import read
from .commands.record import record
from .commands.run import run
from .commands.search import search
from .commands.serve import serve
from .commands.show import show
from .commands.tolls import tolls
from .commands.user import user
from .errors import VedetteError


class Commands(click.Group):
    """A group whose commands end with one line on standard error where Vedette says why it cannot go on."""

    def parse_args(self, context: click.Context, words: list[str]) -> list[str]:
        with _one_line(context):
            return super().parse_args(context, words)

    def invoke(self, context: click.Context) -> object:
        with _one_line(context):
            return super().invoke(context)


@contextmanager
def _one_line(context: click.Context) -> Iterator[None]:
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise  # it shows the help
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else context.command_path
        message = " ".join(error.format_message().split())
        _say(f"{message}{'' if message[-1] in '.?)' else '.'} See {command} --help")
        context.exit(error.exit_code)
    except VedetteError as error:
        _say(str(error))
        context.exit(error.exit_status)
    except ImportError as error:
        _say(f"the installation is not whole ({' '.join(str(error).split())}): run make setup, or vedette doctor")
        context.exit(VedetteError.exit_status)


def _say(words: str) -> None:
    click.echo(f"vedette: {words}", err=True)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="vedette")
def main() -> None:
    """A conflict observatory anyone can run: it reads news reports about armed conflict and keeps the record."""


for _command in (
    run,
    read,
    serve,
    brief,
    show,
    search,
    tolls,
    doctor,
    gazetteer,
    bench,
    judge,
    judgements,
    review,
    agreement,
    record,
    user,
):
    main.add_command(_command)
