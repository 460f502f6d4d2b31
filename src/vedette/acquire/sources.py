"""The door: a source named by the user becomes pages, in an order that does not depend on the machine."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from vedette.acquire.documents import json_pages, jsonl_pages
from vedette.acquire.files import FORMATS, RefusedError, UnlistedError, check, read, walk
from vedette.acquire.pages import make_page, sniff
from vedette.acquire.tables import csv_pages, parquet_pages
from vedette.errors import SourceError
from vedette.model import Hints, Page, Rejected, Source

STANDARD_INPUT = "-"
NO_HINTS = Hints()


def acquire(source: Source, hints: Hints = NO_HINTS, max_bytes: int = 20_000_000) -> Iterator[Page | Rejected]:
    """The pages of a source, each with what the source says of it; what cannot be read comes as ``Rejected``.

    ``hints`` hold for every page whose own file or row says nothing else. ``max_bytes`` is the largest page, in bytes;
    a table (``.csv``, ``.jsonl``, ``.parquet``) is streamed and may be larger than that, its rows may not.
    Raises SourceError for a file or folder that does not exist.
    """
    if source.location == STANDARD_INPUT:
        return _from_input(hints, max_bytes)
    path = Path(source.location)
    try:
        path.stat()
    except FileNotFoundError:
        raise SourceError(f"{path}: no such file or folder; check the name, or give - for standard input") from None
    except (OSError, ValueError) as error:
        raise SourceError(f"{path}: cannot be opened ({_cause(error)}); check its name and permissions") from None
    if path.is_dir():
        return _from_folder(path, source, replace(hints, document_id=None), max_bytes)
    return _from_file(path, source, hints, max_bytes)


def page_of(text: str, hints: Hints = NO_HINTS, location: str = "text") -> Page | Rejected:
    """The page of a text in memory: plain page text, or HTML where it starts like it."""
    content = text.encode("utf-8", "replace")
    try:
        check(content)
    except RefusedError as refused:
        return Rejected(location, refused.reason, refused.code)
    return make_page(location, content, sniff(content), hints)


def _from_folder(folder: Path, source: Source, hints: Hints, max_bytes: int) -> Iterator[Page | Rejected]:
    found = False
    for entry in walk(folder):
        found = True
        if isinstance(entry, Rejected):
            yield entry
        else:
            yield from _from_file(entry, source, hints, max_bytes)
    if not found:
        yield Rejected(str(folder), f"holds no file that is read here ({' '.join(sorted(FORMATS))})", "empty")


def _from_file(path: Path, source: Source, hints: Hints, max_bytes: int) -> Iterator[Page | Rejected]:
    form = FORMATS.get(path.suffix.lower()) if path.suffix else "text"
    try:
        match form:
            case "csv":
                yield from csv_pages(path, source.columns, hints, max_bytes)
            case "parquet":
                yield from parquet_pages(path, source.columns, hints, max_bytes)
            case "jsonl":
                yield from jsonl_pages(path, source.columns, hints, max_bytes)
            case "json":
                yield from json_pages(str(path), read(path, max_bytes), source.columns, hints)
            case "html" | "text":
                content = read(path, max_bytes)
                check(content)
                yield make_page(str(path), content, "text/html" if form == "html" else sniff(content), hints)
            case _:
                raise UnlistedError(path.suffix)
    except RefusedError as refused:
        yield Rejected(str(path), refused.reason, refused.code)
    except OSError as error:
        yield Rejected(str(path), f"cannot be read ({_cause(error)}); check its permissions", "unreadable")


def _from_input(hints: Hints, max_bytes: int) -> Iterator[Page | Rejected]:
    content = sys.stdin.buffer.read(max_bytes + 1)
    try:
        check(content, max_bytes)
    except RefusedError as refused:
        yield Rejected("standard input", refused.reason, refused.code)
        return
    yield make_page("standard input", content, sniff(content), hints)


def _cause(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
