"""Claims → places: each way by which a claim comes to its place, with its reason in the trace."""

from __future__ import annotations

import pytest

from extract.table import read
from vedette.ground import Finder


@pytest.mark.parametrize(
    ("text", "type_", "place", "why"),
    [
        ("The army shelled Homs.", "shelling", "Homs", "its clause"),
        ("Soldiers who had left Homs were attacked.", "attack", "Homs", "its sentence"),
        ("Shells fell near Homs. Five soldiers were killed.", "killed", "Homs", "the sentences before"),
        ("A bomb killed six people. The blast was in Gao.", "killed", "Gao", "the sentences after"),
        ("Jordan has taken part. Lebanon hosts 9,000 refugees.", "displaced", "Lebanon", "who shelters them"),
        ("The rebels vowed to retake territory in Idlib.", "pledge", "Idlib", "what is said"),
    ],
)
def test_where_a_claim_is_set_and_why(finder: Finder, text: str, type_: str, place: str, why: str) -> None:
    claim = next(claim for claim in read(text, finder) if claim.type == type_)
    assert claim.place is not None and claim.place.name == place
    assert ("place from", why) in claim.trace


def test_a_deal_takes_no_place_from_the_story(finder: Finder) -> None:
    claims = read("The army shelled Homs. The government released ten prisoners.", finder)
    assert [claim.place for claim in claims if claim.type == "release"] == [None]
