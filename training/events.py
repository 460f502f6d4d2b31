"""Fit what says that two tellings are of one happening.

    .venv/bin/python training/events.py [../shared/bench] [--dry-run]

The model (vedette.merge.pairs) is a logistic one, by Newton's method, fitted on the truth in benchmarks/events: the
claims of the benchmark as given and as the product reads them, and the example dispatches. It is first fitted on folds
of whole stories, so that the figures printed are of stories that it has not seen; what is written (pairs.json) is
fitted on all.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from fitting import Floats, logistic

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

import happenings as truth
from vedette.merge import cluster as clustering
from vedette.merge.blocks import Blocks
from vedette.merge.copies import find_copies
from vedette.merge.happenings import happenings
from vedette.merge.pairs import NAMES, Pairs, compared, seen
from vedette.merge.parties import Remembered
from vedette.merge.strangers import ruled_out, too_loose
from vedette.merge.tellings import Telling, tellings
from vedette.merge.wordings import stems
from vedette.tools import registry

OUT = Path(__file__).parents[1] / "src" / "vedette" / "merge" / "pairs.json"
FOLDS = 5
PENALTY, PENALTY_WITHIN = 1.0, 4.0
"""L2, of the weights and of what is added to them within a report."""
COMMON = 6
"""A word of so many quotes tells less than a rare one."""
LEAST = 0.27


class Set:
    """One set of truth: its event tellings, and the pairs of them that are compared, with what is true of each."""

    def __init__(self, told: truth.Told, common: dict[str, float]) -> None:
        self.told = told
        self.tellings = event_tellings(told)
        relations = Remembered(registry())
        self.values: list[list[float]] = []
        self.ends: list[tuple[str, str]] = []
        self.right: list[bool] = []
        for one, other in self._compared():
            values = compared(seen(one, common), seen(other, common), relations)
            here = one.origin == other.origin
            if values is None or ruled_out(one, other, values) or (not here and too_loose(one, other)):
                continue
            happened = [told.truth.get(end.claim.claim_id) for end in (one, other)]
            if None not in happened:
                self.values.append([*values, *(value * here for value in values)])
                self.ends.append((one.claim.document_id, other.claim.document_id))
                self.right.append(happened[0] == happened[1])

    def _compared(self) -> Iterable[tuple[Telling, Telling]]:
        families: dict[str, list[Telling]] = {}
        for telling in self.tellings:
            families.setdefault(happenings().family(telling.claim.type), []).append(telling)
        for _, listed in sorted(families.items()):
            yield from ((listed[one], listed[other]) for one, other in Blocks(listed).pairs())


def event_tellings(told: truth.Told) -> list[Telling]:
    made = tellings(told.reports, told.claims, find_copies(told.reports))
    return [one for one in made if one.claim.kind == "event"]


def stories(sets: Iterable[truth.Told]) -> dict[str, int]:
    """The fold of each document: documents that tell of one happening are in one, and all folds of about one size."""
    root: dict[str, str] = {}

    def top(name: str) -> str:
        while root.setdefault(name, name) != name:
            name = root[name]
        return name

    sizes: Counter[str] = Counter()
    for told in sets:
        first: dict[str, str] = {}
        for claim in told.claims:
            sizes[claim.document_id] += claim.kind == "event"
            happened = told.truth.get(claim.claim_id)
            if happened is not None:
                root[top(claim.document_id)] = top(first.setdefault(happened, claim.document_id))
    of_story: Counter[str] = Counter()
    for name in sizes:
        of_story[top(name)] += sizes[name]
    load = [0] * FOLDS
    fold = {}
    for name, size in sorted(of_story.items(), key=lambda item: (-item[1], item[0])):
        fold[name] = load.index(min(load))
        load[fold[name]] += size
    return {name: fold[top(name)] for name in sizes}


def common_words(sets: Iterable[truth.Told]) -> dict[str, float]:
    """What a word tells, of those that many quotes have: 1 for one of a single quote, 0 for one of all."""
    quotes = [set(stems(one.claim.quote.exact)) for told in sets for one in event_tellings(told)]
    counts = Counter(word for words in quotes for word in words)
    whole = math.log(len(quotes))
    return {word: round(1 - math.log(n) / whole, 2) for word, n in sorted(counts.items()) if n >= COMMON}


def model(weights: Floats, common: dict[str, float], least: float) -> Pairs:
    half = len(NAMES)
    return Pairs(tuple(map(float, weights[:half])), tuple(map(float, weights[half:])), common, least)


def fitted(values: Floats, right: Floats) -> Floats:
    half = values.shape[1] // 2
    return logistic(values, right, np.array([PENALTY] * half + [PENALTY_WITHIN] * half))


def merged_with(made: Pairs, sets: Sequence[truth.Told]) -> list[truth.Groups]:
    """The groups that the product makes with a model in place of its own."""
    own = clustering.pairs
    clustering.pairs = lambda: made  # type: ignore[assignment]
    try:
        return [truth.merged(told) for told in sets]
    finally:
        clustering.pairs = own


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("bench", type=Path, nargs="?", default=truth.BENCH)
    parser.add_argument("--dry-run", action="store_true", help="print the figures, write nothing")
    given = parser.parse_args()
    told = {"given": truth.given(given.bench), "read": truth.read(given.bench), "dispatches": truth.dispatches()}
    common = common_words([told["given"], told["dispatches"]])
    sets = [Set(one, common) for one in told.values()]
    values = np.array([row for one in sets for row in one.values])
    right = np.array([float(true) for one in sets for true in one.right])
    fold_of = stories(told.values())
    folds = np.array([[fold_of[name] for name in ends] for one in sets for ends in one.ends])
    print(f"{len(right)} pairs, {right.mean():.3f} of them of one happening")
    scorer = truth.module(given.bench / "linking" / "score.py")
    weights = [fitted(values[(folds != at).all(axis=1)], right[(folds != at).all(axis=1)]) for at in range(FOLDS)]
    for least in (0.2, 0.23, 0.27, 0.31, 0.35, 0.4):
        _tell(told, [model(one, common, least) for one in weights], fold_of, scorer)
    whole = fitted(values, right)
    for at, name in enumerate(NAMES):
        print(f"{name:34} {whole[at]:+.2f} {whole[len(NAMES) + at]:+.2f}")
    if not given.dry_run:
        _write(whole, common)


def _tell(told: dict[str, truth.Told], models: Sequence[Pairs], fold_of: dict[str, int], scorer: object) -> None:
    """The figures of stories that the fit has not seen: each is grouped by the model of the other folds."""
    print(f"unseen stories, linked from {models[0].least}:")
    for name, one in told.items():
        documents = {claim.claim_id: claim.document_id for claim in one.claims}
        made: truth.Groups = {}
        for at, groups in enumerate(merged_with(each, [one])[0] for each in models):
            made |= {claim: f"{at} {group}" for claim, group in groups.items() if fold_of[documents[claim]] == at}
        print(" ", truth.tell(name, one.truth, made, scorer))


def _write(weights: Floats, common: dict[str, float]) -> None:
    half = len(NAMES)
    form = {
        "about": "Made by training/events.py; do not edit.",
        "least": LEAST,
        "weights": {name: round(float(weight), 3) for name, weight in zip(NAMES, weights[:half], strict=True)},
        "within": {name: round(float(weight), 3) for name, weight in zip(NAMES, weights[half:], strict=True)},
        "common": common,
    }
    OUT.write_text(json.dumps(form, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {OUT.name}, {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
