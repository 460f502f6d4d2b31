"""Rows of places: each name of a row is a place, by the plural noun beside it or by what is known of the others."""

from __future__ import annotations

import pytest

from extract.conftest import Reader
from vedette.extract.rows import find_rows

ROWS = [
    (
        "Clashes continued in the areas of Swani, Khallat al Furjan and Ain Zara.",
        ["Swani", "Khallat al Furjan", "Ain Zara"],
    ),
    ("Fighting went on in Dehrawud, Gizab and Tirinkot districts.", ["Dihrawud", "Gizab", "Tarin Kot"]),
    ("In the villages of Haddad, Ed Dekka and Um Asal, homes were burnt.", ["Haddad", "Ed Dekka", "Um Asal"]),
    ("Soldiers, police and militants met in Homs.", []),
    ("The ministers of Syria, Iraq and Iran met.", []),
]


@pytest.mark.parametrize(("text", "names"), ROWS, ids=lambda value: str(value)[:40])
def test_rows(reading: Reader, text: str, names: list[str]) -> None:
    rows = find_rows(reading(text).scene)
    found = next(iter(rows.values()), ())
    assert [place.name for place in found] == names


def test_every_word_of_a_row_leads_to_it(reading: Reader) -> None:
    scene = reading("Fighting went on in Dehrawud, Gizab and Tirinkot districts.").scene
    rows = find_rows(scene)
    assert [scene.doc[i].text for i in sorted(rows)][-1] == "districts"
    assert len({id(places) for places in rows.values()}) == 1
