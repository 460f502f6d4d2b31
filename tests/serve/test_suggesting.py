"""What is offered to people who write a name: of the report first, then of the record, then of the books."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from asking import Asking
from euphrates import euphrates_record
from vedette.model import Place
from vedette.serve import Helpers, app
from vedette.serve.partybook import NoBook, PartyCard
from vedette.serve.placebook import PlaceCard


class OnePlace:
    """A gazetteer that knows two places and says which countries it was asked for."""

    asked: Sequence[str] = ()

    def places(self, words: str, countries: Sequence[str], limit: int) -> list[PlaceCard]:
        self.asked = countries
        twin = Place("Al Mayadin", 35.0197, 40.4525, 4, "gn:173377", kind="town", country="SY")
        far = Place("Mayadin al-Bahr", 20.0, 10.0, 4, "gn:1", kind="village", country="TD")
        return [PlaceCard(twin, "Deir ez-Zor"), PlaceCard(far, "Borkou")]


class OneParty(NoBook):
    def find(self, words: str, limit: int) -> list[PartyCard]:
        return [PartyCard("isf", "Internal Security Forces", "police", "made", aliases=("Asayish",))]


@pytest.fixture(scope="module")
def book() -> OnePlace:
    return OnePlace()


@pytest.fixture(scope="module")
def desk(book: OnePlace) -> Iterator[Asking]:
    with euphrates_record() as record:
        yield Asking(app(record, helpers=Helpers(OneParty(), places=book)))


def offers(desk: Asking, what: str, **asked: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = desk.get(f"/api/v1/suggest/{what}", params=asked).json()
    return found


def test_places_of_the_record_come_before_the_gazetteers_and_each_once(desk: Asking, book: OnePlace) -> None:
    found = offers(desk, "places", q="mayad")
    assert [(one["name"], one["gazetteer_id"]) for one in found] == [
        ("Al Mayadin", "gn:173377"),
        ("Mayadin al-Bahr", "gn:1"),
    ]
    assert found[0]["claims"] > 0 and found[1]["claims"] == 0
    assert found[1]["words"] == "village · Borkou · TD"
    assert book.asked[0] == "SY"


def test_without_words_those_of_the_report_are_offered(desk: Asking) -> None:
    report = "levant-wire-2017-10-23"
    claims = desk.get("/api/v1/claims", params={"report": report, "limit": 100}).json()["items"]
    names = {party["name"] for claim in claims for party in (*claim["actor"], *claim["target"], *claim["source"])}
    assert {one["name"] for one in offers(desk, "parties", report=report, limit="50")} == names
    assert offers(desk, "parties") == []
    assert all(one["name"] != "20 km east of" for one in offers(desk, "places", q="mayadin"))


def test_a_party_of_the_book_says_by_which_name_it_was_found(desk: Asking) -> None:
    found = offers(desk, "parties", q="asay")
    assert [(one["id"], one["words"]) for one in found] == [("isf", "police · also Asayish")]


def test_the_codebook_has_every_kind(desk: Asking) -> None:
    found = desk.get("/api/v1/codebook").json()
    assert {one["kind"] for one in found} >= {"event", "control", "casualties", "relation", "statement"}
    assert all(one["label"] and one["means"] for one in found)


def added(desk: Asking, **slots: Any) -> Any:
    text = desk.get("/api/v1/reports/levant-wire-2017-10-23").json()["text"]
    words = "Government shells landed nearby"
    start = text.index(words)
    claim = {"kind": "event", "type": "shelling", "quote": {"exact": words, "start": start, "end": start + len(words)}}
    body = {"subject": "levant-wire-2017-10-23", "verdict": "add", "who": "ana", "change": {"claim": claim | slots}}
    return desk.post("/api/v1/judgements", json.dumps(body))


def test_a_claim_by_hand_says_whose_it_is_and_is_undone() -> None:
    with euphrates_record() as record:
        desk = Asking(app(record))
        said = added(desk, actor=[{"name": "Syrian Armed Forces", "id": "syrian_armed_forces"}]).json()
        assert said["subject_words"] == "Shelling"
        claim = desk.get(f"/api/v1/claims/{said['claim_id']}").json()
        assert (claim["reader"], claim["confidence"]) == ("hand", 1.0)
        assert claim["reading"]["judged"][0].startswith("Added by ana on ")
        assert claim["reading"]["quote_found"]
        undo = {"subject": said["judgement_id"], "verdict": "undo", "who": "ana"}
        desk.post("/api/v1/judgements", json.dumps(undo))
        assert desk.get(f"/api/v1/claims/{said['claim_id']}").status_code == 404


@pytest.mark.parametrize(
    ("slots", "field"),
    [
        ({"type": "parade"}, "type"),
        ({"place": {"name": ""}}, "place"),
        ({"time": {"start": "2017-10-05", "end": "2017-10-01"}}, "time"),
        ({"figure": {"low": 5, "high": 2, "unit": "killed"}}, "figure"),
        ({"quote": {"exact": "No such words", "start": 0, "end": 13}}, "quote"),
    ],
)
def test_a_fault_of_a_claim_by_hand_is_told_of_its_field(desk: Asking, slots: dict[str, Any], field: str) -> None:
    answer = added(desk, **slots)
    assert (answer.status_code, answer.json()["field"]) == (422, field)
