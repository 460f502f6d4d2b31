"""Exports: what the filter chooses, as tables that spreadsheets open safely, with nobody private named."""

from __future__ import annotations

import csv
import io

import pytest

from asking import Asking
from vedette.model import Party
from vedette.serve.exports import csv_lines
from vedette.serve.publicity import WITHHELD, public_name


def rows(api: Asking, table: str, **asked: str) -> list[dict[str, str]]:
    answer = api.get(f"/api/v1/exports/{table}.csv", params=asked)
    assert answer.headers["content-type"].startswith("text/csv")
    assert f"vedette-{table}.csv" in answer.headers["content-disposition"]
    return list(csv.DictReader(io.StringIO(answer.text)))


def test_the_events_shown_are_the_events_exported(api: Asking) -> None:
    asked = {"family": "strikes", "until": "2017-11-10"}
    found = rows(api, "events", **asked)
    told = api.get("/api/v1/events", params=asked).json()["items"]
    assert [row["event_id"] for row in found] == [item["event_id"] for item in told]
    assert {row["type"] for row in found} <= {"air_strike", "shelling", "explosion", "suicide_attack"}


def test_every_row_leads_back_to_claims(api: Asking) -> None:
    claims = {row["claim_id"] for row in rows(api, "claims")}
    for table in ("events", "holdings", "tolls"):
        for row in rows(api, table):
            assert set(row["claim_ids"].split("; ")) <= claims


def test_the_ledger_of_a_day(api: Asking) -> None:
    held = {row["place"]: row["holder"] for row in rows(api, "holdings", day="2017-11-20")}
    assert held["Abu Kamal"] == "Syrian Armed Forces"


def test_geojson_and_csv_choose_alike(api: Asking) -> None:
    features = api.get("/api/v1/exports/events.geojson", params={"party": "islamic_state"}).json()["features"]
    assert [one["id"] for one in features] == [row["event_id"] for row in rows(api, "events", party="islamic_state")]


@pytest.mark.parametrize(
    ("name", "id_", "told"),
    [
        ("Ahmed Abu Khawla", None, WITHHELD),
        ("Fatima al-Hassan", None, WITHHELD),
        ("Yusuf", None, WITHHELD),
        ("Abu Bakr al-Baghdadi", "abu-bakr-al-baghdadi", "Abu Bakr al-Baghdadi"),
        ("villagers", None, "villagers"),
        ("US-backed fighters", None, "US-backed fighters"),
        ("8th Division", None, "8th Division"),
        ("a resident of Goma", None, "a resident of Goma"),
    ],
)
def test_private_people_go_unnamed(name: str, id_: str | None, told: str) -> None:
    assert public_name(Party(name, name, id_)) == told


def test_no_unregistered_name_leaves_in_any_export(api: Asking) -> None:
    for path in ("events.csv", "claims.csv", "tolls.csv", "events.geojson"):
        assert "Sonia Khush" not in api.get(f"/api/v1/exports/{path}").text


def test_no_cell_is_taken_for_a_formula() -> None:
    (words,) = csv_lines(("a", "b"), [{"a": "=1+1", "b": "@x"}, {"a": -3, "b": None}])
    assert words.splitlines() == ["a,b", "'=1+1,'@x", "-3,"]
