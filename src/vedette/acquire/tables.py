"""Tables: a report a row, streamed, so that a table of any size takes the memory of a few of its rows."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from vedette.acquire.files import SAMPLE, RefusedError, check
from vedette.acquire.hints import FIELDS, row_page
from vedette.model import Hints, Page, Rejected

BATCH = 64
"""Parquet rows held at once: a batch of long pages stays below some tens of megabytes."""
DELIMITERS = (",", ";", "\t", "|")


def csv_pages(path: Path, columns: Mapping[str, str], hints: Hints, max_bytes: int) -> Iterator[Page | Rejected]:
    """The rows of a ``.csv`` or ``.tsv`` file with a header, numbered from 1. Raises RefusedError if there is none."""
    with path.open("rb") as file:
        sample = file.read(SAMPLE)
    check(sample)
    csv.field_size_limit(max(max_bytes, csv.field_size_limit()))  # the library's own 128 KB is less than a long page
    with path.open(encoding=_encoding(sample), newline="") as table:
        try:
            delimiter = max(DELIMITERS, key=table.readline(SAMPLE).count)
            table.seek(0)
            rows = csv.reader(table, delimiter=delimiter)
            header = [name.strip() for name in next(rows, [])]
        except csv.Error as error:
            raise RefusedError(f"malformed CSV: {error}", "malformed") from None
        except UnicodeError:
            raise RefusedError("wrongly encoded: save it as UTF-8", "encoding") from None
        _check_columns(header, columns)
        yield from _csv_rows(path, rows, header, columns, hints, max_bytes)


def _csv_rows(
    path: Path, rows: Iterator[list[str]], header: list[str], columns: Mapping[str, str], hints: Hints, max_bytes: int
) -> Iterator[Page | Rejected]:
    number = 0
    while True:
        number += 1
        where = f"{path}#{number}"
        try:
            row = next(rows)
            if len(row) > len(header):
                raise RefusedError(f"malformed CSV row: {len(row)} fields under {len(header)} columns", "malformed")
            if any(field.strip() for field in row):
                yield row_page(where, dict(zip(header, row, strict=False)), columns, hints, max_bytes)
        except StopIteration:
            return
        except RefusedError as refused:
            yield Rejected(where, refused.reason, refused.code)
        except csv.Error as error:
            yield Rejected(where, f"malformed CSV row: {error}", "malformed")
        except UnicodeError:
            yield Rejected(where, "wrongly encoded from here on; save it as UTF-8", "encoding")
            return


def _encoding(sample: bytes) -> str:
    """UTF-16 and UTF-8 by their marks or bytes; else the Windows code page that old spreadsheets write."""
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)  # the sample may end within a character
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def parquet_pages(path: Path, columns: Mapping[str, str], hints: Hints, max_bytes: int) -> Iterator[Page | Rejected]:
    """The rows of a Parquet file, numbered from 1. Raises RefusedError where it is no such table."""
    import pyarrow
    from pyarrow import parquet

    number = 0
    try:
        with parquet.ParquetFile(path) as table:
            names = [str(name) for name in table.schema_arrow.names]
            _check_columns(names, columns)
            wanted = [name for name in names if name in {columns.get(field, field) for field in FIELDS}]
            for batch in table.iter_batches(batch_size=BATCH, columns=wanted):
                for row in batch.to_pylist():
                    number += 1
                    yield _parquet_row(f"{path}#{number}", row, columns, hints, max_bytes)
    except pyarrow.ArrowException as error:
        where = f" after row {number}" if number else ""
        raise RefusedError(f"malformed Parquet{where}: {str(error).splitlines()[0][:120]}", "malformed") from None


def _parquet_row(
    where: str, row: Mapping[str, object], columns: Mapping[str, str], hints: Hints, max_bytes: int
) -> Page | Rejected:
    try:
        return row_page(where, row, columns, hints, max_bytes)
    except RefusedError as refused:
        return Rejected(where, refused.reason, refused.code)


def _check_columns(names: Iterable[str], columns: Mapping[str, str]) -> None:
    names = list(names)
    wanted = [columns.get("text", "text"), columns.get("html", "html")]
    if not any(name in names for name in wanted):
        has = ", ".join(repr(name) for name in names[:12]) or "none"
        reason = f"no column {wanted[0]!r} or {wanted[1]!r} (it has {has}); say which one holds the text"
        raise RefusedError(reason, "malformed")
