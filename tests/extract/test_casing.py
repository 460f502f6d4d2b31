"""Texts all in capitals: the case restored, the offsets kept, everything else left alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.extract.casing import credible, is_capitals, is_common, restored
from vedette.model import Name, Place, Span

# in capitals, the names found in it, as restored
ROWS = [
    (
        "THE ARMY SAID THAT FIVE SOLDIERS WERE KILLED. NO GROUP CLAIMED THE ATTACK.",
        [],
        "The army said that five soldiers were killed. No group claimed the attack.",
    ),
    (
        "MEMBERS OF THE POPULAR LIBERATION FRONT ATTACKED A POLICE STATION IN SAN VICENTE.",
        ["POPULAR LIBERATION FRONT", "SAN VICENTE"],
        "Members of the Popular Liberation Front attacked a police station in San Vicente.",
    ),
    (
        "THE U.S. EMBASSY SAID THE FARC [REVOLUTIONARY ARMED FORCES OF COLOMBIA] HAD FREED HIM.",
        ["U.S.", "FARC", "REVOLUTIONARY ARMED FORCES OF COLOMBIA", "COLOMBIA"],
        "The U.S. embassy said the FARC [Revolutionary Armed Forces of Colombia] had freed him.",
    ),
    (
        "COL. LUIS WALKER AND PRESIDENT XIMENEZ MET ON FRIDAY, 3 MARCH; THE TROOPS MARCH ON.",
        [],
        "Col. Luis Walker and President Ximenez met on Friday, 3 March; the troops march on.",
    ),
    (
        "THE GUERRILLAS' LEADER, ROBERTO D'ALBERTO, WAS DETAINED WITH JUAN DE LA ROCA.",
        ["GUERRILLAS"],
        "The guerrillas' leader, Roberto D'Alberto, was detained with Juan de La Roca.",
    ),
    (
        "QUITO, 2 FEB 91 (AFP) -- [TEXT] THE PERUVIAN GOVERNMENT DENIED THE REPORT.",
        ["QUITO", "PERUVIAN GOVERNMENT"],
        "Quito, 2 Feb 91 (AFP) -- [text] The Peruvian government denied the report.",
    ),
    (
        "THEY CARRIED AK-47 RIFLES AND A COUNTERINSURGENCY MANUAL, AND TOLD US SO.",
        ["US"],
        "They carried AK-47 rifles and a counterinsurgency manual, and told us so.",
    ),
]


def spans(text: str, names: list[str]) -> list[tuple[int, int]]:
    return [(text.index(name), text.index(name) + len(name)) for name in names]


@pytest.mark.parametrize(("text", "names", "expected"), ROWS, ids=lambda row: str(row)[:30])
def test_restored(text: str, names: list[str], expected: str) -> None:
    assert is_capitals(text)
    assert restored(text, spans(text, names)) == expected


def test_found_names_that_only_describe_stay_small() -> None:
    text = "FIVE DAYS LATER THE ARMY TROOPS LEFT THE NATIONAL UNIVERSITY."
    found = restored(text, spans(text, ["DAYS", "ARMY TROOPS", "NATIONAL UNIVERSITY"]))
    assert found == "Five days later the army troops left the National University."


STORY = "The UN said that FARC fighters left Bogota on Friday, as the AFP reported."


@pytest.mark.parametrize(
    "text",
    [STORY, "LIMA, 4 May (AFP) -- " + STORY, "FMLN ERP FARC ELN UN", "UN\n\n" + STORY, "", "\n \n", "3,000 – 12"],
)
def test_normal_text_is_left_alone(text: str) -> None:
    assert not is_capitals(text)
    assert restored(text, []) == text


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_headline_in_capitals_is_restored_and_the_story_is_not(gap: str) -> None:
    text = "REBELS ATTACK TWO TOWNS NEAR BOGOTA" + gap + STORY
    assert is_capitals(text)
    assert restored(text, spans(text, ["BOGOTA"])) == "Rebels attack two towns near Bogota" + gap + STORY


def test_common_words_are_known_inflected_and_names_are_not() -> None:
    assert all(map(is_common, ("soldiers", "wounded", "went", "the", "antigovernment", "ceasefire")))
    assert not any(map(is_common, ("rodriguez", "carlos", "peruvians", "xochitl")))


def test_a_town_named_like_a_common_word_is_not_credible_in_capitals() -> None:
    text = "POLICE SEIZED A DRUG SHIPMENT NEAR VERACRUZ."
    place = Place("Veracruz", country="MX")
    names = [Name(Span(*at), text[slice(*at)], "place", place) for at in spans(text, ["DRUG", "VERACRUZ"])]
    found = credible(names, restored(text, [(n.span.start, n.span.end) for n in names]))
    assert [name.text for name in found] == ["VERACRUZ"]


WORDS = st.sampled_from(
    ["THE ARMY", "KILLED", "SAN JOSE", "İZMİR", "ẞ", "O'NEILL'S", "U.S.", ". ", "\n\n", "\n", "said", "[", "]", "7"]
)


@given(st.lists(WORDS, max_size=40), st.lists(st.integers(0, 250), max_size=12))
def test_only_letters_are_lowered(words: list[str], cuts: list[int]) -> None:
    text = " ".join(words)
    found = restored(text, list(pairwise(sorted(cuts))))
    assert len(found) == len(text)
    assert all(new in (old, old.lower()) for old, new in zip(text, found, strict=True))
