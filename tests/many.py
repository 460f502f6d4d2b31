"""A large made-up record, for the tests of speed: events, holdings and claims by the thousand."""

from __future__ import annotations

import random
from datetime import date, timedelta

from fake_record import FakeRecord
from vedette.model import Account, Claim, Event, Holding, Interval, Party, Place, Quote, Report, Span

TYPES = ("clash", "air_strike", "shelling", "attack", "capture", "protest", "aid", "explosion")
FIRST = date(2017, 1, 1)


def many_record(events: int = 10_000, towns: int = 1_000) -> FakeRecord:
    """One claim for each event, ten to a report; the towns change hands four times. The same at every call."""
    chance = random.Random(7)
    parties = [Party(f"Party {letter}", f"party {letter}", f"party_{letter.lower()}") for letter in "ABCDEF"]
    places = [_place(number, chance) for number in range(towns)]
    made, claims, reports = [], [], []
    for number in range(events):
        day = FIRST + timedelta(days=chance.randrange(365))
        place, who, whom = chance.choice(places), *chance.sample(parties, 2)
        kind = chance.choice(TYPES)
        sentence = f"{who.name} and {whom.name} met at {place.name} in the event numbered {number}."
        claim = _claim(number, kind, (who, whom), place, day, sentence)
        claims.append(claim)
        made.append(
            Event(
                f"e{number}",
                kind,
                (who,),
                (whom,),
                place,
                claim.time,
                "asserted",
                (claim.claim_id,),
                1,
                1,
                day,
                day,
                0.7,
            )
        )
        if number % 10 == 0:
            reports.append(
                Report(f"d{number // 10}", sentence, (Span(0, len(sentence)),), publisher="Wire", published=day)
            )
    holdings = [holding for place in places for holding in _holdings(place, parties, chance)]
    return FakeRecord(reports, claims, Account(tuple(made), tuple(holdings)))


def _place(number: int, chance: random.Random) -> Place:
    lat, lon = 33 + chance.random() * 4, 36 + chance.random() * 8
    return Place(f"Town {number}", round(lat, 4), round(lon, 4), 3, f"made:{number}", kind="town", country="SY")


def _event(claim: Claim, day: date) -> Event:
    return Event(
        f"e{claim.claim_id}", claim.type, claim.actor, claim.target, claim.place, claim.time, "asserted",
        (claim.claim_id,), 1, 1, day, day, 0.7,
    )  # fmt: skip


def _claim(number: int, kind: str, parties: tuple[Party, Party], place: Place, day: date, sentence: str) -> Claim:
    return Claim(
        f"c{number}", f"d{number // 10}", "event", kind, parties[:1], parties[1:], place, Interval(day, day), None,
        "asserted", (), Quote(sentence, 0, len(sentence)), 0.7, "made 1", day,
    )  # fmt: skip


def _holdings(place: Place, parties: list[Party], chance: random.Random) -> list[Holding]:
    days = sorted(chance.sample(range(365), 4))
    starts = [FIRST + timedelta(days=day) for day in days]
    ends = [start - timedelta(days=1) for start in starts[1:]] + [None]
    return [
        Holding(place, chance.choice(parties), "held", start, end, ("c1",), (), 0.7, start)
        for start, end in zip(starts, ends, strict=True)
    ]
