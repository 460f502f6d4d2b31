"""Plain words for precision, hedges and speakers."""

from __future__ import annotations

from datetime import date

import pytest

from vedette.model import Figure, Interval, Place
from vedette.serve.keys import fold, place_key
from vedette.serve.words import bounds, figure_words, label, outlet, place_name, place_words, time_words

THIRD = date(2017, 11, 3)


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (None, "no date given"),
        (Interval(None, None, "recently"), "no date given (“recently”)"),
        (Interval(THIRD, THIRD, "on Friday"), "3 November 2017 (“on Friday”)"),
        (Interval(THIRD, None), "from 3 November 2017 on"),
        (Interval(None, THIRD), "up to 3 November 2017"),
        (Interval(date(2017, 10, 1), date(2017, 10, 31), "last month", "month"),
         "some time in 1 October 2017 to 31 October 2017 (“last month”)"),
        (Interval(date(2017, 10, 1), THIRD), "1 October 2017 to 3 November 2017"),
        (Interval(THIRD, THIRD, basis="tense"),
         "3 November 2017; undated in the sentence; taken from the day of publication"),
    ],
)  # fmt: skip
def test_time(time: Interval | None, words: str) -> None:
    assert time_words(time) == words


def test_from_where_days_were_carried_over_is_a_claims_own_matter() -> None:
    carried = Interval(THIRD, THIRD, basis="context")
    assert "carried over" in time_words(carried)
    assert time_words(carried, derived=True) == "3 November 2017"
    assert "undated" in time_words(Interval(THIRD, THIRD, basis="tense"), derived=True)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (None, "no place given"),
        (Place("Hajin", 34.7, 40.8, 3, kind="town"), "Hajin, to within 3 km"),
        (Place("Anbar", 33, 42, 190, kind="province"), "Anbar (province), to within 190 km"),
        (Place("Anbar Province", 33, 42, 190, kind="province"), "Anbar Province, to within 190 km"),
        (Place("Hajin", 34.7, 40.8, 30, relation="30 km from"), "30 km from Hajin, to within 30 km"),
        (Place("Tal Milh"), "Tal Milh (in no gazetteer, so not on the map)"),
    ],
)
def test_place(place: Place | None, words: str) -> None:
    assert place_words(place) == words


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (None, None),
        (Figure(1500, 1500, "fighters", "around 1,500"), "around 1,500"),
        (Figure(60, 80, "killed", "between 60 and 80"), "between 60 and 80"),
        (Figure(40, None, "killed", "at least 40"), "at least 40"),
        (Figure(20, 99, "killed", "dozens"), "dozens (20 to 99)"),
        (Figure(12, 12, "killed", "a dozen"), "a dozen (12)"),
        (Figure(5, 5, "killed", ""), "5"),
        (Figure(4, None, "killed", "At least four"), "At least four (4)"),
        (Figure(None, 4, "killed", "at most four"), "at most four (4)"),
        (Figure(2e6, None, "people", "more than two million"), "more than two million (at least 2,000,000)"),
    ],
)
def test_figure(figure: Figure | None, words: str | None) -> None:
    assert figure_words(figure) == words


def test_bounds() -> None:
    assert [bounds(None, 40), bounds(None, None), bounds(1234567, 1234567)] == ["at most 40", "no number", "1,234,567"]


def test_labels_come_from_the_codebook_and_an_unknown_type_has_its_own_name() -> None:
    assert label("event", "air_strike") == "Air strike"
    assert label("event", "made_up") == "Made up"


def test_keys_fold_accents_and_signs_and_keep_other_scripts() -> None:
    assert fold("Deir ez-Zôr") == "deir-ez-zor"
    assert fold("دير الزور") == "دير-الزور"
    assert place_key(Place("Hajin", relation="30 km from")) == "name:hajin~30-km-from"


def test_a_report_without_an_outlet_is_called_by_its_title() -> None:
    assert outlet("Dawn", "Town falls") == "Dawn"
    assert outlet(None, "Town falls") == "“Town falls”"
    assert outlet(None, "A headline of very many words that goes on about the fighting and on") == (
        "“A headline of very many words that goes on about the …”"
    )
    assert outlet(None, None) == "the report"


def test_a_province_that_the_name_tells_is_told_once() -> None:
    assert place_name(Place("Buhruvatka, Kharkiv", relation="in Kharkiv")) == "Buhruvatka, Kharkiv"
    assert place_name(Place("Zahra, Homs", relation="near")) == "near Zahra, Homs"
