"""Columns as bytes, which a browser takes as they are: no parsing, whatever their length.

    VCL1 | length of the head, 4 bytes | the head, JSON | padding to 8 | column | column | …

Numbers are little-endian. The head has ``meta``, all that is no column, and for each column its ``kind``, where it
begins (``at``, bytes from the first column's start), and its length ``n``:

    i32   whole numbers; -2147483648 stands for none
    f64   numbers; NaN stands for none
    text  n + 1 offsets (i32) into the UTF-8 bytes that follow them
    list  n + 1 offsets (i32) into the i32 that follow them
    word  positions (i32) in the list ``words`` of the column's entry
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any

from .shapes.chart import Chart

MAGIC = b"VCL1"
MEDIA_TYPE = "application/vnd.vedette.columns"
NONE = -(2**31)
_TABLES = ("places", "events", "holdings", "tolls")
_FLOATS = frozenset({"lat", "lon", "radius_km", "toll_low", "toll_high", "confidence", "low", "high"})
_TEXTS = frozenset({"key", "name", "id"})
_WORDS = frozenset({"precision", "status", "kind", "country"})


def packed(chart: Chart) -> bytes:
    """The chart, its tables as columns and all else in the head."""
    columns: dict[str, dict[str, Any]] = {}
    bodies: list[bytes] = []
    at = 0
    for table in _TABLES:
        for name, values in vars(getattr(chart, table)).items():
            entry, body = _column(name, values)
            columns[f"{table}.{name}"] = entry | {"at": at, "n": len(values)}
            bodies.append(_padded(body))
            at += len(bodies[-1])
    head = json.dumps({"meta": chart.model_dump(exclude=set(_TABLES)), "columns": columns}, ensure_ascii=False).encode()
    before = len(MAGIC) + 4
    head += b" " * (-(before + len(head)) % 8)
    return b"".join((MAGIC, _ints([len(head)]), head, *bodies))


def _column(name: str, values: Sequence[Any]) -> tuple[dict[str, Any], bytes]:
    if name in _FLOATS:
        return {"kind": "f64"}, _little(array("d", [float("nan") if one is None else one for one in values]))
    if name in _TEXTS:
        texts = [one.encode("utf-8", "replace") for one in values]
        return {"kind": "text"}, _offsets(texts) + b"".join(texts)
    if name in _WORDS:
        words: dict[str | None, int] = {}
        at = [words.setdefault(one, len(words)) for one in values]
        return {"kind": "word", "words": list(words)}, _ints(at)
    if values and isinstance(values[0], list):
        return {"kind": "list"}, _offsets(values) + _ints([one for own in values for one in own])
    return {"kind": "list" if name in ("actor", "target", "voice") else "i32"}, (
        _offsets(()) if name in ("actor", "target", "voice") else _ints(values)
    )


def _offsets(parts: Iterable[Sequence[Any] | bytes]) -> bytes:
    return _ints([0, *accumulate(map(len, parts))])


def _ints(values: Iterable[int | None]) -> bytes:
    return _little(array("i", [NONE if one is None else one for one in values]))


def _little(numbers: array[Any]) -> bytes:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def _padded(body: bytes) -> bytes:
    return body + b"\0" * (-len(body) % 8)


def unpacked(body: bytes) -> dict[str, Any]:
    """What ``packed`` wrote: ``meta``, and each column by its name as a list. For those who read it in Python."""
    (length,) = array("i", body[4:8])
    head = json.loads(body[8 : 8 + length])
    start = 8 + length
    return {"meta": head["meta"]} | {
        name: _read(entry, body[start + entry["at"] :]) for name, entry in head["columns"].items()
    }


def _read(entry: Mapping[str, Any], body: bytes) -> list[Any]:
    n, kind = entry["n"], entry["kind"]
    if kind == "f64":
        return [None if one != one else one for one in array("d", body[: 8 * n])]
    if kind in ("i32", "word"):
        plain = [None if one == NONE else one for one in array("i", body[: 4 * n])]
        return [entry["words"][one] for one in plain] if kind == "word" else plain
    offsets, rest = array("i", body[: 4 * (n + 1)]), body[4 * (n + 1) :]
    if kind == "text":
        return [rest[offsets[at] : offsets[at + 1]].decode() for at in range(n)]
    return [list(array("i", rest[4 * offsets[at] : 4 * offsets[at + 1]])) for at in range(n)]


__all__ = ["MEDIA_TYPE", "packed", "unpacked"]
