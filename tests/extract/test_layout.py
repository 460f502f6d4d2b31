"""Lines that end on purpose end a sentence, wrapped ones do not; bullets and grouped digits keep their places."""

from __future__ import annotations

from itertools import pairwise
from time import process_time

from vedette.extract.layout import line_ends, plainly


def _lines(text: str) -> list[str]:
    ends = [0, *line_ends(text), len(text)]
    return [text[start:end].strip() for start, end in pairwise(ends)]


def test_a_heading_ends_its_line() -> None:
    story = "Clashes between the army and rebels went on around the town of Sake for the third day in a row on Monday."
    assert _lines(f"Context\n{story}") == ["Context", story]


def test_rows_of_key_figures_end_their_lines() -> None:
    text = "12 people killed\n30 people injured\n120,000 people displaced\nThe fighting goes on in and around Aleppo."
    assert len(_lines(text)) == 4


def test_wrapped_lines_go_on() -> None:
    text = "The army said on Monday that it had taken the town of\nSake from the rebels after a week of fighting "
    text += "in which\nGoma was shelled. The rebels denied it."
    assert len(_lines(text)) == 1


def test_a_line_goes_on_in_small_letters() -> None:
    text = "The rebels\nwho hold the town said on Monday that they would not leave it to the army, whatever happens."
    assert len(_lines(text)) == 1


def test_bullets_become_line_breaks_in_their_places() -> None:
    text = "Two items: • first ● second"
    assert plainly(text) == "Two items: \n first \n second"
    assert len(plainly(text)) == len(text)


def test_digits_apart_are_one_number() -> None:
    assert plainly("some 20 000 people") == "some 20,000 people"
    assert plainly("1 250 000 people, 7\u00a0800 households") == "1,250,000 people, 7,800 households"


def test_other_digits_stay_apart() -> None:
    for text in ("in 2024 300 people", "on May 15 200 people", "call 555 100-200", "AK-47 300 rounds", "in 12 2500"):
        assert plainly(text) == text


def test_time_grows_with_the_lines() -> None:
    def spent(size: int) -> float:
        text = "Key figures\n20 000 people displaced • twelve killed\n" * size
        start = process_time()
        list(line_ends(plainly(text)))
        return process_time() - start

    spent(100)
    assert spent(20_000) < 40 * max(spent(2_000), 0.005)
