"""Whatever comes to a record, reports or people's words, its account is the one that merging all anew gives: nothing
that is spared is missed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from made_claims import READER, claim, report
from vedette.errors import JudgementError
from vedette.ids import claim_id
from vedette.merge import annals, merge, update
from vedette.model import Account, Claim, Figure, Interval, Party, Place, Report
from vedette.record import Record, renewing
from vedette.record.annals import in_order

FIRST = date(2017, 11, 1)
PROVINCE = Place("Deir ez-Zor Governorate", 35.2, 40.3, 120, "gn:4", kind="province", country="SY")
FAR_PROVINCE = Place("Homs Governorate", 34.3, 38.9, 180, "gn:6", kind="province", country="SY")
PLACES = (
    Place("Mayadin", 35.019, 40.450, 10, "gn:1", kind="town", country="SY"),
    Place("Mayadin", 35.019, 40.450, 10, "gn:1", relation="west of", kind="town", country="SY"),
    Place("Mayadin citadel", 35.010, 40.42, 3, "gn:3", kind="site", country="SY"),
    Place("Al-Quriyah", 34.98, 40.52, 10, "gn:2", kind="town", country="SY"),
    Place("Al-Qaim", 34.37, 41.09, 10, "gn:5", kind="town", country="IQ"),
    Place("Tell Nowhere"),
    PROVINCE,
    FAR_PROVINCE,
)
SIDES = (
    *(Party(name, name, name.casefold()) for name in ("Army", "Rebels", "Alliance")),
    Party("militants", "militants"),
)
TYPES = (
    *[("event", "capture")] * 2,
    *[("event", one) for one in ("withdrawal", "siege", "clash", "attack", "air_strike", "protest")],
    *[("control", "held")] * 2,
    ("control", "contested"),
    *[("casualties", "killed")] * 2,
    ("displacement", "displaced"),
    ("statement", "denial"),
)
WORDS = ("took", "the", "town", "bombed", "fighters", "killed", "near", "another", "clashed", "strikes", "again")
VERDICTS = ("confirm", "reject", "edit", "edit", "merge", "split", "undo", "place", "party", "copy", "add")


class InTheProvince:
    """Every Syrian town lies in the one province."""

    def areas(self, place: Place) -> Sequence[str]:
        return ("gn:4",) if place.country == "SY" and place.kind != "province" else ()


def day(number: int) -> date:
    return FIRST + timedelta(number)


def told(chance: Random, name: str, published: date | None, last: int) -> tuple[Report, list[Claim]]:
    """A report and some claims of it, most of them of the days before it."""
    claims, text = [], ""
    for number in range(chance.randint(1, 5)):
        kind, what = chance.choice(TYPES)
        words = f"{name} {number} {' '.join(chance.sample(WORDS, 5))}"
        counts = kind in ("casualties", "displacement")
        many = chance.choice((3, 5, 8))
        slots: dict[str, Any] = {
            "kind": kind,
            "type": what,
            "figure": Figure(many, many, "people", str(many)) if counts else None,
            "actor": (chance.choice(SIDES),) if chance.random() < 0.85 else (),
            "target": (chance.choice(SIDES),) if chance.random() < 0.4 else (),
            "place": chance.choice(PLACES) if chance.random() < 0.93 else None,
            "time": when(chance, published, last) if chance.random() < 0.85 else None,
            "status": chance.choice(("asserted",) * 4 + ("uncertain", "denied", "planned")),
            "published": published,
        }
        if kind == "statement":
            slots["status"] = "asserted"
        one = claim(name, **slots)
        quote = replace(one.quote, exact=words, start=len(text), end=len(text) + len(words))
        one = replace(one, quote=quote)
        claims.append(replace(one, claim_id=claim_id(one)))
        text += words + chance.choice((". ", " "))
    text += " ".join(f"{name}{number}" for number in range(40))
    return report(name, text, published=published), list({one.claim_id: one for one in claims}.values())


def when(chance: Random, published: date | None, last: int) -> Interval:
    near = published is not None and chance.random() < 0.7
    first = published - timedelta(chance.randint(0, 3)) if near and published else day(chance.randint(0, last))
    basis = "tense" if chance.random() < 0.3 else "text"
    if chance.random() < 0.1:
        return Interval(None, first) if chance.random() < 0.5 else Interval(first, None)
    return Interval(first, first + timedelta(chance.choice((0, 0, 0, 1, 3, 300))), basis=basis)  # type: ignore[arg-type]


def form(place: Place) -> dict[str, Any]:
    names = ("name", "lat", "lon", "radius_km", "gazetteer_id", "kind", "country")
    return {name: getattr(place, name) for name in names}


def judge(record: Record, chance: Random) -> None:
    """Somebody says something of a claim, a name or a report; what makes no sense is not taken."""
    claims = sorted(one.claim_id for one in record.iter_claims(as_read=True))
    documents = sorted(one.document_id for one in record.iter_reports())
    made = [one.judgement_id for one in record.judgements()]
    one, other = chance.choice(claims), chance.choice(claims)
    verdict, there, then = chance.choice(VERDICTS), form(chance.choice(PLACES)), str(day(chance.randint(0, 14)))
    side, instead = ({"name": side.name, "id": side.id} for side in chance.sample(SIDES[:3], 2))
    subject, change = one, {}
    if verdict == "undo":
        subject, verdict = (chance.choice(made), "undo") if made else (one, "confirm")
    elif verdict == "edit":
        days = {"start": then, "end": then}
        change = dict([chance.choice([("actor", [side]), ("status", "uncertain"), ("place", there), ("time", days)])])
    elif verdict in ("merge", "split"):
        change = {"with" if verdict == "merge" else "claims": [other]}
    elif verdict == "place":
        named = chance.choice(PLACES)
        meant = {"gazetteer_id": named.gazetteer_id} if named.gazetteer_id else {"name": named.name}
        subject = chance.choice((one, "record", chance.choice(documents)))
        change = {"place": there} | ({} if subject == one else {"for": meant})
    elif verdict == "party":
        subject = chance.choice((one, "record", chance.choice(documents)))
        change = {"for": {"id": side["id"]}, "party": instead}
    elif verdict == "copy":
        subject = chance.choice(documents)
        change = {"of": chance.choice((None, chance.choice(documents)))}
    elif verdict == "add":
        subject = chance.choice(documents)
        word = record.report(subject).text.split()[0]
        kind, what = chance.choice((("event", "capture"), ("control", "held"), ("event", "clash")))
        quote = {"exact": word, "start": 0, "end": len(word)}
        days = {"start": then, "end": then}
        slots = {"kind": kind, "type": what, "actor": [side], "place": there, "time": days, "quote": quote}
        change = {"claim": slots}
    try:
        record.add_judgement(subject, verdict, "ana", "", change)
    except JudgementError:
        record.add_judgement(one, "confirm", "ana")


def in_order_of_places(account: Account) -> Account:
    return replace(account, holdings=tuple(in_order(account.holdings)))


def anew(record: Record, whole: Callable[..., Account]) -> Account:
    return whole(list(record.iter_reports()), list(record.iter_claims(as_read=True)), record.judgements())


def lives(record: Record, chance: Random, whole: Callable[..., Account], *, judged: bool) -> None:
    """Some reports, and then one more after the other, early and late, or somebody's word."""
    last = chance.choice((6, 14, 60))
    for number in range(chance.randint(3, 20)):
        came = day(chance.randint(0, last)) if chance.random() < 0.97 else None
        record.add(None, *told(chance, f"d{number}", came, last), READER)
    record.refresh()
    for number in range(4):
        if judged and chance.random() < 0.6:
            judge(record, chance)
        else:
            came = day(last + 1 if chance.random() < 0.4 else chance.randint(0, last))
            record.add(None, *told(chance, f"n{number}", came, last), READER)
        record.refresh()
        assert in_order_of_places(record.account()) == in_order_of_places(anew(record, whole))


@settings(
    max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.explicit, Phase.generate)
)
@given(st.integers(0, 2**32), st.booleans(), st.booleans(), st.booleans())
def test_a_part_is_made_as_the_whole_would(seed: int, lies: bool, kept: bool, judged: bool) -> None:
    around = {"places": InTheProvince() if lies else None}
    whole = partial(merge, **around)
    days = partial(annals, **around) if kept else None
    with Record.open(":memory:", merge=whole, update=partial(update, **around), annals=days) as record:
        lives(record, Random(seed), whole, judged=judged)


@pytest.mark.parametrize("seed", range(3))
def test_in_every_store(record: Record, seed: int) -> None:
    record._deriving.update = update
    lives(record, Random(seed), merge, judged=True)


def test_most_of_it_is_not_merged_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or else the tests above would tell nothing."""
    spared = []
    real = renewing.renewed

    def noted(*asked: Any) -> bool:
        spared.append(real(*asked))
        return spared[-1]

    monkeypatch.setattr(renewing, "renewed", noted)
    for seed in range(10):
        with Record.open(":memory:", merge=merge, update=update) as record:
            lives(record, Random(seed), merge, judged=True)
    assert sum(spared) > 0.7 * len(spared)
