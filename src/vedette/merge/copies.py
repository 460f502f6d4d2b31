"""Copies: reports whose text another report, published before, already has.

Every run of five words of a story is hashed; of four hashes in a row the smallest is kept (winnowing: Schleimer,
Wilkerson, Aiken 2003), which leaves two in five and finds every shared run of eight words. A story at least half of
whose prints stand in one earlier story is a copy of it. Stories are taken in order of publication and each print
remembers only the first few stories that had it, so that the cost grows with the number of words, not with its square.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from ..model import Copy, Report, body_text

_WORDS = re.compile(r"\w+")
_RUN = 5
_WINDOW = 4
_REMEMBERED = 8
_LEAST_PRINTS = 3
"""Shorter texts (a headline, a date line) are alike by chance."""
COPY_LIKENESS = 0.5


def find_copies(reports: Iterable[Report]) -> tuple[Copy, ...]:
    """The copies among the reports, by document id. Each points to the earliest of its story, never to a copy."""
    in_order = sorted(reports, key=lambda report: (report.published or date.max, report.document_id))
    holders: dict[int, list[int]] = {}
    originals: dict[int, int] = {}
    copies = []
    for number, report in enumerate(in_order):
        prints = fingerprints(body_text(report))
        found = _most_like(prints, holders, originals)
        if found and found[1] >= COPY_LIKENESS:
            originals[number] = found[0]
            copies.append(Copy(report.document_id, in_order[found[0]].document_id, round(found[1], 3)))
        for mark in prints:
            held = holders.setdefault(mark, [])
            if len(held) < _REMEMBERED:
                held.append(number)
    return tuple(sorted(copies, key=lambda copy: copy.copy))


def fingerprints(text: str) -> frozenset[int]:
    """The winnowed hashes of a text's runs of five words; empty for a text too short to tell."""
    words = _WORDS.findall(text.casefold())
    hashes = [zlib.crc32(" ".join(words[start : start + _RUN]).encode()) for start in range(len(words) - _RUN + 1)]
    kept = frozenset(
        min(hashes[start : start + _WINDOW]) for start in range(max(1, len(hashes) - _WINDOW + 1)) if hashes
    )
    return kept if len(kept) >= _LEAST_PRINTS else frozenset()


def _most_like(
    prints: Iterable[int], holders: dict[int, list[int]], originals: dict[int, int]
) -> tuple[int, float] | None:
    """The earlier story that has most of the prints, and which share of them it has."""
    marks: Sequence[int] = list(prints)
    votes: Counter[int] = Counter()
    for mark in marks:
        votes.update({originals.get(number, number) for number in holders.get(mark, ())})
    if not votes:
        return None
    story, shared = min(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    return story, shared / len(marks)


__all__ = ["COPY_LIKENESS", "find_copies", "fingerprints"]
