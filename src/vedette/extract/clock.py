"""When each claim of a report is set: said in its sentence, carried along the story, or told by the tense."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from vedette.model import Interval

from .when import is_old

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .attribution import Attribution
    from .draft import Draft
    from .read import Reading

STATES = frozenset({"control", "position", "strength"})
HAPPENINGS = frozenset({"event", "casualties"})
DATED = HAPPENINGS | {"control"}
"""Kinds whose own day is the day of the story from there on."""
PERIODICAL = re.compile(
    r"\b(weekly|fortnightly|bi-?weekly|monthly|reporting period)\b(?! (?:newspaper|magazine))", re.IGNORECASE
)
PERIODS = {"weekly": 7, "fortnightly": 14, "biweekly": 14, "bi-weekly": 14, "monthly": 30}
HEAD = 600
"""Characters at the top in which a periodical report says what days it covers."""
SHORT = 4
"""Days that an interval may last to be carried along as the day of the story."""
LEDE = 8
"""Sentences at the top in which the day of the story may be said after its first event."""


@dataclass(slots=True)
class Clock:
    """Gives the drafts of one report their times, in the order of the text."""

    reading: Reading
    drafts: Sequence[Draft]
    _story: Interval | None = field(default=None)
    _period: Interval | None = field(default=None)

    def __post_init__(self) -> None:
        self._period = self._reporting_period()
        sentences = list(self.reading.scene.doc.sents)[:LEDE]
        last = sentences[-1].end if sentences else 0
        for draft in self.drafts:
            if draft.anchor.i < last and draft.kind in DATED and self._story is None:
                self._note(self.reading.when.said(draft.anchor))

    def _reporting_period(self) -> Interval | None:
        """The days that a periodical report covers: a range at its head, else its own word for how often it comes."""
        day, text = self.reading.scene.report.published, self.reading.scene.doc.text
        found = PERIODICAL.search(text)
        if found is None or day is None:
            return None
        head = [t.interval for t in self.reading.scene.mentions.times if t.span.start < HEAD and t.interval is not None]
        for interval in head:
            if interval.start and interval.end and 5 <= (interval.end - interval.start).days <= 45:
                return replace(interval, basis="context", at=None)
        days = PERIODS.get(found.group(1).lower(), 7)
        return Interval(day - timedelta(days=days - 1), day, None, "day", "context")

    def _note(self, said: Interval | None) -> None:
        if said is not None and said.start and said.end and (said.end - said.start).days < SHORT:
            self._story = said

    def of(self, draft: Draft, chain: Sequence[Attribution]) -> Interval | None:
        """The time of a draft whose speakers are ``chain``, innermost first."""
        if draft.kind == "relation":
            return None
        when = self.reading.when
        said = when.said(draft.anchor, self._within(draft, chain))
        if said is not None:
            if draft.kind in DATED:
                self._note(said)
            return said
        if draft.kind == "statement":
            return None
        if draft.kind in STATES or draft.kind not in HAPPENINGS:
            return when.fresh() if self._period is None or draft.kind in STATES else self._period
        clause = draft.clause or draft.anchor
        if is_old(clause) and not chain:
            return None
        if self._period is not None:
            return self._period
        if self._story is not None and clause.tag_ not in {"VBZ", "VBP", "VBG"}:
            return replace(self._story, basis="context", at=None)
        return when.fresh()

    @staticmethod
    def _within(draft: Draft, chain: Sequence[Attribution]) -> range | None:
        """The words that a speaker says: a time outside them is the day of saying."""
        if not chain or draft.kind == "statement":
            return None
        inside = [i for part in chain[0].content for i in range(*part)]
        return range(min(inside), max(inside) + 1) if inside else None
