"""Where a report was filed."""

from __future__ import annotations

import pytest

from vedette.extract.datelines import find_datelines
from vedette.model import Name, Place, Span

STORY = "Russian troops launched a glide bomb at a village outside the town on Friday, officials said."


def _named(text: str, *words: str) -> list[Name]:
    spans = [Span(text.index(one), text.index(one) + len(one)) for one in words]
    return [
        Name(span, text[span.start : span.end], "place", place=Place(text[span.start : span.end])) for span in spans
    ]


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("KYIV – ", ("KYIV",)),
        ("Bogota, Colombia - ", ("Bogota", "Colombia")),
        ("MAIDUGURI, Nigeria (AP) — ", ("MAIDUGURI", "Nigeria")),
        ("Goma, 12 January - ", ("Goma",)),
        ("YANGON (Reuters) -- ", ("YANGON",)),
    ],
)
def test_a_name_at_the_head_of_a_story_before_a_dash(head: str, names: tuple[str, ...]) -> None:
    text = f"Two killed\n\n{head}{STORY}"
    assert {text[at:].split()[0].strip(",") for at in find_datelines(text, _named(text, *names))} == set(names)


@pytest.mark.parametrize("text", ["Raqqa – held by the army.", f"Kyiv was quiet – {STORY}", f"Kyiv: {STORY}"])
def test_what_is_no_dateline(text: str) -> None:
    assert not find_datelines(text, _named(text, text.split()[0].strip(":")))


def test_several_lines_of_places_are_headings() -> None:
    text = f"Raqqa – {STORY}\nKirkuk – {STORY}"
    assert not find_datelines(text, _named(text, "Raqqa", "Kirkuk"))
