from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.clean.dates import date_line, find_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Published in The Herald, November 5th, 2017", date(2017, 11, 5)),
        ("on 5 November 2017, at dawn", date(2017, 11, 5)),
        ("5th of November, 2017", date(2017, 11, 5)),
        ("Nov. 5, 2017", date(2017, 11, 5)),
        ("SEPT 5 2017", date(2017, 9, 5)),
        ("5-Nov-2017", date(2017, 11, 5)),
        ("2017-11-05T10:30:00Z", date(2017, 11, 5)),
        ("2017/11/05", date(2017, 11, 5)),
        ("05.11.2017", date(2017, 11, 5)),
        ("25/11/2017", date(2017, 11, 25)),
        ("11/25/2017", date(2017, 11, 25)),
        ("05/05/2017", date(2017, 5, 5)),
    ],
)
def test_finds_dates(text, day):
    found = find_date(text)
    assert found is not None
    assert found[0] == day


@pytest.mark.parametrize(
    "text", ["05/11/2017", "31 February 2017", "November 2017", "12 of them", "2011-02-S-129", "in 2017", ""]
)
def test_finds_no_date_where_none_is_certain(text):
    assert find_date(text) is None


@pytest.mark.parametrize(
    ("line", "day", "word"),
    [
        ("Sunday, 5 November 2017", date(2017, 11, 5), ""),
        ("5 November 2017", date(2017, 11, 5), ""),
        ("Updated 18 Jan 2021", date(2021, 1, 18), "updated"),
        ("Last updated at 09:22 GMT, 18 Jan 2021", date(2021, 1, 18), "updated"),
        ("Published: 5 Nov 2017, updated 6 Nov 2017", date(2017, 11, 5), "published"),
        ("Posted on November 5, 2017 at 6:51 am EDT", date(2017, 11, 5), "published"),
        ("Issued 5 November 2017 · Bulletin no. 31", date(2017, 11, 5), "published"),
        ("Situation report #4, 5 November 2017", date(2017, 11, 5), ""),
        ("| Tue May 3, 2016 6:51 am EDT", date(2016, 5, 3), ""),
        ("2017-11-05T10:30:00+02:00", date(2017, 11, 5), ""),
    ],
)
def test_reads_lines_that_only_date(line, day, word):
    found = date_line(line)
    assert found is not None
    assert (found.day, found.word) == (day, word)


@pytest.mark.parametrize(
    "line",
    [
        "On 5 November 2017 the army took the town.",
        "5 November 2017: the army took the town",
        "Battle of 5 November 2017",
        "The town fell",
    ],
)
def test_lines_that_say_more_are_no_date_lines(line):
    assert date_line(line) is None


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%a %d %b %Y"]),
)
def test_reads_back_what_is_written(day, form):
    found = date_line(day.strftime(form))
    assert found is not None
    assert found.day == day
