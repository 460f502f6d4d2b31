"""The application as a whole: its description, its headers, its page, and a record that grows under it."""

from __future__ import annotations

from pathlib import Path

from asking import Asking
from euphrates import dispatches
from fake_record import FakeRecord
from vedette.model import Account
from vedette.serve import app
from vedette.serve.headers import POLICY


def test_the_api_describes_itself_and_every_route_says_what_it_is(api: Asking) -> None:
    description = api.get("/api/v1/openapi.json").json()
    routes = {path: route for path, methods in description["paths"].items() for route in methods.values()}
    assert len(routes) >= 23
    for path, route in routes.items():
        assert path.startswith("/api/v1/")
        assert route["summary"], path
        kinds = route["responses"]["200"]["content"]
        assert any("schema" in kinds.get(kind, {}) for kind in ("application/json", "text/csv")), path
        assert "404" in route["responses"]


def test_no_documentation_page_that_would_load_from_another_host(api: Asking) -> None:
    assert api.get("/docs").status_code == api.get("/redoc").status_code == 404


def test_every_answer_is_guarded(api: Asking) -> None:
    for path in ("/", "/api/v1/health", "/api/v1/claims/none", "/nothing"):
        headers = api.get(path).headers
        assert headers["content-security-policy"] == POLICY
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cache-control"] == "no-store"


def test_the_policy_allows_no_inline_script_and_no_other_host() -> None:
    assert "unsafe" not in POLICY
    assert "http" not in POLICY
    assert POLICY.startswith("default-src 'none'")


def test_a_request_meant_for_another_host_is_refused(api: Asking) -> None:
    """DNS rebinding: a page of another site whose name points here must read nothing."""
    assert api.get("/api/v1/claims", headers={"Host": "evil.example"}).status_code == 421
    for own in ("localhost:8710", "127.0.0.1:9999", "[::1]:8710"):
        assert api.get("/api/v1/health", headers={"Host": own}).status_code == 200


def test_the_page_is_served_with_types_that_nosniff_lets_run(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html><title>page</title>")
    (tmp_path / "assets" / "worker-abc.mjs").write_text("export {}")
    client = Asking(app(FakeRecord([], [], Account()), tmp_path))
    assert "<title>page</title>" in client.get("/").text
    script = client.get("/assets/worker-abc.mjs")
    assert script.headers["content-type"].startswith("text/javascript")
    assert "immutable" in script.headers["cache-control"]
    assert client.get("/../app.py").status_code == 404


def test_a_page_that_is_not_built_says_how_to_build_it(tmp_path: Path) -> None:
    client = Asking(app(FakeRecord([], [], Account()), tmp_path / "none"))
    answer = client.get("/")
    assert answer.status_code == 503
    assert "npm run build" in answer.text


def test_what_is_added_to_the_record_is_seen_at_the_next_request() -> None:
    report, claims = dispatches()[0]
    record = FakeRecord([report], claims[:1], Account())
    client = Asking(app(record))
    assert client.get("/api/v1/claims").json()["total"] == 1
    record.add(claims[1])
    assert client.get("/api/v1/claims").json()["total"] == 2


def test_an_empty_record_answers_everything() -> None:
    client = Asking(app(FakeRecord([], [], Account())))
    for path in ("health", "map", "claims", "events", "events.geojson", "places", "parties", "holdings", "timeline",
                 "tolls", "disputes", "reports", "search?q=x"):  # fmt: skip
        assert client.get(f"/api/v1/{path}").status_code == 200, path


def test_a_failure_is_a_problem_and_tells_nothing_of_the_inside() -> None:
    class Broken(FakeRecord):
        def account(self, as_of: object = None) -> Account:
            raise ValueError("secret words")

    client = Asking(app(Broken([], [], Account())), raises=False)
    answer = client.get("/api/v1/map")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "secret" not in answer.text
