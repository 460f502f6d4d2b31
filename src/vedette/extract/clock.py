"""When each claim of a report is set: said in its sentence, carried along the story, or told by the tense."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from .when import is_old

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vedette.model import Interval

    from .draft import Draft
    from .read import Reading
    from .speakers import Attribution

STATES = frozenset({"control", "position", "strength"})
HAPPENINGS = frozenset({"event", "casualties"})
SHORT = 4
"""Days that an interval may last to be carried along as the day of the story."""
LEDE = 4
"""Sentences at the top in which the day of the story may be said after its first event."""


@dataclass(slots=True)
class Clock:
    """Gives the drafts of one report their times, in the order of the text."""

    reading: Reading
    version: str
    drafts: Sequence[Draft]
    _story: Interval | None = field(default=None)

    def __post_init__(self) -> None:
        sentences = list(self.reading.scene.doc.sents)[:LEDE]
        last = sentences[-1].end if sentences else 0
        for draft in self.drafts:
            if draft.anchor.i < last and draft.kind in HAPPENINGS and self._story is None:
                self._note(self.reading.when.said(draft.anchor))

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
            if draft.kind in HAPPENINGS:
                self._note(said)
            return said
        if draft.kind == "statement":
            return None
        if draft.kind in STATES or draft.kind not in HAPPENINGS:
            return when.fresh()
        clause = draft.clause or draft.anchor
        if is_old(clause):
            return None
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
