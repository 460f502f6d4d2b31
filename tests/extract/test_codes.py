"""ACLED's codes of notes: which reports are notes, what their claims carry, and that nothing is made up."""

from __future__ import annotations

import pytest

from vedette.codebook import codebook
from vedette.extract import codes as module
from vedette.extract.codes import CLEAR, classes, code_of, is_coded
from vedette.extract.encoder import encoder
from vedette.extract.grammar import Grammar
from vedette.form import claim_from_json, claim_json, stored_json
from vedette.ground import Finder
from vedette.model import Claim, Report, Span

MOB = (
    "On 11 May 2014, in Pabna, two groups of the student league clashed with sticks and brickbats over a dormitory. "
    "At least 12 were injured. The source did not mention firearms."
)
MARCH = "On 3 June 2013, in Cotonou, market women marched to the town hall against new taxes. The march was peaceful."


def _report(text: str) -> Report:
    return Report("note", text, (Span(0, len(text)),))


def _claims(text: str, finder: Finder) -> list[Claim]:
    return [claim for _, claims in Grammar().read([_report(text)], finder) for claim in claims]


def test_every_class_of_the_encoder_is_known_and_of_the_codebook() -> None:
    eyes = encoder()
    assert eyes is not None and set(eyes.classes) == set(classes())
    known = {f"{kind}/{name}" for kind, name in codebook()}
    assert {kind for one in classes().values() for kind in one["types"]} <= known


@pytest.mark.parametrize(("text", "acled"), [(MOB, "Mob violence"), (MARCH, "Peaceful protest")])
def test_claims_of_a_note_carry_its_code(text: str, acled: str, finder: Finder) -> None:
    claims = _claims(text, finder)
    assert claims and all(claim.codes == (("acled", acled),) for claim in claims if claim.kind == "event")
    assert any(step == "the note as a whole" for claim in claims for step, _ in claim.trace)


def test_a_longer_report_has_no_code(finder: Finder) -> None:
    long = f"{MOB} " + "The town was quiet on Monday, and shops were open until late in the evening. " * 12
    assert code_of(_report(long)) is None
    assert all(not claim.codes for claim in _claims(long, finder))


def test_two_paragraphs_are_no_note() -> None:
    assert code_of(_report(MOB.replace("dormitory. ", "dormitory.\n\n"))) is None


def test_without_an_encoder_there_is_no_code(finder: Finder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "encoder", lambda: None)
    assert all(not claim.codes for claim in _claims(MOB, finder))


def test_a_note_of_a_conflict_passes_the_gate_whatever_its_words() -> None:
    text = "On 3 June 2013, in Cotonou, market women marched to the town hall against new taxes."
    assert is_coded(_report(text)) and not is_coded(_report("The river Mono rose by a metre after three days of rain."))


def test_an_event_that_no_frame_has_read_is_told_only_where_the_class_is_clear(
    finder: Finder, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "On 4 July, in Kidal, the usual suspects turned up with crates and left with none."

    class Eyes:
        chance = CLEAR

        def sort(self, text: str) -> tuple[str, float]:
            return "DISR_WEAP", self.chance

    eyes = Eyes()
    monkeypatch.setattr(module, "encoder", lambda: eyes)
    told = [claim for claim in _claims(text, finder) if claim.type == "weapons_seizure"]
    assert len(told) == 1 and told[0].confidence == CLEAR and "note as a whole" in str(told[0].trace)
    eyes.chance = CLEAR - 0.01
    assert not [claim for claim in _claims(text, finder) if claim.type == "weapons_seizure"]


def test_codes_are_in_the_public_form_and_come_back(finder: Finder) -> None:
    claim = next(claim for claim in _claims(MOB, finder) if claim.codes)
    assert claim_json(claim)["codes"] == {"acled": "Mob violence"}
    assert claim_from_json(stored_json(claim)) == claim
