"""Mentions: one happening under other words in other reports, apart from its like elsewhere."""

from __future__ import annotations

from itertools import combinations

import pytest

from vedette.merge.mentions import NAMES, Mention, chances, compared, link
from vedette.merge.stories import Stories
from vedette.merge.trees import Tree, Trees, trees

FLOODED = [
    "Gunmen ambushed an army convoy near Menaka in Mali\nThe ambush killed eleven soldiers of the Malian army on "
    "Tuesday , Colonel Toure said in Gao .\nThe gunmen rode motorbikes and fled towards Ansongo .",
    "Eleven soldiers dead after convoy is attacked in Mali\nFighters on motorbikes ambushed the Malian convoy outside "
    "Menaka , according to Colonel Toure .\nThe attack was the worst in the Gao region this year .",
    "Quake shakes Luzon\nAn earthquake of magnitude 6 hit the Philippine island of Luzon , said the institute in "
    "Manila .\nThe quake damaged a church in Batangas .",
    "Battery maker opens plant in Skelleftea\nThe Swedish company opened its plant in Skelleftea on Monday .\nIt "
    "plans to hire 3,000 workers .",
    "Rains end drought in Kenya\nHeavy rains fell over Turkana in Kenya on Sunday .\nHerders welcomed the rains .",
    "Orchestra tours Japan\nThe orchestra played Brahms in Osaka on Friday .\nThe tour ends in Tokyo .",
]


def _mention(document: int, words: str, nth: int = 0) -> Mention:
    at = -1
    for _ in range(nth + 1):
        at = FLOODED[document].index(words, at + 1)
    return Mention(document, at, at + len(words))


MENTIONS = [
    _mention(0, "ambushed"), _mention(0, "ambush", 1), _mention(1, "attacked"), _mention(1, "ambushed"),
    _mention(1, "attack", 1), _mention(2, "shakes"), _mention(2, "hit"), _mention(3, "opens"), _mention(3, "opened"),
]  # fmt: skip


@pytest.fixture(scope="module")
def groups() -> list[list[int]]:
    return link(FLOODED, MENTIONS)


def _together(groups: list[list[int]], one: int, other: int) -> bool:
    return any({one, other} <= set(group) for group in groups)


def test_the_same_word_in_two_reports_of_one_story_is_one_happening(groups: list[list[int]]) -> None:
    assert _together(groups, 0, 3)


def test_another_storys_happening_stays_apart(groups: list[list[int]]) -> None:
    assert not any(_together(groups, one, other) for one in range(5) for other in range(5, 9))


def test_every_mention_is_in_one_group(groups: list[list[int]]) -> None:
    assert sorted(number for group in groups for number in group) == list(range(len(MENTIONS)))


def test_reports_of_one_story_are_found_together() -> None:
    stories = Stories(FLOODED)
    assert stories.likeness(0, 1) > 0.5 > stories.likeness(0, 2)
    assert [0, 1] in stories.together()


def test_the_order_of_the_reports_does_not_matter() -> None:
    back = list(reversed(FLOODED))
    turned = [Mention(len(back) - 1 - one.document, one.start, one.end) for one in MENTIONS]
    assert link(back, turned) == link(FLOODED, MENTIONS)


def test_a_pair_says_why_it_is_one() -> None:
    values = dict(compared(FLOODED, MENTIONS))[0, 3]
    model = trees("mentions.json")
    reasons = model.reasons(values)
    assert set(reasons) == set(NAMES) == set(model.names)
    assert dict(chances(FLOODED, MENTIONS))[0, 3] == model.chance(values) > 0.4


def test_what_trees_add_up_to() -> None:
    tree = Tree((0, -1, -1), (0.5, 0.0, 0.0), (1, 0, 0), (2, 0, 0), (0.0, -1.0, 2.0))
    model = Trees(("x",), 0.5, (tree, tree))
    assert model.chance([1.0]) == pytest.approx(0.989, abs=0.001)
    assert model.reasons([0.0]) == {"x": -2.0}


def test_no_mentions_no_groups() -> None:
    assert link(FLOODED, []) == []
    assert all(one < other for (one, other), _ in compared(FLOODED, MENTIONS))
    assert len(list(combinations(range(9), 2))) >= len(list(compared(FLOODED, MENTIONS)))
