"""Recognition: which runs of tokens are time expressions, and by which rule. Linear in the text's length."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vedette.ground.timerules import time_rules
from vedette.ground.timetokens import Token
from vedette.ground.timewords import Value


@dataclass(frozen=True, slots=True)
class Found:
    """One match of one rule. ``first``/``after``: its tokens; groups are asked for by name."""

    reading: str
    first: int
    after: int
    match: re.Match[str]
    tokens: Sequence[Token]

    def has(self, group: str) -> bool:
        return group in self.match.re.groupindex and self.match.group(group) is not None

    def token(self, group: str) -> Token | None:
        """The first token of a group, None where the group is not part of the match."""
        return self.tokens[self.match.start(group)] if self.has(group) else None

    def value(self, group: str) -> Value:
        token = self.token(group)
        return token.value if token else None

    def number(self, group: str) -> int | None:
        value = self.value(group)
        return int(value) if isinstance(value, (int, float)) else None

    def code(self, group: str) -> str:
        """The value of a group as text, empty where it has none."""
        value = self.value(group)
        return value if isinstance(value, str) else ""

    def words(self, group: str) -> list[str]:
        """The words of a group, in lower case."""
        if not self.has(group):
            return []
        start, end = self.match.span(group)
        return [token.low for token in self.tokens[start:end]]

    def step(self, group: str) -> int:
        """The step that a determiner takes: -1 for ``last``, 0 for ``this``, 1 for ``the following``."""
        if not self.has(group):
            return 0
        value = self.tokens[self.match.end(group) - 1].value
        return value if isinstance(value, int) else 0

    @property
    def before(self) -> str:
        """The word right before, empty at the start of the text."""
        return self.tokens[self.first - 1].low if self.first else ""

    @property
    def next(self) -> str:
        """The word right after, a full stop at the end of the text."""
        return self.tokens[self.after].low if self.after < len(self.tokens) else "."

    @property
    def start(self) -> int:
        return self.tokens[self.first].start

    @property
    def end(self) -> int:
        return self.tokens[self.after - 1].end

    def low(self) -> list[str]:
        return [token.low for token in self.tokens[self.first : self.after]]


def find(tokens: Sequence[Token]) -> list[Found]:
    """Matches that may overlap, best first at each start: leftmost, then longest, then the earlier rule."""
    letters = "".join(token.letter for token in tokens)
    classes = frozenset(letters)
    ranked: list[tuple[int, int, int, Found]] = []
    for rank, rule in enumerate(time_rules()):
        if not rule.fits(classes):
            continue
        narrow = "x" in rule.pattern.groupindex
        for match in rule.pattern.finditer(letters):
            first, after = match.span("x") if narrow else match.span()
            ranked.append((first, -after, rank, Found(rule.reading, first, after, match, tokens)))
    ranked.sort(key=lambda entry: entry[:3])
    return [entry[3] for entry in ranked]
