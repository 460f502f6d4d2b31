"""Columns as bytes, as few as say it all: each in the narrowest numbers that hold it, and compressed.

    VCL2 | length of the head, 4 bytes | the head, JSON | padding to 8 | column | column | …

Numbers are little-endian. The head has ``meta``, all that is no column, and for each column its ``kind`` and its length
``n``. Numbers, lengths and positions stand in runs of whole numbers, ``{at, wide, base, holes}``: ``at`` is where it
begins (bytes from the first column's start), ``wide`` how many bytes each has (0, 1, 2 or 4; 0: all are the same and
none is written), unsigned, and ``base`` what is added to it. Where there are ``holes``, 0 stands for none and the
others are one more than they would be.

    int   ``run``: whole numbers
    real  ``run``, to be divided by 10 to the power of ``places``; or ``at`` alone: f64, NaN for none
    text  ``run`` of lengths in bytes, and ``at``: the UTF-8 bytes. Or ``hex``: each is ``lead`` and as many hex digits,
          whose bytes stand at ``at``
    list  ``run`` of lengths, and ``values``, a run
    word  ``run`` of positions in the list ``words``
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from math import isfinite
from typing import Any

from .shapes.chart import Chart

MAGIC = b"VCL2"
MEDIA_TYPE = "application/vnd.vedette.columns"
_TABLES = ("places", "events", "holdings", "tolls")
_FLOATS = frozenset({"lat", "lon", "radius_km", "toll_low", "toll_high", "confidence", "low", "high"})
_TEXTS = frozenset({"key", "name", "id"})
_WORDS = frozenset({"precision", "status", "kind", "country"})
_LISTS = frozenset({"actor", "target", "voice"})
_PLACES = 6
"""A real number of more decimal places is written whole."""
_WIDTHS = {0: "", 1: "B", 2: "H", 4: "I"}
_LEVEL = 3
"""More takes twice the time and makes it no smaller."""
_HEX = re.compile(r"(\D*?)((?:[0-9a-f]{2}){4,})")


def packed(chart: Chart) -> bytes:
    """The chart, its tables as columns and all else in the head."""
    body = _Body()
    columns: dict[str, dict[str, Any]] = {}
    for table in _TABLES:
        for name, values in vars(getattr(chart, table)).items():
            columns[f"{table}.{name}"] = {"n": len(values)} | _column(name, values, body)
    head = json.dumps({"meta": chart.model_dump(exclude=set(_TABLES)), "columns": columns}, ensure_ascii=False).encode()
    before = len(MAGIC) + 4
    head += b" " * (-(before + len(head)) % 8)
    return b"".join((MAGIC, _little(array("i", [len(head)])), head, *body.parts))


def compressed(body: bytes) -> bytes:
    """The same as gzip, equal for equal bytes."""
    return gzip.compress(body, _LEVEL, mtime=0)


class _Body:
    """The columns' bytes, each padded to 8."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []
        self._length = 0

    def add(self, part: bytes) -> int:
        """Where it begins."""
        at = self._length
        padded = part + b"\0" * (-len(part) % 8)
        self.parts.append(padded)
        self._length += len(padded)
        return at

    def run(self, values: Sequence[int | None]) -> dict[str, Any]:
        """Whole numbers, None where there is none."""
        known = [one for one in values if one is not None]
        base, most = min(known, default=0), max(known, default=0)
        holes = len(known) < len(values)
        spread = most - base + holes
        if spread >= 2**32:
            raise ValueError(f"whole numbers from {base} to {most} are too far apart for a column")
        wide = 0 if not known else next(wide for wide in _WIDTHS if spread < 1 << 8 * wide)
        run: dict[str, Any] = {"wide": wide, "base": base, "holes": holes}
        if wide:
            first = base - holes
            raw = array(_WIDTHS[wide], [0 if one is None else one - first for one in values])
            run["at"] = self.add(_little(raw))
        return run


def _column(name: str, values: Sequence[Any], body: _Body) -> dict[str, Any]:
    if name in _FLOATS:
        return {"kind": "real"} | _reals(values, body)
    if name in _TEXTS:
        return {"kind": "text"} | _texts(values, body)
    if name in _WORDS:
        words: dict[str | None, int] = {}
        at = [words.setdefault(one, len(words)) for one in values]
        return {"kind": "word", "words": list(words), "run": body.run(at)}
    if name in _LISTS:
        run = body.run([len(own) for own in values])
        return {"kind": "list", "run": run, "values": body.run([one for own in values for one in own])}
    return {"kind": "int", "run": body.run(values)}


def _reals(values: Sequence[float | None], body: _Body) -> dict[str, Any]:
    known = {one for one in values if one is not None}
    for places in range(_PLACES + 1):
        whole = _scaled(known, 10**places)
        if whole is not None:
            return {"places": places, "run": body.run([None if one is None else whole[one] for one in values])}
    return {"at": body.add(_little(array("d", [float("nan") if one is None else one for one in values])))}


def _scaled(known: Iterable[float], scale: int) -> dict[float, int] | None:
    """Each number as the whole number that, divided by ``scale``, is exactly it; None where one has no such."""
    found: dict[float, int] = {}
    for one in known:
        if not isfinite(one) or abs(one) * scale >= 2**31 or (whole := round(one * scale)) / scale != one:
            return None
        found[one] = whole
    return found


def _texts(values: Sequence[str], body: _Body) -> dict[str, Any]:
    like = _HEX.fullmatch(values[0]) if values else None
    if like:
        lead, digits = like[1], len(like[2])
        each = re.compile(rf"{re.escape(lead)}[0-9a-f]{{{digits}}}")
        if all(map(each.fullmatch, values)):
            at = body.add(bytes.fromhex("".join(one[len(lead) :] for one in values)))
            return {"hex": digits, "lead": lead, "at": at}
    texts = [one.encode("utf-8", "replace") for one in values]
    return {"run": body.run([len(one) for one in texts]), "at": body.add(b"".join(texts))}


def _little(numbers: array[Any]) -> bytes:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def unpacked(body: bytes) -> dict[str, Any]:
    """What ``packed`` wrote: ``meta``, and each column by its name as a list. For those who read it in Python."""
    (length,) = array("i", body[4:8])
    head = json.loads(body[8 : 8 + length])
    rest = body[8 + length :]
    return {"meta": head["meta"]} | {name: _read(entry, rest) for name, entry in head["columns"].items()}


def _read(entry: Mapping[str, Any], body: bytes) -> list[Any]:
    n, kind, at = entry["n"], entry["kind"], entry.get("at", 0)
    if "hex" in entry:
        wide = entry["hex"] // 2
        return [entry["lead"] + body[at + wide * i : at + wide * (i + 1)].hex() for i in range(n)]
    if "run" not in entry:
        return [None if one != one else one for one in array("d", body[at : at + 8 * n])]
    run = _ran(entry["run"], n, body)
    if kind == "int":
        return run
    if kind == "real":
        return [None if one is None else one / 10 ** entry["places"] for one in run]
    if kind == "word":
        return [entry["words"][one] for one in run]
    ends = [0, *accumulate(run)]
    if kind == "text":
        return [body[at + ends[i] : at + ends[i + 1]].decode() for i in range(n)]
    values = _ran(entry["values"], ends[-1], body)
    return [values[ends[i] : ends[i + 1]] for i in range(n)]


def _ran(run: Mapping[str, Any], n: int, body: bytes) -> list[Any]:
    base, wide, holes = run["base"], run["wide"], run["holes"]
    if not wide:
        return [None if holes else base] * n
    raw = array(_WIDTHS[wide], body[run["at"] : run["at"] + wide * n])
    return [None if holes and not one else one + base - holes for one in raw]


__all__ = ["MEDIA_TYPE", "compressed", "packed", "unpacked"]
