"""A process that writes until it cannot: what the tests of full disks and read-only files run elsewhere.

    python trouble.py fill|write|read RECORD

Prints what went wrong, in one line, and ends with status 2; ``read`` prints the number of claims.
"""

from __future__ import annotations

import sys

from made_claims import READER, claim, page, report
from vedette.errors import RecordError
from vedette.record import Record


def main(what: str, path: str) -> None:
    with Record.open(path, create=what == "fill") as record:
        if what == "read":
            sys.stdout.write(f"{sum(1 for _ in record.iter_claims())} claims\n")
            return
        for number in range(1 if what == "write" else 2000):
            text = f"Syrian forces took Deir Ezzor: report {number}. " * 200
            record.add(page(text), report(f"d{number}", text), [claim(f"d{number}")], READER)
            sys.stdout.write(f"{number + 1} kept\n")
            sys.stdout.flush()


if __name__ == "__main__":
    try:
        main(sys.argv[1], sys.argv[2])
    except RecordError as error:
        sys.stdout.write(f"{error}\n")
        sys.exit(2)
