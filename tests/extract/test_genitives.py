"""Genitives without their apostrophe: the s is a word of its own, offsets stay, plurals and other names are let be."""

from __future__ import annotations

import pytest

from extract.conftest import Reader
from vedette.extract.genitives import MARK, find_genitives
from vedette.ground import Finder
from vedette.model import Report, Span

# a text, the words in it whose last letter is a genitive's
ROWS = [
    ("Raids hit Syrias rebel-held Idlib province. Syria denied it.", ["Syrias"]),
    ("Assads forces bombed Aleppos east. Assad praised them in Aleppo.", ["Assads", "Aleppos"]),
    ("The countrys army said that Fridays raid killed ten men.", ["countrys", "Fridays"]),
    ("Russias air force flew from Libyas south, as Russia and Libya said.", ["Russias", "Libyas"]),
    ("Rebels took Homs and Damascus fell. Houthis, Kurds and Islamists fought a Houthi, a Kurd and an Islamist.", []),
    ("Sudan's army shelled Khartoum. Khartoums north burnt.", []),  # this text keeps its apostrophes
    ("KHARTOUMS ARMY SHELLED KHARTOUM.", []),
    ("Shells hit Ukraines east.", []),  # nothing else in the text says that Ukraine is a name of its own
]


def told(text: str) -> Report:
    return Report("test", text, (Span(0, len(text)),))


@pytest.mark.parametrize(("text", "words"), ROWS)
def test_a_bare_genitive_is_known_by_its_name(finder: Finder, text: str, words: list[str]) -> None:
    _, found = find_genitives(told(text), finder)
    assert [text[: at + 1].split()[-1] for at in found] == words


def test_names_are_found_as_the_text_writes_them(finder: Finder) -> None:
    text = "Assads forces bombed Aleppos east. Assad praised them in Aleppo."
    mentions, _ = find_genitives(told(text), finder)
    assert [(name.text, name.span.start, name.party.name if name.party else None) for name in mentions.names[:2]] == [
        ("Assads forces", 0, "Military Forces of Syria"),
        ("Aleppo", 21, None),
    ]
    assert all(text[name.span.start : name.span.end] == name.text and MARK not in name.text for name in mentions.names)


def test_the_parser_reads_a_genitive(reading: Reader) -> None:
    doc = reading("Raids hit Syrias rebel-held Idlib province. Syria denied it.").scene.doc
    assert [(token.text, token.dep_) for token in doc[2:4]] == [("Syria", "poss"), ("s", "case")]
    assert doc.text == "Raids hit Syrias rebel-held Idlib province. Syria denied it."
