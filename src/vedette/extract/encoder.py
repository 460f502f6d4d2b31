"""A small fitted network for what frames are blind to: the class of a whole note, and parts in an archive's incidents.

The network (MiniLM's six layers, eight-bit weights) is in data/encoder.onnx with its vocabulary in data/encoder.txt,
both made by training/encoder.py; without them the frames read alone. This is onnxruntime's one home.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np

from .pieces import Pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt
    from spacy.tokens import Doc

    Floats = npt.NDArray[np.float32]

WINDOW = 160
"""Pieces that are looked at together: some sentences. What it was fitted to."""
TOGETHER = 16
"""Windows that are looked at in one go."""


class Encoder:
    """The network and its vocabulary; ``classes`` of notes, ``parts`` of phrases."""

    def __init__(self, network: bytes, words: str) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # processes share the work, not threads
        self._session: Any = onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
        head, *names = words.rstrip("\n").split("\n")
        form: dict[str, Any] = json.loads(head)
        self.classes: tuple[str, ...] = tuple(form["classes"])
        self.parts: tuple[str, ...] = tuple(form["parts"])
        self._pieces = Pieces({name: number for number, name in enumerate(names)})
        self._first, self._last = self._pieces.number["[CLS]"], self._pieces.number["[SEP]"]

    def sort(self, text: str) -> tuple[str, float]:
        """The likeliest class of a note, and how likely it is, 0 to 1."""
        pieces = [self._first, *self._pieces.of(text)[: WINDOW - 2], self._last]
        scores = self._run([pieces])[1][0]
        powers = np.exp(scores - scores.max())
        best = int(scores.argmax())
        return self.classes[best], float(powers[best] / powers.sum())

    def look(self, doc: Doc) -> Floats:
        """How likely each token of a report has each of the parts: an array (tokens, parts)."""
        windows, starts = self._windows(doc)
        chances = np.zeros((len(doc), len(self.parts)), np.float32)
        for at in range(0, len(windows), TOGETHER):
            found = self._run(windows[at : at + TOGETHER])[0]
            for row, places in enumerate(starts[at : at + TOGETHER]):
                tokens, pieces = [token for token, _ in places], [piece for _, piece in places]
                chances[tokens] = 1 / (1 + np.exp(-found[row, pieces]))
        return chances

    def _windows(self, doc: Doc) -> tuple[list[list[int]], list[list[tuple[int, int]]]]:
        """The pieces of runs of sentences, and for each run its tokens with the first piece of each."""
        windows: list[list[int]] = []
        starts: list[list[tuple[int, int]]] = []
        for sent in doc.sents:
            cut = [(token.i, self._pieces.of(token.text)[: WINDOW // 2]) for token in sent if not token.is_space]
            fits = bool(windows) and len(windows[-1]) + sum(len(pieces) for _, pieces in cut) < WINDOW
            for number, (token, pieces) in enumerate(cut):
                if (not fits and number == 0) or len(windows[-1]) + len(pieces) >= WINDOW:
                    windows.append([self._first])
                    starts.append([])
                if pieces:
                    starts[-1].append((token, len(windows[-1])))
                    windows[-1].extend(pieces)
        return [[*window, self._last] for window in windows], starts

    def _run(self, windows: Sequence[Sequence[int]]) -> list[Floats]:
        """The scores of parts (windows, pieces, parts) and of classes (windows, classes)."""
        rows = np.zeros((len(windows), max(map(len, windows))), np.int64)
        for row, window in enumerate(windows):
            rows[row, : len(window)] = window
        found: list[Floats] = self._session.run(None, {"pieces": rows})
        return found


@cache
def encoder() -> Encoder | None:
    """The fitted network, loaded once a process; None where the installation has none."""
    folder = files(__package__).joinpath("data")
    network, words = folder.joinpath("encoder.onnx"), folder.joinpath("encoder.txt")
    if not network.is_file():
        return None
    return Encoder(network.read_bytes(), words.read_text(encoding="utf-8"))
