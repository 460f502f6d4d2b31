"""Fit what says that two reports tell one story, and that two mentions are of one happening.

    pip install scikit-learn==1.9.*      # for the fit alone; the product only reads the result
    .venv/bin/python training/linking.py ../shared/bench/linking/dev [--dry-run]

Both models are first fitted on folds of whole topics, so that the figures printed are of topics that neither has seen;
what is written is fitted on all. Writes stories.json (a logistic model, by Newton's method) and mentions.json (boosted
trees) beside the code of vedette.merge.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from fitting import Floats, logistic
from fitting import scorer as load_scorer
from numpy.typing import NDArray

from vedette.merge.linkage import linked
from vedette.merge.mentions import NAMES, Mention, compared
from vedette.merge.stories import Stories

OUT = Path(__file__).parents[1] / "src" / "vedette" / "merge"
FOLDS = 5
PENALTY = 1.0
"""L2, of the logistic model of stories."""
TREES = {
    "max_iter": 120, "learning_rate": 0.06, "max_leaf_nodes": 8, "min_samples_leaf": 60, "l2_regularization": 5.0,
    "early_stopping": False, "random_state": 0,
}  # fmt: skip


@dataclass(frozen=True)
class Corpus:
    """The texts, the mentions with their ids, and of both what the annotators say."""

    texts: list[str]
    mentions: list[Mention]
    ids: list[str]
    topics: list[int]
    subtopics: list[str]
    clusters: dict[str, str]


class Held(Stories):
    """Stories whose likeness is what a fit says that has not seen their topics."""

    def __init__(self, texts: Sequence[str], known: Mapping[tuple[int, int], float]) -> None:
        super().__init__(texts)
        self._known = dict(known)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, help="the linking benchmark's developers' part")
    parser.add_argument("--dry-run", action="store_true", help="print the figures, write nothing")
    given = parser.parse_args()
    corpus = _corpus(given.folder)
    scorer = load_scorer(given.folder.resolve().parent)
    stories = Stories(corpus.texts)
    pairs = list(stories.pairs())
    values = np.array([stories.features_of(*pair) for pair in pairs])
    one_story = np.array([corpus.subtopics[one] == corpus.subtopics[other] for one, other in pairs], float)
    topics = np.array(corpus.topics)
    chance = _unseen_stories(values, one_story, topics[np.array(pairs)] % FOLDS)
    held = Held(corpus.texts, dict(zip(pairs, chance.tolist(), strict=True)))
    _mentions(corpus, held, scorer, write=not given.dry_run)
    if not given.dry_run:
        weights = logistic(values, one_story, PENALTY)
        _write("stories.json", {"weights": [round(float(weight), 4) for weight in weights]})


def _corpus(folder: Path) -> Corpus:
    gold = {g["mention_id"]: g for g in map(json.loads, (folder / "gold.jsonl").read_text("utf-8").splitlines())}
    texts, mentions, ids, topics, subtopics = [], [], [], [], []
    for number, path in enumerate(sorted((folder / "input").glob("*.json"))):
        document = json.loads(path.read_text("utf-8"))
        texts.append(document["text"])
        first = gold[document["mentions"][0]["mention_id"]] if document["mentions"] else {}
        topics.append(first.get("topic", -1))
        subtopics.append(first.get("subtopic", str(number)))
        for mention in document["mentions"]:
            mentions.append(Mention(number, mention["start"], mention["end"]))
            ids.append(mention["mention_id"])
    return Corpus(texts, mentions, ids, topics, subtopics, {name: g["cluster"] for name, g in gold.items()})


def _unseen_stories(values: Floats, right: Floats, folds: NDArray[np.int64]) -> Floats:
    chance = np.zeros(len(right))
    for fold in range(FOLDS):
        out = (folds == fold).any(axis=1)
        weights = logistic(values[~out], right[~out], PENALTY)
        chance[out] = 1 / (1 + np.exp(-values[out] @ weights))
    return chance


def _mentions(corpus: Corpus, stories: Stories, scorer: Any, *, write: bool) -> None:
    found = list(compared(corpus.texts, corpus.mentions, stories))
    pairs = np.array([pair for pair, _ in found])
    values = np.array([row for _, row in found])
    clusters = np.array([corpus.clusters[name] for name in corpus.ids])
    right = (clusters[pairs[:, 0]] == clusters[pairs[:, 1]]).astype(float)
    topics = np.array([corpus.topics[mention.document] for mention in corpus.mentions])
    folds = topics[pairs] % FOLDS
    chance = np.zeros(len(right))
    for fold in range(FOLDS):
        out = (folds == fold).any(axis=1)
        chance[out] = _boosted(values[~out], right[~out]).predict_proba(values[out])[:, 1]
    print(f"{len(pairs)} pairs, {right.mean():.3f} of them of one happening")
    for least in (0.25, 0.3, 0.35, 0.4, 0.45):
        _tell(corpus, scorer, {(int(a), int(b)): float(c) for (a, b), c in zip(pairs, chance, strict=True)}, least)
    if write:
        _write("mentions.json", _form(_boosted(values, right)))


def _tell(corpus: Corpus, scorer: Any, likeness: dict[tuple[int, int], float], least: float) -> None:
    groups = linked(len(corpus.ids), {pair: chance for pair, chance in likeness.items() if chance > 0.01}, least)
    system = {corpus.ids[number]: str(cluster) for cluster, group in enumerate(groups) for number in group}
    figures = [scorer.f1(*measure(corpus.clusters, system)) for measure in (scorer.muc, scorer.b_cubed, scorer.ceaf_e)]
    told = "  ".join(
        f"{name} {100 * figure:.1f}" for name, figure in zip(("MUC", "B3", "CEAF-e"), figures, strict=True)
    )
    print(f"on unseen topics, linked from {least}: {told}  CoNLL {100 * sum(figures) / 3:.2f}")


def _boosted(values: Floats, right: Floats) -> Any:
    from sklearn.ensemble import HistGradientBoostingClassifier

    return HistGradientBoostingClassifier(**TREES).fit(values, right)


def _form(model: Any) -> dict[str, Any]:
    """The fitted trees in the form of vedette.merge.trees; an inner node's value is the mean of its leaves' share."""
    rows = []
    for (predictor,) in model._predictors:
        nodes = predictor.nodes
        leaf = nodes["is_leaf"].astype(bool)
        rows.append(
            {
                "feature": [-1 if is_leaf else int(at) for at, is_leaf in zip(nodes["feature_idx"], leaf, strict=True)],
                "limit": [round(float(x), 6) if np.isfinite(x) else 1e9 for x in nodes["num_threshold"]],
                "left": [int(x) for x in nodes["left"]],
                "right": [int(x) for x in nodes["right"]],
                "value": [round(float(x), 5) for x in nodes["value"]],
            }
        )
    return {"names": list(NAMES), "base": round(float(model._baseline_prediction.ravel()[0]), 5), "trees": rows}


def _write(name: str, form: dict[str, Any]) -> None:
    about = {"about": "Made by training/linking.py; do not edit."}
    (OUT / name).write_text(json.dumps(about | form) + "\n", encoding="utf-8")
    print(f"wrote {name}, {(OUT / name).stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
