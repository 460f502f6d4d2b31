"""The public form of a claim is the claim record's: its fields, its order, and back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from made_claims import arbitrary_claims, claim
from vedette.errors import RecordError
from vedette.form import stored_json
from vedette.model import Claim, Figure
from vedette.record import claim_from_json, claim_json


def test_fields_in_the_order_of_the_claim_record() -> None:
    """Written out from the claim record's table, not taken from the code."""
    assert " ".join(claim_json(claim())) == (
        "claim_id document_id kind type actor target place time figure status source quote confidence reader"
    )


def test_every_slot() -> None:
    made = claim(figure=Figure(1500, None, "fighters", "at least 1,500"))
    form = claim_json(made)
    assert form["actor"] == [{"name": "Government of Syria", "text": "Syrian forces", "id": "syria_government"}]
    assert form["place"] == {
        "name": "Deir ez-Zor",
        "lat": 35.3359,
        "lon": 40.1408,
        "radius_km": 10,
        "gazetteer_id": "gn:170794",
    }
    assert form["time"] == {"start": "2017-11-03", "end": "2017-11-03"}
    assert form["figure"] == {"low": 1500, "high": None, "unit": "fighters", "words": "at least 1,500"}
    assert form["quote"] == {"exact": "Syrian forces took Deir Ezzor", "start": 0, "end": 29}


def test_relation_only_where_the_text_gives_one() -> None:
    made = claim()
    assert made.place
    west = claim_json(replace(made, place=replace(made.place, relation="west of")))
    assert west["place"]["relation"] == "west of"


@given(arbitrary_claims())
def test_stored_form_loses_nothing(made: Claim) -> None:
    assert claim_from_json(json.loads(json.dumps(stored_json(made)))) == made


@given(arbitrary_claims())
def test_public_form_comes_back_as_itself(made: Claim) -> None:
    form = json.loads(json.dumps(claim_json(made)))
    assert json.dumps(claim_json(claim_from_json(form))) == json.dumps(form)


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "rumour"},
        {"status": "perhaps"},
        {"quote": None},
        {"time": {"start": "Friday", "end": None}},
        {"actor": 3},
    ],
)
def test_malformed_is_named(change: dict[str, Any]) -> None:
    form = claim_json(claim()) | change
    with pytest.raises(RecordError, match=form["claim_id"]):
        claim_from_json(form)


def test_missing_field_is_named() -> None:
    form = claim_json(claim())
    del form["reader"]
    with pytest.raises(RecordError, match="reader"):
        claim_from_json(form)
