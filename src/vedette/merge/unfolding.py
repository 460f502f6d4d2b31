"""The happenings while tellings come in: events, the figures that belong to them, what is denied of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from .cluster import Cluster, rank
from .denials import may_be_denied, may_mean
from .events import Happening, happening
from .figures import Figures
from .growing import Changes, Group, Growing
from .judging import Moved, regrouped
from .parties import PartyRelations
from .tellings import Telling

if TYPE_CHECKING:
    from .annals import Dated


@dataclass(slots=True)
class Unfolded:
    """The happenings that are no more, and those that are new or other than before, each by its group.

    ``counted`` are those among the new of which nothing but the figures has changed; ``loose`` the figures that now
    belong to no event, or (None) no longer to none.
    """

    ended: set[Group] = field(default_factory=set)
    made: dict[Group, Happening] = field(default_factory=dict)
    counted: set[Group] = field(default_factory=set)
    loose: Mapping[str, Telling | None] = field(default_factory=dict)


class Unfolding:
    """Takes the tellings as they become known; says what changes."""

    def __init__(self, known: Dated, relations: PartyRelations) -> None:
        self._relations = relations
        events = [one for one in known.told if one.claim.kind == "event"]
        moved = Moved(known.said, known.where)
        self._growing = Growing(events, relations)
        self._regrouping = Regrouping(known, moved)
        self._figures = Figures(events, known.reports, moved, relations)
        self._denied = _denied(known, events)
        self._about: dict[str, list[str]] = {}
        for denial, meant in self._denied.items():
            for key in meant:
                self._about.setdefault(key, []).append(denial)
        self._denials: dict[str, Telling] = {}
        self._clusters: dict[Group, Cluster] = {}
        self._home: dict[str, Group] = {}

    def learn(self, known: Sequence[Telling]) -> Unfolded:
        """What changes by some tellings, new ones or such that have more claims than they had."""
        changes = self._regrouping.learn(self._growing.learn([one for one in known if one.claim.kind == "event"]))
        ended = [self._clusters.pop(group) for group in changes.ended]
        for group, cluster in changes.made.items():
            self._clusters[group] = cluster
            self._home |= {telling.claim.claim_id: group for telling in cluster.tellings}
        waiting = set(changes.made) | self._denied_now(known)
        tolls = [one for one in known if one.claim.kind == "casualties"]
        names, loose = self._figures.learn(ended, changes.made.values(), tolls)
        counted = {self._home[name] for name in names if name in self._home}
        counted = {group for group in counted - waiting if self._clusters[group].founder.claim.claim_id in names}
        made = {group: self._happening(self._clusters[group]) for group in waiting | counted}
        return Unfolded(changes.ended, made, counted, loose)

    def _denied_now(self, known: Iterable[Telling]) -> set[Group]:
        """Notes the denials; gives what they may mean."""
        found: set[Group] = set()
        for telling in known:
            if telling.claim.claim_id in self._denied:
                self._denials[telling.claim.claim_id] = telling
                found |= {self._home[key] for key in self._denied[telling.claim.claim_id]}
        return found

    def _happening(self, cluster: Cluster) -> Happening:
        one = happening(cluster, self._figures.of(cluster), self._relations)
        told = {telling.claim.claim_id for telling in cluster.tellings}
        keys = {denial for key in told for denial in self._about.get(key, ()) if denial in self._denials}
        denying = [self._denials[key] for key in keys if told.issuperset(self._denied[key])]
        if denying:
            denying.sort(key=lambda denial: denial.order)
            one = replace(one, denials=(*one.denials, *denying))
        return one


class Regrouping:
    """What people said of which tellings are of one happening, laid over the clusters as they come."""

    def __init__(self, known: Dated, moved: Moved) -> None:
        self._known = known
        self._moved = moved
        self._touched: dict[Group, Cluster] = {}
        self._made: dict[Group, Cluster] = {}

    def learn(self, changes: Changes) -> Changes:
        if not self._moved.claims:
            return changes
        found = Changes()
        touched = {group: one for group, one in changes.made.items() if any(map(self._moved.names, one.tellings))}
        ended = self._touched.keys() & changes.ended
        found.ended = changes.ended - ended
        found.made = {group: one for group, one in changes.made.items() if group not in touched}
        if not touched and not ended:
            return found
        for group in ended:
            del self._touched[group]
        self._touched |= touched
        found.ended |= self._made.keys()
        listed = sorted(self._touched.values(), key=rank)
        groups = regrouped(listed, self._known.said, self._known.where)
        self._made = {("judged", *sorted(one.claim.claim_id for one in made.tellings)): made for made in groups}
        found.made |= self._made
        return found


def _denied(known: Dated, events: Iterable[Telling]) -> Mapping[str, Sequence[str]]:
    """What each denial may mean, by first claims."""
    told: dict[str, list[Telling]] = {}
    for one in events:
        if may_be_denied(one.claim):
            told.setdefault(one.claim.document_id, []).append(one)
    found: dict[str, list[str]] = {}
    for denial in known.told:
        claim = denial.claim
        if claim.kind == "statement" and claim.type == "denial" and claim.status == "asserted":
            report = known.reports.get(claim.document_id)
            meant = [one for one in told.get(claim.document_id, ()) if may_mean(claim, one.claim, report)]
            if meant:
                found[claim.claim_id] = [one.claim.claim_id for one in meant]
    return found


__all__ = ["Unfolded", "Unfolding"]
