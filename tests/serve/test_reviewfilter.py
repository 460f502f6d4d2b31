"""The queue narrowed: events as on the map, claims that stand alone by their own slots."""

from __future__ import annotations

from asking import Asking
from fake_record import FakeRecord
from made_claims import claim, report
from vedette.model import Account
from vedette.serve.reviewfilter import ReviewFilter
from vedette.serve.snapshot import Snapshot, Views


def subjects(snapshot: Snapshot, **asked: object) -> set[str] | None:
    return ReviewFilter.model_validate(asked).subjects(snapshot)


def test_where_nothing_is_asked_everything_is_let_through() -> None:
    snapshot = Views(FakeRecord([report()], [claim()], Account())).latest()
    assert subjects(snapshot) is None


def test_a_claim_alone_answers_for_itself() -> None:
    denied = claim(status="denied")
    snapshot = Views(FakeRecord([report()], [denied], Account())).latest()
    assert subjects(snapshot, status=["denied"]) == {denied.claim_id}
    assert subjects(snapshot, status=["asserted"]) == set()


def test_the_queue_of_the_api_is_narrowed_and_says_of_how_many(api: Asking) -> None:
    whole = api.get("/api/v1/review", params={"limit": 1000}).json()
    some = api.get("/api/v1/review", params={"limit": 1000, "family": "strikes", "until": "2017-11-11"}).json()
    assert whole["waiting"] == whole["total"] == some["waiting"] > some["total"] == len(some["items"]) > 0
    assert {item["label"] for item in some["items"]} <= {"Air strike", "Shelling", "Explosion", "Suicide attack"}
    assert all(item["day"] <= "2017-11-11" for item in some["items"])
    assert api.get("/api/v1/review", params={"colour": "red"}).status_code == 422
