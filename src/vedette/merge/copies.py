"""Copies: reports whose text another report, published before, already has.

Every run of five words of a story is hashed; of four hashes in a row the smallest is kept (winnowing: Schleimer,
Wilkerson, Aiken 2003), which leaves two in five and finds every shared run of eight words. A story at least half of
whose prints stand in one earlier story is a copy of it; so is one that holds nearly all of an earlier, shorter one, if
that is a fair part of it. Stories are taken in order of publication, of one day the longest first, since a copy is cut
more often than drawn out. Each print remembers only the first few stories that had it, so that the cost grows with the
number of words, not with its square.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable
from datetime import date

from ..model import Copy, Report, body_text

_WORDS = re.compile(r"\w+")
_RUN = 5
_WINDOW = 4
_REMEMBERED = 8
_LEAST_PRINTS = 3
"""Shorter texts (a headline, a date line) are alike by chance."""
COPY_LIKENESS = 0.5
WHOLE_LIKENESS, FAIR_PART = 0.8, 0.25
"""How much of an earlier story must stand in a longer one, and how much of the longer one that must be."""


def find_copies(reports: Iterable[Report]) -> tuple[Copy, ...]:
    """The copies among the reports, by document id. Each points to the earliest of its story, never to a copy."""
    # Prints are kept packed: a set of numbers takes ten times as much.
    stories = [(report, array("L", sorted(fingerprints(body_text(report))))) for report in reports]
    in_order = sorted(stories, key=lambda story: (story[0].published or date.max, -len(story[1]), story[0].document_id))
    holders: dict[int, tuple[int, ...]] = {}
    originals: dict[int, int] = {}
    copies = []
    alone = [(number,) for number in range(len(in_order))]
    for number, (report, prints) in enumerate(in_order):
        found = _most_like(prints, holders, originals)
        likeness = _likeness(found[1], len(prints), len(in_order[found[0]][1])) if found else 0.0
        if found and likeness:
            originals[number] = found[0]
            copies.append(Copy(report.document_id, in_order[found[0]][0].document_id, round(likeness, 3)))
        for mark in prints:
            held = holders.get(mark)
            if held is None:
                holders[mark] = alone[number]
            elif len(held) < _REMEMBERED:
                holders[mark] = (*held, number)
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
    prints: Iterable[int], holders: dict[int, tuple[int, ...]], originals: dict[int, int]
) -> tuple[int, int] | None:
    """The earlier story that has most of the prints, and how many of them it has."""
    votes: Counter[int] = Counter()
    for mark in prints:
        votes.update({originals.get(number, number) for number in holders.get(mark, ())})
    if not votes:
        return None
    story, shared = min(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    return story, shared


def _likeness(shared: int, mine: int, theirs: int) -> float:
    """The share of the later story that the earlier one has, or of the earlier that the later has; 0 for no copy."""
    if shared >= COPY_LIKENESS * mine:
        return shared / mine
    whole = shared >= WHOLE_LIKENESS * theirs and shared >= FAIR_PART * mine
    return shared / theirs if whole else 0.0


__all__ = ["COPY_LIKENESS", "find_copies", "fingerprints"]
