"""Which reports are copies, and of which."""

from __future__ import annotations

from datetime import date

import pytest

from made_claims import report
from vedette.merge.copies import find_copies, fingerprints

WIRE = (
    "Government forces backed by allied militias entered the eastern districts of the city on Friday after three days "
    "of heavy fighting, a monitor said, while residents reported that the bridges over the river had been cut. "
    "The army said in a statement that engineers were clearing mines from the main road and from two schools. "
    "Aid agencies warned that some nine thousand people had left their homes since the start of the week."
)
OTHER = (
    "A roadside bomb killed two policemen near the market of the northern town on Saturday, officials said, and nobody "
    "claimed the attack. The governor told reporters that the wounded had been taken to the provincial hospital and "
    "that checkpoints would be doubled before the weekend, when thousands of pilgrims are expected to pass."
)


def test_verbatim_copy_points_to_the_earliest() -> None:
    reports = [report("late", WIRE, published=date(2017, 11, 5)), report("early", WIRE, published=date(2017, 11, 4))]
    (copy,) = find_copies(reports)
    assert (copy.copy, copy.original, copy.likeness) == ("late", "early", 1.0)


def test_tie_goes_by_document_id() -> None:
    (copy,) = find_copies([report("b", WIRE), report("a", WIRE)])
    assert (copy.copy, copy.original) == ("b", "a")


def test_undated_is_never_the_original_of_a_dated_one() -> None:
    (copy,) = find_copies([report("a", WIRE, published=None), report("b", WIRE)])
    assert (copy.copy, copy.original) == ("a", "b")


@pytest.mark.parametrize(
    "edited",
    [
        WIRE.replace("on Friday", "yesterday").replace("heavy", "fierce"),
        WIRE.split("The army said")[0],
        "CITY, Nov 4 (Wire) - " + WIRE + " The story was updated to add details.",
        WIRE.upper(),
    ],
)
def test_light_edits_are_still_a_copy(edited: str) -> None:
    (copy,) = find_copies([report("a", WIRE), report("b", edited, published=date(2017, 11, 6))])
    assert copy.original == "a"
    assert copy.likeness >= 0.5


@pytest.mark.parametrize("names", [("a", "b"), ("b", "a")])
def test_a_cut_copy_of_the_same_day_points_to_the_whole_story(names: tuple[str, str]) -> None:
    whole, cut = names
    (copy,) = find_copies([report(whole, WIRE + " " + OTHER), report(cut, WIRE)])
    assert (copy.copy, copy.original) == (cut, whole)


def test_a_story_that_draws_out_an_earlier_one_is_a_copy() -> None:
    later = report("b", f"{WIRE} {OTHER}", published=date(2017, 11, 6))
    (copy,) = find_copies([report("a", WIRE, published=date(2017, 11, 5)), later])
    assert (copy.copy, copy.original) == ("b", "a")


def test_other_story_is_none() -> None:
    assert find_copies([report("a", WIRE), report("b", OTHER)]) == ()


def test_story_that_quotes_a_short_one_is_none() -> None:
    """What adds as much as it takes is its own report."""
    assert find_copies([report("a", WIRE.split(",")[0]), report("b", WIRE + OTHER, published=date(2017, 11, 6))]) == ()


def test_copy_of_a_copy_points_to_the_first() -> None:
    days = [date(2017, 11, day) for day in (4, 5, 6)]
    reports = [report(name, WIRE, published=day) for name, day in zip("abc", days, strict=True)]
    assert {(copy.copy, copy.original) for copy in find_copies(reports)} == {("b", "a"), ("c", "a")}


def test_one_wire_in_fifty_outlets() -> None:
    reports = [report(f"d{number:02}", WIRE) for number in range(50)]
    assert {copy.original for copy in find_copies(reports)} == {"d00"}
    assert len(find_copies(reports)) == 49


def test_furniture_makes_no_copy() -> None:
    """Two sites of one owner share their footers, not their stories."""
    first = report("a", "Short note on the ceasefire. " + WIRE)
    second = report("b", "Other words on the harvest. " + WIRE)
    bodies = [report(one.document_id, one.text, body=(type(one.body[0])(0, 28),)) for one in (first, second)]
    assert find_copies(bodies) == ()


@pytest.mark.parametrize("text", ["", "one two three", "…"])
def test_too_short_to_tell(text: str) -> None:
    assert fingerprints(text) == frozenset()
    assert find_copies([report("a", text), report("b", text)]) == ()
