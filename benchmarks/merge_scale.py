"""How merging grows: made claims, each size four or ten times the one before, timed.

    python benchmarks/merge_scale.py [LARGEST]          # from 1,000, by fours, to 64,000
    python benchmarks/merge_scale.py --decades          # 10^4, 10^5, 10^6: some minutes, and 5 GB of memory

The made war is as dense as a real one, however long: 200 towns, 40 reports a day, 5 claims a report; every third
report is a copy, every happening is told by some two others. Prints a table in seconds of processor time; ``growth``
is the time over that of the size before, beside what n log n would give.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date, timedelta
from math import log2
from random import Random
from resource import RUSAGE_SELF, getrusage
from time import process_time

from vedette.ids import claim_id
from vedette.merge import merge
from vedette.model import Claim, Figure, Interval, Party, Place, Quote, Report, Span

CLAIMS_A_REPORT, REPORTS_A_DAY, TOWNS = 5, 40, 200
FIRST_DAY = date(2017, 1, 1)
TYPES = ("clash", "shelling", "air_strike", "attack", "explosion", "capture", "withdrawal", "advance")
PARTIES = [Party(f"Party {letter}", f"Party {letter}", f"party_{letter}") for letter in "ABCDEF"]


def made_war(claims: int, seed: int = 1, places: int = TOWNS) -> tuple[list[Report], list[Claim]]:
    """Reports and claims of a made war with about that many claims."""
    chance = Random(seed)
    towns = [_town(number, chance) for number in range(places)]
    words = [f"word{number}" for number in range(5000)]
    reports: list[Report] = []
    told: list[Claim] = []
    for number in range(claims // CLAIMS_A_REPORT):
        published = FIRST_DAY + timedelta(number // REPORTS_A_DAY)
        if number % 3 == 2:
            text = reports[-1].text
            claims_of_it = [_moved(one, f"d{number}") for one in told[-CLAIMS_A_REPORT:]]
        else:
            text = " ".join(chance.choices(words, k=150))
            claims_of_it = [_claim(f"d{number}", slot, published, towns, chance) for slot in range(CLAIMS_A_REPORT)]
        reports.append(Report(f"d{number}", text, (Span(0, len(text)),), published=published))
        told += claims_of_it
    return reports, told


def _town(number: int, chance: Random) -> Place:
    lat, lon = chance.uniform(33, 37), chance.uniform(36, 42)
    return Place(f"Town {number}", lat, lon, 10, f"town:{number}", kind="town", country="SY")


def _claim(document: str, slot: int, published: date, towns: list[Place], chance: Random) -> Claim:
    day = published - timedelta(chance.choice((0, 0, 1, 1, 1, 2)))
    kind, what, figure = "event", chance.choice(TYPES), None
    if slot == CLAIMS_A_REPORT - 1:
        kind, what, figure = "casualties", "killed", Figure(chance.randint(1, 40), None, "killed", "some")
    elif slot == CLAIMS_A_REPORT - 2:
        kind, what = "control", chance.choice(("held", "contested", "besieged"))
    made = Claim(
        claim_id="",
        document_id=document,
        kind=kind,  # type: ignore[arg-type]
        type=what,
        actor=tuple(chance.sample(PARTIES, 1)),
        target=tuple(chance.sample(PARTIES, chance.randint(0, 1))),
        place=chance.choice(towns),
        time=Interval(day, day) if chance.random() < 0.9 else None,
        figure=figure,
        status="asserted",
        source=(),
        quote=Quote(f"claim {slot}", 100 * slot, 100 * slot + 50),
        confidence=0.7,
        reader="made 1",
        published=published,
    )
    return replace(made, claim_id=claim_id(made))


def _moved(claim: Claim, document: str) -> Claim:
    moved = replace(claim, document_id=document)
    return replace(moved, claim_id=claim_id(moved))


def main(first: int, largest: int, times: int) -> None:
    write = sys.stdout.write
    write(f"{'claims':>9} {'events':>8} {'seconds':>8} {'a second':>9} {'growth':>7} {'n log n':>8} {'MB':>6}\n")
    size, before = first, 0.0
    while size <= largest:
        reports, claims = made_war(size)
        began = process_time()
        account = merge(reports, claims)
        took = process_time() - began
        growth = f"{took / before:.1f}" if before else ""
        bound = f"{times * log2(size) / log2(size / times):.1f}" if before else ""
        most = getrusage(RUSAGE_SELF).ru_maxrss // 1024
        told = (
            f"{size:>9,} {len(account.events):>8,} {took:>8.2f} {size / took:>9,.0f} {growth:>7} {bound:>8} {most:>6,}"
        )
        write(told + "\n")
        sys.stdout.flush()
        del account, claims, reports
        size, before = size * times, took


if __name__ == "__main__":
    if "--decades" in sys.argv:
        main(10_000, 1_000_000, 10)
    else:
        main(1000, int(sys.argv[1]) if len(sys.argv) > 1 else 64_000, 4)
