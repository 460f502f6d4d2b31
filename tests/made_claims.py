"""Small made claims and reports, and Hypothesis strategies for arbitrary ones. Shared by the tests of merge, record."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from vedette.ids import claim_id
from vedette.model import Claim, Figure, Hints, Interval, Page, Party, Place, Quote, Report, Span

READER = "made 1"

_words = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)
_maybe_words = st.none() | _words
_days = st.none() | st.dates(date(1990, 1, 1), date(2030, 12, 31))
_spans = st.none() | st.tuples(st.integers(0, 500), st.integers(0, 500)).map(lambda two: Span(min(two), max(two)))
_numbers = st.none() | st.floats(0, 1e7, allow_nan=False) | st.integers(0, 10**9).map(float)
_parties = st.lists(st.builds(Party, _words, _words, _maybe_words), max_size=3).map(tuple)
_places = st.builds(
    Place,
    name=_words,
    lat=st.none() | st.floats(-90, 90),
    lon=st.none() | st.floats(-180, 180),
    radius_km=_numbers,
    gazetteer_id=_maybe_words,
    relation=_maybe_words,
    kind=_maybe_words,
    country=_maybe_words,
    text=_maybe_words,
    at=_spans,
)
_intervals = st.builds(
    Interval,
    start=_days,
    end=_days,
    words=_maybe_words,
    precision=st.sampled_from(["day", "week", "month", "year", "unknown"]),
    basis=st.sampled_from(["text", "tense", "context", "hand"]),
    at=_spans,
)
_KIND_TYPES = {"event": "capture", "control": "held", "casualties": "killed", "displacement": "displaced"}


def arbitrary_claims(document_id: str = "d1") -> st.SearchStrategy[Claim]:
    """Claims with any slot empty or filled, their ids those of their content."""
    return st.builds(
        Claim,
        claim_id=st.just(""),
        document_id=st.just(document_id),
        kind=st.sampled_from(sorted(_KIND_TYPES)),
        type=st.sampled_from(sorted(_KIND_TYPES.values())),
        actor=_parties,
        target=_parties,
        place=st.none() | _places,
        time=st.none() | _intervals,
        figure=st.none() | st.builds(Figure, low=_numbers, high=_numbers, unit=_words, words=_words),
        status=st.sampled_from(["asserted", "uncertain", "planned", "denied"]),
        source=_parties,
        quote=st.builds(Quote, exact=_words, start=st.integers(0, 500), end=st.integers(500, 900)),
        confidence=st.floats(0, 1),
        reader=st.just(READER),
        published=_days,
        trace=st.lists(st.tuples(_words, _words), max_size=2).map(tuple),
    ).map(lambda claim: replace(claim, claim_id=claim_id(claim)))


def page(text: str = "Syrian forces took Deir Ezzor on Friday.") -> Page:
    content = text.encode()
    return Page(hashlib.sha256(content).hexdigest(), f"{text[:8]}.txt", "text/plain", content, Hints())


def report(document_id: str = "d1", text: str = "Syrian forces took Deir Ezzor on Friday.", **slots: Any) -> Report:
    defaults: dict[str, Any] = {
        "body": (Span(0, len(text)),),
        "title": f"Title of {document_id}",
        "publisher": "The Outlet",
        "published": date(2017, 11, 5),
        "page_id": page(text).page_id,
        "location": f"{document_id}.txt",
    }
    return Report(document_id, text, **(defaults | slots))


def claim(document_id: str = "d1", quote: str | Quote = "Syrian forces took Deir Ezzor", **slots: Any) -> Claim:
    """A capture of Deir Ezzor by Syria's government, changed by ``slots``, with the id of its content."""
    defaults: dict[str, Any] = {
        "claim_id": "",
        "document_id": document_id,
        "kind": "event",
        "type": "capture",
        "actor": (Party("Government of Syria", "Syrian forces", "syria_government"),),
        "target": (),
        "place": Place("Deir ez-Zor", 35.3359, 40.1408, 10, "gn:170794", kind="town", country="SY", text="Deir Ezzor"),
        "time": Interval(date(2017, 11, 3), date(2017, 11, 3), words="on Friday"),
        "figure": None,
        "status": "asserted",
        "source": (),
        "quote": quote if isinstance(quote, Quote) else Quote(quote, 0, len(quote)),
        "confidence": 0.8,
        "reader": READER,
        "published": date(2017, 11, 5),
    }
    made = Claim(**(defaults | slots))
    return made if made.claim_id else replace(made, claim_id=claim_id(made))
