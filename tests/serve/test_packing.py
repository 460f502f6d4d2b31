"""Columns as bytes: what is packed is what the JSON says, down to the last hole."""

from __future__ import annotations

import time

from asking import Asking
from fake_record import FakeRecord
from many import many_record
from vedette.model import Account
from vedette.serve import app
from vedette.serve.packing import MEDIA_TYPE, compressed, packed, unpacked
from vedette.serve.routes.chart import build_chart
from vedette.serve.shapes.chart import Chart, EventColumns, HoldingColumns, PlaceColumns, TollColumns
from vedette.serve.snapshot import Views


def test_the_bytes_say_what_the_json_says(api: Asking) -> None:
    answer = api.get("/api/v1/map.columns")
    assert answer.headers["content-type"] == MEDIA_TYPE
    found, told = unpacked(answer.content), api.get("/api/v1/map").json()
    for table in ("places", "events", "holdings", "tolls"):
        for name, column in told[table].items():
            assert found[f"{table}.{name}"] == column, f"{table}.{name}"
    assert {name: told[name] for name in found["meta"]} == found["meta"]


def test_every_column_begins_where_a_browser_can_lay_numbers(api: Asking) -> None:
    body = api.get("/api/v1/map.columns").content
    assert body[:4] == b"VCL2"
    assert (8 + int.from_bytes(body[4:8], "little")) % 8 == 0
    assert len(body) % 8 == 0


def test_whatever_stands_in_a_column_comes_back_exactly() -> None:
    places = PlaceColumns(
        key=["e0123456789abcdef", "effffffffffffff00"],
        name=["Tal Tamr", "تل تمر"],
        lat=[36.65521, None],
        lon=[1 / 3, -0.1],
        radius_km=[None, None],
        kind=[None, "town"],
        country=["SY", "SY"],
    )
    events = EventColumns(
        id=["e0123456789abcdef", "e1"],
        type=[0, 70_000],
        place=[-1, 0],
        start=[-40_000, None],
        end=[None, None],
        told=[17_000, 17_000],
        toll_low=[12.5, 3e9],
        toll_high=[1500.0, None],
        confidence=[0.871234, 0.5],
        actor=[[], [1, 300]],
        target=[[], []],
    )
    chart = Chart(
        as_of=None, published=[], counts={}, families=[], types=[], parties=[], voices=[], toll_types=[],
        places=places, events=events, holdings=HoldingColumns(), tolls=TollColumns(),
    )  # fmt: skip
    found = unpacked(packed(chart))
    for table, columns in (("places", places), ("events", events)):
        for name, column in vars(columns).items():
            assert found[f"{table}.{name}"] == column, f"{table}.{name}"


def test_a_browser_is_sent_it_compressed_and_others_as_they_ask(api: Asking) -> None:
    small = api.get("/api/v1/map.columns", headers={"Accept-Encoding": "br, gzip"})
    plain = api.get("/api/v1/map.columns", headers={"Accept-Encoding": "identity"})
    assert small.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert small.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"
    assert small.content == plain.content  # the client opens what it is sent
    assert compressed(plain.content) == compressed(plain.content)
    assert int(small.headers["content-length"]) < len(plain.content) / 2


def test_an_empty_record_packs_too() -> None:
    body = Asking(app(FakeRecord([], [], Account()))).get("/api/v1/map.columns").content
    assert unpacked(body)["events.actor"] == []


def test_voices_are_the_outlets_and_those_whom_they_name(api: Asking) -> None:
    chart = api.get("/api/v1/map").json()
    keys = [voice["key"] for voice in chart["voices"]]
    assert "sohr" in keys
    assert any(key.startswith("outlet:") for key in keys)
    assert max(at for own in chart["events"]["voice"] for at in own) < len(keys)


def test_many_events_are_some_megabytes_and_built_once() -> None:
    views = Views(many_record(events=20_000, towns=2_000))
    began = time.perf_counter()
    chart = build_chart(views.latest())
    assert len(chart.events.id) == 20_000
    assert time.perf_counter() - began < 8  # a second on an idle machine
    client = Asking(app(many_record(events=20_000, towns=2_000)))
    assert len(client.get("/api/v1/map.columns").content) < 20_000 * 30
    began = time.perf_counter()
    client.get("/api/v1/map.columns")
    assert time.perf_counter() - began < 0.5
