"""/places, /parties, /holdings: who held what, on which day, as known on which day."""

from __future__ import annotations

from asking import Asking
from fake_record import FakeRecord
from vedette.model import Account, Dispute, Holding, Place
from vedette.serve import app


def holder(api: Asking, day: str, **query: str) -> dict[str, str]:
    items = api.get("/api/v1/holdings", params={"day": day, **query}).json()["items"]
    return {item["place"]["key"]: item["holder"]["name"] for item in items if item["status"] == "held"}


def test_who_held_a_town_changes_with_the_day(api: Asking) -> None:
    assert holder(api, "2017-11-05")["gn:174448"] == "Islamic State"
    assert holder(api, "2017-11-20")["gn:174448"] == "Syrian Armed Forces"


def test_what_was_not_yet_known_is_not_said(api: Asking) -> None:
    """The second clock: on 4 November nobody had reported the fall of Albu Kamal."""
    assert holder(api, "2017-11-20", as_of="2017-11-04")["gn:174448"] == "Islamic State"


def test_a_place_has_its_history_and_its_figures(api: Asking) -> None:
    place = api.get("/api/v1/places/gn:174448").json()
    assert place["name"] == "Abu Kamal"
    assert {holding["holder"]["name"] for holding in place["holdings"]} == {"Islamic State", "Syrian Armed Forces"}
    assert place["claims"] and place["events"]
    province = api.get("/api/v1/places/gn:170792").json()
    assert {toll["type"] for toll in province["tolls"]} == {"displaced", "fighters", "killed"}


def test_a_dispute_over_a_place_is_shown_with_it() -> None:
    place = Place("Hajin", 34.7, 40.8, 3, "made:hajin", kind="town")
    dispute = Dispute("made:hajin", "holder", (("the army", ()), ("Islamic State", ())))
    held = Holding(place, None, "contested", None, None, (), (), 0.5)
    asking = Asking(app(FakeRecord([], [], Account(holdings=(held,), disputes=(dispute,)))))
    (shown,) = asking.get("/api/v1/places/made:hajin").json()["disputes"]
    assert [side["says"] for side in shown["sides"]] == ["the army", "Islamic State"]


def test_places_are_found_by_folded_names_those_most_spoken_of_first(api: Asking) -> None:
    names = [item["name"] for item in api.get("/api/v1/places", params={"q": "DEIR ÉZ"}).json()["items"]]
    assert names == ["Deir ez-Zor province", "Deir ez-Zor"]


def test_a_place_that_no_gazetteer_knows_has_no_point(api: Asking) -> None:
    place = api.get("/api/v1/places/name:tal-milh").json()
    assert (place["lat"], place["lon"]) == (None, None)
    assert place["words"] == "Tal Milh (in no gazetteer, so not on the map)"


def test_a_party_has_its_names_and_what_it_held(api: Asking) -> None:
    party = api.get("/api/v1/parties/sdf").json()
    assert party["names"] == ["the SDF"]
    assert {holding["place"]["name"] for holding in party["holdings"]} >= {"Ar Raqqah", "Al-Omar oil field"}
    assert api.get("/api/v1/parties", params={"limit": 1}).json()["items"][0]["key"] == "islamic_state"


def test_unknown_keys_are_problems(api: Asking) -> None:
    for path in ("places/gn:0", "parties/nobody", "events/e0", "reports/none"):
        answer = api.get(f"/api/v1/{path}")
        assert answer.status_code == 404
        assert answer.json()["title"] == "Not found"
