"""Who can hold a place, and which claims say that somebody does."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from telling import (
    IS,
    OBSERVATORY,
    SDF,
    STATE,
    TOWN,
    Sides,
    account,
    control,
    day,
    left,
    on,
    said,
    state,
    taken,
    written,
)

from made_claims import report
from vedette.merge import merge
from vedette.model import Claim, Interval, Party, Quote, Span

SILOS = Party("grain silos", "the grain silos")


NOBODY_HOLDS = [
    OBSERVATORY,
    Party("Prime minister", "Prime minister"),
    Party("Tu-22M3 aircraft", "Tu-22M3 aircraft"),
    Party("Ahmed Abu Khawla", "Ahmed Abu Khawla"),
    Party("residents", "residents"),
]


@pytest.mark.parametrize("party", NOBODY_HOLDS, ids=lambda party: str(party.name))
def test_who_cannot_hold_a_town(party: Party) -> None:
    claims = [
        taken("a", party, 3),
        left("b", party, 4),
        state("c", "held", party, 5),
        said("d", "siege", target=(party,), time=on(6)),
    ]
    assert account(*claims).holdings == ()


@pytest.mark.parametrize("name", ["Second Brigade", "Liwa al-Tawhid", "FDLR"])
def test_armed_names_that_the_registry_does_not_have_hold(name: str) -> None:
    (holding,) = account(taken("a", Party(name, name), 3)).holdings
    assert holding.holder is not None
    assert (holding.holder.name, holding.start) == (name, day(3))


def test_nobody_in_particular_flips_nothing_but_holds_what_nobody_else_does() -> None:
    fighters = Party("US-backed fighters", "US-backed fighters")
    (weak,) = account(taken("a", fighters, 3)).holdings
    assert weak.confidence < 0.5
    made = account(taken("a", fighters, 3), taken("b", SDF, 3, target=(IS,)))
    assert [written(one) for one in made.holdings] == ["is held –2", "sdf held 3–"]
    assert not made.disputes
    assert len(made.holdings[1].claims) == 2


def test_what_lies_in_a_town_makes_a_happening_of_its_own() -> None:
    """One report on the town and on the silos in it: the town's captor took the town, whoever took the silos."""
    made = account(taken("a", STATE, 3), taken("a", SDF, 3, target=(SILOS,), quote="SDF took the silos"))
    assert [written(one) for one in made.holdings] == ["state held 3–"]
    assert len(made.events) == 2


def test_the_field_of_a_field_is_the_place_itself() -> None:
    field = replace(TOWN, name="Omar oil field", kind="site")
    made = account(taken("a", SDF, 3, place=field, target=(Party("field", "the field"),)))
    assert [written(one) for one in made.holdings] == ["sdf held 3–"]


TEXT = "The army shelled Mayadin on Friday. It took two tanks. It took the town. Militants fled over the river."


def quoted(what: str, words: str, **slots: Any) -> Claim:
    """A claim of the text above, its place carried over from the first sentence."""
    at = TEXT.index("Mayadin")
    start = TEXT.index(words)
    made = said("a", what, **({"place": replace(TOWN, text="Mayadin", at=Span(at, at + 7))} | slots))
    return replace(made, quote=Quote(words, start, start + len(words)))


def ledger_of(*claims: Claim) -> list[str]:
    return [written(one) for one in merge([report("a", TEXT)], claims, parties=Sides()).holdings]


def test_a_carried_place_is_not_whatever_the_sentence_names() -> None:
    tanks = quoted("capture", "It took two tanks", actor=(STATE,), target=(Party("tanks", "two tanks"),))
    town = quoted("capture", "It took the town", actor=(STATE,), target=(Party("town", "the town"),))
    assert ledger_of(tanks) == []
    assert ledger_of(town) == ["state held 3–"]


def test_a_withdrawal_from_a_carried_place_ends_no_hold() -> None:
    left_it = quoted("withdrawal", "Militants fled", actor=(IS,))
    assert ledger_of(state("b", "held", IS, 1), left_it) == ["is held 1–"]


def test_so_since_a_day_fills_what_is_unknown_before_the_first_change() -> None:
    since = Interval(day(1), day(12))
    claims = [taken("a", STATE, 5), control("b", "held", IS, since, published=day(7), quote="had held it until now")]
    assert [written(one) for one in account(*claims).holdings] == ["is held 1–4", "state contested 5–"]


def test_a_state_is_seen_no_later_than_it_is_told() -> None:
    this_week = Interval(day(1), day(12))
    claims = [control("a", "held", IS, this_week, published=day(9)), taken("b", STATE, 11)]
    assert [written(one) for one in account(*claims).holdings] == ["is held 1–10", "state held 11–"]


def test_a_denial_in_the_sentence_of_the_capture_is_a_dispute() -> None:
    text = "The army said that it had taken Mayadin, but a monitor denied that the battle was over. It gave no figures."
    whole = report("a", text)

    def made(kind: str, what: str, words: str, **slots: Any) -> Claim:
        start = text.index(words)
        return replace(said("a", what, kind=kind, **slots), quote=Quote(words, start, start + len(words)))

    took = made("event", "capture", "it had taken Mayadin", actor=(STATE,), source=(STATE,))
    denied = made("statement", "denial", "a monitor denied", actor=(OBSERVATORY,), place=None)
    account_ = merge([whole], [took, denied], parties=Sides())
    (dispute,) = account_.disputes
    assert (dispute.slot, dispute.sides[1][1]) == ("outcome", (denied.claim_id,))
    assert account_.holdings[0].against == (denied.claim_id,)
    own = replace(denied, actor=(STATE,))
    assert merge([whole], [took, own], parties=Sides()).disputes == ()
    apart = replace(denied, quote=Quote("It gave no figures", text.index("It gave"), len(text) - 1))
    assert merge([whole], [took, apart], parties=Sides()).disputes == ()


def test_a_rival_word_on_the_day_of_the_capture_is_a_dispute() -> None:
    """The army says that it took the town; in the same report a monitor says that the militants hold a part."""
    took = taken("a", STATE, 9, source=(STATE,))
    partly = control("a", "partly_held", IS, on(8, 9), source=(OBSERVATORY,), published=day(10))
    made = account(took, partly)
    assert [written(one) for one in made.holdings][-1] == "state contested 9–"
    assert [dispute.slot for dispute in made.disputes] == ["holder"]
