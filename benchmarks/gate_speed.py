"""How fast ordinary news passes the gate, beside the parse that it is spared.

    .venv/bin/python benchmarks/gate_speed.py [ARTICLES]

Makes ordinary articles of 600 words from phrases of its own, no two alike, and asks of each whether it is worth
reading; then parses a few of them with the bare pipeline. The machine cancels out of the ratio of the two.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator

from vedette.extract import language
from vedette.extract.gate import is_relevant
from vedette.model import Report, Span

WORDS = 600
PARSED = 12
"""Articles that are parsed; more would tell nothing new."""
WHO = ("The club", "The bank", "A spokeswoman", "The mayor", "Her publisher", "The weather service", "The company")
DID = ("announced", "celebrated", "postponed", "presented", "reviewed", "sold", "praised", "corrected", "painted")
WHAT = ("the new season", "a smaller budget", "the second album", "its quarterly figures", "a wet weekend", "the tram")
WHEN = ("on Monday", "last week", "before the holidays", "in the second half", "after a long vote", "at the festival")


def articles(count: int) -> Iterator[Report]:
    """Ordinary articles of 600 words, each with some words of its own, the same ones every time."""
    chance = random.Random(2017)
    for number in range(count):
        sentences: list[str] = []
        words = 0
        while words < WORDS:
            name = "".join(chance.choices("abdeiklmnorstu", k=7)).capitalize()
            told = [chance.choice(WHO), chance.choice(DID), chance.choice(WHAT), "with", name, chance.choice(WHEN)]
            sentences.append(f"{' '.join(told)}.")
            words += len(sentences[-1].split())
        text = " ".join(sentences)
        yield Report(f"made-{number}", text, (Span(0, len(text)),))


def main(count: int) -> None:
    reports = list(articles(count))
    is_relevant(reports[0])  # the vocabulary is read once
    began = time.process_time()
    passed = sum(not is_relevant(report) for report in reports)
    asked = (time.process_time() - began) / count

    pipeline = language.bare()
    pipeline(reports[0].text)  # the first parse of a process is slower
    began = time.process_time()
    for report in reports[:PARSED]:
        pipeline(report.text)
    parsed = (time.process_time() - began) / len(reports[:PARSED])

    print(f"{count} articles of {WORDS} words, {passed} passed unread")
    print(f"gate        {1 / asked:8.0f} articles/s on one core")
    print(f"bare parse  {1 / parsed:8.1f} articles/s on one core")
    print(f"ratio       {parsed / asked:8.0f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
