"""The days of a time expression, how far it stands from a predicate, and the day of the news itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from vedette.model import Interval

from .tense import carrier

if TYPE_CHECKING:
    from spacy.tokens import Token

    from vedette.model import TimeMention

    from .scene import Scene

DAY = timedelta(days=1)
ONWARD = frozenset({"since"})
UNTIL = frozenset({"until", "till", "by"})
NOT_YET = frozenset({"before", "until", "till"})
APART = frozenset({"after", "before", "since", "until", "till"})
FAR = 9.0
"""What crossing into another clause costs, in tokens."""


@dataclass(slots=True)
class When:
    """Finds the times of predicates in one scene."""

    scene: Scene

    def far(self, predicate: Token, i: int) -> float:
        """Distance in words, dearer where another verb governs the expression."""
        token, steps = self.scene.doc[i], 0
        while token.pos_ not in {"VERB", "AUX"} and token.head is not token and steps < 8:
            token, steps = token.head, steps + 1
        if self._in_aside(predicate, self.scene.doc[i]):
            return abs(predicate.i - i) + FAR
        governed = token.i in {predicate.i, carrier(predicate).i} or (
            predicate.is_ancestor(self.scene.doc[i]) and not self._is_joined(predicate, token)
        )
        clause = 0.0 if governed else FAR
        return abs(predicate.i - i) + clause

    @staticmethod
    def _is_joined(predicate: Token, verb: Token) -> bool:
        """Whether a verb is that of a clause joined to a predicate's, with a subject of its own."""
        at = verb
        for _ in range(8):
            if at.head.i == at.i or at.i == predicate.i:
                break
            if at.dep_ == "conj" and any(c.dep_ in {"nsubj", "nsubjpass"} for c in at.lefts):
                return True
            at = at.head
        return False

    @staticmethod
    def _in_aside(predicate: Token, at: Token) -> bool:
        """Whether an expression stands in a clause of its own: ``agreed to pull out, after the raid on Monday``."""
        for _ in range(8):
            if at.i == predicate.i or at.head is at:
                return False
            marked = any(c.lower_ in APART and c.dep_ in {"mark", "prep", "advmod"} for c in at.lefts)
            if (at.dep_ == "advcl" and marked) or (at.dep_ == "pcomp" and at.head.lower_ in APART):
                return not at.is_ancestor(predicate)
            at = at.head
        return False

    def is_before(self, predicate: Token, i: int) -> bool:
        """Whether an expression dates what came after a predicate: ``freed the prisoners before being driven out on
        Friday``."""
        at = self.scene.doc[i]
        for _ in range(8):
            if at.head.i == at.i or at.i == predicate.i or at.is_ancestor(predicate):
                break
            marks = [c for c in at.lefts if c.dep_ in {"mark", "advmod"}] if at.dep_ == "advcl" else [at.head]
            inside = at.dep_ in {"advcl", "pcomp"} or (at.dep_ == "pobj" and at.i != i)
            if inside and any(mark.lower_ in NOT_YET for mark in marks):
                return True
            at = at.head
        return False

    def interval(self, mention: TimeMention) -> Interval | None:
        """The days of a time expression, open where ``since`` or ``until`` stands before it."""
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
