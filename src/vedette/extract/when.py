"""When it happened: the time expression nearest to a predicate, else what its tense and the report's day say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from vedette.model import Interval

if TYPE_CHECKING:
    from spacy.tokens import Token

    from vedette.model import TimeMention

    from .scene import Scene

DAY = timedelta(days=1)
DURATION = re.compile(r"P(?:T)?(\d+(?:\.\d+)?|X)([HDWMY])")
UNITS = {"H": 1 / 24, "D": 1, "W": 7, "M": 30, "Y": 365}
ONWARD = frozenset({"since"})
UNTIL = frozenset({"until", "till", "by"})
FAR = 9.0
"""What crossing into another clause costs, in tokens."""


@dataclass(slots=True)
class When:
    """Finds the times of predicates in one scene."""

    scene: Scene
    _carried: dict[int, Interval] = field(default_factory=dict)

    def said(self, predicate: Token, within: range | None = None) -> Interval | None:
        """The time that the predicate's sentence gives for it, or None. ``within`` bounds the search to a content."""
        best: tuple[float, TimeMention] | None = None
        seen: set[int] = set()
        for i in range(predicate.sent.start, predicate.sent.end):
            mention = self.scene.times.get(i)
            if mention is None or mention.span.start in seen or (within is not None and i not in within):
                continue
            seen.add(mention.span.start)
            if mention.type in {"DATE", "TIME"} or self._is_span(mention):
                far = self._far(predicate, i)
                if best is None or far < best[0]:
                    best = far, mention
        return self._interval(best[1]) if best else None

    @staticmethod
    def _is_span(mention: TimeMention) -> bool:
        return mention.type == "DURATION" and mention.interval is not None

    def _far(self, predicate: Token, i: int) -> float:
        """Distance in words, dearer where another verb governs the expression."""
        token, steps = self.scene.doc[i], 0
        while token.pos_ not in {"VERB", "AUX"} and token.head is not token and steps < 8:
            token, steps = token.head, steps + 1
        governed = token.i == predicate.i or predicate.is_ancestor(self.scene.doc[i])
        clause = 0.0 if governed else FAR
        return abs(predicate.i - i) + clause

    def _interval(self, mention: TimeMention) -> Interval | None:
        interval = mention.interval
        if interval is None:
            return None
        first = next(iter(self.scene.tokens(mention.span)), 0)
        before = self.scene.doc[first - 1].lower_ if first else ""
        inside = mention.text.split(" ")[0].lower()
        if before in ONWARD or inside in ONWARD:
            return replace(interval, end=None)
        if before in UNTIL:
            return replace(interval, start=None) if before != "by" else interval
        return interval

    # --- what the tense says -------------------------------------------------------------------------------------

    def fresh(self) -> Interval | None:
        """The day before publication and the day itself: what an undated present or lede stands for."""
        day = self.scene.report.published
        if day is None:
            return None
        return Interval(day - DAY, day, None, "day", "tense")


def is_old(predicate: Token) -> bool:
    """Whether the predicate's tense puts it before the news: a pluperfect."""
    return any(child.dep_ == "aux" and child.lower_ in {"had", "'d"} for child in predicate.children)
