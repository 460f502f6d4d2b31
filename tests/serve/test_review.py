"""Review: what to look at first, judgements that are only ever added, and the others told of them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest

from asking import Asking
from euphrates import euphrates_record
from fake_record import FakeRecord
from vedette.model import Account
from vedette.serve import app
from vedette.serve.live import Live


@pytest.fixture
def desk() -> Iterator[Asking]:
    with euphrates_record() as record:
        yield Asking(app(record))


def judge(api: Asking, subject: str, verdict: str, **more: Any) -> Any:
    return api.post("/api/v1/judgements", json.dumps({"subject": subject, "verdict": verdict, "who": "ana"} | more))


def test_the_queue_says_why_and_shows_the_sentences(desk: Asking) -> None:
    queue = desk.get("/api/v1/review", params={"limit": 5}).json()
    assert queue["total"] > len(queue["items"]) == 5
    scores = [item["score"] for item in queue["items"]]
    assert scores == sorted(scores, reverse=True)
    assert all(item["claims"][0]["reading"]["quote_found"] for item in queue["items"])
    assert any(item["reasons"] for item in queue["items"])


def test_what_is_rejected_counts_for_nothing_until_it_is_undone(desk: Asking) -> None:
    item = desk.get("/api/v1/review").json()["items"][0]
    before = desk.get("/api/v1/health").json()["counts"]["events"]
    made = judge(desk, item["subject"], "reject", why="a caption").json()
    assert (made["who"], made["verdict"], made["undone"]) == ("ana", "reject", False)
    assert desk.get("/api/v1/health").json()["counts"]["events"] < before
    left = {one["subject"] for one in desk.get("/api/v1/review", params={"limit": 1000}).json()["items"]}
    assert item["subject"] not in left
    judge(desk, made["judgement_id"], "undo")
    assert desk.get("/api/v1/health").json()["counts"]["events"] == before
    said = desk.get("/api/v1/judgements").json()
    assert [(one["verdict"], one["undone"]) for one in said] == [("undo", False), ("reject", True)]


def test_an_edit_changes_the_reading_and_keeps_the_words(desk: Asking) -> None:
    claim = next(
        one
        for one in desk.get("/api/v1/claims", params={"kind": "event", "limit": 100}).json()["items"]
        if one["place"]
    )
    judge(desk, claim["claim_id"], "edit", change={"type": "protest", "place": None})
    now = desk.get(f"/api/v1/claims/{claim['claim_id']}").json()
    assert (now["type"], now["place"]) == ("protest", None)
    assert now["quote"] == claim["quote"]
    assert desk.get("/api/v1/map").json()["counts"]["judgements"] == 1
    on = desk.get("/api/v1/judgements", params={"subject": claim["claim_id"]}).json()
    assert [one["verdict"] for one in on] == ["edit"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"verdict": "praise"}, 422),
        ({"verdict": "confirm", "who": " "}, 422),
        ({"verdict": "confirm", "subject": "c0000000000000000"}, 404),
        ({"verdict": "edit", "change": {"colour": "red"}}, 422),
    ],
)
def test_what_makes_no_sense_is_told_in_one_line(desk: Asking, body: dict[str, Any], status: int) -> None:
    claim = desk.get("/api/v1/claims").json()["items"][0]["claim_id"]
    answer = judge(desk, body.pop("subject", claim), **body)
    assert answer.status_code == status
    assert "\n" not in answer.json()["detail"]


def test_another_sites_page_judges_nothing(desk: Asking) -> None:
    body = json.dumps({"subject": "c1", "verdict": "reject", "who": "ana"})
    assert desk.post("/api/v1/judgements", body, headers={"Origin": "http://evil.example"}).status_code == 403


def test_a_record_that_cannot_be_corrected_says_so() -> None:
    bare = Asking(app(FakeRecord([], [], Account())))
    assert not bare.get("/api/v1/health").json()["reviews"]
    assert bare.get("/api/v1/review").status_code == 404


def test_those_who_listen_are_told_once_of_each_change() -> None:
    live = Live()

    async def gone() -> bool:
        return False

    async def hear() -> list[str]:
        stream = live.listen(gone)
        heard = [await anext(stream)]
        live.tell("confirm by ana")
        heard.append(await anext(stream))
        return heard

    first, second = asyncio.run(hear())
    assert first.startswith("retry:")
    assert second == "event: changed\ndata: confirm by ana\n\n"
