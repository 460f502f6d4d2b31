"""The vector of each word in its context: spaCy's tok2vec networks, with what depends on a word alone worked out once.

A network looks up the shape of a word (its norm, prefix, suffix …) in hash tables, mixes what it finds, and then lets
each word four times look at its two neighbours. The first half is the same wherever a word stands, so it is remembered;
the second is done for a batch at once by numpy's own BLAS. The sums are spaCy's, in another order: they differ in the
last bits of a float.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.lib.stride_tricks import as_strided

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt
    from spacy.tokens import Doc

    Floats = npt.NDArray[np.float32]
    Rows = npt.NDArray[np.int64]

MOST = 40_000
"""Words whose vectors are kept: 15 MB. A pile of a thousand reports has about as many."""
BLOCK = 256
"""Words that are looked at together: what is worked out for them stays in the processor's cache."""
TINY = 1e-8


class Convolution:
    """One look of each word at itself and its neighbours: the best of some linear maps, normalised, and added."""

    def __init__(self, layer: Any) -> None:
        """``layer``: thinc's residual layer over a window of one word, Maxout and LayerNorm."""
        maxout = next(node for node in layer.walk() if node.name == "maxout")
        norm = next(node for node in layer.walk() if node.name == "layernorm")
        weights, bias = maxout.get_param("W"), maxout.get_param("b")
        self._width, self._pieces, inputs = weights.shape
        # one piece after the other, so that the best of them is found by comparing runs of memory
        self._weights = np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(inputs, -1))
        self._bias = np.ascontiguousarray(bias.T.reshape(-1))
        self._gain, self._shift = norm.get_param("G"), norm.get_param("b")

    def __call__(self, words: Floats) -> Floats:
        """New vectors, of the same shape (words, width), for words that all stand in one row."""
        count, width = words.shape
        edged = np.zeros((count + 2, width), np.float32)
        edged[1:-1] = words
        windows = as_strided(edged, (count, 3 * width), edged.strides)  # each row reaches over the two that follow it
        new = np.empty_like(words)
        for start in range(0, count, BLOCK):
            block = slice(start, start + BLOCK)
            mapped = np.ascontiguousarray(windows[block]) @ self._weights
            mapped += self._bias
            best = new[block]
            best[:] = mapped[:, :width]
            for piece in range(1, self._pieces):
                np.maximum(best, mapped[:, piece * width : (piece + 1) * width], out=best)
            best -= best.mean(axis=1, keepdims=True)
            spread = np.einsum("ij,ij->i", best, best) / np.float32(width) + np.float32(TINY)
            best *= (1 / np.sqrt(spread))[:, None]
            best *= self._gain
            best += self._shift
            best += words[block]
        return new


class Vectors:
    """A tok2vec network that remembers words."""

    def __init__(self, network: Any) -> None:
        """``network``: thinc's model, which refers to ``embed`` (MultiHashEmbed) and ``encode`` (a window of one)."""
        embed, encode = network.get_ref("embed"), network.get_ref("encode")
        features, _, tables, mixed, _ = embed.layers
        self._attributes = features.attrs["columns"]
        self._tables, self._mixed = tables.layers[0], mixed.layers[0]
        self._convolutions = [Convolution(layer) for layer in encode.layers[0].layers]
        self._gap = len(self._convolutions)
        self.width: int = network.get_dim("nO")
        self._forget()

    def __call__(self, docs: Sequence[Doc]) -> list[Floats]:
        """For each document an array (words, width)."""
        words = [cast("npt.NDArray[np.uint64]", doc.to_array(self._attributes)) for doc in docs]
        known = self._rows(np.concatenate(words)) if words else np.zeros(0, np.int64)
        rows = np.zeros(len(known) + self._gap * (len(docs) + 1), np.int64)
        spans, at, taken = [], self._gap, 0  # between documents stand empty words, so that none sees the other
        for of_one in words:
            rows[at : at + len(of_one)] = known[taken : taken + len(of_one)]
            spans.append((at, at + len(of_one)))
            at += len(of_one) + self._gap
            taken += len(of_one)
        vectors = self._kept[rows]
        for convolution in self._convolutions:
            vectors = convolution(vectors)
        return [vectors[start:end] for start, end in spans]

    def _forget(self) -> None:
        self._row_of: dict[bytes, int] = {}
        self._kept: Floats = np.zeros((1, self.width), np.float32)
        """One row for each known word; the first is that of no word at all."""

    def _rows(self, words: npt.NDArray[np.uint64]) -> Rows:
        """The row of each word, given by its attributes; what was never met is learnt."""
        keys = cast("list[bytes]", words.view(np.dtype((np.void, words.strides[0]))).ravel().tolist())
        if len(self._row_of) > MOST:
            self._forget()
        if new := [key for key in dict.fromkeys(keys) if key not in self._row_of]:
            met = np.frombuffer(b"".join(new), np.uint64).reshape(-1, words.shape[1])
            self._row_of |= zip(new, range(len(self._kept), len(self._kept) + len(new)), strict=True)
            self._kept = np.concatenate([self._kept, self._mixed.predict(self._tables.predict(met))])
        return np.fromiter(map(self._row_of.__getitem__, keys), np.int64, len(keys))
