"""Whether a capture is of a whole place, of some of it, or of a thing in it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from telling import IS, TOWN, taken

from vedette.merge.parts import is_of_some
from vedette.model import Quote, Report, Span


@pytest.mark.parametrize(
    ("text", "some"),
    [
        ("They regained nearly half of the town of Mayadin.", True),
        ("They seized several districts of Mayadin.", True),
        ("They took most of Mayadin.", True),
        ("They captured parts of northern Mayadin.", True),
        ("They took the last two districts of Mayadin.", False),
        ("They took the rest of Mayadin.", False),
        ("They captured Mayadin.", False),
        ("Two of them captured the town of Mayadin.", False),
        ("They took most of the province, among them Mayadin.", False),
    ],
)
def test_some_of_a_place(text: str, some: bool) -> None:
    at = Span(text.index("Mayadin"), text.index("Mayadin") + 7)
    start = text.index(" ") + 1 if text.startswith("They") else text.index("captured")
    claim = taken("a", IS, 3, place=replace(TOWN, at=at), quote=text[start:])
    claim = replace(claim, quote=Quote(text[start:-1], start, len(text) - 1))
    report = Report("a", text, (Span(0, len(text)),))
    assert is_of_some(claim, {"a": report}) is some
    assert not is_of_some(claim, {})
