"""The tolls of figures that belong to no event, while figures come in and find their events.

Only figures of one thing and of days that meet are ever counted together (``tolls``), so that those of a span of days
that no other touches (an *island*) are counted by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .parties import PartyRelations
from .tellings import Telling
from .tolls import Counted, is_counted, subject_of, tolls_of


@dataclass(slots=True)
class _Island:
    """Figures by their first claims; days as day numbers, None for those of no day."""

    first: int | None
    last: int | None
    told: dict[str, Telling] = field(default_factory=dict)
    counted: Counted = ((), ())

    def meets(self, other: _Island) -> bool:
        if self.first is None or self.last is None or other.first is None or other.last is None:
            return self.first is other.first
        return self.first <= other.last and other.first <= self.last


class Counting:
    """Figures of no event, by what they count."""

    def __init__(self, relations: PartyRelations) -> None:
        self._relations = relations
        self._islands: dict[object, list[_Island]] = {}

    def learn(
        self, changes: Mapping[str, Telling | None], before: Mapping[str, Telling]
    ) -> Iterable[tuple[Counted, Counted]]:
        """What was counted and what is now, by figures that come (or have more claims) and that go (None); ``before``
        has those that go."""
        subjects: dict[object, dict[str, Telling | None]] = {}
        for name, toll in changes.items():
            known = before[name] if toll is None else toll
            if is_counted(known):
                subjects.setdefault(subject_of(known.claim, None), {})[name] = toll
        for subject, changed in subjects.items():
            yield from self._learn(self._islands.setdefault(subject, []), changed, before)

    def _learn(
        self, islands: list[_Island], changed: Mapping[str, Telling | None], before: Mapping[str, Telling]
    ) -> Iterable[tuple[Counted, Counted]]:
        touched = [_island_of(before[name] if toll is None else toll) for name, toll in changed.items()]
        found = [one for one in islands if any(one.meets(other) for other in touched)]
        told = {name: toll for one in found for name, toll in one.told.items()}
        for name, toll in changed.items():
            if toll is None:
                told.pop(name, None)
            else:
                told[name] = toll
        for one in found:
            islands.remove(one)
            yield one.counted, ((), ())
        for one in _apart(told.values()):
            tolls, disputes = tolls_of(one.told.values(), {}, self._relations)
            one.counted = tuple(tolls), tuple(disputes)
            islands.append(one)
            yield ((), ()), one.counted


def _island_of(telling: Telling) -> _Island:
    window = telling.window
    first, last = (window.first, window.last) if window is not None else (None, None)
    return _Island(first, last, {telling.claim.claim_id: telling})


def _apart(tellings: Iterable[Telling]) -> list[_Island]:
    """The islands of some figures."""
    found: list[_Island] = []
    for one in sorted(map(_island_of, tellings), key=lambda one: (one.first is not None, one.first or 0)):
        if found and found[-1].meets(one):
            found[-1].told |= one.told
            if one.last is not None:
                found[-1].last = max(found[-1].last or one.last, one.last)
        else:
            found.append(one)
    return found


__all__ = ["Counting"]
