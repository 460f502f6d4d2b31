"""The door: reports and a reader's name in, claims out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vedette.errors import ReaderError

from .grammar import Grammar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from vedette.model import Claim, NameFinder, Reader, Report


def readers() -> Mapping[str, Callable[[], Reader]]:
    """The readers that are built in, by name."""
    return {"grammar": Grammar}


def reader_named(name: str) -> Reader:
    """A reader by its name. Raises ReaderError where there is none."""
    known = readers()
    if name not in known:
        raise ReaderError(f"no reader is named {name!r}; there is: {', '.join(sorted(known))}")
    return known[name]()


def extract(reports: Iterable[Report], reader: Reader, finder: NameFinder) -> Iterator[tuple[Report, list[Claim]]]:
    """Each report with the claims that a reader finds in it, in the order of the reports."""
    yield from reader.read(reports, finder)
