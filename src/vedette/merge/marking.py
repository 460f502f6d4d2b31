"""The marks of all places while tellings come in: what the ledger of each is written from, as known so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ..ids import place_identity
from .cluster import Cluster
from .denials import may_be_denied, may_mean
from .events import happening
from .growing import Changes, Group, Growing
from .happenings import happenings
from .judging import regrouped
from .marks import TURNING, Mark, histories, marks_of_control, marks_of_event
from .parties import PartyRelations
from .tellings import Telling

if TYPE_CHECKING:
    from .annals import Dated


class Marking:
    """Takes the tellings as they become known; says which places have other marks for it."""

    def __init__(self, known: Dated, relations: PartyRelations) -> None:
        self._reports, self._relations = known.reports, relations
        self._past = histories(known.told)
        wanted = _families(known)
        events = [one for one in known.told if one.claim.kind == "event"]
        bearing = [one for one in events if happenings().family(one.claim.type) in wanted]
        self._bearing = frozenset(one.claim.claim_id for one in bearing)
        self._growing = Growing(bearing, relations)
        self._regrouping = Regrouping(known)
        self._denied = _denied(known, events, self._bearing)
        self._about: dict[str, list[str]] = {}
        for denial, meant in self._denied.items():
            for key in meant:
                self._about.setdefault(key, []).append(denial)
        self._denials: dict[str, Telling] = {}
        self._clusters: dict[Group, Cluster] = {}
        self._home: dict[str, Group] = {}
        self._places: dict[Group, set[str]] = {}
        self._marks: dict[str, dict[Group, list[Mark]]] = {}

    def at(self, place: str) -> list[Mark]:
        """The marks of a place, by its identity."""
        return [mark for marks in self._marks.get(place, {}).values() for mark in marks]

    def learn(self, known: Sequence[Telling]) -> set[str]:
        """The places whose marks change by some tellings, new ones or such that have more claims than they had."""
        changed: set[str] = set()
        for telling in known:
            if telling.claim.kind == "control":
                marks = marks_of_control([telling], self._relations, self._past)
                changed |= self._put(("control", telling.claim.claim_id), marks)
        changes = self._regrouping.learn(
            self._growing.learn([one for one in known if one.claim.claim_id in self._bearing])
        )
        for group in changes.ended:
            del self._clusters[group]
            changed |= self._put(group, ())
        for group, cluster in changes.made.items():
            self._clusters[group] = cluster
            self._home |= {telling.claim.claim_id: group for telling in cluster.tellings}
        waiting = set(changes.made)
        for telling in known:
            if telling.claim.claim_id in self._denied:
                self._denials[telling.claim.claim_id] = telling
                waiting |= {self._home[key] for key in self._denied[telling.claim.claim_id]}
        for group in waiting:
            changed |= self._put(group, self._marks_of(self._clusters[group]))
        return changed

    def _marks_of(self, cluster: Cluster) -> Iterable[Mark]:
        one = happening(cluster, (), self._relations)
        told = {telling.claim.claim_id for telling in cluster.tellings}
        keys = {denial for key in told for denial in self._about.get(key, ()) if denial in self._denials}
        denying = [self._denials[key] for key in keys if told.issuperset(self._denied[key])]
        if denying:
            denying.sort(key=lambda denial: denial.order)
            one = replace(one, denials=(*one.denials, *denying))
        return marks_of_event(one, self._reports, self._relations, self._past)

    def _put(self, group: Group, marks: Iterable[Mark]) -> set[str]:
        """Replaces the marks that a cluster or a control telling makes; gives the places that had or have some."""
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


class Regrouping:
    """What people said of which tellings are of one happening, laid over the clusters as they come."""

    def __init__(self, known: Dated) -> None:
        self._known = known
        self._touched: dict[Group, Cluster] = {}
        self._made: dict[Group, Cluster] = {}

    def learn(self, changes: Changes) -> Changes:
        if not self._known.named:
            return changes
        found = Changes()
        touched = {group: one for group, one in changes.made.items() if self._is_touched(one)}
        ended = self._touched.keys() & changes.ended
        found.ended = changes.ended - ended
        found.made = {group: one for group, one in changes.made.items() if group not in touched}
        if not touched and not ended:
            return found
        for group in ended:
            del self._touched[group]
        self._touched |= touched
        found.ended |= self._made.keys()
        listed = [self._touched[group] for group in sorted(self._touched)]
        groups = regrouped(listed, self._known.said, self._known.where)
        self._made = {("judged", *sorted(one.claim.claim_id for one in made.tellings)): made for made in groups}
        found.made |= self._made
        return found

    def _is_touched(self, cluster: Cluster) -> bool:
        return any(key in self._known.named for telling in cluster.tellings for key in telling.claims)


def _families(known: Dated) -> set[str]:
    """The families of types that bear on who holds a place: those that say so, those that people put with others."""
    named = (one.claim.type for one in known.told if not known.named.isdisjoint(one.claims))
    return {happenings().family(kind) for kind in (*TURNING, *named)}


def _denied(known: Dated, events: Iterable[Telling], bearing: frozenset[str]) -> Mapping[str, Sequence[str]]:
    """What each denial may mean, by first claims; those that mean anything that does not bear on a place left out."""
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
            if meant and all(one.claim.claim_id in bearing for one in meant):
                found[claim.claim_id] = [one.claim.claim_id for one in meant]
    return found


__all__ = ["Marking"]
