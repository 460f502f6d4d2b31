"""The marks of all places while tellings come in: what the ledger of each is written from, as known so far."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..ids import place_identity
from .growing import Group
from .marks import Mark, histories, marks_of_control, marks_of_event
from .parties import PartyRelations
from .tellings import Telling
from .unfolding import Unfolded

if TYPE_CHECKING:
    from .annals import Dated


class Marking:
    """Takes what happenings and tellings of control become known; says which places have other marks for it."""

    def __init__(self, known: Dated, relations: PartyRelations) -> None:
        self._reports, self._relations = known.reports, relations
        self._past = histories(known.told)
        self._places: dict[Group, set[str]] = {}
        self._marks: dict[str, dict[Group, list[Mark]]] = {}

    def at(self, place: str) -> list[Mark]:
        """The marks of a place, by its identity."""
        return [mark for marks in self._marks.get(place, {}).values() for mark in marks]

    def learn(self, known: Sequence[Telling], unfolded: Unfolded) -> set[str]:
        """The places whose marks change."""
        changed: set[str] = set()
        for telling in known:
            if telling.claim.kind == "control":
                marks = marks_of_control([telling], self._relations, self._past)
                changed |= self._put(("control", telling.claim.claim_id), marks)
        for group in unfolded.ended:
            changed |= self._put(group, ())
        for group, one in unfolded.made.items():
            if group not in unfolded.counted:
                changed |= self._put(group, marks_of_event(one, self._reports, self._relations, self._past))
        return changed

    def _put(self, group: Group, marks: Iterable[Mark]) -> set[str]:
        """Replaces the marks that a happening or a control telling makes; gives the places that had or have some."""
        found: dict[str, list[Mark]] = {}
        for mark in marks:
            found.setdefault(place_identity(mark.place), []).append(mark)
        changed = self._places.get(group, set()) | set(found)
        for place in self._places.pop(group, set()):
            del self._marks[place][group]
        for place, made in found.items():
            self._marks.setdefault(place, {})[group] = made
        if found:
            self._places[group] = set(found)
        return changed


__all__ = ["Marking"]
