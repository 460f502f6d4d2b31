"""What both fits share: the benchmark's scorer, loaded from its file, and logistic regression by Newton's method."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def scorer(folder: Path) -> Any:
    """The module ``score.py`` of a folder. Ends the program, saying so, where there is none."""
    path = folder / "score.py"
    spec = importlib.util.spec_from_file_location(f"{folder.name}_score", path)
    if spec is None or spec.loader is None or not path.is_file():
        sys.exit(f"{folder}: no score.py here; name a folder of the benchmark")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def logistic(values: Floats, right: Floats, penalty: float | Floats) -> Floats:
    """The weights of the columns of ``values``; ``penalty`` is L2, one for all or one a column."""
    ridge = np.broadcast_to(penalty, values.shape[1])
    weights = np.zeros(values.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-values @ weights))
        slope = values.T @ (chance - right) + ridge * weights
        curve = (values * (chance * (1 - chance))[:, None]).T @ values + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if float(np.abs(step).max()) < 1e-8:
            break
    return weights
