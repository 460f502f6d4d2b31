"""Names that a text itself calls places, and the quarters that it sets in a town."""

from __future__ import annotations

import pytest

from gazetteers import small
from vedette.ground.place_text import read_scene
from vedette.ground.place_told import told_names
from vedette.ground.place_words import words
from vedette.ground.places import find_places


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They came by way of Sabon Gari Zurmi village.", {"sabon gari zurmi": "town"}),
        ("Shells hit the eastern Bab al-Rih district.", {"bab al rih": "district"}),
        ("They killed eight people in Kalmalo community.", {"kalmalo": "town"}),
        ("They met the Yazidi community.", {}),
        ("A bomb fell on the Lushagala displaced camp.", {"lushagala": "site"}),
        ("They fought near the Rafizi camp and in the al-Tahla area.", {"rafizi": "site", "al tahla": "town"}),
        ("The Rafizi camp welcomed the ruling.", {}),
        (
            "They retook the villages of Mabasele, Alimbo and Ka-Rusu.",
            {"mabasele": "town", "alimbo": "town", "ka rusu": "town"},
        ),
        ("They took Kutkol, a town on the highway.", {"kutkol": "town"}),
        ("They took Abu Khanazir, a small farming village near the river.", {"abu khanazir": "town"}),
        ("They shot Abdulkadir, a village elder.", {}),
        ("They hit the villages of President Tolo.", {}),
        ("The Kurdish village was shelled.", {}),
        ("Nobody left the village.", {}),
    ],
)
def test_names_told_by_the_word_after_them(text: str, told: dict[str, str]) -> None:
    found = told_names(read_scene(text), small(), words())
    assert {key.replace("-", " "): kind for key, kind in found.items()} == told


def test_a_name_once_told_is_a_place_wherever_it_stands() -> None:
    found = find_places("Bandits entered Zurmi Kogo village. They left Zurmi Kogo at dawn.", small())
    assert [name.text for name in found] == ["Zurmi Kogo", "Zurmi Kogo"]


def test_a_quarter_unknown_to_the_gazetteer_is_at_its_town() -> None:
    (quarter, town) = find_places("Shells hit the Karm al-Rih district of Raqqa on Friday.", small())
    assert quarter.place is not None and town.place is not None
    assert (quarter.place.lat, quarter.place.kind) == (town.place.lat, "site")
    assert quarter.place.name == "Karm al-Rih, Raqqa"


def test_a_name_told_to_be_a_place_is_one_though_it_be_no_namesake_elsewhere() -> None:
    found = find_places(
        "Bodies were found in the localities of Bule and Lodda. Militiamen set upon Bule at dawn.", small()
    )
    assert [name.text for name in found if name.place is not None] == ["Bule", "Lodda", "Bule"]
