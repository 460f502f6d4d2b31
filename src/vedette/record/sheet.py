"""Judgements as JSON lines, and as a sheet (CSV) that coders fill in with any spreadsheet.

A sheet's row is a judgement, or a claim that waits for one: its ``verdict`` is empty. To code it is to write a verdict,
or simply to change the cells of its slots: what differs from the claim as the sheet showed it becomes an edit, but not
where a spreadsheet only wrote the same day or number its own way. Parties in one cell are parted by ``; ``. The columns
``change`` and ``anchors`` are JSON, so that what was exported comes back as it was, and what another coder said since
is no change of a row.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Protocol

from ..errors import JudgementError
from ..form import claim_from_json, day_json, stored_json
from ..judging import VERDICTS
from ..model import Claim, Judgement, Party

JUDGED = ("judgement_id", "subject", "verdict", "who", "at", "why", "change")
SHOWN = ("document_id", "title", "published", "sentence", "quote")
SLOTS = (
    "kind", "type", "actor", "target", "place", "lat", "lon", "start", "end", "low", "high", "unit", "status", "source",
)  # fmt: skip
COLUMNS = (*JUDGED, *SHOWN, *SLOTS, "anchors")
_PARTIES = ("actor", "target", "source")
_WORDS = ("kind", "type", "status")
_DAYS = ("start", "end")
_NUMBERS = ("lat", "lon", "low", "high")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_RISKY = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


class Known(Protocol):
    """What a name in a cell may stand for: the parties and places that the record has already."""

    def claim(self, claim_id: str) -> Claim:
        """Raises NotFoundError."""
        ...

    def party(self, name: str) -> str | None:
        """The id of the party of that name, if the record knows one."""
        ...

    def place(self, name: str) -> Mapping[str, Any] | None:
        """The place of that name in the form of the claim record, if the record knows one."""
        ...


def judgement_json(judgement: Judgement) -> dict[str, Any]:
    """A judgement as a JSON object: its fields, the claims that it speaks of in their stored form."""
    form = {name: getattr(judgement, name) for name in JUDGED}
    return form | {"change": dict(judgement.change), "anchors": [stored_json(claim) for claim in judgement.anchors]}


def judgement_from_json(form: Mapping[str, Any], who: str = "") -> Judgement:
    """The judgement of such an object; without ``judgement_id`` one that is still to be made.

    Raises JudgementError or RecordError where it is not of that form.
    """
    if not isinstance(form, Mapping) or not isinstance(form.get("change", {}), Mapping):
        raise JudgementError(f"a judgement is an object with subject, verdict and change, not {str(form)[:80]}")
    missing = [name for name in ("subject", "verdict") if not isinstance(form.get(name), str)]
    if missing:
        raise JudgementError(f"a judgement without {' and '.join(missing)}: {str(dict(form))[:80]}")
    words = {name: str(form.get(name) or "") for name in JUDGED if name != "change"}
    words["who"] = words["who"] or who
    anchors = tuple(map(claim_from_json, form.get("anchors") or ()))
    return Judgement(**words, change=dict(form.get("change") or {}), anchors=anchors)


def rows_of(judgements: Iterable[Judgement]) -> Iterator[dict[str, str]]:
    """The judgements as a sheet's rows, each beside the first claim that it speaks of, as that was read."""
    for one in judgements:
        row = {name: str(getattr(one, name)) for name in JUDGED} | {"change": _json(dict(one.change))}
        row |= cells_of(one.anchors[0]) if one.anchors else {}
        yield row | {"anchors": _json([stored_json(claim) for claim in one.anchors])}


def _nothing(claim: Claim) -> Mapping[str, str]:
    return {}


def rows_to_code(
    claims: Iterable[Claim], who: str = "", around: Callable[[Claim], Mapping[str, str]] = _nothing
) -> Iterator[dict[str, str]]:
    """The claims as rows that wait for a verdict; ``around`` gives a claim's ``title`` and ``sentence``."""
    for claim in claims:
        row = {"subject": claim.claim_id, "who": who} | cells_of(claim) | dict(around(claim))
        yield row | {"anchors": _json([stored_json(claim)])}


def cells_of(claim: Claim) -> dict[str, str]:
    """A claim's slots as cells, those that are empty as empty strings."""
    place, time, figure = claim.place, claim.time, claim.figure
    slots: dict[str, object] = {
        "document_id": claim.document_id,
        "published": day_json(claim.published),
        "quote": claim.quote.exact,
        **{slot: getattr(claim, slot) for slot in _WORDS},
        **{slot: "; ".join(party.name for party in getattr(claim, slot)) for slot in _PARTIES},
        **{"place": place.name if place else None, "lat": place.lat if place else None},
        **{"lon": place.lon if place else None, "unit": figure.unit if figure else None},
        **{name: day_json(getattr(time, name)) if time else None for name in ("start", "end")},
        **{name: getattr(figure, name) if figure else None for name in ("low", "high")},
    }
    return {name: "" if value is None else _number(value) for name, value in slots.items()}


def write_sheet(rows: Iterable[Mapping[str, str]]) -> str:
    """The rows as CSV with a head, as spreadsheets like it: UTF-8 with its mark, no cell that runs as a formula."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([[_tame(row.get(column, "")) for column in COLUMNS] for row in rows])
    return out.getvalue()


def read_sheet(text: str, known: Known, who: str = "") -> Iterator[Judgement]:
    """The judgements of a sheet; those that were coded in it have no id yet. ``who``: for rows that do not say.

    Raises JudgementError, naming the row, where one cannot be understood.
    """
    lines = text.removeprefix("\ufeff")
    head = lines.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    table = csv.DictReader(io.StringIO(lines, newline=""), delimiter=delimiter)
    lacking = {"subject", "verdict"} - set(table.fieldnames or ())
    if lacking:
        raise JudgementError(f"the sheet has no column {' and no column '.join(sorted(lacking))}")
    for number, raw in enumerate(table, start=2):
        row = {
            name: _untame((value or "").strip())
            for name, value in raw.items()
            if isinstance(value, str | None) and name
        }
        try:
            made = _judgement(row, known, who)
        except (JudgementError, ValueError) as error:
            raise JudgementError(f"row {number} of the sheet: {error}") from error
        if made:
            yield made


def _judgement(row: Mapping[str, str], known: Known, who: str) -> Judgement | None:
    if not row["subject"]:
        return None
    change = json.loads(row["change"]) if row.get("change") else {}
    anchors = json.loads(row["anchors"]) if row.get("anchors") else []
    said = {name: row.get(name, "") for name in JUDGED} | {"change": change, "anchors": anchors}
    if row.get("judgement_id"):
        return judgement_from_json(said)
    said["verdict"] = row["verdict"].casefold()
    if said["verdict"] not in ("", *VERDICTS):
        raise JudgementError(f"no verdict is called {row['verdict']!r}: say {', '.join(VERDICTS)}")
    shown = claim_from_json(anchors[0]) if anchors else None
    said |= {"anchors": [], "at": ""}
    if said["verdict"] in ("", "edit") and not change:
        said["change"] = changes(shown or known.claim(row["subject"]), row, known)
        if not said["change"]:
            if said["verdict"]:
                raise JudgementError("an edit that changes nothing: change the cells of its slots")
            return None
        said["verdict"] = "edit"
    return judgement_from_json(said, who)


def changes(claim: Claim, row: Mapping[str, str], known: Known) -> dict[str, Any]:
    """The slots whose cells differ from the claim's, with the values that the cells give them."""
    before = cells_of(claim)
    row = dict(row) | {name: before[name] for name in SLOTS if name in row and _same(name, row[name], before[name])}
    differs = {name for name in SLOTS if name in row and row[name] != before[name]}
    change: dict[str, Any] = {name: row[name] for name in _WORDS if name in differs}
    for slot in _PARTIES:
        if slot in differs:
            change[slot] = [
                _party(name.strip(), getattr(claim, slot), known) for name in row[slot].split(";") if name.strip()
            ]
    if differs & {"place", "lat", "lon"}:
        change["place"] = _place(claim, row, known)
    if differs & {"start", "end"}:
        days = {name: row.get(name) or None for name in ("start", "end")}
        change["time"] = days if any(days.values()) else None
    if differs & {"low", "high", "unit"}:
        bounds = {name: float(row[name]) if row.get(name) else None for name in ("low", "high")}
        words = claim.figure.words if claim.figure else ""
        change["figure"] = bounds | {"unit": row.get("unit"), "words": words} if row.get("unit") else None
    return change


def _same(name: str, cell: str, before: str) -> bool:
    """Whether a cell is as it was, however a spreadsheet writes days (``3/11/17``) and numbers (``35,02``)."""
    if name in _DAYS and cell and before and not _ISO.fullmatch(cell):
        year, month, day = map(int, before.split("-"))
        return sorted(map(int, re.findall(r"\d+", cell))) in (
            sorted((year, month, day)),
            sorted((year % 100, month, day)),
        )
    if name in _NUMBERS and cell and before:
        told = cell.replace(",", ".")
        return bool(_NUMBER.fullmatch(told)) and float(told) == float(before)
    return cell == before


def _party(name: str, those: Iterable[Party], known: Known) -> dict[str, Any]:
    for party in those:
        if party.name == name:
            return {"name": name, "text": party.text, "id": party.id}
    return {"name": name, "id": known.party(name)}


def _place(claim: Claim, row: Mapping[str, str], known: Known) -> dict[str, Any] | None:
    name = row.get("place", "")
    if not name:
        return None
    form = stored_json(claim)["place"] if claim.place and claim.place.name == name else dict(known.place(name) or {})
    before = cells_of(claim)
    if any(row.get(axis, "") != before[axis] for axis in ("lat", "lon")):
        form |= {axis: float(row[axis]) if row.get(axis) else None for axis in ("lat", "lon")} | {"gazetteer_id": None}
    return form | {"name": name}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else ""


def _number(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) and value == int(value) else str(value)


def _tame(cell: str) -> str:
    """A cell that a spreadsheet would take for a formula, with the apostrophe that tells it not to."""
    return f"'{cell}" if _RISKY.match(cell) and not _NUMBER.fullmatch(cell) else cell


def _untame(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and _RISKY.match(cell[1:]) else cell


__all__ = [
    "COLUMNS",
    "Known",
    "cells_of",
    "changes",
    "judgement_from_json",
    "judgement_json",
    "read_sheet",
    "rows_of",
    "rows_to_code",
    "write_sheet",
]
