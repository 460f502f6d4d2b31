"""Fit who did a deed and who suffered it to archives whose role fillers and reports whose claims were read by hand.

    pip install scikit-learn==1.9.*      # for the fit alone; the product only reads the result
    .venv/bin/python training/roles.py ../shared/bench [--dry-run]

Every phrase that may have a role (extract/mentions.py) is an example: of the MUC-4 train split it is right where the
keys have its words as a filler, of the hand-read reports where a claim of a deed has it in the slot. A logistic
regression for each slot; what is printed is of folds of whole reports that the fit has not seen. Writes
src/vedette/extract/data/roles.json; the same reports give the same file.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from vedette.extract.grammar import EXTRACTORS
from vedette.extract.lexicon import listed
from vedette.extract.phrases import text_of, thing_of
from vedette.extract.read import Reading
from vedette.extract.roles import SLOTS, page_features, seen
from vedette.extract.scene import Scene, scenes
from vedette.extract.settle import drawn
from vedette.model import Report, Span
from vedette.tools import open_journey

OUT = Path(__file__).parents[1] / "src" / "vedette" / "extract" / "data" / "roles.json"
FOLDS = 5
STRENGTH = 0.1
"""Inverse of the L2 penalty."""
SEEN = 5
"""Phrases in which a feature must be seen to have a weight."""
SMALL = 0.015
"""Weights below this are dropped: together they move no phrase over a limit."""
FILLS = -1.0
"""Log odds from which a phrase fills a gap: half of those above it are right by the hand readings of unseen reports."""
ROLES = {"actor": ("PerpInd", "PerpOrg"), "target": ("Victim", "Target")}


@dataclass(frozen=True)
class Labelled:
    """A report with what its hand reading has for each slot: words, folded, and where they count (None: anywhere)."""

    report: Report
    words: tuple[tuple[str, Span | None, frozenset[str]], ...]

    def of(self, slot: str, sentence: Span) -> set[str]:
        """The words that a phrase of a sentence must have to be right in a slot."""
        held = (words for name, at, words in self.words if name == slot and (at is None or at.overlaps(sentence)))
        return set().union(*held)


@dataclass(frozen=True)
class Example:
    """A phrase: its report, its features, and whether it has the role of each slot."""

    report: str
    features: tuple[str, ...]
    right: tuple[bool, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("bench", type=Path, help="the benchmark's folder, with external/ and gold/dev/")
    parser.add_argument("--dry-run", action="store_true", help="print the figures, write nothing")
    given = parser.parse_args()
    muc = _module(given.bench / "external", "score_muc")
    labelled = {one.report.document_id: one for one in (*_archive(given.bench, muc), *_gold(given.bench, muc))}
    found = scenes((one.report for one in labelled.values()), open_journey().finder)
    fit((example for scene in found for example in examples(scene, labelled, muc)), write=not given.dry_run)


def fit(found: Iterable[Example], *, write: bool) -> None:
    """Prints how well each slot's model ranks the phrases of unseen reports, and writes the models."""
    from sklearn.linear_model import LogisticRegression

    held = list(found)
    names = _vocabulary(held)
    matrix = _matrix(held, names)
    folds = np.array([hashlib.sha256(one.report.encode()).digest()[0] % FOLDS for one in held])
    base, weights = {}, {}
    for index, slot in enumerate(SLOTS):
        right = np.array([one.right[index] for one in held])
        odds = np.zeros(len(held))
        for fold in range(FOLDS):
            out = folds == fold
            model = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0).fit(matrix[~out], right[~out])
            odds[out] = model.decision_function(matrix[out])
        _tell(slot, odds, right)
        model = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0).fit(matrix, right)
        base[slot] = round(float(model.intercept_[0]), 3)
        pairs = zip(names, model.coef_[0], strict=True)
        weights[slot] = {name: round(float(weight), 2) for name, weight in pairs if abs(weight) >= SMALL}
    if write:
        about = "Made by training/roles.py; do not edit. Log odds that each feature adds to a phrase's having a role."
        form = {"about": about, "base": base, "fills": FILLS, "weights": weights}
        OUT.write_text(json.dumps(form, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"{OUT.name}: {sum(map(len, weights.values()))} weights, {OUT.stat().st_size:,} bytes")


def _tell(slot: str, odds: Any, right: Any) -> None:
    filled = odds >= FILLS
    share = right[filled].mean()
    print(
        f"{slot}: {len(right)} phrases, {right.sum()} right; {filled.sum()} may fill a gap, {share:.3f} of them right"
    )


def examples(scene: Scene, labelled: dict[str, Labelled], muc: Any) -> Iterator[Example]:
    """The phrases of one report that may have a role, with what the hand reading says of each."""
    reading = Reading(scene)
    drafts = drawn(reading, [draft for extractor in EXTRACTORS for draft in extractor(reading)])
    page = page_features(drafts)
    labels = labelled[scene.report.document_id]
    for one in seen(reading, drafts):
        token = one.mention.token
        said = {text_of(token), thing_of(token)}
        said |= {text for party in one.mention.parties for text in (party.text, party.name)}
        plain = {muc.plain(text) for text in said} | {muc.plain(muc.named(text)) for text in said}
        features = sorted({*one.mention.features, *one.told.features, *page})
        sentence = Span(token.sent.start_char, token.sent.end_char)
        right = tuple(bool((plain - {""}) & labels.of(slot, sentence)) for slot in SLOTS)
        yield Example(scene.report.document_id, tuple(features), right)


def _archive(bench: Path, muc: Any) -> Iterator[Labelled]:
    for row in _module(bench / "external", "corpora").muc(bench / "external" / "data", "train"):
        held = []
        for slot, roles in ROLES.items():
            said = [text for role in roles for entity in row["gold"].get(role, []) for text in entity]
            said += row["unnamed"] if slot == "target" else []
            held.append((slot, None, frozenset(map(muc.plain, said))))
        yield Labelled(_report(row["id"], row["text"], row["published"]), tuple(held))


def _gold(bench: Path, muc: Any) -> Iterator[Labelled]:
    for path in sorted((bench / "gold" / "dev").glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        held = []
        for claim in row["claims"]:
            if any(f"{claim['kind']}/{kind}" in listed("cast") for kind in claim["type"].split("|")):
                quotes = claim["quote"] if isinstance(claim["quote"], list) else [claim["quote"]]
                starts = [(row["text"].find(quote), len(quote)) for quote in quotes]
                for slot in SLOTS:
                    said = frozenset(muc.plain(name) for party in claim.get(slot) or [] for name in party.split("|"))
                    held.extend((slot, Span(start, start + length), said) for start, length in starts if start >= 0)
        yield Labelled(_report(path.stem, row["text"], row["published"]), tuple(held))


def _report(name: str, text: str, published: str | None) -> Report:
    return Report(name, text, (Span(0, len(text)),), published=date.fromisoformat(published) if published else None)


def _module(folder: Path, name: str) -> Any:
    """A module of the benchmark, loaded from its file. Ends the program, saying so, where there is none."""
    path = folder / f"{name}.py"
    if not path.is_file():
        sys.exit(f"{folder}: no {name}.py here; name the benchmark's folder")
    sys.path.insert(0, str(folder))
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        sys.exit(f"{path}: cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _vocabulary(held: Iterable[Example]) -> list[str]:
    counted = Counter(feature for one in held for feature in one.features)
    return sorted(feature for feature, count in counted.items() if count >= SEEN)


def _matrix(held: list[Example], names: list[str]) -> Any:
    from scipy.sparse import csr_matrix

    index = {name: column for column, name in enumerate(names)}
    columns = [[index[feature] for feature in one.features if feature in index] for one in held]
    ends = np.cumsum([0, *map(len, columns)])
    flat = np.array([column for row in columns for column in row], dtype=np.int64)
    return csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(held), len(names)))


if __name__ == "__main__":
    main()
