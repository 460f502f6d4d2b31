"""People bring together and part what the machine did not, and mark copies."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from made_claims import claim, report
from vedette.merge import merge
from vedette.model import Account, Claim, Figure, Interval, Judgement, Quote

NOV3, NOV9 = date(2017, 11, 3), date(2017, 11, 9)


def taken(document: str, day: date = NOV3, **slots: Any) -> Claim:
    return claim(document, time=Interval(day, day), published=day + timedelta(1), **slots)


def account(claims: list[Claim], *said: tuple[str, list[Claim], dict[str, Any]]) -> Account:
    """The account after judgements, each (verdict, the claims that it speaks of, its change)."""
    documents = sorted({one.document_id for one in claims})
    reports = [report(name, f"A story of its own, number {name}.") for name in documents]
    made = [
        Judgement(
            f"j{number}", about[0].claim_id, verdict, "ana", f"2026-01-01T00:00:{number:02}", "", change, tuple(about)
        )
        for number, (verdict, about, change) in enumerate(said)
    ]
    return merge(reports, claims, made)


def events(found: Account) -> list[list[str]]:
    return sorted(sorted(event.claims) for event in found.events)


def ids(*claims: Claim) -> list[str]:
    return sorted(one.claim_id for one in claims)


def test_two_events_become_one() -> None:
    one, other = taken("d1"), taken("d2", NOV9)
    assert len(account([one, other]).events) == 2
    found = account([one, other], ("merge", [one, other], {"with": [other.claim_id]}))
    assert events(found) == [ids(one, other)]
    assert found.events[0].sources == 2


def test_one_event_becomes_two_and_a_later_merge_counts_more() -> None:
    one, other, third = taken("d1"), taken("d2"), taken("d3")
    claims = [one, other, third]
    assert len(account(claims).events) == 1
    split = ("split", claims, {"claims": [third.claim_id]})
    assert events(account(claims, split)) == sorted([ids(one, other), ids(third)])
    merged = ("merge", [one, third], {"with": [third.claim_id]})
    assert events(account(claims, split, merged)) == [ids(*claims)]
    assert events(account(claims, merged, split)) == sorted([ids(one, other), ids(third)])


def test_a_split_finds_its_claims_in_a_later_reading() -> None:
    one, other = taken("d1"), taken("d2")
    later = [taken(name, reader="made 2") for name in ("d1", "d2")]
    assert len(account(later).events) == 1
    assert len(account(later, ("split", [one, other], {"claims": [other.claim_id]})).events) == 2


def test_a_figure_is_brought_to_an_event_or_parted_from_it() -> None:
    happened = taken("d1", type="air_strike")
    toll = taken(
        "d1",
        kind="casualties",
        type="killed",
        figure=Figure(12, 12, "killed", "twelve"),
        quote=Quote("killed twelve", 5, 18),
    )
    elsewhere = taken("d9", NOV9, type="air_strike")
    claims = [happened, toll, elsewhere]
    assert ids(happened, toll) in events(account(claims))
    moved = account(claims, ("merge", [elsewhere, toll], {"with": [toll.claim_id]}))
    assert events(moved) == sorted([ids(happened), ids(elsewhere, toll)])
    alone = account(claims, ("split", [happened, toll], {"claims": [toll.claim_id]}))
    assert events(alone) == sorted([ids(happened), ids(elsewhere)])


@pytest.mark.parametrize(("of", "sources"), [("d1", 1), (None, 2)])
def test_a_report_is_marked_a_copy_or_none(of: str | None, sources: int) -> None:
    one, other = taken("d1"), taken("d2")
    words = " ".join(f"word{number}" for number in range(60))
    texts = (words, words) if of is None else ("Short.", "Other.")
    reports = [report(name, text) for name, text in zip(("d1", "d2"), texts, strict=True)]
    before = merge(reports, [one, other])
    assert before.events[0].sources == 3 - sources
    said = Judgement("j", "d2", "copy", "ana", "2026-01-01", "", {"of": of})
    after = merge(reports, [one, other], [said])
    assert after.events[0].sources == sources
    assert [(copy.copy, copy.original) for copy in after.copies] == ([("d2", "d1")] if of else [])


def test_a_copy_of_a_copy_counts_as_the_first() -> None:
    reports = [report(name, f"{name}.") for name in ("d1", "d2", "d3")]
    said = [
        Judgement("j1", "d3", "copy", "ana", "2026-01-01", "", {"of": "d2"}),
        Judgement("j2", "d2", "copy", "ana", "2026-01-02", "", {"of": "d1"}),
        Judgement("j3", "d1", "copy", "ana", "2026-01-03", "", {"of": "d3"}),
    ]
    assert [(copy.copy, copy.original) for copy in merge(reports, [], said).copies] == [("d2", "d1"), ("d3", "d1")]


def test_judgements_do_not_wait_for_the_second_clock() -> None:
    """What a report said by a day is what it said, also where the reading was mended years later."""
    one = taken("d1")
    said = Judgement("j", one.claim_id, "edit", "ana", "2026-01-01", "", {"type": "clash"}, (one,))
    assert [event.type for event in merge([report("d1")], [one], [said], NOV9).events] == ["clash"]


def test_undone_is_undone() -> None:
    one = taken("d1")
    said = Judgement("j1", one.claim_id, "reject", "ana", "2026-01-01", "", {}, (one,))
    undo = replace(said, judgement_id="j2", subject="j1", verdict="undo", at="2026-01-02", anchors=())
    assert merge([report("d1")], [one], [said]).events == ()
    assert len(merge([report("d1")], [one], [said, undo]).events) == 1
