"""A place's ledger that is written again with every report on it."""

from __future__ import annotations

from collections.abc import Sequence

from ..ids import place_identity
from ..model import Dispute, Holding
from .ledger import PlaceLedger, best_place_of, dispute_of, holding_of
from .marks import Mark
from .parties import PartyRelations
from .spell import Spell


class Rewritten:
    """The ledger of one place, written again and again: a spell that stays as it was stays the same holding."""

    def __init__(self, relations: PartyRelations) -> None:
        self._relations = relations
        self._made: dict[tuple[object, ...], tuple[Holding, Spell]] = {}
        self.disputes: list[Dispute] = []
        """Those over who holds the place, as last written."""

    def write(self, marks: Sequence[Mark]) -> tuple[Holding, ...]:
        """The holdings by day that the marks of the place make."""
        self.disputes = []
        if not marks:
            return ()
        made, self._made = self._made, {}
        place = best_place_of(marks)
        for spell in PlaceLedger(self._relations).write(marks):
            if spell.disputed:
                self.disputes.append(dispute_of(place_identity(marks[0].place), spell))
            told = tuple(map(id, spell.tellings)), tuple(map(id, spell.against))  # which the kept spell keeps alive
            key = (place, spell.holder, spell.status, spell.start, spell.end, spell.weak, *told)
            self._made[key] = made.get(key) or (holding_of(place, spell), spell)
        return tuple(holding for holding, _ in self._made.values())


__all__ = ["Rewritten"]
