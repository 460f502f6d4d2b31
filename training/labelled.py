"""What the encoder is fitted to: notes written and labelled for it, and the archive whose keys name role fillers."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vedette.extract.encoder import WINDOW
from vedette.extract.pieces import WORD, Pieces

PARTS = ("PerpInd", "PerpOrg", "Target", "Victim")
SENTENCE = re.compile(r"(?<=[.!?\"])\s+|\n\s*\n")
HELD_OUT = 0.1


@dataclass(frozen=True, slots=True)
class Example:
    """A window by its pieces: the class of a ``note``, or for each piece the ``parts`` that it has in its document."""

    document: str
    pieces: list[int]
    note: str | None = None
    parts: list[set[str]] | None = None

    @property
    def held_out(self) -> bool:
        """Whether its document is of the tenth, by hash, that a fit is judged on."""
        return hashlib.sha256(self.document.encode()).digest()[0] < 256 * HELD_OUT


def notes(files: Iterable[Path], pieces: Pieces) -> Iterator[Example]:
    """Every note of the files with its class."""
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            label, text = line.split("\t")
            yield Example(text, _cut(text, pieces)[0], note=label)


def archive(file: Path, pieces: Pieces) -> Iterator[Example]:
    """The windows of an archive's dispatches (the published MUC-4 set's form), with the parts of their pieces."""
    raw = file.read_text(encoding="utf-8")
    held: list[dict[str, Any]] = json.loads(raw) if raw.startswith("[") else list(map(json.loads, raw.splitlines()))
    for one in held:
        fillers = [(r, mention[0]) for r in PARTS for entity in one["extracts"][r] for mention in entity]
        for text in windows(one["doctext"], pieces):
            numbers, spans = _cut(text, pieces)
            parts: list[set[str]] = [set() for _ in numbers]
            for role, mention in fillers:
                for found in re.finditer(rf"(?<!\w){re.escape(mention)}(?!\w)", text):
                    for piece, (start, end) in enumerate(spans):
                        if start < found.end() and found.start() < end:
                            parts[piece].add(role)
            yield Example(one["docid"], numbers, parts=parts)


def windows(text: str, pieces: Pieces) -> Iterator[str]:
    """A text in runs of whole sentences that each fit a window."""
    run, length = "", 2
    for sentence in SENTENCE.split(text):
        size = sum(len(pieces.of(word[0])) for word in WORD.finditer(sentence))
        if run and length + size > WINDOW:
            yield run
            run, length = "", 2
        run, length = f"{run} {sentence}".strip(), length + size
    if run:
        yield run


def _cut(text: str, pieces: Pieces) -> tuple[list[int], list[tuple[int, int]]]:
    """The pieces of a text between the two that frame a window, and which characters each is from."""
    numbers, spans = [pieces.number["[CLS]"]], [(0, 0)]
    for word in WORD.finditer(text):
        for number in pieces.of(word[0])[: WINDOW - 1 - len(numbers)]:
            numbers.append(number)
            spans.append(word.span())
    return [*numbers, pieces.number["[SEP]"]], [*spans, (len(text), len(text))]
