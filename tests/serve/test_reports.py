"""/reports and /search: the text as published, and words found in it."""

from __future__ import annotations

from asking import Asking


def test_a_report_comes_whole_with_its_story_its_furniture_and_its_claims(api: Asking) -> None:
    report = api.get("/api/v1/reports/valley-courier-2017-11-03").json()
    text = report["text"]
    (tail,) = report["furniture"]
    assert text[tail["start"] : tail["end"]].startswith("More from the Valley Courier")
    assert text[report["body"][0]["start"] : report["body"][0]["end"]] == report["title"]
    for claim in report["claim_forms"]:
        quote = claim["quote"]
        assert text[quote["start"] : quote["end"]] == quote["exact"]
    assert report["claims"] == len(report["claim_forms"]) == 6


def test_reports_are_listed_the_latest_first(api: Asking) -> None:
    days = [report["published"] for report in api.get("/api/v1/reports").json()["items"]]
    assert days == sorted(days, reverse=True)
    assert len(days) == 13


def test_search_finds_places_by_name_then_reports_and_their_claims(api: Asking) -> None:
    hits = api.get("/api/v1/search", params={"q": "mayadin"}).json()["items"]
    assert (hits[0]["kind"], hits[0]["key"]) == ("place", "gn:173377")
    kinds = [hit["kind"] for hit in hits]
    assert "report" in kinds and "claim" in kinds


def test_search_for_nothing_is_refused_and_for_signs_finds_nothing(api: Asking) -> None:
    assert api.get("/api/v1/search", params={"q": ""}).status_code == 422
    assert api.get("/api/v1/search", params={"q": '"*)('}).json()["items"] == []
