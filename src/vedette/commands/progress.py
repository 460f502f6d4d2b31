"""A progress bar on standard error; silent where that is no terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(what: str, total: int | None = None, shown: bool = True) -> Iterator[Callable[[str], None]]:
    """Shows ``what`` is under way while the block runs; the value it gives takes the news, once for each step done.

    ``total`` is the number of steps, where that is known. ``shown`` false keeps it quiet: where the command's own
    output goes to the same terminal.
    """
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        TextColumn("{task.fields[news]}", markup=False),
        TimeElapsedColumn(),
    )
    hidden = not (shown and console.is_terminal)
    with Progress(
        *columns, console=console, transient=True, disable=hidden, redirect_stdout=False, redirect_stderr=False
    ) as bar:
        task = bar.add_task(what, total=total, news="")
        yield lambda news: bar.update(task, advance=1, news=news)
