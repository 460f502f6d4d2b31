"""Places that stand over the lines below them, and what lists say of them there."""

from __future__ import annotations

import pytest

from extract.conftest import Reader
from extract.table import read
from vedette.extract.headings import find_headings, heading_at
from vedette.ground import Finder
from vedette.model import Name, Place, Span


def _names(text: str, *words: str) -> list[Name]:
    return [
        Name(Span(at := text.index(word), at + len(word)), word, "place", place=Place(word))
        for word in sorted(words, key=text.index)
    ]


@pytest.mark.parametrize(
    ("text", "at", "place"),
    [
        ("Gao\nTaken by rebels.", "Taken", "Gao"),
        ("## Gao\nTaken by rebels.\n\nKidal\nQuiet.", "Quiet", "Kidal"),
        ("Gao: taken by rebels.\nThe north is quiet.", "taken", "Gao"),
        ("Gao: taken by rebels.\nThe north is quiet.", "north", None),
        ("Gao\nKidal: quiet.\nThe rest is quiet.", "rest", "Gao"),
        ("| Gao | taken by rebels |\n", "taken", "Gao"),
        ("Gao fell to rebels.\nIt is quiet.", "quiet", None),
        ("Rebels took Gao\nIt is quiet.", "quiet", None),
    ],
)
def test_what_stands_over_a_word(text: str, at: str, place: str | None) -> None:
    found = heading_at(find_headings(text, _names(text, *[w for w in ("Gao", "Kidal") if w in text])), text.index(at))
    assert (found.name if found else None) == place


NOTES = [
    ("Captured by Russia 27 February 2022.", ["event/capture actor=Russia place=Kharkiv time=2022-02-27"]),
    (
        "Partially captured by separatists in April 2014. Recaptured by Ukraine on 5 July 2014.",
        ["control/partly_held actor=separatists place=Kharkiv", "event/capture actor=Ukraine time=2014-07-05"],
    ),
    ("Contested by Russia since 4 April 2024.", ["control/contested actor=Russia place=Kharkiv"]),
    ("Held by Ukraine as of 15 October 2022.", ["control/held actor=Ukraine place=Kharkiv time=2022-10-15"]),
    ("Claimed by Russia on 18 January 2024.", ["event/capture actor=Russia source=Russia status=uncertain"]),
    ("Possibly captured by Russia in May 2022.", ["event/capture actor=Russia status=uncertain"]),
    ("See Battle of Kharkiv (2024).", ["control/contested place=Kharkiv time=2024-01-01.."]),
    ("See Battle of Kharkiv (2022).", ["control/contested place=Kharkiv time=2022-01-01..2022-12-31"]),
    ("Surrounded by Russian forces.", ["event/siege actor=Russian forces place=Kharkiv"]),
]


@pytest.mark.parametrize(("note", "claims"), NOTES, ids=lambda value: str(value)[:40])
def test_notes_under_a_place(finder: Finder, note: str, claims: list[str]) -> None:
    from extract.table import Expected

    found = read(f"Towns of Ukraine and their Ukrainian defenders.\n\nKharkiv\n{note}\n", finder, "2024-05-01")
    for line in claims:
        assert any(Expected.parse(line).fits(claim) for claim in found), (line, found)


@pytest.mark.parametrize(
    "text", ["Captured by Russia 27 February 2022.", "Kharkiv\nA photograph captured by a resident was shown.\n"]
)
def test_what_is_no_note(finder: Finder, text: str) -> None:
    assert not [claim for claim in read(text, finder) if claim.type == "capture" and claim.place is not None]


def test_an_undated_note_tells_of_any_day_up_to_its_report(reading: Reader) -> None:
    from vedette.extract.notes import notes

    (draft,) = notes(reading("Ukrainian towns of Ukraine.\n\nKharkiv\nCaptured by Russia early in the war.\n"))
    assert draft.time is not None and draft.time.start is None and draft.time.end is not None
