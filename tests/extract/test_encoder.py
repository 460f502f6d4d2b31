"""The encoder: what it makes of notes, that it looks at any report whole, and always alike."""

from __future__ import annotations

import numpy as np
import pytest

from vedette.extract.encoder import WINDOW, Encoder, encoder
from vedette.extract.language import load


@pytest.fixture(scope="module")
def eyes() -> Encoder:
    found = encoder()
    assert found is not None, "src/vedette/extract/data has no encoder.onnx"
    return found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "On 3 June 2016, in Kirkuk, a man wearing an explosive vest blew himself up at a cafe. Nine died.",
            "SUIC_BOMB",
        ),
        (
            "On 14 May 2015, in Lagos, teachers marched to the assembly over unpaid wages and went home.",
            "PEACE_PROTEST",
        ),
        ("On 2 April 2013, near Gao, army jets bombed a column of pick-up trucks. No toll was given.", "AIR_STRIKE"),
        ("On 9 Sept 2012, in Baidoa, unknown men threw a hand grenade into a tea shop, wounding three.", "GRENADE"),
        ("On 20 Nov 2017, government troops retook the town of Garas from rebels after a battle.", "GOV_REGAINS_TERIT"),
        ("On 1 July 2019, armed men kidnapped two aid workers on the road to Maradi.", "ABDUCT_DISSAP"),
    ],
)
def test_notes_are_sorted(eyes: Encoder, text: str, name: str) -> None:
    found, chance = eyes.sort(text)
    assert found == name and chance > 0.5


def test_a_sort_is_the_same_in_capitals(eyes: Encoder) -> None:
    text = "On 2 April 2013, near Gao, army jets bombed a column of pick-up trucks."
    assert eyes.sort(text) == eyes.sort(text.upper())


def test_every_token_is_looked_at(eyes: Encoder) -> None:
    doc = load()("GUERRILLAS KIDNAPPED MAYOR RAUL PEREZ YESTERDAY. " * 40)
    chances = eyes.look(doc)
    assert chances.shape == (len(doc), len(eyes.parts))
    assert ((chances > 0) == (chances < 1)).all()
    assert (chances[[token.i for token in doc if token.is_alpha]] > 0).all()


def test_a_sentence_longer_than_a_window(eyes: Encoder) -> None:
    doc = load()(" ".join(["shelling and fighting"] * WINDOW))
    assert eyes.look(doc).shape[0] == len(doc)


def test_nothing_to_look_at(eyes: Encoder) -> None:
    assert eyes.look(load()("")).shape == (0, len(eyes.parts))


def test_it_looks_the_same_alone_and_among_others(eyes: Encoder) -> None:
    one, other = "Rebels burned two buses near Cali.", "Nobody was hurt, the radio said on Monday evening."
    alone = eyes.look(load()(one))
    again = eyes.look(load()(one))
    assert np.array_equal(alone, again)
    assert eyes.look(load()(f"{one} {other}")).shape[0] > alone.shape[0]
