"""Values as they are kept: by their fields' names, or as arrays, and the same again when they are read."""

from __future__ import annotations

from datetime import date

import pytest

from vedette.model import Dispute, Event, Hints, Holding, Interval, Party, Place, Span
from vedette.record.values import dumps, loads, loads_all, packed

PLACE = Place("Mayadin", 35.019, 40.45, 10, "gn:1", kind="town", country="SY", text="Mayadeen", at=Span(3, 11))
HOLDING = Holding(PLACE, Party("Army", "the army", None), "held", date(2017, 11, 3), None, ("c1", "c2"), (), 0.7)
VALUES = [
    HOLDING,
    Holding(Place("Nowhere"), None, "lost", None, None, ("c1",), ("c3",), 1.0, date(2017, 11, 3), None, True),
    Dispute("gn:1", "holder", (("Army", ("c1",)), ("Rebels", ("c2", "c3")))),
    Event(
        "e1", "clash", (Party("Army", "army"),), (), None, Interval(None, date(2017, 11, 3), words="by Friday"),
        "asserted", ("c1",), 1, 1, None, None, 0.5, (("type", "told by one source"),),
    ),
]  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=lambda one: type(one).__name__)
def test_what_is_kept_is_read_again(value: object) -> None:
    assert loads(type(value), dumps(value)) == value
    assert loads(type(value), packed(value)) == value
    assert list(loads_all(type(value), [packed(value), dumps(value)])) == [value, value]


def test_an_array_is_half_as_long() -> None:
    assert len(packed(HOLDING)) < 0.5 * len(dumps(HOLDING))
    assert packed(Hints(dateline="Ankara")).startswith("[")


def test_what_an_older_vedette_did_not_know_is_as_if_unsaid() -> None:
    """A field that came to the end of a value since it was written."""
    assert loads(Holding, packed(HOLDING).removesuffix(",null,null,false]") + "]") == HOLDING
    assert loads(Party, '{"name":"Army","text":"army"}') == Party("Army", "army")
