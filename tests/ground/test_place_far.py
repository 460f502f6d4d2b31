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


def _kept(candidate: Candidate, *others: Candidate) -> bool:
    named = [("suwar", candidate), *((one.name.lower(), one) for one in others)]
    mentions = [Mention(n, n, 10 * n, 10 * n + 5, key, (one,), lead=n - 1) for n, (key, one) in enumerate(named)]
    found = without_namesakes(mentions, [(one, 0.9) for _, one in named])
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
