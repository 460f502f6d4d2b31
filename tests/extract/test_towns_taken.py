"""Towns of many wars, each in a sentence that says nothing else of where it is: known for what they are."""

from __future__ import annotations

import pytest

from extract.table import read
from vedette.ground.finder import Finder

TOWNS = {
    "SY": ("Palmyra", "Hama", "Azaz", "Kobani", "Qamishli", "Daraa", "Binnish", "Saraqib", "Manbij"),
    "IQ": ("Fallujah", "Tikrit", "Samarra", "Tal Afar", "Haditha", "Rutba", "Sinjar"),
    "YE": ("Seiyun", "Marib", "Taiz", "Hodeidah", "Zinjibar"),
    "LY": ("Misrata", "Derna", "Sirte", "Ghadames", "Tarhuna"),
    "SD": ("El Fasher", "Nyala", "Zalingei", "Kabkabiya", "Babanusa", "Wad Madani"),
    "UA": ("Bakhmut", "Sloviansk", "Sievierodonetsk", "Izium", "Kostiantynivka", "Toretsk"),
    "AF": ("Lashkar Gah", "Kunduz", "Musa Qala", "Qala-e-Naw", "Sheberghan"),
    "ML": ("Konna", "Kidal", "Menaka"),
    "CD": ("Rubaya", "Goma", "Bunagana"),
    "SO": ("Jowhar", "Galkayo", "Bardhere", "Dolow", "Adan Yabaal"),
    "ET": ("Mekelle", "Adigrat", "Axum", "Woldia"),
    "MM": ("Lashio", "Mindat", "Myawaddy", "Falam"),
    "PS": ("Jenin", "Rafah", "Khan Younis", "Ramallah"),
}


@pytest.mark.parametrize(("country", "towns"), TOWNS.items())
def test_a_town_is_taken_and_no_person(country: str, towns: tuple[str, ...], finder: Finder) -> None:
    for town in towns:
        text = f"Rebels captured {town} on Monday after clashes with the army."
        taken = [claim for claim in read(text, finder, "2020-10-30") if claim.type == "capture"]
        assert [claim.place.country for claim in taken if claim.place] == [country], town
