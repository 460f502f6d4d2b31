"""One holder of a place in one state, while its ledger is being written."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model import Party
from .tellings import Telling


@dataclass(slots=True)
class Spell:
    """Days are day numbers, None open."""

    holder: Party | None
    status: str
    start: int | None
    end: int | None
    tellings: list[Telling]
    changed: bool
    """Whether it began by a change that was told, not by being seen so."""
    former: Party | None = None
    against: list[Telling] = field(default_factory=list)
    rival: Party | None = None
    disputed: bool = False
    weak: bool = False

    @property
    def voices(self) -> frozenset[tuple[str, ...]]:
        return frozenset(telling.voice for telling in self.tellings)

    def covers(self, day: int) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


__all__ = ["Spell"]
