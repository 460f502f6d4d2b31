"""Arrow tables: taken as they are by pandas, Polars and DuckDB; every column explained in the docs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas
import polars
import pyarrow
import pytest

from made_claims import READER, claim, page, report
from vedette.merge import merge
from vedette.model import Figure, Party
from vedette.record import Record
from vedette.record.tables import CLAIM_COLUMNS, EVENT_COLUMNS, HOLDING_COLUMNS, REPORT_COLUMNS

DOCS = Path(__file__).parents[2] / "docs" / "columns.md"
TABLES = {"claims": CLAIM_COLUMNS, "reports": REPORT_COLUMNS, "events": EVENT_COLUMNS, "holdings": HOLDING_COLUMNS}


@pytest.fixture
def filled() -> Iterator[Record]:
    with Record.open(":memory:", merge=merge) as record:
        nobody = claim("d1", "nobody, nowhere", type="clash", actor=(), place=None, time=None, published=None)
        allies = (*claim().actor, Party("allied militias", "allies"))
        slots = {"kind": "casualties", "type": "killed", "figure": Figure(12, None, "killed", "12 or more")}
        killed = claim("d1", "killed 12", actor=allies, **slots)
        record.add(page(), report(), [claim(), nobody, killed], READER)
        record.refresh()
        yield record


def test_claims(filled: Record) -> None:
    rows = {row["quote"]: row for row in filled.claims().to_pylist()}
    row = rows["Syrian forces took Deir Ezzor"]
    assert (row["actor"], row["actor_ids"], row["target"]) == ("Government of Syria", "syria_government", None)
    assert (row["place"], row["lat"], row["start_day"]) == ("Deir ez-Zor", 35.3359, date(2017, 11, 3))
    assert (row["publisher"], row["title"]) == ("The Outlet", "Title of d1")
    killed = rows["killed 12"]
    assert (killed["actor"], killed["actor_ids"]) == ("Government of Syria; allied militias", "syria_government; ")
    assert (killed["figure_low"], killed["figure_high"], killed["figure_words"]) == (12, None, "12 or more")
    assert rows["nobody, nowhere"]["place"] is None
    assert filled.claims(type="clash").num_rows == 1


def test_events_and_holdings(filled: Record) -> None:
    event = next(row for row in filled.events().to_pylist() if row["type"] == "capture")
    assert (event["claims"], event["sources"], event["start_day"]) == (2, 1, date(2017, 11, 3))
    assert set(event["claim_ids"].split("; ")) == set(filled.event(event["event_id"]).claims)
    (holding,) = filled.holdings().to_pylist()
    assert (holding["place"], holding["holder"], holding["holder_id"], holding["status"], holding["end_day"]) == (
        "Deir ez-Zor",
        "Government of Syria",
        "syria_government",
        "held",
        None,
    )


def _by_pandas(table: pyarrow.Table) -> Any:
    frame = pandas.DataFrame(table.to_pandas())
    return len(frame), list(frame.columns)


def _by_polars(table: pyarrow.Table) -> Any:
    frame = polars.from_arrow(table)
    assert isinstance(frame, polars.DataFrame)
    return frame.height, frame.columns


def _by_duckdb(columns: pyarrow.Table) -> Any:
    with duckdb.connect() as database:
        found = database.execute("SELECT * FROM columns")
        return len(found.fetchall()), [column[0] for column in found.description or ()]


@pytest.mark.parametrize("take", [_by_pandas, _by_polars, _by_duckdb])
@pytest.mark.parametrize("name", list(TABLES))
def test_taken_as_they_are(filled: Record, name: str, take: Callable[[pyarrow.Table], Any]) -> None:
    table = getattr(filled, name)()
    assert take(table) == (table.num_rows, TABLES[name].names)
    assert table.num_rows


@pytest.mark.parametrize("name", list(TABLES))
def test_empty_record_has_the_same_columns(name: str) -> None:
    with Record.open(":memory:") as record:
        table = getattr(record, name)()
    assert (table.num_rows, table.schema) == (0, TABLES[name])


@pytest.mark.parametrize("name", list(TABLES))
def test_every_column_is_explained(name: str) -> None:
    """The section of each table lists its columns, all of them, in their order."""
    section = DOCS.read_text(encoding="utf-8").split(f"## {name.capitalize()}")[1].split("\n## ")[0]
    listed = re.findall(r"^\| `(\w+)` \| \w+ \| \S", section, flags=re.MULTILINE)
    assert listed == TABLES[name].names
