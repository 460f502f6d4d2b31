"""The words of a parsed document in a row: what the figures are read from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .numbers import Number, measures, number_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DISTANCES = ("km", "miles", "metres", "yards", "nautical miles")
MODIFIES = ("nummod", "amod", "det", "quantmod", "nmod", "compound", "predet", "advmod", "poss")
BEFORE_NOUN = ("ADJ", "DET", "ADV", "NUM", "VBN", "VBG", "HYPH", "PRP$")
NOMINAL = ("NOUN", "PROPN", "ADJ")


TEXT = "text"
"""Where a document's ``user_data`` keeps its text."""


def text_of(doc: Doc) -> str:
    """The text of a document, put together once: spaCy does so anew, over all tokens, each time that it is asked."""
    if TEXT not in doc.user_data:
        doc.user_data[TEXT] = doc.text
    return str(doc.user_data[TEXT])


@dataclass(frozen=True, slots=True)
class WordRow:
    """The tokens of a document without white space, and their lower-case words."""

    doc: Doc
    text: str
    tokens: list[Token]
    lower: list[str]

    @classmethod
    def of(cls, doc: Doc) -> WordRow:
        tokens = [token for token in doc if not token.is_space and token.text]
        return cls(doc, doc.text, tokens, [token.lower_ for token in tokens])

    def sentence_starts(self) -> list[int]:
        """For each token of the document, the token that its sentence starts with."""
        starts: list[int] = []
        for token in self.doc:
            starts.append(token.i if token.is_sent_start or not starts else starts[-1])
        return starts

    def word(self, i: int) -> str:
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def glued(self, i: int) -> bool:
        """Whether word ``i`` follows the word before it without a space."""
        return 0 < i < len(self.tokens) and self.tokens[i - 1].idx + len(self.tokens[i - 1].text) == self.tokens[i].idx

    def is_nominal(self, i: int) -> bool:
        return 0 <= i < len(self.tokens) and self.tokens[i].pos_ in NOMINAL

    def is_measure(self, i: int) -> bool:
        return self.word(i) in measures()

    def particle(self, i: int) -> bool:
        """Whether the ``over`` at ``i`` belongs to the verb before it (``took over two towns``)."""
        return i > 0 and self.tokens[i - 1].lemma_.lower() in number_words()["over_particle"]

    def changes(self, i: int) -> bool:
        """Whether a verb of change stands in the seven words before ``i`` (``rose from 10 to 20``)."""
        change = number_words()["change"]
        return any(token.lemma_.lower() in change for token in self.tokens[max(0, i - 7) : i])

    def distance(self, token: Token) -> str:
        unit = measures().get(token.lower_, "")
        return unit if unit in DISTANCES else ""

    def definite(self, start: int, number: Number) -> bool:
        return self.word(start - 1) in number_words()["definite"] or self.word(number.start) == "both"

    def noun(self, last: int, end: int) -> int | None:
        """The token of the noun that the number ending in word ``last`` counts; its hedges end in word ``end``."""
        if self.word(end + 1) == "of" or self.word(end) == "of":
            following = self.tokens[min(end + 1, len(self.tokens) - 1) : end + 10]
            for token in following[:2]:
                for child in token.children if token.lower_ == "of" else ():
                    if child.dep_ == "pobj" and child.i > token.i:
                        return child.i
            return self._run(end + 1 + (self.word(end + 1) == "of"))
        token = self.tokens[last]
        for _ in range(4):
            if token.dep_ not in MODIFIES:
                break
            token = token.head
            if 0 < token.i - self.tokens[end].i < 12 and token.pos_ in ("NOUN", "PROPN", "PRON"):
                return token.i
        return self._run(end + 1)

    def _run(self, i: int) -> int | None:
        """The last noun of the run of adjectives and nouns that starts at word ``i``."""
        last = None
        for j in range(i, min(i + 8, len(self.tokens))):
            token = self.tokens[j]
            if token.dep_ == "prep":
                break  # 42 dead including seven children: the children are not 42
            if token.pos_ in ("NOUN", "PROPN") or token.lower_ in ("others", "them", "us"):
                last = token.i
            elif last is not None or not (token.pos_ in BEFORE_NOUN or token.tag_ in BEFORE_NOUN):
                break
        return last
