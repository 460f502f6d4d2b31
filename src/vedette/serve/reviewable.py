"""What serve needs of a record that people can correct. ``record.Record`` is one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, runtime_checkable

from ..model import Judgement
from ..record.review import Review


@runtime_checkable
class Reviewable(Protocol):
    """A record with a queue of what to look at, and judgements that are only ever added."""

    def review(self, limit: int | None = None, who: str | None = None) -> Sequence[Review]: ...

    def judgements(self) -> Sequence[Judgement]: ...

    def judgements_on(self, subject: str) -> Sequence[Judgement]: ...

    def add_judgement(
        self, subject: str, verdict: str, who: str, why: str = "", change: Mapping[str, object] | None = None
    ) -> Judgement: ...

    def refresh(self, *, force: bool = False) -> bool: ...
