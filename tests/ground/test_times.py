"""Time expressions: a table of them, and what holds for any text."""

from __future__ import annotations

import importlib.util
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.ground.timerules import time_rules
from vedette.ground.times import READINGS, find_times, joined, narrowed
from vedette.ground.timespan import Stretch, easter
from vedette.ground.timewords import time_words


def _table() -> object:
    spec = importlib.util.spec_from_file_location("times_table", Path(__file__).with_name("times_table.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["times_table"] = module
    spec.loader.exec_module(module)
    return module


TABLE = _table()
ROWS = [row for name in ("DATES", "DEICTIC", "LENGTHS", "UNDATED", "CONTEXT") for row in getattr(TABLE, name)]
PUBLISHED = date(2017, 11, 5)


@pytest.mark.parametrize(("marked", "published", "value", "start", "end"), ROWS, ids=[f"{r[1]} {r[0]}" for r in ROWS])
def test_expression(marked: str, published: str, value: str, start: str | None, end: str | None) -> None:
    text = marked.replace("[", "").replace("]", "")
    at = marked.index("["), marked.index("]") - 1
    mentions = find_times(text, date.fromisoformat(published) if published else None)
    mention = next((m for m in mentions if (m.span.start, m.span.end) == at), None)
    assert mention is not None, [(m.text, m.value) for m in mentions]
    days = mention.interval and (str(mention.interval.start), str(mention.interval.end))
    assert (mention.value, days) == (value, (start, end) if start else None)


@pytest.mark.parametrize(("text", "expected"), TABLE.PAIRS, ids=[row[0] for row in TABLE.PAIRS])
def test_pair(text: str, expected: list[tuple[str, str, str]]) -> None:
    mentions = find_times(f"They fought {text} there.", PUBLISHED)
    assert [(m.text, str(m.interval.start), str(m.interval.end)) for m in mentions if m.interval] == expected
    both = joined(f"They fought {text} there.", mentions)
    assert [(str(one.start), str(one.end)) for one in both] == [(expected[0][1], expected[1][2])]


@pytest.mark.parametrize("text", TABLE.NO_TIMES)
def test_no_time(text: str) -> None:
    assert find_times(text, PUBLISHED) == []


def test_table_is_large() -> None:
    assert len(ROWS) + len(TABLE.PAIRS) + len(TABLE.NO_TIMES) >= 150


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("in early March 2016", "2016-03-01", "2016-03-10"),
        ("in mid-March 2016", "2016-03-11", "2016-03-20"),
        ("in late March 2016", "2016-03-21", "2016-03-31"),
        ("in early 2016", "2016-01-01", "2016-05-01"),
        ("in late 2016", "2016-09-01", "2016-12-31"),
        ("this year", "2017-01-01", "2017-11-05"),
        ("earlier this month", "2017-11-01", "2017-11-04"),
        ("in March 2016", "2016-03-01", "2016-03-31"),
        ("on Friday", "2017-11-03", "2017-11-03"),
        ("early on Friday", "2017-11-03", "2017-11-03"),
    ],
)
def test_narrowed(text: str, start: str, end: str) -> None:
    (mention,) = find_times(f"They fled {text}.", PUBLISHED)
    interval = narrowed(mention, PUBLISHED)
    assert interval is not None
    assert (str(interval.start), str(interval.end)) == (start, end)


def test_interval_keeps_words_and_place() -> None:
    text = "They fled in early March."
    (mention,) = find_times(text, PUBLISHED)
    assert mention.interval is not None
    assert (mention.interval.words, mention.interval.at, mention.interval.basis) == (
        "early March",
        mention.span,
        "text",
    )
    assert mention.interval.precision == "month"


@pytest.mark.parametrize(
    ("text", "precision"),
    [("on Friday", "day"), ("last week", "week"), ("in March", "month"), ("last summer", "season"),
     ("in 2011", "year"), ("in the 1990s", "decade"), ("several days ago", "unknown")],
)  # fmt: skip
def test_precision(text: str, precision: str) -> None:
    (mention,) = find_times(f"They fled {text}.", PUBLISHED)
    assert mention.interval is not None
    assert mention.interval.precision == precision


PIECES = [
    "3",
    "31",
    "2011",
    "1999",
    "0",
    "9999",
    "99",
    "10:30",
    "24:61",
    "p.m.",
    "2017-13-40",
    "30/02/2011",
    "1st",
    "1990s",
    "'90s",
    "twenty-one",
    "hundred",
    "second",
    "Friday",
    "May",
    "B.C.",
    "-",
    "–",
    ",",
    ".",
    "'s",
    "(",
    "$",
    "\x00",
    "\u202e",
    "٣",
    "fled",
    "1,000",
    "1/2",
]
WORDS = st.sampled_from([*time_words().classes, *PIECES, "the 31st", "February 30", "2 1/2", "\n\n"])
TEXTS = st.one_of(st.lists(WORDS, max_size=25).map(" ".join), st.text(max_size=120))
DAYS = st.one_of(st.none(), st.dates())


@settings(max_examples=300, deadline=None)
@given(TEXTS, DAYS)
def test_any_text(text: str, published: date | None) -> None:
    mentions = find_times(text, published)
    assert mentions == find_times(text, published)
    done = 0
    for mention in mentions:
        assert done <= mention.span.start < mention.span.end <= len(text)
        assert text[mention.span.start : mention.span.end] == mention.text
        assert mention.value
        done = mention.span.end
        for interval in (mention.interval, narrowed(mention, published)):
            if interval is not None:
                assert interval.start is not None and interval.end is not None
                assert interval.start <= interval.end
    for pair in joined(text, mentions):
        assert pair.start is not None and pair.end is not None and pair.start <= pair.end


@pytest.mark.parametrize(
    "word", ["about ", "the early ", "last ", "5 ", "1999-", "twenty ", "Friday and ", ".", "1,", "9" * 50]
)
def test_time_is_linear(word: str) -> None:
    began = time.process_time()
    find_times(word * 2_000, PUBLISHED)
    short = time.process_time() - began
    began = time.process_time()
    find_times(word * 20_000, PUBLISHED)
    assert time.process_time() - began < 40 * short + 0.5


def test_every_rule_has_its_reading() -> None:
    used = {rule.reading for rule in time_rules()}
    assert used == set(READINGS)


def test_easter_and_shifts() -> None:
    assert (easter(2016), easter(2000)) == (date(2016, 3, 27), date(2000, 4, 23))
    assert Stretch("M", 2017, 1).shifted(-1) == Stretch("M", 2016, 12)
    assert Stretch("D", 2016, 2, 29).shifted(1, "Y") == Stretch("Y", 2017)
    assert Stretch("Y", 2016).shifted(1, "D") is None
    assert Stretch("Y", -490).shifted(1, "Y") == Stretch("Y", -489)
    assert Stretch("D", 2017, 2, 30).days is None


def test_the_summer_before_a_year_that_nothing_else_names() -> None:
    found = find_times(
        "They meet next week. 1984, last summer but one, then 2008 and 2014. In 2012, rain.", date(2016, 4, 9)
    )
    assert [mention.text for mention in found] == ["next week", "1984", "last summer", "2008", "2014", "2012"]


def test_a_short_history_counts_from_what_it_named_last() -> None:
    past = "On 15 December 2012 the rebels took the depot. On 15 March, they seized the mill."
    news = "On 15 March the rebels seized the mill. They had taken the depot on 15 December 2012."
    today = date(2023, 7, 7)
    assert [mention.value for mention in find_times(past, today)] == ["2012-12-15", "2013-03-15"]
    assert [mention.value for mention in find_times(news, today)] == ["2023-03-15", "2012-12-15"]
