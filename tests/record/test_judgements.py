"""Judgements in a record, in every store: made, laid over the claims, found again, listed for review."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from made_claims import READER, claim, page, report
from vedette.errors import JudgementError, NotFoundError
from vedette.model import Party, Place, Quote
from vedette.record import Record

TEXT = "Syrian forces took Deir Ezzor on Friday. IS fighters left Mayadin, the Observatory said."
IS = Party("Islamic State", "IS fighters", "islamic_state")
MAYADIN = Place("Mayadin", 35.02, 40.45, 10, "gn:9", kind="town", country="SY", text="Mayadin")
FIRST = claim(quote=Quote(TEXT[:29], 0, 29))
SECOND = claim(quote=Quote(TEXT[41:65], 41, 65), type="withdrawal", actor=(IS,), place=MAYADIN, confidence=0.3)


@pytest.fixture
def filled(record: Record) -> Record:
    record.add(page(TEXT), report(text=TEXT), [FIRST, SECOND], READER)
    record.refresh()
    return record


def found(record: Record, **filters: Any) -> list[str]:
    return [one.claim_id for one in record.iter_claims(**filters)]


def test_a_judgement_keeps_what_it_speaks_of(filled: Record) -> None:
    made = filled.add_judgement(FIRST.claim_id, "confirm", "ana", "heard it")
    assert filled.judgements() == [made]
    assert (made.anchors, made.who, made.why) == ((FIRST,), "ana", "heard it")
    assert made.judgement_id.startswith("j")
    assert made.at[:3] == "202"


def test_a_judgement_on_an_event_is_one_on_its_claims(filled: Record) -> None:
    event = filled.account().events[0]
    made = filled.add_judgement(event.event_id, "reject", "ana")
    assert {one.claim_id for one in made.anchors} == set(event.claims)
    filled.refresh()
    assert event.event_id not in {one.event_id for one in filled.account().events}
    assert filled.judgements_on(made.anchors[0].claim_id) == [made]


@pytest.mark.parametrize(
    ("subject", "verdict", "change"),
    [
        ("c0", "confirm", {}),
        ("e0", "reject", {}),
        ("j0", "undo", {}),
        ("d0", "copy", {"of": "d1"}),
        ("d1", "copy", {"of": "d0"}),
        ("c0", "place", {"place": {"name": "X"}}),
        (FIRST.claim_id, "merge", {"with": ["c0"]}),
    ],
)
def test_what_the_record_does_not_have(filled: Record, subject: str, verdict: str, change: dict[str, Any]) -> None:
    with pytest.raises(NotFoundError, match=r"\b[cejd]0\b"):
        filled.add_judgement(subject, verdict, "ana", "", change)
    assert filled.judgements() == []


def test_what_makes_no_sense_is_not_kept(filled: Record) -> None:
    for subject, verdict, change in (
        (FIRST.claim_id, "edit", {"type": "parade"}),
        ("d1", "copy", {"of": "d1"}),
        (
            "d1",
            "add",
            {"claim": {"kind": "event", "type": "clash", "quote": {"exact": "not there", "start": 0, "end": 9}}},
        ),
    ):
        with pytest.raises(JudgementError):
            filled.add_judgement(subject, verdict, "ana", "", change)
    assert filled.judgements() == []


def test_claims_are_asked_for_as_judged(filled: Record) -> None:
    filled.add_judgement(FIRST.claim_id, "reject", "ana")
    filled.add_judgement(
        SECOND.claim_id, "edit", "ana", "", {"type": "clash", "place": {"name": "Ar-Raqqah", "gazetteer_id": "gn:2"}}
    )
    assert found(filled) == found(filled, place="gn:2") == found(filled, type="clash") == [SECOND.claim_id]
    assert found(filled, place="Mayadin") == found(filled, type="withdrawal") == []
    assert found(filled, words="Raqqah fighters", limit=1) == [SECOND.claim_id]
    assert found(filled, offset=1) == []
    assert list(filled.iter_claims(as_read=True)) == [FIRST, SECOND]
    assert filled.claim(SECOND.claim_id).type == "clash"
    assert filled.claim(SECOND.claim_id, as_read=True) == SECOND
    assert filled.claim(FIRST.claim_id) == FIRST


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        ({}, True),
        ({"kind": "event"}, True),
        ({"kind": "control"}, False),
        ({"party": "islamic_state"}, True),
        ({"party": "Government of Syria"}, False),
        ({"source": "Islamic State"}, False),
        ({"status": "denied"}, True),
        ({"bbox": (40, 35, 41, 36)}, True),
        ({"bbox": (0, 0, 1, 1)}, False),
        ({"bbox": (170, 30, -170, 40)}, False),
        ({"min_confidence": 0.9}, True),
        ({"words": '"fighters left"'}, True),
        ({"words": '"left fighters"'}, False),
        ({"words": ""}, False),
        ({"document_id": "d2"}, False),
        ({"since": FIRST.published}, False),
        ({"until": FIRST.published}, True),
        ({"published_since": FIRST.published}, True),
        ({"reader": READER}, True),
    ],
)
def test_filters_of_changed_claims_are_those_of_all(filled: Record, filters: dict[str, Any], kept: bool) -> None:
    filled.add_judgement(SECOND.claim_id, "edit", "ana", "", {"status": "denied"})
    assert (SECOND.claim_id in found(filled, **filters)) is kept


def test_a_claim_added_by_hand_counts_and_can_be_taken_back(filled: Record) -> None:
    form = {
        "kind": "control",
        "type": "lost",
        "actor": [{"name": "Islamic State"}],
        "quote": {"exact": "left Mayadin", "start": 0, "end": 0},
    }
    made = filled.add_judgement("d1", "add", "ana", "a holding, too", {"claim": form})
    (added,) = filled.iter_claims(kind="control")
    assert (added.quote, added.published) == (Quote("left Mayadin", 53, 65), FIRST.published)
    assert filled.claim(added.claim_id) == added
    filled.refresh()
    filled.add_judgement(added.claim_id, "edit", "ben", "", {"place": {"name": "Mayadin", "gazetteer_id": "gn:9"}})
    assert [one.place.name for one in filled.iter_claims(kind="control") if one.place] == ["Mayadin"]
    filled.add_judgement(made.judgement_id, "undo", "ana")
    assert found(filled, kind="control") == []


def test_events_of_claims_by_hand_are_kept(filled: Record) -> None:
    form = {"kind": "event", "type": "clash", "quote": {"exact": "IS fighters", "start": 41, "end": 52}}
    filled.add_judgement("d1", "add", "ana", "", {"claim": form})
    filled.refresh()
    assert "clash" in {event.type for event in filled.account().events}
    filled.refresh(force=True)
    assert filled.account().events == tuple(filled.iter_events())


def test_judgements_outlive_the_reader(filled: Record) -> None:
    filled.add_judgement(FIRST.claim_id, "edit", "ana", "", {"type": "clash"})
    lost = filled.add_judgement(SECOND.claim_id, "confirm", "ana")
    assert filled.unattached() == []
    again = claim(quote=Quote(TEXT[7:29], 7, 29), reader="made 2")
    filled.add(page(TEXT), report(text=TEXT), [again], "made 2")
    assert [(one.claim_id, one.type) for one in filled.iter_claims()] == [(again.claim_id, "clash")]
    assert filled.unattached() == [lost]
    filled.refresh()
    assert [event.type for event in filled.account().events] == ["clash"]


def test_judgements_made_elsewhere_come_in_once(filled: Record) -> None:
    made = filled.add_judgement(FIRST.claim_id, "reject", "ana")
    theirs = replace(made, judgement_id="jtheirs", who="ben", verdict="confirm", at="2027-01-01T00:00:00")
    assert filled.import_judgements([made, theirs]) == 1
    assert filled.import_judgements([made, theirs]) == 0
    assert len(found(filled)) == 2
    broken = replace(theirs, judgement_id="jnew", verdict="praise")
    with pytest.raises(JudgementError):
        filled.import_judgements([replace(theirs, judgement_id="jgood"), broken])
    assert len(filled.judgements()) == 2


def test_review_puts_first_what_matters(filled: Record) -> None:
    listed = filled.review()
    assert [one.subject for one in listed] == sorted(
        (one.subject for one in listed), key=lambda name: -_score(filled, name)
    )
    top = listed[0]
    assert (top.type, top.place) == ("withdrawal", "Mayadin")
    assert any("low confidence" in reason for reason in top.reasons)
    filled.add_judgement(top.subject, "confirm", "ana")
    assert top.subject not in {one.subject for one in filled.review()}
    assert top.subject in {one.subject for one in filled.review(who="ben")}
    assert len(filled.review(limit=1)) == 1


def _score(record: Record, subject: str) -> float:
    return next(one.score for one in record.review() if one.subject == subject)


def test_a_claim_that_changes_is_found_by_what_it_is_now(record: Record) -> None:
    """Names put right for the whole record are asked for by their new name, in their place among the others."""
    claims = [claim(f"d{number}", place=MAYADIN if number % 2 else FIRST.place) for number in range(6)]
    for one in claims:
        record.add(page(one.document_id), report(one.document_id, f"Story {one.document_id}"), [one], READER)
    record.add_judgement(
        "record", "place", "ana", "", {"place": {"name": "Al-Mayadin"}, "for": {"gazetteer_id": "gn:9"}}
    )
    assert [one.document_id for one in record.iter_claims(place="Al-Mayadin")] == ["d1", "d3", "d5"]
    assert [one.document_id for one in record.iter_claims()] == [f"d{number}" for number in range(6)]
    assert [one.document_id for one in record.iter_claims(limit=2, offset=1)] == ["d1", "d2"]
