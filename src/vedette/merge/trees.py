"""A small model of boosted regression trees: what scikit-learn's histogram gradient boosting has learned, in JSON."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Tree:
    """Nodes by number, the root first: of a branch its feature, its limit and where to go, of a leaf its value."""

    feature: tuple[int, ...]
    limit: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    value: tuple[float, ...]

    def path(self, values: Sequence[float]) -> list[int]:
        """The nodes passed, from the root to a leaf (a leaf has feature -1)."""
        node, passed = 0, [0]
        while self.feature[node] >= 0:
            at = values[self.feature[node]]
            node = self.left[node] if at <= self.limit[node] else self.right[node]
            passed.append(node)
        return passed


@dataclass(frozen=True, slots=True)
class Trees:
    """``names`` are the features; ``base`` the log odds before any tree speaks."""

    names: tuple[str, ...]
    base: float
    trees: tuple[Tree, ...]

    def chance(self, values: Sequence[float]) -> float:
        """The probability that the model gives to some values, one for each name."""
        odds = self.base + sum(tree.value[tree.path(values)[-1]] for tree in self.trees)
        return 1 / (1 + math.exp(-odds))

    def reasons(self, values: Sequence[float]) -> dict[str, float]:
        """What each feature adds to the log odds: at every branch on it, the step from the node's value to the next."""
        found = dict.fromkeys(self.names, 0.0)
        for tree in self.trees:
            passed = tree.path(values)
            for node, following in pairwise(passed):
                found[self.names[tree.feature[node]]] += tree.value[following] - tree.value[node]
        return found


def trees_from(form: Mapping[str, object]) -> Trees:
    """The model that a JSON object describes (training/linking.py writes it)."""
    rows = form["trees"]
    if not isinstance(rows, list) or not isinstance(form["names"], list):
        raise TypeError("trees and names must be lists")
    made = tuple(Tree(*(tuple(row[key]) for key in ("feature", "limit", "left", "right", "value"))) for row in rows)
    return Trees(tuple(form["names"]), float(str(form["base"])), made)


@cache
def trees(name: str) -> Trees:
    """The model in a file of this folder, read once."""
    return trees_from(json.loads(files(__package__).joinpath(name).read_text("utf-8")))


__all__ = ["Tree", "Trees", "trees", "trees_from"]
