"""The table of types names types that there are."""

from __future__ import annotations

from vedette.codebook import codebook
from vedette.merge.happenings import happenings

EVENTS = {name for kind, name in codebook() if kind == "event"}
CASUALTIES = {name for kind, name in codebook() if kind == "casualties"}


def test_types_are_the_codebook_s() -> None:
    rules = happenings()
    named = {*rules.family_of, *rules.telling, *rules.vague, *rules.once, *rules.one_actor, *rules.either_way}
    named |= {kind for pair in rules.alike | rules.crossed for kind in pair}
    named |= {kind for events in rules.causes.values() for kind in events}
    assert named <= EVENTS
    assert set(rules.causes) == CASUALTIES


def test_types_that_may_be_one_are_looked_up_together() -> None:
    rules = happenings()
    for pair in rules.alike | rules.crossed:
        assert len({rules.family(kind) for kind in pair}) == 1


def test_the_more_telling_type_comes_first() -> None:
    kinds = ["attack", "air_strike", "chemical_attack", "clash"]
    assert sorted(kinds, key=happenings().preference) == ["chemical_attack", "air_strike", "attack", "clash"]
