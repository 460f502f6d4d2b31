"""/events, /tolls, /disputes, /timeline: happenings with their claims, figures side by side."""

from __future__ import annotations

from asking import Asking
from made_claims import claim
from vedette.model import Claim, Figure
from vedette.serve.shapes.figures import figures_differ


def test_an_event_comes_with_every_claim_that_tells_of_it(api: Asking) -> None:
    item = api.get("/api/v1/events", params={"type": "explosion"}).json()["items"][0]
    event = api.get(f"/api/v1/events/{item['event_id']}").json()
    assert event["label"] == "Explosion"
    assert event["family"] == "strikes"
    assert {claim["claim_id"] for claim in event["claim_forms"]} >= set(event["claims"])


def test_rival_figures_stand_side_by_side_with_who_gives_them(api: Asking) -> None:
    tolls = api.get("/api/v1/tolls", params={"kind": "strength"}).json()
    (toll,) = tolls
    assert toll["rival"]
    assert {side["words"] for side in toll["sides"]} == {"about 1,500", "nearer 3,000"}
    assert {side["speakers"][0] for side in toll["sides"]} == {
        "coalition spokesman",
        "Syrian Observatory for Human Rights",
    }
    assert (toll["low"], toll["high"]) == (1500, 3000)


def test_an_open_bound_stays_open(api: Asking) -> None:
    (toll,) = api.get("/api/v1/tolls", params={"type": "killed", "place": "made:khasham"}).json()
    assert (toll["low"], toll["high"], toll["words"]) == (12, None, "at least 12")


def test_disputes_name_both_sides_with_their_speakers_and_choose_none(api: Asking) -> None:
    disputes = api.get("/api/v1/disputes", params={"slot": "figure"}).json()
    strength = next(
        dispute for dispute in disputes if {side["says"] for side in dispute["sides"]} == {"1,500", "3,000"}
    )
    assert {side["speakers"][0][0] for side in strength["sides"]} == {
        "coalition spokesman",
        "Syrian Observatory for Human Rights",
    }


def test_geojson_pins_no_event_that_nobody_could_place(api: Asking) -> None:
    features = api.get("/api/v1/events.geojson").json()["features"]
    lost = [feature for feature in features if feature["geometry"] is None]
    assert [feature["properties"]["place"]["name"] for feature in lost] == ["Tal Milh"]
    point = next(f for f in features if f["properties"]["place"] and f["properties"]["place"]["key"] == "gn:174448")
    assert point["geometry"] == {"type": "Point", "coordinates": [40.9186, 34.4523]}


def test_events_of_a_day_are_those_that_may_have_happened_on_it(api: Asking) -> None:
    found = api.get("/api/v1/events", params={"since": "2017-10-10", "until": "2017-10-10"}).json()["items"]
    assert {(event["type"], event["precision"]) for event in found} >= {
        ("execution", "month"),
        ("destruction", "month"),
    }


def test_the_timeline_counts_days_and_leaves_out_what_is_vaguer(api: Asking) -> None:
    timeline = api.get("/api/v1/timeline").json()
    days = {day["day"]: day["types"] for day in timeline["days"]}
    assert days["2017-11-03"] == {"capture": 2}
    assert timeline["vague"] == 4
    total = api.get("/api/v1/events").json()["total"]
    assert sum(sum(types.values()) for types in days.values()) + timeline["vague"] + timeline["undated"] == total


def test_a_number_and_at_least_that_number_do_not_differ() -> None:
    def figure(low: float | None, high: float | None) -> Claim:
        return claim(kind="casualties", type="killed", figure=Figure(low, high, "killed", "53"))

    assert not figures_differ([figure(53, 53), figure(53, None), figure(None, 53)])
    assert figures_differ([figure(53, 53), figure(50, None)])
    assert figures_differ([figure(40, 60), figure(40, 40)])
