"""/claims: the claim record's form, filters, paging, and each claim's reading in plain words."""

from __future__ import annotations

from typing import Any

import pytest

from asking import Asking
from vedette.form import FIELDS

URL = "/api/v1/claims"


def ask(api: Asking, **query: Any) -> dict[str, Any]:
    answer = api.get(URL, params=query)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_a_claim_has_the_claim_records_fields_in_their_order_and_then_its_reading(api: Asking) -> None:
    claim = ask(api, limit=1)["items"][0]
    assert list(claim) == [*FIELDS, "reading"]
    assert set(claim["time"]) == {"start", "end"}


def test_a_relation_is_given_only_where_the_text_gives_one(api: Asking) -> None:
    near = ask(api, place="gn:173377~20-km-east-of")["items"]
    assert [claim["place"]["relation"] for claim in near] == ["20 km east of"]
    assert all("relation" not in claim["place"] for claim in ask(api, place="gn:173377")["items"])


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ({}, 64),
        ({"kind": "strength"}, 2),
        ({"type": "capture", "place": "gn:174448"}, 3),
        ({"party": "sohr", "type": "killed"}, 5),
        ({"q": "omar OIL"}, 2),
        ({"q": "nowhere at all"}, 0),
        ({"dated": "no"}, 1),
        ({"placed": "no"}, 1),
        ({"since": "2017-11-11", "until": "2017-11-11"}, 4),
        ({"status": "denied"}, 1),
        ({"report": "harbour-times-2017-11-20"}, 8),
        ({"min_confidence": 0.9}, 0),
    ],
)
def test_filters(api: Asking, query: dict[str, Any], number: int) -> None:
    assert ask(api, **query)["total"] == number


def test_pages_follow_one_another_and_undated_claims_come_last(api: Asking) -> None:
    whole = [claim["claim_id"] for claim in ask(api, limit=1000)["items"]]
    parts = [claim["claim_id"] for start in range(0, 64, 20) for claim in ask(api, offset=start, limit=20)["items"]]
    assert whole == parts
    assert ask(api, limit=1000)["items"][-1]["time"] is None


def test_the_reading_says_who_says_it_the_outlet_last(api: Asking) -> None:
    (claim,) = ask(api, type="displaced", q="province")["items"]
    reading = claim["reading"]
    assert reading["speakers"] == ["Syria response director", "Save the Children", "as reported by Harbour Times"]
    assert reading["figure"] == "an estimated 350,000"
    assert reading["place"] == "Deir ez-Zor province, to within 95 km"
    assert reading["time"] == "some time in 1 July 2017 to 5 November 2017"
    assert reading["report"]["title"] == "Car bomb kills scores of displaced"


def test_the_reading_gives_the_sentence_around_the_quote(api: Asking) -> None:
    (claim,) = ask(api, type="held", place="gn:174448", report="valley-courier-2017-11-03")["items"]
    assert claim["quote"]["exact"] == "Islamic State still holds Albu Kamal"
    assert claim["reading"]["before"] == ""
    assert claim["reading"]["after"] == " and the border village of Hiri."


def test_one_claim_and_the_event_it_tells_of(api: Asking) -> None:
    claim = ask(api, type="capture", place="gn:174448")["items"][0]
    alone = api.get(f"{URL}/{claim['claim_id']}").json()
    assert alone == claim
    event = api.get(f"/api/v1/events/{alone['reading']['event_id']}").json()
    assert claim["claim_id"] in event["claims"]


def test_a_claim_that_is_not_there_is_a_problem_of_one_line(api: Asking) -> None:
    answer = api.get(f"{URL}/c404")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"] == "no claim 'c404' in this record"


@pytest.mark.parametrize("query", [{"limit": 0}, {"limit": 1001}, {"offset": -1}, {"since": "soon"}, {"colour": "red"}])
def test_a_parameter_that_makes_no_sense_is_named(api: Asking, query: dict[str, Any]) -> None:
    answer = api.get(URL, params=query)
    assert answer.status_code == 422
    assert next(iter(query)) in answer.json()["detail"]
