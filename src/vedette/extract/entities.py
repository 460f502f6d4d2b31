"""The names that the pipeline's recogniser sees (persons, bodies, places, dates …): spaCy's greedy decoding, batched.

The recogniser goes from word to word and begins, continues or ends a name. Outside of a name its choice depends on the
word alone, so all those choices are made at once; only within names, of a few words each, does one wait for the other.
spaCy asks at each word which of 74 moves are allowed, and that takes longer than all of this.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from .vectors import Vectors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt
    from spacy.tokens import Doc

    from .vectors import Floats

    Bools = npt.NDArray[np.bool_]

FEATURES = 3
"""What a state is told by: its word, the first word of the name that is open, and the word before, in such a name."""
UNSAID = "U-"
"""A move for words that someone else said are no names; nobody does."""


class Entity(NamedTuple):
    """A name: its label, from which word to before which."""

    label: str
    start: int
    end: int


class Linear:
    """Rows of numbers in, rows of numbers out."""

    def __init__(self, layer: Any) -> None:
        """``layer``: thinc's Linear."""
        self.weights: Floats = np.ascontiguousarray(layer.get_param("W").T)
        self.bias: Floats = layer.get_param("b")

    def __call__(self, rows: Floats) -> Floats:
        out: Floats = rows @ self.weights
        out += self.bias
        return out


class Recogniser:
    """Finds the entities that spaCy's transition-based recogniser finds."""

    def __init__(self, network: Any, moves: Sequence[str]) -> None:
        """``network``: thinc's model of the recogniser, which ends in three layers: linear, states, scores of moves;
        ``moves``: ``B-ORG`` (a name begins), ``I-ORG`` (goes on), ``L-ORG`` (ends), ``U-ORG`` (is one word), ``O``."""
        tok2vec, states, scores = network.layers
        self._squeezed, self._scores = Linear(tok2vec.layers[-1]), Linear(scores)
        weights = states.get_param("W")  # features, hidden, pieces, inputs
        absent: Floats = states.get_param("pad")[0].transpose(0, 2, 1).reshape(FEATURES, -1)
        self._hidden: int = weights.shape[1]
        self._bias: Floats = states.get_param("b").T.reshape(-1)
        self._alone: Floats = absent[1] + absent[2] + self._bias
        """What is added to a word where no name is open."""
        self._states: Floats = np.ascontiguousarray(weights.transpose(0, 2, 1, 3).reshape(-1, weights.shape[3]).T)
        self._moves = [(move[:1], move[2:]) for move in moves]
        self._number = {move: number for number, move in enumerate(moves)}
        self._out = self._number["O"]
        self._barred = {
            kinds: np.array([move[:1] not in kinds or move == UNSAID for move in moves]) for kinds in ("O", "UO", "BUO")
        }
        """The moves that are barred where moves of these kinds alone are allowed."""

    def __call__(self, vectors: Floats, blank: Bools, last: Bools) -> list[Entity]:
        """The entities of a document, in order, by the vectors (words, width) of its words: which of these are
        ``blank``, and which are the ``last`` of a sentence, which no name outlives."""
        if not len(vectors):
            return []
        now, first, before = np.split(self._squeezed(vectors) @ self._states, FEATURES, axis=1)
        chosen = self._chosen(now, blank, last)
        found: list[Entity] = []
        at = 0
        for start in np.flatnonzero(chosen != self._out).tolist():
            if start < at:
                continue
            kind, label = self._moves[chosen[start]]
            at = start + 1
            if kind == "B":
                opened = first[start] + self._bias
                while not last[at] and self._goes_on(now[at] + opened + before[at - 1], label):
                    at += 1
                at += 1
            found.append(Entity(label, start, at))
        return found

    def _chosen(self, now: Floats, blank: Bools, last: Bools) -> npt.NDArray[np.int64]:
        """The move at each word, were no name open there."""
        scores = self._scores(self._best(now + self._alone))
        scores[:, self._barred["BUO"]] = -np.inf
        scores[np.ix_(last, self._barred["UO"])] = -np.inf
        scores[np.ix_(blank, self._barred["O"])] = -np.inf
        chosen: npt.NDArray[np.int64] = scores.argmax(axis=1)
        return chosen

    def _goes_on(self, state: Floats, label: str) -> bool:
        """Whether an open name goes on after a word, rather than ending with it."""
        on, end = self._number[f"I-{label}"], self._number[f"L-{label}"]
        of, by = self._scores.weights, self._scores.bias
        hidden = self._best(state)
        return bool(hidden @ of[:, on] + by[on] >= hidden @ of[:, end] + by[end])

    def _best(self, states: Floats) -> Floats:
        """Maxout over two pieces that stand side by side."""
        best: Floats = np.maximum(states[..., : self._hidden], states[..., self._hidden :])
        return best


class Entities:
    """A component of the pipeline, in the place of spaCy's recogniser."""

    def __init__(self, recogniser: Any) -> None:
        """``recogniser``: spaCy's, from which all weights are taken."""
        self._vectors = Vectors(recogniser.model.get_ref("tok2vec").layers[0])
        moves = recogniser.moves
        self._recogniser = Recogniser(recogniser.model, [moves.get_class_name(i) for i in range(moves.n_moves)])

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 16) -> Iterator[Doc]:
        """The documents, in order, with their entities; ``batch_size`` of them are looked at together."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            for doc, vectors in zip(batch, self._vectors(batch), strict=True):
                blank, starts = (column == 1 for column in doc.to_array(["IS_SPACE", "SENT_START"]).T)
                found: Any = self._recogniser(vectors, blank, np.append(starts[1:], True))
                doc.ents = found
            yield from batch
