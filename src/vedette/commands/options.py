"""Options that several commands share. Those of the settings table take their default and help from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import update_wrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..acquire.files import walk
from ..acquire.hints import FIELDS
from ..errors import DateError, SourceError
from ..model import Hints, Rejected, Source
from ..settings import SETTINGS

if TYPE_CHECKING:
    from ..journey import Journey

Command = Callable[..., Any]


def setting(name: str, **attributes: Any) -> Callable[[Command], Command]:
    """The option of one setting: ``--max-bytes`` for ``max_bytes``, given, or from the environment."""
    entry = next(entry for entry in SETTINGS if entry.name == name)
    return click.option(
        f"--{name.replace('_', '-')}",
        envvar=entry.variable,
        show_envvar=True,
        default=entry.default,
        show_default=bool(entry.default),
        help=f"{entry.meaning[0].upper()}{entry.meaning[1:]}.",
        **attributes,
    )


@dataclass(frozen=True, slots=True)
class Tools:
    """What the user says of the tools: which reader, which gazetteer and party files, how large a page may be."""

    reader: str
    gazetteer: Path | None
    parties: Path | None
    max_bytes: int
    workers: int = 1

    def journey(self, pages: int | None = 1) -> Journey:
        """What to read a pile of so many pages with; None where nobody knows how many there are."""
        from ..crew import crew_size
        from ..tools import open_journey

        return open_journey(self.reader, self.gazetteer, self.parties, self.workers or crew_size(pages))


def tool_options(command: Command) -> Command:
    """Adds the options that say which tools to read with; the command receives them as ``tools``."""

    def with_tools(reader: str, gazetteer: str, parties: str, max_bytes: int, workers: int, **rest: Any) -> Any:
        places, sides = (Path(name) if name else None for name in (gazetteer, parties))
        return command(tools=Tools(reader, places, sides, max_bytes, workers), **rest)

    workers = setting("workers", type=click.IntRange(0))
    options = (setting("max_bytes", type=int), workers, setting("parties"), setting("gazetteer"), setting("reader"))
    return _wrapped(with_tools, command, options)


@dataclass(frozen=True, slots=True)
class Address:
    """Where the observatory is served."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"http://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"


def address_options(command: Command) -> Command:
    """Adds the options of where to serve; the command receives them as ``address``."""

    def with_address(host: str, port: int, **rest: Any) -> Any:
        return command(address=Address(host, port), **rest)

    return _wrapped(with_address, command, (setting("port", type=click.IntRange(1, 65535)), setting("host")))


@dataclass(frozen=True, slots=True)
class Pile:
    """The reports to read: their sources, and what the user says of all of them."""

    sources: tuple[Source, ...]
    hints: Hints

    def pages(self) -> int | None:
        """How many pages there are to read, or None where only reading can tell (tables, standard input)."""
        files = [file for source in self.sources for file in _files(source)]
        one_page = {".html", ".htm", ".xhtml", ".txt", ".json"}
        return len(files) if all(Path(file).suffix.lower() in one_page for file in files) else None


def pile_options(command: Command) -> Command:
    """Adds the sources and what may be said of them; the command receives both as ``pile``."""

    def with_pile(sources: tuple[str, ...], published: str | None, column: tuple[str, ...], **rest: Any) -> Any:
        columns = dict(map(_column, column))
        return command(
            pile=Pile(tuple(Source(one, columns) for one in sources), Hints(published=_day(published))), **rest
        )

    options = (
        click.option(
            "--column",
            metavar="FIELD=NAME",
            multiple=True,
            help=f"The column of a table that holds a field ({', '.join(FIELDS)}).",
        ),
        click.option(
            "--published", metavar="DATE", help="The day of publication (2017-11-05), for pages that do not say theirs."
        ),
        click.argument("sources", metavar="SOURCE...", nargs=-1, required=True),
    )
    return _wrapped(with_pile, command, options)


def _wrapped(outer: Command, command: Command, options: Iterable[Callable[[Command], Command]]) -> Command:
    """``outer`` under the name, help and options of ``command``, and with further options."""
    wrapped: Command = update_wrapper(outer, command)
    for option in options:
        wrapped = option(wrapped)
    return wrapped


def _files(source: Source) -> list[str]:
    folder = Path(source.location)
    if not folder.is_dir():
        return [source.location]
    return [entry.location if isinstance(entry, Rejected) else str(entry) for entry in walk(folder)]


def _day(words: str | None) -> date | None:
    if words is None:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise DateError(f"--published {words}: not a day; write it as 2017-11-05") from None


def _column(words: str) -> tuple[str, str]:
    field, equals, name = words.partition("=")
    if not equals or not name or field not in FIELDS:
        raise SourceError(f"--column {words}: write FIELD=NAME, where FIELD is one of {', '.join(FIELDS)}")
    return field, name
