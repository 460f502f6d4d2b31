"""The annals of a day are the account that merging what was known on it gives, whatever came in, and in what order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telling import ARMY, IS, MILITANTS, NEXT_TOWN, PROVINCE, QUARTER, SDF, STATE, TOWN, Sides, day, taken

from made_claims import report
from vedette.ids import claim_id
from vedette.known import Item, Known, Turned
from vedette.merge import annals, blocks, merge
from vedette.model import Account, Claim, Figure, Holding, Interval, Judgement, Party, Place, Quote, Report

_TYPES = [
    ("event", "capture"),
    ("event", "capture"),
    ("event", "capture"),
    ("event", "withdrawal"),
    ("event", "siege"),
    ("event", "clash"),
    ("event", "chemical_attack"),
    ("control", "held"),
    ("control", "held"),
    ("control", "lost"),
    ("control", "besieged"),
    ("control", "contested"),
    ("casualties", "killed"),
    ("casualties", "killed"),
    ("casualties", "injured"),
    ("displacement", "displaced"),
    ("strength", "fighters"),
    ("statement", "denial"),
]
_COUNTED = ("casualties", "displacement", "strength")
_figures = st.sampled_from([Figure(5, 5, "people", "5"), Figure(7, None, "people", "at least 7"), None])
_parties = st.sampled_from([(STATE,), (IS,), (SDF,), (STATE,), (IS,), (ARMY, SDF), (MILITANTS,), ()])
_spans = [0, 0, 0, 1, 4, 25, 300]
_intervals = st.builds(
    lambda first, length, basis: Interval(day(first), day(first) + timedelta(length), basis=basis),
    st.integers(1, 9),
    st.sampled_from(_spans),
    st.sampled_from(["text", "text", "tense"]),
)
_slots = st.fixed_dictionaries(
    {
        "actor": _parties,
        "target": _parties,
        "source": st.sampled_from([(), (), (STATE,), (IS,)]),
        "place": st.sampled_from([TOWN, TOWN, TOWN, TOWN, NEXT_TOWN, QUARTER, PROVINCE, None]),
        "time": st.one_of(_intervals, _intervals, _intervals, st.none()),
        "status": st.sampled_from([*["asserted"] * 6, "uncertain", "planned", "denied"]),
    }
)
_names = "abcdefgh"


def _claim(document: str, kind: tuple[str, str], number: int, figure: Figure | None, slots: dict[str, object]) -> Claim:
    made = Claim(
        claim_id="",
        document_id=document,
        kind=kind[0],  # type: ignore[arg-type]
        type=kind[1],
        figure=figure if kind[0] in _COUNTED else None,
        quote=Quote(f"says {number}", 6 * number, 6 * number + 5),
        confidence=0.7,
        reader="made 1",
        **slots,  # type: ignore[arg-type]
    )
    return replace(made, claim_id=claim_id(made))


_claims = st.builds(_claim, st.sampled_from(_names), st.sampled_from(_TYPES), st.integers(0, 9), _figures, _slots)
_piles = st.lists(_claims, min_size=12, max_size=30, unique_by=lambda claim: claim.claim_id)
_published = st.lists(st.sampled_from([*range(2, 13), None]), min_size=len(_names), max_size=len(_names))


class InTheProvince:
    """Every town lies in the one province."""

    def areas(self, place: Place) -> Sequence[str]:
        return () if place.kind == "province" else (str(PROVINCE.gazetteer_id),)


def _reports(published: Iterable[int | None]) -> list[Report]:
    """A report for each document, in words of its own, or for every third in those of the one before."""
    texts = [" ".join(f"{name}{number}" + "\n" * (number % 5 == 4) for number in range(40)) for name in _names]
    return [
        report(name, texts[at - 1 if at % 3 == 2 else at], published=number and day(number))
        for at, (name, number) in enumerate(zip(_names, published, strict=True))
    ]


def _with_copies(claims: Sequence[Claim]) -> list[Claim]:
    """Every third report says what the one before says, too."""
    found = list(claims)
    for at in range(2, len(_names), 3):
        told = (replace(one, document_id=_names[at]) for one in claims if one.document_id == _names[at - 1])
        found += [replace(one, claim_id=claim_id(one)) for one in told]
    return list({one.claim_id: one for one in found}.values())


def known_on(listed: Iterable[Known | Turned], day: date) -> dict[str, tuple[Holding, ...]]:
    found: dict[str, tuple[Holding, ...]] = {}
    for one in listed:
        if isinstance(one, Known) and one.day <= day:
            found[one.place] = one.holdings
    return {place: holdings for place, holdings in found.items() if holdings}


def by_place(account: Account) -> Mapping[str, tuple[Holding, ...]]:
    found: dict[str, tuple[Holding, ...]] = {}
    for one in account.holdings:
        key = str(one.place.gazetteer_id)
        found[key] = (*found.get(key, ()), one)
    return found


def told_on(listed: Iterable[Known | Turned], day: date) -> set[Item]:
    """The events, tolls and disputes known on a day; what goes was there, and what comes was not."""
    found: set[Item] = set()
    for one in listed:
        if isinstance(one, Turned) and one.day <= day:
            assert found.issuperset(one.gone)
            found.difference_update(one.gone)
            assert found.isdisjoint(one.come)
            found.update(one.come)
    return found


def are_the_accounts_of_every_day(
    reports: list[Report], claims: list[Claim], said: Sequence[Judgement], areas: InTheProvince | None
) -> None:
    found = annals(reports, claims, said, parties=Sides(), places=areas)
    assert found is not None
    listed, copies = list(found.lines), found.copies
    now = merge(reports, claims, said, parties=Sides(), places=areas)
    assert known_on(listed, date.max) == by_place(now)
    assert told_on(listed, date.max) == {*now.events, *now.tolls, *now.disputes}
    assert copies == now.copies
    for number in range(1, 14):
        expected = merge(reports, claims, said, day(number), parties=Sides(), places=areas)
        assert known_on(listed, day(number)) == by_place(expected)
        assert told_on(listed, day(number)) == {*expected.events, *expected.tolls, *expected.disputes}
        known = {one.document_id for one in reports if one.published and one.published <= day(number)}
        assert expected.copies == tuple(one for one in copies if one.copy in known)


@settings(max_examples=150, deadline=None)
@given(_piles, _published, st.booleans())
def test_every_day_is_as_merged_on_it(claims: list[Claim], published: list[int | None], lent: bool) -> None:
    are_the_accounts_of_every_day(_reports(published), _with_copies(claims), (), InTheProvince() if lent else None)


@settings(max_examples=60, deadline=None)
@given(_piles, _published, st.integers(1, 3))
def test_where_more_is_told_than_is_compared(claims: list[Claim], published: list[int | None], most: int) -> None:
    """Of a crowd only the nearest are compared, and who they are changes from day to day."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "MOST", most)
        are_the_accounts_of_every_day(_reports(published), _with_copies(claims), (), None)


_VERDICTS = ("confirm", "reject", "edit", "merge", "split")


def _judgement(number: int, verdict: str, about: list[Claim]) -> Judgement:
    change: dict[str, object] = {}
    if verdict == "edit":
        change = {"type": "capture", "kind": "event", "actor": [{"name": SDF.name, "id": SDF.id, "text": "SDF"}]}
    elif verdict in ("merge", "split"):
        change = {"with" if verdict == "merge" else "claims": [about[-1].claim_id]}
    at = f"2026-01-01T00:00:{number:02}"
    return Judgement(f"j{number}", about[0].claim_id, verdict, "ana", at, "", change, tuple(about))


@settings(max_examples=120, deadline=None)
@given(_piles.filter(bool), _published, st.data())
def test_judgements_count_on_every_day(claims: list[Claim], published: list[int | None], data: st.DataObject) -> None:
    several = st.lists(st.sampled_from(claims), min_size=1, max_size=4, unique_by=lambda one: one.claim_id)
    drawn = data.draw(st.lists(st.tuples(st.sampled_from(_VERDICTS), several), max_size=4))
    said = [_judgement(number, verdict, about) for number, (verdict, about) in enumerate(drawn)]
    are_the_accounts_of_every_day(_reports(published), _with_copies(claims), said, None)


def test_a_claim_added_by_hand_is_known_with_its_report() -> None:
    claims, reports = [taken("a", IS, 3)], _reports([2, 7, *[None] * 6])
    form = {"kind": "event", "type": "capture", "actor": [{"name": SDF.name, "text": "SDF"}], "status": "asserted"}
    place = {"name": TOWN.name, "gazetteer_id": TOWN.gazetteer_id, "lat": TOWN.lat, "lon": TOWN.lon, "kind": "town"}
    form |= {"place": place, "time": {"start": "2017-11-06", "end": "2017-11-06"}}
    form |= {"quote": {"exact": "b0 b1", "start": 0, "end": 5}}
    said = [Judgement("j1", "b", "add", "ana", "2026-01-01T00:00:00", "", {"claim": form})]
    are_the_accounts_of_every_day(reports, claims, said, None)
    holders = [one.holder and one.holder.name for one in merge(reports, claims, said, day(6)).holdings]
    assert holders == [IS.name], "the report that says so had not come"


def test_claims_known_on_other_days_than_their_report_have_no_annals() -> None:
    apart = [replace(taken("x", IS, 3), published=day(4)), replace(taken("x", SDF, 5), published=day(9))]
    assert annals([], apart) is None
    assert annals([report("x", published=None)], [replace(taken("x", IS, 3), published=day(4))]) is None


def test_a_party_of_no_name_is_one_all_the_same() -> None:
    nobody = Party("gunmen", "gunmen")
    reports = _reports([2, 3, 4, 5, 6, 7, 8, 9])
    are_the_accounts_of_every_day(reports, [taken("a", nobody, 2), taken("d", nobody, 2)], (), None)
