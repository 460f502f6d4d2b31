"""How a record grows: a made war of many claims is kept in SQLite, merged, asked and added to; each step is timed.

    python benchmarks/record_scale.py [CLAIMS [RECORD]]
    python benchmarks/record_scale.py --again RECORD    # what a record that is there answers in a fresh process

The war is that of merge_scale.py, 40 reports a day of 5 claims each, over as many towns as get 200 claims each. Without
RECORD a temporary file is used. Prints for each figure the budget that it is held to, on two cores, and ends with
status 1 where one is missed. Seconds are of the clock; ``(cpu …)`` is processor time, for machines that are busy.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, process_time

from merge_scale import CLAIMS_A_REPORT, FIRST_DAY, REPORTS_A_DAY, TOWNS, made_war
from vedette.ids import claim_id
from vedette.merge import annals, merge, update
from vedette.model import Claim, Interval
from vedette.record import Read, Record

LOT = 1000
TIMES = 9
CLAIMS_A_TOWN = 200
READER = "made 1"


class Budgets:
    """The figures as they come, and whether each keeps its budget."""

    def __init__(self) -> None:
        self.missed = 0

    def tell(self, what: str, value: float, unit: str, budget: float | None = None, note: str = "") -> None:
        above = unit.endswith("/s")
        kept = budget is None or (value >= budget if above else value <= budget)
        self.missed += not kept
        bound = "" if budget is None else f"{'at least' if above else 'at most'} {budget:,.0f} "
        held = bound and bound + ("kept" if kept else "MISSED")
        sys.stdout.write(f"{what:44}{value:>12,.1f} {unit:9} {held:28} {note}\n")
        sys.stdout.flush()


def milliseconds(ask: Callable[[], object]) -> float:
    """The median of some calls, the first of which is not counted."""
    took = []
    for _ in range(TIMES + 1):
        began = perf_counter()
        ask()
        took.append(1000 * (perf_counter() - began))
    return median(took[1:])


def renewal(record: Record, read: Read) -> tuple[float, float]:
    """Milliseconds, by the clock and of the processor, until the account has one more report."""
    record.add_many([read], READER)
    began, worked = perf_counter(), process_time()
    record.refresh()
    return 1000 * (perf_counter() - began), 1000 * (process_time() - worked)


def rejudgement(record: Record, claim: str) -> float:
    """Processor seconds until the account counts that a claim is rejected."""
    record.add_judgement(claim, "reject", "ana")
    worked = process_time()
    record.refresh()
    return process_time() - worked


def known_then(path: Path, day: date) -> None:
    """Asks who was known to hold what on a day, a week before it."""
    with Record.open(path) as record:
        record.holdings_at(day - timedelta(7), as_of=day, country="SY")


def account_then(path: Path, day: date) -> tuple[float, float]:
    """Processor seconds until the account known on a day is there, in a record just opened; and the next day's."""
    took = []
    with Record.open(path) as record:
        for number in range(2):
            worked = process_time()
            record.account(day + timedelta(number))
            took.append(process_time() - worked)
    return took[0], took[1]


def further(path: Path) -> tuple[date, list[Read]]:
    """The middle day of a record that this program made, and reports of its last day that it does not have yet."""
    with sqlite3.connect(path) as raw:
        (reports, last), (claims,) = (
            raw.execute(f"SELECT {what}").fetchone()
            for what in ("count(*), max(published) FROM reports", "count(*) FROM claims")
        )
    last = date.fromisoformat(last)
    made, told = made_war(40 * TIMES, places=max(TOWNS, round(claims / CLAIMS_A_TOWN)))
    chance, reads = Random(reports), []
    for number, report in enumerate(made[: 2 * TIMES + 1]):
        name, text = f"d{reports + number}", " ".join(f"word{chance.randrange(5000)}" for _ in range(150))
        mine = [_on(one, name, last - report.published) for one in told if one.document_id == report.document_id]
        body = tuple(replace(span, end=len(text)) for span in report.body)
        reads.append(Read(None, replace(report, document_id=name, published=last, text=text, body=body), mine))
    return FIRST_DAY + (last - FIRST_DAY) // 2, reads


def _on(claim: Claim, document: str, later: timedelta) -> Claim:
    time = claim.time and Interval(claim.time.start + later, claim.time.end + later)
    moved = replace(claim, document_id=document, published=claim.published + later, time=time)
    return replace(moved, claim_id=claim_id(moved))


def again(path: Path) -> int:
    """Asks a record that is there, as one does who opens it for that; then brings it some reports."""
    budgets = Budgets()
    day, reads = further(path)
    with Record.open(path) as record:
        began, worked = perf_counter(), process_time()
        record.holdings_at(day, country="SY")
        took, work = perf_counter() - began, process_time() - worked
        budgets.tell(
            "ledger of a country as of a day, at first", 1000 * took, "ms", 200, f"(cpu {1000 * work:,.0f} ms)"
        )
        budgets.tell("and again", milliseconds(lambda: record.holdings_at(day, country="SY")), "ms", 200)
    with Record.open(path, merge=merge, update=update, annals=annals) as record:
        record.refresh()
        late = [renewal(record, read) for read in reads]
    for what, those in (("merge of one new report: the first", late[:1]), ("merge of one new report", late[1:])):
        cpu = median(cpu for _, cpu in those)
        budgets.tell(what, median(took for took, _ in those), "ms", 100, f"(cpu {cpu:,.0f} ms)")
    return 1 if budgets.missed else 0


def main(claims: int, path: Path) -> int:
    budgets = Budgets()
    reports, told = made_war(claims, places=max(TOWNS, claims // CLAIMS_A_TOWN))
    of = {name: list(those) for name, those in groupby(told, key=lambda claim: claim.document_id)}
    readings = [Read(None, report, of[report.document_id]) for report in reports]
    readings, extra = readings[:-TIMES], readings[-TIMES:]
    del reports, told, of
    with Record.open(path, merge=merge, update=update, annals=annals) as record:
        began, worked = perf_counter(), process_time()
        for start in range(0, len(readings), LOT):
            record.add_many(readings[start : start + LOT], READER)
        took, work = perf_counter() - began, process_time() - worked
        budgets.tell("import", claims / took, "claims/s", 5000, f"(cpu {claims / work:,.0f} claims/s)")
        readings.clear()  # a million claims in memory slow every collection of garbage
        budgets.tell("size", path.stat().st_size / 1e6, "MB")
        for words in ("word17", "word17 word39", '"word17 word39"'):
            budgets.tell(f"search: {words}", milliseconds(lambda words=words: record.search(words)), "ms", 100)
        place = milliseconds(lambda: list(record.iter_claims(place="town:7", limit=100)))
        budgets.tell("claims of a place", place, "ms", 100)
        named = milliseconds(lambda: list(record.iter_claims(place="own 77", limit=100)))
        budgets.tell("claims by a part of a place's name", named, "ms", 100)
        worked = process_time()
        record.refresh()
        budgets.tell("merge of all, and keeping it", process_time() - worked, "s cpu")
        day = FIRST_DAY + timedelta(claims // CLAIMS_A_REPORT // REPORTS_A_DAY // 2)
        ledger = milliseconds(lambda: record.holdings_at(day, country="SY"))
        budgets.tell("ledger of a country as of a day", ledger, "ms", 200)
        # Each time of another day of knowledge, in a record just opened: nothing is remembered from the time before.
        days = iter([day - timedelta(30 * number) for number in range(TIMES + 1)])
        known = milliseconds(lambda: known_then(path, next(days)))
        budgets.tell("the same, as known on a day", known, "ms", 200)
        worked = process_time()
        account = record.account()
        note = f"({len(account.events):,} events)"
        del account
        budgets.tell("the account, read", process_time() - worked, "s cpu", note=note)
        for name, took in zip(
            ("the account as known on a day", "and on the day after"), account_then(path, day), strict=True
        ):
            budgets.tell(name, took, "s cpu")
        late = list(map(renewal, (record for _ in range(TIMES)), extra))
        budgets.tell(
            "merge of one new report",
            median(took for took, _ in late),
            "ms",
            100,
            f"(cpu {median(cpu for _, cpu in late):,.0f} ms)",
        )
        judged = [one.claims[0] for one in record.account().events[-1000 :: 1000 // TIMES]]
        took = [rejudgement(record, claim) for claim in judged[:TIMES]]
        budgets.tell("merge of one judgement: median", median(took), "s cpu", note=f"(longest {max(took):,.1f})")
    return 1 if budgets.missed else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--again"]:
        sys.exit(again(Path(sys.argv[2])))
    with tempfile.TemporaryDirectory() as folder:
        size = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
        sys.exit(main(size, Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder) / "record.db"))
