"""Fit the confidence of readings to reports that were read by hand, and say how well it holds on unseen ones.

    .venv/bin/python training/belief.py ../shared/bench/gold/dev [--dry-run]

Every report is read to its candidates (before any is dropped); a candidate is right if it finds a claim of the
report's hand reading, as the benchmark's own scorer pairs them. A logistic regression with an L2 penalty is fitted to
the signs (extract/signs.py) by Newton's method; penalty and floors are chosen on folds of whole reports, so that every
figure printed is of reports that the fit has not seen. Writes src/vedette/extract/data/belief.json; the same reports
give the same file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from fitting import Floats, logistic
from fitting import scorer as load_scorer

from vedette.clean import clean
from vedette.extract.grammar import EXTRACTORS, Grammar
from vedette.extract.read import Reading
from vedette.extract.scene import scenes
from vedette.extract.settle import candidates
from vedette.extract.signs import signs
from vedette.ground import ground
from vedette.model import Hints, Page, Report, Source
from vedette.record import claim_json
from vedette.tools import open_journey

OUT = Path(__file__).parents[1] / "src" / "vedette" / "extract" / "data" / "belief.json"
FOLDS = 10
PENALTIES = (1.0, 2.0, 4.0, 8.0, 16.0)
SEEN = 4
"""Reports in which a sign must be seen to have a weight."""
BINS = 10
PRECISION = 0.78
"""What the floors must reach on unseen reports; the goal is 0.75, the rest is for what they do not foresee."""
FLOORS = tuple(round(0.02 * step, 2) for step in range(5, 26))
"""No floor is above 0.5: what is likelier right than wrong is told, with its confidence, for people to judge."""


@dataclass(frozen=True)
class Example:
    """A candidate: its report, its signs, how right its slots are (None: it found nothing), whether it counts."""

    report: str
    kind: str
    signs: tuple[str, ...]
    claim: dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("gold", type=Path, help="folder of reports with claims read by hand")
    parser.add_argument("--dry-run", action="store_true", help="print the figures, write nothing")
    given = parser.parse_args()
    scorer = load_scorer(given.gold.resolve().parents[1])
    examples = _examples(given.gold)
    right = _right(examples, given.gold, scorer)
    print(f"{len(examples)} candidates of {len({one.report for one in examples})} reports, {right.sum():.0f} right")
    penalty, unseen = _best(examples, right)
    floors = _floors(examples, unseen, given.gold, scorer)
    print(f"penalty {penalty}, floors {floors}")
    _tell(examples, unseen, floors, given.gold, scorer)
    if not given.dry_run:
        names = _vocabulary(examples)
        weights = _fit(_matrix(examples, names), right, penalty)
        _write(names, weights, floors)


def _examples(gold: Path) -> list[Example]:
    journey = open_journey()
    pages = [page for page in journey.pages([Source(str(gold))], Hints(), 20_000_000) if isinstance(page, Page)]
    reports = [report for report in map(clean, pages) if isinstance(report, Report)]
    found = []
    for scene in scenes(reports, journey.finder):
        reading = Reading(scene)
        drafts = [draft for extractor in EXTRACTORS for draft in extractor(reading)]
        held = candidates(reading, drafts, Grammar.version)
        grounded = ground(scene.report, [one.claim for one in held], journey.finder)
        for claim, shown in zip(grounded, signs(reading, held), strict=True):
            found.append(Example(scene.report.document_id, claim.kind, shown, claim_json(claim)))
    return found


def _read(report: str, gold: Path, scorer: Any) -> tuple[str, list[dict[str, Any]]]:
    text, claims = scorer.read_gold(gold / f"{report}.json")
    return text, claims


def _by_report(examples: list[Example]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, one in enumerate(examples):
        found.setdefault(one.report, []).append(number)
    return found


def _right(examples: list[Example], gold: Path, scorer: Any) -> Floats:
    """1.0 for each candidate that can stand for a hand-read claim (a second one for the same claim does not count)."""
    right = np.zeros(len(examples))
    for report, numbers in _by_report(examples).items():
        text, claims = _read(report, gold, scorer)
        pairs = []
        for number in numbers:
            claim = {**examples[number].claim}
            claim["span"] = scorer.quote_span(text, claim["quote"])
            for index, wanted in enumerate(claims):
                slots = scorer.found(wanted, claim)
                if slots:
                    pairs.append((not wanted.get("optional", False), sum(slots.values()), -number, index))
        taken: set[int] = set()
        for _, _, number, index in sorted(pairs, reverse=True):
            if right[-number] or (index in taken and not claims[index].get("optional")):
                continue
            right[-number] = 1.0
            taken.add(index)
    return right


def _vocabulary(examples: list[Example]) -> list[str]:
    reports = {(one.report, sign) for one in examples for sign in one.signs}
    seen = Counter(sign for _, sign in reports)
    return sorted(sign for sign, count in seen.items() if count >= SEEN)


def _matrix(examples: list[Example], names: list[str]) -> Floats:
    index = {name: column for column, name in enumerate(names)}
    matrix = np.zeros((len(examples), len(names) + 1))
    matrix[:, -1] = 1.0
    for row, one in enumerate(examples):
        for sign in one.signs:
            if sign in index:
                matrix[row, index[sign]] = 1.0
    return matrix


def _fit(matrix: Floats, right: Floats, penalty: float) -> Floats:
    """The weights of the signs, the base last; the base is not penalised."""
    ridge = np.full(matrix.shape[1], penalty)
    ridge[-1] = 1e-6
    return logistic(matrix, right, ridge)


def _fold(report: str) -> int:
    """The fold of a report: of its name's hash, so that a new report moves no other."""
    return hashlib.sha256(report.encode()).digest()[0] % FOLDS


def _unseen(examples: list[Example], right: Floats, penalty: float) -> Floats:
    """The confidence of each candidate by a fit that has seen no candidate of its report's fold."""
    folds = np.array([_fold(one.report) for one in examples])
    chance = np.zeros(len(examples))
    for fold in range(FOLDS):
        out = folds == fold
        train = [one for one, held in zip(examples, out, strict=True) if not held]
        names = _vocabulary(train)
        weights = _fit(_matrix(train, names), right[~out], penalty)
        chance[out] = 1 / (1 + np.exp(-_matrix([e for e, h in zip(examples, out, strict=True) if h], names) @ weights))
    return np.clip(chance, 0.02, 0.98)


def _loss(chance: Floats, right: Floats) -> float:
    return float(-np.mean(right * np.log(chance) + (1 - right) * np.log(1 - chance)))


def _error(chance: Floats, right: Floats) -> float:
    """Expected calibration error over ten bins of equal width."""
    bins = np.minimum((chance * BINS).astype(int), BINS - 1)
    gaps = [
        (bins == b).mean() * abs(chance[bins == b].mean() - right[bins == b].mean())
        for b in range(BINS)
        if (bins == b).any()
    ]
    return float(sum(gaps))


def _best(examples: list[Example], right: Floats) -> tuple[float, Floats]:
    tried = []
    for penalty in PENALTIES:
        chance = _unseen(examples, right, penalty)
        tried.append((_loss(chance, right), penalty, chance))
        print(f"penalty {penalty}: log loss {tried[-1][0]:.4f}, calibration error {_error(chance, right):.3f}")
    _, penalty, chance = min(tried, key=lambda one: one[0])
    return penalty, chance


def _score(examples: list[Example], kept: list[bool], gold: Path, scorer: Any) -> tuple[float, float]:
    """Record F1 and detection precision of the candidates that are kept."""
    soft = found = read = required = 0.0
    for path in sorted(gold.glob("*.json")):
        text, claims = scorer.read_gold(path)
        mine = [
            {**one.claim, "span": scorer.quote_span(text, one.claim["quote"])}
            for one, keep in zip(examples, kept, strict=True)
            if keep and one.report == path.stem
        ]
        scored = scorer.score_document(claims, mine)
        soft, found = soft + scored["soft"], found + scored["found"]
        read, required = read + scored["system"], required + scored["gold"]
    return 2 * soft / (read + required), found / max(read, 1)


def _floors(examples: list[Example], chance: Floats, gold: Path, scorer: Any) -> dict[str, float]:
    """One floor for all kinds: the one with the best record F1 of those precise enough, on unseen reports."""
    best = (0.0, FLOORS[-1])
    for floor in FLOORS:
        f1, precision = _score(examples, [bool(c >= floor) for c in chance], gold, scorer)
        print(f"floor {floor}: record F1 {f1:.3f}, detection precision {precision:.3f}")
        if precision >= PRECISION and f1 > best[0]:
            best = (f1, floor)
    return dict.fromkeys(sorted({one.kind for one in examples}), best[1])


def _tell(examples: list[Example], chance: Floats, floors: dict[str, float], gold: Path, scorer: Any) -> None:
    kept = [bool(c >= floors[one.kind]) for one, c in zip(examples, chance, strict=True)]
    f1, precision = _score(examples, kept, gold, scorer)
    everything, before = _score(examples, [True] * len(examples), gold, scorer)
    print(f"all candidates: record F1 {everything:.3f}, detection precision {before:.3f}")
    print(f"above the floors, on unseen reports: record F1 {f1:.3f}, detection precision {precision:.3f}")


def _write(names: list[str], weights: Floats, floors: dict[str, float]) -> None:
    told = {name: round(float(weight), 3) for name, weight in zip(names, weights[:-1], strict=True)}
    fitted = {
        "about": "Made by training/belief.py; do not edit. Log odds that each sign adds to a reading's being right.",
        "base": round(float(weights[-1]), 4),
        "floors": floors,
        "weights": {name: weight for name, weight in told.items() if weight},
    }
    OUT.write_text(json.dumps(fitted, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {len(names)} signs")


if __name__ == "__main__":
    main()
