"""Namesakes far from all else in a text are no evidence; near ones, well-known ones and main names stay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from vedette.ground.gazetteer import Candidate
from vedette.ground.place_far import KNOWN, without_namesakes
from vedette.ground.place_mentions import Mention

PUSHKIN = Candidate(1, "504003", "Pushkin", 59.71, 30.4, "town", "RU", "RU.66", 92_889, 10.0, False, 1)
MAYADIN = Candidate(2, "167550", "Mayadin", 35.02, 40.45, "town", "SY", "SY.07", 44_028, 10.0, False, 0)
RAQQA = Candidate(3, "172955", "Raqqa", 35.95, 39.01, "town", "SY", "SY.04", 177_636, 10.0, False, 0)


def _kept(candidate: Candidate, *others: Candidate, spoken: tuple[str, ...] = ()) -> bool:
    named = [("suwar", candidate), *((one.name.lower(), one) for one in others)]
    mentions = [Mention(n, n, 10 * n, 10 * n + 5, key, (one,), lead=n - 1) for n, (key, one) in enumerate(named)]
    found = without_namesakes(mentions, [(one, 0.9) for _, one in named], [True] * len(named), spoken)
    assert [one for one, _ in found[1:]] == list(others)
    return found[0] == (candidate, 0.9)


def test_a_namesake_across_the_world_has_no_point() -> None:
    assert not _kept(PUSHKIN, MAYADIN, RAQQA)


@pytest.mark.parametrize(
    "candidate",
    [
        replace(PUSHKIN, how=0),
        replace(PUSHKIN, population=KNOWN),
        replace(PUSHKIN, capital=True),
        replace(PUSHKIN, kind="province"),
        replace(PUSHKIN, lat=35.5, lon=40.6),
    ],
)
def test_main_names_known_ones_and_near_ones_stay(candidate: Candidate) -> None:
    assert _kept(candidate, MAYADIN, RAQQA)


def test_one_other_name_does_not_say_where_a_text_is() -> None:
    assert _kept(PUSHKIN, MAYADIN)


def test_what_only_sounds_alike_must_be_nearer() -> None:
    tehran_way = replace(PUSHKIN, lat=35.5, lon=48.5)
    assert _kept(tehran_way, MAYADIN, RAQQA) and not _kept(replace(tehran_way, how=3), MAYADIN, RAQQA)


def test_what_is_no_place_says_nothing_of_where_a_text_is() -> None:
    mentions = [Mention(n, n, 10 * n, 10 * n + 5, key, ()) for n, key in enumerate(("suwar", "mayadin", "raqqa"))]
    chosen = [(PUSHKIN, 0.9), (MAYADIN, 0.9), (RAQQA, 0.9)]
    assert without_namesakes(mentions, chosen, [True, True, False]) == chosen


FATAKI = Candidate(4, "x1", "Fataki", 2.0, 30.46, "town", "CD", "CD.17", 10_000, 10.0, False, 0)
DJUGU = replace(FATAKI, id=5, name="Djugu", lat=1.92, lon=30.5)
BUNIA = replace(FATAKI, id=6, name="Bunia", lat=1.56, lon=30.25)
DRODRO = replace(FATAKI, id=7, name="Drodro", lat=1.79, lon=30.55)
AROUND = (FATAKI, DJUGU, BUNIA, DRODRO)
IGA = Candidate(8, "x2", "Iga", 34.76, 136.13, "town", "JP", "JP.23", 88_895, 10.0, False, 0)


def test_a_town_of_a_country_that_the_text_never_speaks_of_is_a_namesake_though_it_is_called_so() -> None:
    assert not _kept(IGA, *AROUND)
    assert _kept(IGA, *AROUND, spoken=("JP",)) and _kept(IGA, *AROUND[:3])


def test_a_village_far_from_the_one_corner_that_a_text_is_about_is_a_namesake() -> None:
    far = replace(IGA, lat=-8.0, lon=26.0, country="CD", population=900)
    assert not _kept(far, *AROUND)
    assert _kept(replace(far, population=60_000), *AROUND)
    assert _kept(far, FATAKI, DJUGU, replace(BUNIA, lat=-4.3, lon=15.3), replace(DRODRO, lat=-11.7, lon=27.5))
