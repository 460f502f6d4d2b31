"""A record as canonical JSON lines: two records that hold the same give the same lines, however they came about.

Left out is what differs from run to run: row numbers, and the times at which a run began and ended.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, select

from . import schema

_LEFT_OUT = {"reading_id"}


def dump(connection: Connection) -> Iterator[str]:
    """One line a row, tables and rows in a fixed order. Bytes are given by their hash."""
    for name, table in sorted(schema.METADATA.tables.items()):
        if table not in (schema.RUNS, schema.RUN_ENDS):
            yield from sorted(_lines(connection, name, table))


def _lines(connection: Connection, name: str, table: Table) -> Iterator[str]:
    columns = [column for column in table.columns if column.name not in _LEFT_OUT]
    for row in connection.execute(select(*columns)):
        values = {column.name: _plain(value) for column, value in zip(columns, row, strict=True)}
        yield json.dumps({"table": name} | values, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    return value.isoformat() if isinstance(value, date) else value


__all__ = ["dump"]
