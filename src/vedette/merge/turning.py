"""The events, tolls and disputes of each day, as they differ from those of the day before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ..known import Item, Turned
from ..model import Dispute, Event, Toll
from .counting import Counting
from .events import Happening, disputes_of
from .growing import Group
from .parties import PartyRelations
from .tellings import Telling
from .tolls import tolls_of
from .unfolding import Unfolded


class Turning:
    """Takes what happenings become known, and the disputes over who holds a place."""

    def __init__(self, relations: PartyRelations) -> None:
        self._relations = relations
        self._counting = Counting(relations)
        self._loose: dict[str, Telling] = {}
        self._of: dict[object, tuple[Item, ...]] = {}

    def learn(
        self,
        day: date,
        known: Iterable[Telling],
        unfolded: Unfolded,
        rivals: Mapping[str, Sequence[Dispute]],
    ) -> Turned | None:
        """What changes on a day; ``rivals``: the disputes over the holders of those places that change."""
        day_of = _Day()
        for group in unfolded.ended:
            day_of.put(self._of.pop(group, ()), ())
        for group, one in unfolded.made.items():
            self._put(day_of, group, self._told(one))
        loose = {name: toll for name, toll in unfolded.loose.items() if toll is not None or name in self._loose}
        loose |= {one.claim.claim_id: one for one in known if one.claim.kind in ("displacement", "strength")}
        for before, after in self._counting.learn(loose, self._loose):
            day_of.put([*before[0], *before[1]], [*after[0], *after[1]])
        for name, toll in loose.items():
            if toll is None:
                del self._loose[name]
            else:
                self._loose[name] = toll
        for place, disputes in rivals.items():
            self._put(day_of, place, tuple(disputes))
        return day_of.turned(day)

    def _put(self, day: _Day, key: Group | str, items: tuple[Item, ...]) -> None:
        day.put(self._of.pop(key, ()), items)
        if items:
            self._of[key] = items

    def _told(self, one: Happening) -> tuple[Item, ...]:
        """The event, and what follows from it."""
        of_it = {toll.claim.claim_id: one.event.event_id for toll in one.tolls}
        tolls, disputes = tolls_of(one.tolls, of_it, self._relations) if one.tolls else ([], [])
        return (one.event, *disputes_of(one, self._relations), *tolls, *disputes)


class _Day:
    """What goes and what comes on one day; what does both is not told."""

    def __init__(self) -> None:
        self._gone: dict[object, Item] = {}
        self._come: dict[object, Item] = {}

    def put(self, before: Iterable[Item], after: Iterable[Item]) -> None:
        for one in before:
            _meet(one, self._come, self._gone)
        for one in after:
            _meet(one, self._gone, self._come)

    def turned(self, day: date) -> Turned | None:
        made = Turned(day, tuple(self._gone.values()), tuple(self._come.values()))
        return made if made.gone or made.come else None


def _meet(one: Item, others: dict[object, Item], mine: dict[object, Item]) -> None:
    key = one.event_id if isinstance(one, Event) else one.toll_id if isinstance(one, Toll) else one
    if others.get(key) == one:
        del others[key]
    else:
        mine[key] = one


__all__ = ["Turning"]
