"""The pieces that the encoder knows words by: WordPiece over lower-case letters, as uncased BERT has it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

WORD = re.compile(r"\w+|[^\w\s]")
LONGEST = 60
"""Letters of a word from which it is taken as unknown: links, and walls of text."""
KEPT = 50_000
"""Words whose pieces are remembered."""


@dataclass(slots=True)
class Pieces:
    """Cuts words into the pieces of a vocabulary: ``number`` of each, those inside a word with ``##`` before them."""

    number: Mapping[str, int]
    _known: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def of(self, text: str) -> tuple[int, ...]:
        """The numbers of the pieces of a word, or of several with blanks between them."""
        known = self._known.get(text)
        if known is None:
            if len(self._known) > KEPT:
                self._known.clear()
            known = self._known[text] = tuple(self._cut(text))
        return known

    def _cut(self, text: str) -> Iterator[int]:
        for word in WORD.findall(plain(text)):
            yield from self._pieces(word)

    def _pieces(self, word: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(word):
            mark = "##" if start else ""
            ends = range(min(len(word), start + LONGEST), start, -1)
            end = next((end for end in ends if mark + word[start:end] in self.number), None)
            if end is None or len(word) > LONGEST:
                return [self.number["[UNK]"]]
            found.append(self.number[mark + word[start:end]])
            start = end
        return found


def plain(text: str) -> str:
    """Lower case, without accents."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in apart if unicodedata.category(letter) != "Mn")
