"""/map: the whole record as columns, small and quick enough for ten thousand events."""

from __future__ import annotations

import time
from datetime import date, timedelta

from asking import Asking
from fake_record import FakeRecord
from made_claims import claim
from many import many_record
from vedette.model import Account, Event, Holding, Party, Toll
from vedette.registrybook import RegistryBook
from vedette.serve import Helpers, app
from vedette.serve.chart import deaths
from vedette.tools import registry

EPOCH = date(1970, 1, 1)


def test_columns_are_equally_long_and_point_into_their_tables(api: Asking) -> None:
    chart = api.get("/api/v1/map").json()
    for table in ("places", "events", "holdings"):
        assert len({len(column) for column in chart[table].values()}) == 1
    assert max(chart["events"]["place"]) < len(chart["places"]["key"])
    assert max(chart["events"]["type"]) < len(chart["types"])
    assert max(party for actor in chart["events"]["actor"] for party in actor) < len(chart["parties"])


def test_days_are_counted_from_1970(api: Asking) -> None:
    chart = api.get("/api/v1/map").json()
    first, last = (EPOCH + timedelta(days=day) for day in chart["published"])
    assert (first, last) == (date(2017, 9, 5), date(2017, 11, 20))
    at = chart["places"]["key"].index("made:rawa")
    starts = [
        start
        for place, start in zip(chart["holdings"]["place"], chart["holdings"]["start"], strict=True)
        if place == at and start is not None
    ]
    assert [EPOCH + timedelta(days=day) for day in starts] == [date(2017, 11, 17)]


def test_the_second_clock(api: Asking) -> None:
    early = api.get("/api/v1/map", params={"as_of": "2017-09-10"}).json()
    assert len(early["events"]["id"]) < len(api.get("/api/v1/map").json()["events"]["id"])


def test_the_largest_toll_sizes_an_event_and_tolls_are_never_added_up() -> None:
    def toll(name: str, kind: str, low: float | None, high: float | None) -> Toll:
        return Toll(name, "casualties", kind, (), None, None, "e1", (), low, high)

    tolls = (toll("a", "killed", 22, 22), toll("b", "killed", 60, 80), toll("c", "casualties", 900, 900))
    assert deaths(Account(tolls=tolls)) == {"e1": (60, 80)}
    assert deaths(Account(tolls=tolls[2:])) == {"e1": (900, 900)}


def test_an_event_without_place_or_day_is_in_the_columns_with_neither() -> None:
    from fake_record import FakeRecord

    event = Event("e1", "clash", (), (), None, None, "asserted", (), 1, 1, None, None, 0.5)
    client = Asking(app(FakeRecord([], [], Account(events=(event,)))))
    events = client.get("/api/v1/map").json()["events"]
    assert (events["place"], events["start"], events["precision"]) == ([-1], [None], ["unknown"])


def test_ten_thousand_events_are_one_small_quick_answer() -> None:
    client = Asking(app(many_record()))
    began = time.perf_counter()
    answer = client.get("/api/v1/map")
    took = time.perf_counter() - began
    assert len(answer.json()["events"]["id"]) == 10_000
    assert len(answer.content) < 2_000_000
    assert took < 4  # a fraction of a second on an idle machine; the tests' machine is not always idle
    began = time.perf_counter()
    client.get("/api/v1/map")
    assert time.perf_counter() - began < took + 0.5


def test_an_army_is_of_its_governments_side() -> None:
    army, rebels = Party("Military Forces of Syria", "army", "mil-sy"), Party("the brothers", "brothers")
    held = tuple(
        Holding(claim().place, party, "held", date(2017, 11, 1), None, ("c1",), (), 0.5, date(2017, 11, 1))  # type: ignore[arg-type]
        for party in (army, rebels)
    )
    client = Asking(app(FakeRecord([], [], Account(holdings=held)), helpers=Helpers(book=RegistryBook(registry()))))
    sides = {one["key"]: one["side"] for one in client.get("/api/v1/map").json()["parties"]}
    assert sides == {"mil-sy": "gov-sy", "name:the-brothers": "name:the-brothers"}
