"""Figures, disputes and holdings follow the same filter as events and claims."""

from __future__ import annotations

from typing import Any

import pytest

from asking import Asking


def tolls(api: Asking, **asked: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = api.get("/api/v1/tolls", params=asked).json()
    return found


@pytest.mark.parametrize(
    "asked",
    [
        {"q": "ferry"},
        {"source": "sohr"},
        {"source": "outlet:levant-wire"},
        {"party": "islamic_state"},
        {"family": "strikes"},
        {"type": "air_strike"},
        {"place": "made:khasham"},
    ],
)
def test_each_condition_leaves_some_figures_out_and_some_in(api: Asking, asked: dict[str, str]) -> None:
    assert 0 < len(tolls(api, **asked)) < len(tolls(api)), asked


def test_words_and_source_are_asked_of_one_claim(api: Asking) -> None:
    (toll,) = tolls(api, q="ferry", source="sohr")
    assert any(side["words"].startswith("22") for side in toll["sides"])
    assert tolls(api, q="ferry", source="russia_mod") == []


def test_disputes_follow_the_filter(api: Asking) -> None:
    everything = api.get("/api/v1/disputes").json()
    assert everything
    for asked in ({"place": "nowhere"}, {"source": "nobody"}, {"q": "no such words"}, {"min_confidence": 1}):
        assert len(api.get("/api/v1/disputes", params=asked).json()) < len(everything), asked


def test_positions_are_those_of_the_columns(api: Asking) -> None:
    columns = api.get("/api/v1/map").json()["tolls"]["id"]
    at = api.get("/api/v1/figures/having", params={"source": "sohr"}).json()["tolls"]
    assert sorted(columns[one] for one in at) == sorted(one["toll_id"] for one in tolls(api, source="sohr"))


def test_what_is_taken_away_is_what_is_shown(api: Asking) -> None:
    def rows(name: str, **asked: str) -> list[str]:
        return api.get(f"/api/v1/exports/{name}.csv", params=asked).text.splitlines()[1:]

    assert len(rows("tolls", source="sohr")) == len(tolls(api, source="sohr")) < len(rows("tolls"))
    assert 0 < len(rows("holdings", party="sdf", day="2017-11-11")) < len(rows("holdings", day="2017-11-11"))


def test_holdings_follow_place_holder_and_who_says_so(api: Asking) -> None:
    def having(**asked: str) -> list[int]:
        found: list[int] = api.get("/api/v1/figures/having", params=asked).json()["holdings"]
        return found

    assert having(type="air_strike") == having()
    assert 0 < len(having(party="sdf")) < len(having())
    assert 0 < len(having(place="gn:173377")) < len(having())
    assert 0 < len(having(source="outlet:levant-wire")) < len(having())
