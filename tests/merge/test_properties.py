"""What holds of merging whatever the claims: no order, no copy, no claim lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from telling import ARMY, IS, MILITANTS, NEXT_TOWN, PROVINCE, QUARTER, SDF, STATE, TOWN, Sides, day

from made_claims import arbitrary_claims, report
from vedette.ids import claim_id
from vedette.merge import merge
from vedette.model import Claim, Figure, Interval, Party, Quote, Report

_TYPES = [
    ("event", "capture"),
    ("event", "withdrawal"),
    ("event", "clash"),
    ("event", "attack"),
    ("event", "air_strike"),
    ("event", "chemical_attack"),
    ("event", "talks"),
    ("control", "held"),
    ("control", "lost"),
    ("control", "contested"),
    ("casualties", "killed"),
    ("displacement", "displaced"),
]
_parties = st.lists(st.sampled_from([STATE, ARMY, IS, SDF, MILITANTS]), max_size=2, unique=True).map(tuple)
_days = st.integers(1, 9).map(day)
_intervals = st.builds(
    lambda first, length, basis: Interval(first, first + timedelta(length), basis=basis),
    _days,
    st.sampled_from([0, 0, 0, 1, 25]),
    st.sampled_from(["text", "tense"]),
)


def _claim(document: str, kind: tuple[str, str], number: int, slots: dict[str, object]) -> Claim:
    figure = slots.pop("figure") if kind[0] in ("casualties", "displacement") else slots.pop("figure") and None
    made = Claim(
        claim_id="",
        document_id=document,
        kind=kind[0],  # type: ignore[arg-type]
        type=kind[1],
        figure=figure,  # type: ignore[arg-type]
        source=(),
        quote=Quote(f"{document} says {number}", 50 * number, 50 * number + 20),
        confidence=0.7,
        reader="made 1",
        **slots,  # type: ignore[arg-type]
    )
    return replace(made, claim_id=claim_id(made))


_slots = st.fixed_dictionaries(
    {
        "actor": _parties,
        "target": _parties,
        "place": st.none() | st.sampled_from([TOWN, TOWN, NEXT_TOWN, QUARTER, PROVINCE]),
        "time": st.none() | _intervals,
        "status": st.sampled_from(["asserted", "asserted", "asserted", "uncertain", "planned", "denied"]),
        "published": st.none() | _days,
        "figure": st.integers(1, 50).map(lambda n: Figure(n, n, "people", str(n))),
    }
)
_claims = st.builds(_claim, st.sampled_from("abcde"), st.sampled_from(_TYPES), st.integers(0, 6), _slots)
_piles = st.lists(_claims, max_size=14, unique_by=lambda claim: claim.claim_id)


def _reports(claims: Sequence[Claim]) -> list[Report]:
    """A report for each document, each in words of its own."""
    return [report(name, " ".join(f"{name}{number}" for number in range(40)), published=day(5)) for name in "abcde"]


@given(_piles, st.randoms(use_true_random=False))
def test_no_order(claims: list[Claim], chance: Random) -> None:
    reports = _reports(claims)
    made = merge(reports, claims, parties=Sides())
    chance.shuffle(claims)
    chance.shuffle(reports)
    assert merge(reports, claims, parties=Sides()) == made


@given(_piles)
def test_every_event_claim_is_in_one_event(claims: list[Claim]) -> None:
    placed = Counter(key for event in merge(_reports(claims), claims).events for key in event.claims)
    assert set(placed.values()) <= {1}
    assert {claim.claim_id for claim in claims if claim.kind == "event"} <= set(placed)


@given(_piles)
def test_spells_do_not_overlap_and_stand_on_claims(claims: list[Claim]) -> None:
    known = {claim.claim_id for claim in claims}
    last: dict[tuple[str | None, str | None], date] = {}
    for holding in merge(_reports(claims), claims).holdings:
        assert holding.claims
        assert known.issuperset({*holding.claims, *holding.against})
        place = (holding.place.gazetteer_id, holding.place.relation)
        if holding.start is not None:
            assert holding.end is None or holding.start <= holding.end
            assert holding.start > last.get(place, date.min)
        else:
            assert place not in last
        last[place] = holding.end or date.max


@given(_piles, st.integers(0, 4))
def test_copy_changes_no_count(claims: list[Claim], days_later: int) -> None:
    """One report more that repeats another word for word: more reports, no more sources, and no other reading."""
    reports = _reports(claims)
    before = merge(reports, claims, parties=Sides())
    original = reports[0]
    copied = replace(original, document_id="z", published=day(5 + days_later))
    repeated = [_moved(claim, "z", days_later) for claim in claims if claim.document_id == original.document_id]
    after = merge([*reports, copied], [*claims, *repeated], parties=Sides())
    assert [(copy.copy, copy.original) for copy in after.copies] == [("z", "a")]
    assert _counts(after.events) == _counts(before.events)
    assert [(one.holder, one.status, one.start, one.end, one.confidence) for one in after.holdings] == [
        (one.holder, one.status, one.start, one.end, one.confidence) for one in before.holdings
    ]
    assert Counter((one.type, one.low, one.high) for one in after.tolls) == Counter(
        (one.type, one.low, one.high) for one in before.tolls
    )


def test_copy_does_not_choose_between_two_names_of_one_holder() -> None:
    """Of two names told on one day the first claim's stands, whatever ids a copy's claims have."""
    slots = {"target": (), "place": TOWN, "time": None, "status": "asserted", "published": None, "figure": None}
    for number in range(12):  # ids are hashes: some of a dozen come before the original's
        holders: tuple[tuple[Party, ...], ...] = ((STATE, IS), (ARMY,))
        claims = [_claim("a", ("control", "held"), number, dict(slots, actor=parties)) for parties in holders]
        reports = _reports(claims)
        copied = replace(reports[0], document_id="z", published=day(5))
        repeated = [_moved(claim, "z", 0) for claim in claims]
        alone = merge(reports, claims, parties=Sides())
        after = merge([*reports, copied], [*claims, *repeated], parties=Sides())
        assert [one.holder for one in after.holdings] == [one.holder for one in alone.holdings]


@given(_piles, st.lists(_days, min_size=5, max_size=5), _days)
def test_as_of_is_merging_what_was_known(claims: list[Claim], published: list[date], as_of: date) -> None:
    """A claim is known with its report, whatever day it bears itself."""
    reports = [replace(one, published=when) for one, when in zip(_reports(claims), published, strict=True)]
    known = [one for one in reports if one.published and one.published <= as_of]
    names = {one.document_id for one in known}
    expected = merge(known, [claim for claim in claims if claim.document_id in names])
    assert merge(reports, claims, as_of=as_of) == expected


@given(_piles, _days)
def test_without_a_report_a_claim_is_known_on_its_own_day(claims: list[Claim], as_of: date) -> None:
    known = [claim for claim in claims if claim.published and claim.published <= as_of]
    assert merge([], claims, as_of=as_of) == merge([], known)


@settings(max_examples=50)
@given(st.lists(arbitrary_claims(), max_size=5, unique_by=lambda claim: claim.claim_id))
def test_any_claims_can_be_merged(claims: list[Claim]) -> None:
    made = merge([], claims)
    assert len(made.events) <= sum(claim.kind == "event" for claim in claims)
    assert merge([], claims[::-1]) == made


def _moved(claim: Claim, document: str, days: int) -> Claim:
    published = claim.published + timedelta(days) if claim.published else None
    moved = replace(claim, document_id=document, published=published)
    return replace(moved, claim_id=claim_id(moved))


def _counts(events: Sequence[object]) -> Counter[tuple[object, ...]]:
    names = ("type", "actor", "target", "place", "time", "status", "sources", "confidence")
    return Counter(tuple(getattr(event, name) for name in names) for event in events)
