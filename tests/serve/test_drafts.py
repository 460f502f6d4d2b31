"""Reports that a person brings: read at once, kept only when told to, and by nobody else's page."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from asking import Asking
from fake_reader import NoNames, WordReader
from vedette.desk import ReadingDesk
from vedette.journey import Journey
from vedette.model import Account
from vedette.record import Record
from vedette.serve import Helpers, app

TEXT = b"On Monday Kivu fighters captured Goma. Nobody else was there."
HINTS = {"name": "report.txt", "published": "2025-01-28", "publisher": "Wire", "title": "Goma falls"}


def merge(*given: object, **more: object) -> Account:
    return Account()


@pytest.fixture
def record() -> Iterator[Record]:
    with Record.open("sqlite://", merge=merge) as opened:
        yield opened


@pytest.fixture
def desk(record: Record) -> Asking:
    reading = ReadingDesk(record, lambda: Journey(WordReader(), NoNames()), 1_000_000)
    return Asking(app(record, helpers=Helpers(desk=reading)))


def test_a_report_is_read_and_shown_and_not_kept(desk: Asking, record: Record) -> None:
    (item,) = desk.post("/api/v1/drafts", TEXT, HINTS).json()["items"]
    assert item["report"]["title"] == "Goma falls"
    assert item["report"]["publisher"] == "Wire"
    assert "captured Goma" in item["report"]["text"]
    assert item["report"]["claim_forms"][0]["reading"]["quote_found"]
    assert not item["known"]
    assert record.counts()["reports"] == 0


def test_what_is_kept_is_in_the_record_at_once_and_known_the_next_time(desk: Asking, record: Record) -> None:
    (item,) = desk.post("/api/v1/drafts", TEXT, HINTS).json()["items"]
    kept = desk.post("/api/v1/drafts/keep", json.dumps({"drafts": [item["draft_id"]]})).json()
    assert kept["new"] == 1
    assert record.counts()["reports"] == 1
    assert desk.get(f"/api/v1/reports/{kept['reports'][0]}").json()["claims"] == 1
    assert desk.get("/api/v1/health").json()["reads"]
    (again,) = desk.post("/api/v1/drafts", TEXT, HINTS).json()["items"]
    assert again["known"]
    stored = next(iter(record.iter_reports()))
    assert stored.location == "report.txt"


def test_a_draft_is_kept_once_and_no_made_up_one_is(desk: Asking) -> None:
    (item,) = desk.post("/api/v1/drafts", TEXT, HINTS).json()["items"]
    body = json.dumps({"drafts": [item["draft_id"]]})
    assert desk.post("/api/v1/drafts/keep", body).status_code == 200
    assert desk.post("/api/v1/drafts/keep", body).status_code == 404
    assert desk.post("/api/v1/drafts/keep", json.dumps({"drafts": ["x"]})).status_code == 404


def test_what_cannot_be_read_says_why_and_names_no_path(desk: Asking) -> None:
    (item,) = desk.post("/api/v1/drafts", b"\x00\x01\x02" * 50, {"name": "photo.txt"}).json()["items"]
    assert item["draft_id"] is None
    assert item["rejected"]
    assert "/tmp" not in json.dumps(item)
    assert desk.post("/api/v1/drafts", b"", {"name": "a.txt"}).status_code == 422


def test_a_name_with_a_path_stays_in_its_folder(desk: Asking) -> None:
    answer = desk.post("/api/v1/drafts", TEXT, HINTS | {"name": "../../etc/passwd.txt"})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Vedette": "1", "Origin": "http://evil.example"},
        {"X-Vedette": "1", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://127.0.0.1:8710"},
    ],
)
def test_another_sites_page_can_change_nothing(desk: Asking, headers: dict[str, str]) -> None:
    assert desk.post("/api/v1/drafts", TEXT, HINTS, headers).status_code == 403


def test_the_page_itself_may(desk: Asking) -> None:
    own = {"X-Vedette": "1", "Origin": "http://127.0.0.1:8710", "Sec-Fetch-Site": "same-origin"}
    assert desk.post("/api/v1/drafts", TEXT, HINTS, own).status_code == 200


def test_a_record_that_is_only_shown_takes_none(api: Asking) -> None:
    assert not api.get("/api/v1/health").json()["reads"]
    assert api.post("/api/v1/drafts", TEXT, HINTS).status_code in (404, 405)
