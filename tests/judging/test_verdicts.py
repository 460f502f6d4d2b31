"""Which judgements make sense, which stand, and what they make of claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from made_claims import claim
from vedette.errors import JudgementError
from vedette.judging import RECORD, VERDICTS, added_claim, attach, checked, judged, standing
from vedette.model import Claim, Judgement, Party, Quote

IS = Party("Islamic State", "IS", "islamic_state")
RAQQA = {"name": "Ar-Raqqah", "lat": 35.95, "lon": 39.01, "radius_km": 10, "gazetteer_id": "gn:2"}
_NUMBER = iter(range(10_000))


def say(verdict: str, about: Claim | str = "", change: Mapping[str, Any] | None = None, **slots: Any) -> Judgement:
    """A judgement of Ana's, each later than the one before; about a claim, or about a subject by name."""
    number = next(_NUMBER)
    subject, anchors = (about, ()) if isinstance(about, str) else (about.claim_id, (about,))
    at = f"2026-01-01T00:00:{number:08.3f}"
    return replace(Judgement(f"j{number}", subject, verdict, "ana", at, "", change or {}, anchors), **slots)


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (say("praise", claim()), "no verdict"),
        (say("confirm", claim(), who=" "), "who judges"),
        (say("confirm", claim(), {"type": "clash"}), "holds nothing, not type"),
        (say("edit", claim()), "an edit names slots"),
        (say("edit", claim(), {"colour": "red"}), "colour"),
        (say("edit", claim(), {"type": "parade"}), "parade"),
        (say("edit", claim(), {"kind": "control"}), "no type 'capture'"),
        (say("edit", claim(), {"status": "so so"}), "so so"),
        (say("edit", claim(), {"place": "Raqqa"}), "place"),
        (say("edit", claim(), {"time": {"start": "friday"}}), "friday"),
        (say("edit", claim(), {"confidence": 3}), "0 to 1"),
        (say("edit", claim(), {"figure": {"low": 3}}), "unit"),
        (say("edit", claim(), {"figure": {"low": 9, "high": 3, "unit": "killed"}}), "above the highest"),
        (say("edit", claim(), {"figure": {"low": "many", "unit": "killed"}}), "are numbers"),
        (say("edit", claim(), {"time": {"start": "2017-11-05", "end": "2017-11-04"}}), "after the last"),
        (say("edit", claim(), {"time": {"start": "2017-11-05", "precision": "moment"}}), "no precision"),
        (say("edit", claim(), {"place": {"name": "X", "lat": 95, "lon": 1}}), "no place at"),
        (say("edit", claim(), {"place": {"name": "X", "lat": 5}}), "both degrees"),
        (say("edit", claim(), {"actor": "Islamic State"}), "list of parties"),
        (say("edit", claim(), {"target": [{"name": " "}]}), "no name"),
        (say("merge", claim(), {"with": []}), "list of ids"),
        (say("split", claim(), {"with": ["c1"]}), "claims"),
        (say("copy", "d1", {"of": 7}), "'copy'"),
        (say("place", RECORD, {"place": RAQQA}), "needs 'for'"),
        (say("party", RECORD, {"party": {"name": "X"}, "for": {"colour": "red"}}), "which one is meant"),
        (say("add", "d1", {"claim": {"kind": "event", "type": "clash"}}), "words that say it"),
    ],
)
def test_what_makes_no_sense_is_refused(made: Judgement, words: str) -> None:
    with pytest.raises(JudgementError, match=words):
        checked(made)


@pytest.mark.parametrize("slot", ["type", "actor", "place", "time", "figure", "quote"])
def test_a_fault_names_its_slot(slot: str) -> None:
    form: dict[str, Any] = {
        "kind": "casualties",
        "type": "killed",
        "actor": [{"name": "IS"}],
        "place": {"name": "Raqqa"},
        "time": {"start": "2017-10-01"},
        "figure": {"low": 3, "unit": "killed"},
        "quote": {"exact": "x", "start": 0, "end": 1},
    }
    wrong = {"type": "parade", "actor": [{}], "place": {"name": ""}, "time": {"start": "5 May"}, "figure": {"low": 1},
             "quote": {"exact": "", "start": 0, "end": 0}}  # fmt: skip
    with pytest.raises(JudgementError) as error:
        checked(say("add", "d1", {"claim": form | {slot: wrong[slot]}}))
    assert error.value.field == slot


def test_every_verdict_is_understood() -> None:
    changes: dict[str, Mapping[str, Any]] = {
        "edit": {"type": "clash"},
        "merge": {"with": ["c1"]},
        "split": {"claims": ["c1"]},
        "place": {"place": RAQQA},
        "party": {"party": {"name": "Y"}, "for": {"name": "X"}},
        "add": {"claim": {"kind": "event", "type": "clash", "quote": {"exact": "x", "start": 0, "end": 1}}},
        "copy": {"of": "d2"},
    }
    for name in VERDICTS:
        assert checked(say(name, claim(), changes.get(name)))


def test_undoing_can_be_undone() -> None:
    first = say("reject", claim())
    undo = say("undo", first.judgement_id)
    again = say("undo", undo.judgement_id)
    assert standing([first]) == [first]
    assert standing([undo, first]) == []
    assert standing([again, undo, first]) == [first]


def test_the_later_word_counts_whatever_the_order_they_come_in() -> None:
    one = claim()
    said = [say("reject", one), say("confirm", one)]
    assert [made.confidence for made in judged([one], said[::-1])] == [1.0]
    assert judged([one], [*said, say("reject", one)]) == []


def test_a_confirmed_claim_keeps_its_id_and_says_who_confirmed_it() -> None:
    (made,) = judged([claim()], [say("confirm", claim(), why="heard it")])
    assert (made.claim_id, made.confidence) == (claim().claim_id, 1.0)
    assert made.trace[-1] == ("judgement", "confirm by ana, 2026-01-01: heard it")


@pytest.mark.parametrize(
    ("slot", "value", "shown"),
    [
        ("type", "clash", "clash"),
        ("actor", [{"name": "Islamic State", "id": "islamic_state"}], (replace(IS, text="Islamic State"),)),
        ("target", [], ()),
        ("place", None, None),
        ("status", "denied", "denied"),
        ("confidence", 0.4, 0.4),
        ("quote", {"exact": "took", "start": 7, "end": 11}, Quote("took", 7, 11)),
    ],
)
def test_any_slot_can_be_edited(slot: str, value: object, shown: object) -> None:
    (made,) = judged([claim()], [say("edit", claim(), {slot: value})])
    assert getattr(made, slot) == shown
    others = {"claim_id", "kind", "type", "actor", "target", "place", "time", "figure", "status", "source", "quote"}
    assert all(getattr(made, name) == getattr(claim(), name) for name in others - {slot})


def test_edits_of_two_slots_add_up_and_of_one_the_later_counts() -> None:
    one = claim()
    said = [
        say("edit", one, {"type": "clash"}),
        say("edit", one, {"status": "denied"}),
        say("edit", one, {"type": "advance"}),
    ]
    (made,) = judged([one], said)
    assert (made.type, made.status) == ("advance", "denied")


def test_an_edit_brings_a_rejected_claim_back() -> None:
    one = claim()
    assert len(judged([one], [say("reject", one), say("edit", one, {"type": "clash"})])) == 1


def test_a_name_is_put_right_in_the_whole_record_or_in_one_report() -> None:
    here, there = claim("d1"), claim("d2")
    wide = say("place", RECORD, {"place": RAQQA, "for": {"gazetteer_id": "gn:170794"}})
    assert [made.place.name for made in judged([here, there], [wide]) if made.place] == ["Ar-Raqqah"] * 2
    narrow = say("place", "d2", {"place": RAQQA, "for": {"name": "deir ez-zor"}})
    assert [made.place.name for made in judged([here, there], [narrow]) if made.place] == ["Deir ez-Zor", "Ar-Raqqah"]
    party = say(
        "party", RECORD, {"party": {"name": "Islamic State", "id": "islamic_state"}, "for": {"id": "syria_government"}}
    )
    (made,) = judged([here], [party])
    assert made.actor == (Party("Islamic State", "Syrian forces", "islamic_state"),)


def test_a_party_of_one_claim_alone() -> None:
    here, there = claim("d1"), claim("d2")
    change = {"party": {"name": "Islamic State"}, "for": {"name": "Government of Syria"}}
    made = judged([here, there], [say("party", here, change)])
    assert [one.actor[0].name for one in made] == ["Islamic State", "Government of Syria"]


def test_a_claim_added_by_hand_is_there_and_can_be_judged() -> None:
    quote = {"exact": "took Deir Ezzor", "start": 14, "end": 29}
    add = say("add", "d1", {"claim": {"kind": "control", "type": "held", "quote": quote}})
    made = added_claim(add)
    assert (made.document_id, made.reader, made.confidence) == ("d1", "hand", 1.0)
    assert judged([], [add])[0].claim_id == made.claim_id
    assert judged([], [add, say("reject", made)]) == []
    assert judged([], [add, say("undo", add.judgement_id)]) == []
    assert len(judged([], [add, replace(add, judgement_id="other")])) == 1


# --- a later reader names the claims otherwise ---


def reread(one: Claim, **slots: Any) -> Claim:
    return claim(one.document_id, **({"reader": "made 2", "quote": one.quote} | slots))


def test_a_judgement_finds_its_claim_in_a_later_reading() -> None:
    one, other = claim(), claim(quote=Quote("left the town", 40, 53), type="withdrawal")
    said = say("edit", one, {"status": "denied"})
    later = [reread(one, quote=Quote("took Deir Ezzor", 14, 29)), reread(other, type="withdrawal")]
    assert [made.status for made in judged(later, [said])] == ["denied", "asserted"]


def test_a_rejection_is_of_that_very_reading() -> None:
    """What a better reader reads in the same words is not what was rejected."""
    one = claim()
    said = say("reject", one)
    assert judged([reread(one)], [said]) == []
    mended = reread(one, type="clash")
    assert judged([mended], [said]) == [mended]


def test_of_two_claims_in_the_same_words_the_one_that_reads_alike() -> None:
    """``shelled A and B`` is two claims with one quote."""
    at = claim().place
    assert at
    one, other = claim(), claim(place=replace(at, name="Mayadin", text="Mayadin", gazetteer_id="gn:9"))
    said = say("edit", other, {"type": "clash"})
    assert [made.type for made in judged([reread(one), reread(one, place=other.place)], [said])] == ["capture", "clash"]


def test_what_finds_no_claim_is_lost_and_does_nothing() -> None:
    said = say("edit", claim("d1"), {"type": "clash"})
    elsewhere = claim("d1", Quote("far away", 300, 308))
    assert judged([elsewhere], [said]) == [elsewhere]
    assert attach([elsewhere], [said]).lost == (said,)
    twice = [reread(claim()), reread(claim(), actor=(IS,)), reread(claim(), actor=(replace(IS, text="Daesh"),))]
    undecided = say("edit", claim(actor=()), {"type": "clash"})
    assert attach(twice, [undecided]).lost == (undecided,)
