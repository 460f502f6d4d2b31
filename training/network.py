"""The encoder as it is fitted: MiniLM's layers, and what is asked of each word and of a note as a whole.

Its weights are read from the package that carries all-MiniLM-L6-v2 (Apache-2.0). The gelu of its layers is taken in the
form x * sigmoid(1.702 x), which costs a fraction; the fit makes up for the difference.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

WIDTH, HEADS, INNER, LONGEST, LAYERS = 384, 12, 1536, 512, 6
NAMES = {
    "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
    "mixed": "attention.output.dense", "first": "attention.output.LayerNorm", "inner": "intermediate.dense",
    "outer": "output.dense", "second": "output.LayerNorm",
}  # fmt: skip
"""What the package calls the parts of a layer."""


class Layer(nn.Module):
    """One layer of BERT: each word looks at all others of its window, then is thought over by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.mixed = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.first, self.second = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, words: Tensor, unseen: Tensor) -> Tensor:
        size = words.size(0), words.size(1), HEADS, WIDTH // HEADS
        query, key, value = (part(words).view(size).transpose(1, 2) for part in (self.query, self.key, self.value))
        scores = query @ key.transpose(2, 3) / math.sqrt(WIDTH // HEADS) + unseen
        looked = (self.dropout(torch.softmax(scores, -1)) @ value).transpose(1, 2).reshape(size[0], size[1], WIDTH)
        words = self.first(words + self.dropout(self.mixed(looked)))
        inner = self.inner(words)
        return self.second(words + self.dropout(self.outer(inner * torch.sigmoid(1.702 * inner))))


class Encoder(nn.Module):
    """``parts``: log odds of an archive's roles for each piece; ``note``: scores of the classes of a whole window."""

    def __init__(self, pieces: int, parts: int, classes: int) -> None:
        super().__init__()
        self.word, self.place = nn.Embedding(pieces, WIDTH), nn.Embedding(LONGEST, WIDTH)
        self.norm, self.dropout = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.parts, self.note = nn.Linear(WIDTH, parts), nn.Linear(WIDTH, classes)

    def forward(self, pieces: Tensor) -> tuple[Tensor, Tensor]:
        """``pieces`` (windows, length), 0 where there is none. Gives (windows, length, parts), (windows, classes)."""
        there = (pieces > 0).float()
        unseen = (1 - there)[:, None, None, :] * -10_000.0
        words = self.dropout(self.norm(self.word(pieces) + self.place.weight[: pieces.size(1)]))
        for layer in self.layers:
            words = layer(words, unseen)
        whole = (words * there[:, :, None]).sum(1) / there.sum(1, keepdim=True)
        return self.parts(self.dropout(words)), self.note(self.dropout(whole))

    def own(self) -> list[nn.Parameter]:
        """The parameters that MiniLM has not: they learn faster."""
        return [*self.parts.parameters(), *self.note.parameters()]

    def begun(self) -> list[nn.Parameter]:
        """The parameters that begin as MiniLM's."""
        mine = {id(one) for one in self.own()}
        return [one for one in self.parameters() if id(one) not in mine]


def begun(folder: Path, kept: list[int], parts: int, classes: int) -> Encoder:
    """An encoder that begins with MiniLM's weights; ``kept``: the rows of its vocabulary that ours is.

    Ends the program, saying so, where the folder's file lacks a weight.
    """
    held = tensors(folder / "model.safetensors")
    network = Encoder(len(kept), parts, classes)
    taken: dict[str, Any] = {
        "word.weight": held["embeddings.word_embeddings.weight"][kept],
        "place.weight": held["embeddings.position_embeddings.weight"]
        + held["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": held["embeddings.LayerNorm.weight"],
        "norm.bias": held["embeddings.LayerNorm.bias"],
    }
    for layer in range(LAYERS):
        for ours, theirs in NAMES.items():
            for part in ("weight", "bias"):
                taken[f"layers.{layer}.{ours}.{part}"] = held[f"encoder.layer.{layer}.{theirs}.{part}"]
    arrays = {name: torch.from_numpy(np.array(value)) for name, value in taken.items()}
    missing = network.load_state_dict(arrays, strict=False)
    wrong = [name for name in missing.missing_keys if name.split(".")[0] not in {"parts", "note"}]
    if wrong:
        raise SystemExit(f"{folder}: no weights for {', '.join(wrong)}")
    return network


def tensors(file: Path) -> dict[str, Any]:
    """The arrays of a safetensors file, by name, as float32."""
    raw = file.read_bytes()
    size = int.from_bytes(raw[:8], "little")
    head = json.loads(raw[8 : 8 + size])
    sorts = {"F32": np.float32, "F16": np.float16}
    found = {}
    for name, told in head.items():
        if name != "__metadata__" and told["dtype"] in sorts:
            start, end = (8 + size + at for at in told["data_offsets"])
            found[name] = np.frombuffer(raw[start:end], sorts[told["dtype"]]).reshape(told["shape"]).astype(np.float32)
    return found
