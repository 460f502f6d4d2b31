"""Filters: every condition, on events and claims alike, as known on any day."""

from __future__ import annotations

from typing import Any

import pytest

from asking import Asking


def totals(api: Asking, **asked: Any) -> tuple[int, int]:
    return tuple(api.get(f"/api/v1/{noun}", params=asked).json()["total"] for noun in ("events", "claims"))  # type: ignore[return-value]


@pytest.mark.parametrize(
    "asked",
    [
        {"q": "observatory"},
        {"family": "strikes"},
        {"type": ["capture", "withdrawal"]},
        {"party": "islamic_state"},
        {"place": "gn:174448"},
        {"source": "sohr"},
        {"source": "outlet:levant-wire"},
        {"status": "denied"},
        {"since": "2017-11-01", "until": "2017-11-10"},
        {"as_of": "2017-09-30"},
    ],
    ids=lambda asked: next(iter(asked)),
)
def test_a_filter_leaves_some_and_not_all(api: Asking, asked: dict[str, Any]) -> None:
    events, claims = totals(api, **asked)
    all_events, all_claims = totals(api)
    assert 0 <= events < all_events
    assert 0 < claims < all_claims


def test_conditions_hold_together(api: Asking) -> None:
    both, _ = totals(api, party="sdf", family="ground")
    assert 0 < both < min(totals(api, party="sdf")[0], totals(api, family="ground")[0])


def test_what_is_said_by_an_outlet_is_all_that_it_printed(api: Asking) -> None:
    items = api.get("/api/v1/claims", params={"source": "outlet:levant-wire", "limit": 100}).json()["items"]
    assert {item["reading"]["report"]["publisher"] for item in items} == {"Levant Wire"}


def test_positions_of_the_events_that_have_words_are_those_of_the_map(api: Asking) -> None:
    at = api.get("/api/v1/events/having", params={"q": "HAJIN air"}).json()["at"]
    ids = api.get("/api/v1/map").json()["events"]["id"]
    labels = {api.get(f"/api/v1/events/{ids[one]}").json()["place"]["name"] for one in at}
    assert labels == {"Hajin"}


def test_an_event_without_an_end_is_told_of_until_its_last_report_and_no_further(api: Asking) -> None:
    chart = api.get("/api/v1/map").json()["events"]
    open_ones = [
        at for at, (start, end) in enumerate(zip(chart["start"], chart["end"], strict=True)) if start and not end
    ]
    late = {one["event_id"] for one in api.get("/api/v1/events", params={"since": "2027-01-01"}).json()["items"]}
    assert not late & {chart["id"][at] for at in open_ones}


def test_the_second_clock_holds_for_every_view(api: Asking) -> None:
    early = {"as_of": "2017-09-30"}
    assert len(api.get("/api/v1/tolls", params=early).json()) < len(api.get("/api/v1/tolls").json())
    place = api.get("/api/v1/places/gn:174448", params=early)
    assert place.status_code == 404 or len(place.json()["claims"]) < len(
        api.get("/api/v1/places/gn:174448").json()["claims"]
    )
    heads = [c["reading"]["report"]["published"] for c in api.get("/api/v1/claims", params=early).json()["items"]]
    assert max(heads) <= "2017-09-30"
