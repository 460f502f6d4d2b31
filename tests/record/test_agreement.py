"""Two coders of the same reports: alpha as the literature computes it, over what both have judged."""

from __future__ import annotations

import pytest

from made_claims import READER, claim, page, report
from vedette.model import Claim
from vedette.record import Record
from vedette.record.agreement import SLOTS, Agreement

TEXT = "Syrian forces took Deir Ezzor on Friday. " * 4


@pytest.fixture
def filled(record: Record) -> Record:
    for number in range(10):
        name = f"d{number}"
        record.add(page(name + TEXT), report(name, TEXT), [claim(name)], READER)
    return record


def claims(record: Record) -> list[Claim]:
    return list(record.iter_claims(as_read=True))


def found(record: Record) -> dict[str, Agreement]:
    listed = record.agreement("ana", "ben")
    assert tuple(one.slot for one in listed) == SLOTS
    return {one.slot: one for one in listed}


def code(record: Record, who: str, verdicts: str) -> None:
    """One letter a claim: confirm, reject, edit to a clash; a dot leaves it alone."""
    said = {"c": ("confirm", None), "r": ("reject", None), "e": ("edit", {"type": "clash"})}
    for one, letter in zip(claims(record), verdicts, strict=False):
        if letter != ".":
            verdict, change = said[letter]
            record.add_judgement(one.claim_id, verdict, who, "", change)


def test_alpha_of_verdicts(filled: Record) -> None:
    """Krippendorff's own formula for two coders, nominal, no missing: 1 - (n-1) * disagreements / pairs expected."""
    code(filled, "ana", "cccccrrrrr")
    code(filled, "ben", "ccccrrrrrr")
    values = 20
    ones, others = 9, 11  # of all twenty values
    expected = 1 - (values - 1) * 2 / (2 * ones * others)
    assert found(filled)["claim"] == Agreement("claim", pytest.approx(expected), 10, 9)  # type: ignore[arg-type]


def test_only_what_both_judged_counts(filled: Record) -> None:
    code(filled, "ana", "ccr.......")
    code(filled, "ben", "c.r.c.....")
    assert (found(filled)["claim"].units, found(filled)["claim"].alpha) == (2, 1.0)


def test_slots_are_compared_where_both_let_the_claim_stand(filled: Record) -> None:
    code(filled, "ana", "ceecr")
    code(filled, "ben", "ceccr")
    types = found(filled)["type"]
    assert (types.units, types.agreed) == (4, 3)
    assert types.alpha is not None
    assert 0 < types.alpha < 1
    assert found(filled)["actor"] == Agreement("actor", None, 4, 4), "with one value there is nothing to agree on"


def test_added_claims_are_compared_by_their_words(filled: Record) -> None:
    code(filled, "ana", "cc")
    code(filled, "ben", "cc")
    words = {"kind": "control", "type": "held"}

    def add(who: str, report_id: str, exact: str, start: int) -> None:
        quote = {"exact": exact, "start": start, "end": start + len(exact)}
        filled.add_judgement(report_id, "add", who, "", {"claim": words | {"quote": quote}})

    add("ana", "d0", "took Deir Ezzor", 14)
    add("ben", "d0", "took Deir Ezzor on Friday", 14)
    add("ben", "d1", "on Friday", 30)
    add("ana", "d7", "on Friday", 30)  # ben has not coded that report
    both = found(filled)["claim"]
    assert (both.units, both.agreed) == (4, 3)


def test_undone_work_does_not_count(filled: Record) -> None:
    code(filled, "ana", "c")
    made = filled.add_judgement(claims(filled)[0].claim_id, "reject", "ben")
    filled.add_judgement(made.judgement_id, "undo", "ben")
    assert found(filled)["claim"] == Agreement("claim", None, 0, 0)
