"""Whose the army is in each paragraph of a round-up."""

from __future__ import annotations

import pytest

from vedette.ground import Finder
from vedette.model import Report, Span

SOMALIA = (
    "MOGADISHU (Wire) - Somali forces took Jilib and Bariire from Somali militants in Somalia on Monday.\n"
    "Somalia's army also held Kismayo, a Somali port."
)
AMHARA = "Fighters attacked Debre Tabor and Gondar on Sunday. The army shelled Debre Tabor after that."
GENEVA = "In talks at Geneva, the army agreed to leave."


def _army(finder: Finder, *paragraphs: str) -> str | None:
    text = "\n".join(paragraphs)
    report = Report("x", text, (Span(0, len(text)),))
    names = finder.find(report).names
    return next((n.party.id for n in reversed(names) if n.text == "army" and n.party is not None), None)


@pytest.mark.parametrize(
    ("paragraphs", "army"),
    [
        ((SOMALIA, AMHARA), "mil-et"),
        ((SOMALIA, GENEVA), "mil-so"),
        ((SOMALIA, "The army moved on Kismayo."), "mil-so"),
        ((SOMALIA, "In Brazil, gangs fought on Sunday. The army was sent."), "mil-br"),
        ((SOMALIA, "In Ghana, gangs fought. In northern Kenya, herders did. The army was sent."), "mil-ke"),
        ((SOMALIA, "Fighters from Somalia crossed to Debre Tabor and Gondar. The army chased them."), "mil-so"),
    ],
)
def test_the_army_is_that_of_the_country_of_its_paragraph(
    finder: Finder, paragraphs: tuple[str, ...], army: str
) -> None:
    assert _army(finder, *paragraphs) == army
