"""A process that reads made reports into a record, as a run does: what the kill tests kill.

    python writer.py RECORD REPORTS

Says ``ready`` before it begins to write and ``done`` when all is kept and derived.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta

from made_claims import READER, claim, page, report
from vedette.merge import annals, merge
from vedette.model import Interval, Party, Quote, Rejected
from vedette.record import Record

CAPTORS = (
    Party("Government of Syria", "Syrian forces", "syria_government"),
    Party("Islamic State", "IS", "islamic_state"),
)


def main(path: str, reports: int) -> None:
    say("ready")
    with Record.open(path, merge=merge, annals=annals) as record:
        run = record.start_run(READER)
        for number in range(reports):
            read(record, number)
        record.add_rejected(Rejected("bad.bin", "no text in it", "binary"))
        record.refresh()
        record.finish_run(run, reports, 1)
    say("done")


def say(word: str) -> None:
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


def read(record: Record, number: int) -> None:
    """Every tenth report comes under the id of the one before it, with another text."""
    text = f"Report {number}: forces took the town of number {number % 7}. " * 20
    came = page(text)
    if record.has_page(came.page_id, READER):
        return
    day = date(2017, 11, 1) + timedelta(number % 20)
    document = f"d{number - 1 if number % 10 == 0 and number else number}"
    claims = [
        claim(
            document,
            Quote(text[: 20 + one], 0, 20 + one),
            actor=(CAPTORS[one % 2],),
            time=Interval(day, day),
            published=day,
        )
        for one in range(8)
    ]
    record.add(came, report(document, text, published=day), claims, READER)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
