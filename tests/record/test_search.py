"""Full-text search finds words, shows where they are, and takes whatever the user types."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from made_claims import READER, claim, page, report
from vedette.model import Span
from vedette.record import Record
from vedette.record.search import query_of

TEXTS = {
    "d1": "Syrian forces took Deir Ezzor on Friday, the Observatory said.",
    "d2": "Fighters left Ràqqa. Deir Ezzor was not named first: Ezzor Deir.",
    "d3": "The market of Raqqa reopened. READ MORE: Friday in Deir Ezzor",
}


def fill(record: Record) -> None:
    for name, text in TEXTS.items():
        body = (Span(0, 29),) if name == "d3" else (Span(0, len(text)),)
        claims = [claim(name, text[:29])] if name == "d1" else []
        record.add(page(name), report(name, text, body=body, title=f"The {name} story"), claims, READER)


@pytest.mark.parametrize(
    ("words", "documents"),
    [
        ("deir ezzor", ["d1", "d2"]),
        ('"deir ezzor" friday', ["d1"]),
        ("RAQQA", ["d2", "d3"]),
        ("friday", ["d1"]),
        ("story d3", ["d3"]),
        ("deir -friday", ["d1"]),
        ("nowhere", []),
        ("", []),
        ("-", []),
    ],
)
def test_finds(record: Record, words: str, documents: list[str]) -> None:
    fill(record)
    assert sorted(hit.document_id for hit in record.search(words)) == documents


def test_hit(record: Record) -> None:
    fill(record)
    (hit,) = record.search("observatory ezzor")
    assert (hit.document_id, hit.title, hit.publisher) == ("d1", "The d1 story", "The Outlet")
    assert str(hit.published) == "2017-11-05"
    assert [hit.snippet[start:end] for start, end in hit.matches] == ["Ezzor", "Observatory"]
    assert hit.claims == ()
    assert record.search("took")[0].claims == (claim("d1", TEXTS["d1"][:29]).claim_id,)


def test_best_first_and_limited(record: Record) -> None:
    fill(record)
    hits = record.search("deir", limit=10)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len(record.search("deir", limit=1)) == 1


@pytest.mark.parametrize(
    "words",
    [
        '"',
        '""',
        "a OR",
        "NEAR(",
        "title:x",
        "*",
        "x*",
        "-x",
        "^x",
        "(",
        "x AND NOT",
        "'; DROP TABLE claims; --",
        "{a b}:c",
        "a\x00b",
    ],
)
def test_no_sign_is_an_operator(record: Record, words: str) -> None:
    fill(record)
    record.search(words)
    list(record.iter_claims(words=words))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=20))
def test_nothing_typed_is_an_error(words: str) -> None:
    with Record.open(":memory:") as record:
        fill(record)
        record.search(words)
        list(record.iter_claims(words=words))


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("deir ezzor", '"deir" "ezzor"'),
        ('"deir ezzor" took', '"deir ezzor" "took"'),
        ('took "deir', '"took" "deir"'),
        ("OR -x", '"OR" "x"'),
        ("al-Qa'im", '"al" "Qa\'im"'),
    ],
)
def test_query(words: str, query: str) -> None:
    assert query_of(words) == query
