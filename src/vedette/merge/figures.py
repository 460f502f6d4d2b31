"""Which figures of killed and injured belong to which event.

A figure belongs to the event told in the same words or sentence; else to the only event of its report that it fits in
place, time and type; else to the only such event of all reports, if no party speaks against it. What people said of it
goes before all that.

Events and figures may come little by little: only those figures are looked at again that a change may concern.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..model import Report
from .attach import fits_cluster, of_its_report
from .cluster import Cluster, rank
from .judging import Moved
from .parties import PartyRelations
from .spots import Spots
from .tellings import Telling


class Figures:
    """Figures and clusters, each by its first claim: that of a cluster is its founder's."""

    def __init__(
        self, events: Iterable[Telling], reports: Mapping[str, Report], moved: Moved, relations: PartyRelations
    ) -> None:
        """``events``: all tellings of events that there will be."""
        self._reports, self._moved, self._relations = reports, moved, relations
        self._spots = Spots(events)
        self._clusters: dict[str, Cluster] = {}
        self._told: dict[str, dict[str, tuple[str, Telling]]] = {}
        self._tolls: dict[str, Telling] = {}
        self._counted: dict[str, list[str]] = {}
        self._by_report: set[str] = set()
        self._home: dict[str, str] = {}
        self._of: dict[str, set[str]] = {}
        self._named_clusters: set[str] = set()
        self._named: set[str] = set()

    def of(self, cluster: Cluster) -> list[Telling]:
        """The figures that belong to a cluster."""
        return [self._tolls[name] for name in self._of.get(_name(cluster), ())]

    def home(self, toll: Telling) -> str | None:
        """The cluster that a figure belongs to."""
        return self._home.get(toll.claim.claim_id)

    @property
    def loose(self) -> list[Telling]:
        """The figures that belong to none."""
        return [toll for name, toll in self._tolls.items() if name not in self._home]

    def learn(
        self, ended: Iterable[Cluster], made: Iterable[Cluster], tolls: Iterable[Telling]
    ) -> tuple[set[str], dict[str, Telling | None]]:
        """The clusters, by name, whose figures change by clusters that end and are made, and by figures, new ones or
        such that have more claims than they had; and the figures that belong to none now, or (None) no longer to none.
        """
        before, after = ({_name(one): one for one in those} for those in (ended, made))
        fresh = {toll.claim.claim_id: toll for toll in tolls}
        asked = self._change(before, after) | fresh.keys()
        for name, toll in fresh.items():
            if name not in self._tolls:
                self._counted.setdefault(toll.origin, []).append(name)
                self._spots.count(name, toll)
            if self._moved.names(toll):
                self._named.add(name)
        self._tolls |= fresh
        return self._settle(asked, fresh)

    def _settle(self, asked: Iterable[str], fresh: Mapping[str, Telling]) -> tuple[set[str], dict[str, Telling | None]]:
        changed: set[str] = set()
        loose: dict[str, Telling | None] = {}
        for name in asked:
            known, before, now = name in self._tolls, self._home.get(name), self._home_of(name)
            if not known or (now == before and name not in fresh):
                continue
            changed |= {one for one in (before, now) if one is not None}
            if before != now:
                self._move(name, before, now)
            loose[name] = self._tolls[name] if now is None else None
        return changed, loose

    def _move(self, name: str, before: str | None, now: str | None) -> None:
        if before is not None:
            self._of.get(before, set()).discard(name)
        if now is None:
            self._home.pop(name, None)
        else:
            self._home[name] = now
            self._of.setdefault(now, set()).add(name)

    def _change(self, before: Mapping[str, Cluster], after: Mapping[str, Cluster]) -> set[str]:
        """Takes the new clusters for the old; gives the figures that may belong elsewhere for it."""
        asked: set[str] = set()
        named = {name for those in (before, after) for name, one in those.items() if self._is_named(one)}
        for name, cluster in before.items():
            asked.update(self._spots.figures_near(cluster))
            self._spots.take(name, cluster)
            if name not in after:
                asked |= self._of.pop(name, set())
                del self._clusters[name]
        for name, cluster in after.items():
            self._clusters[name] = cluster
            self._spots.put(name, cluster)
            asked.update(self._spots.figures_near(cluster))
        asked -= self._by_report
        for origin in self._retold(before, after):
            asked.update(self._counted.get(origin, ()))
        if named:
            still = {name for name in named & after.keys() if self._is_named(after[name])}
            self._named_clusters = (self._named_clusters - before.keys()) | still
            asked |= self._named
        return asked

    def _retold(self, before: Mapping[str, Cluster], after: Mapping[str, Cluster]) -> Iterator[str]:
        """Notes which reports tell of which cluster; gives those that now tell of others."""
        left = {key: name for name, one in before.items() for key in _claims(one)}
        come = {key: name for name, one in after.items() for key in _claims(one)}
        told = {one.claim.claim_id: one for cluster in (*before.values(), *after.values()) for one in cluster.tellings}
        for key, telling in told.items():
            if key in come:
                self._told.setdefault(telling.origin, {})[key] = (come[key], telling)
            else:
                del self._told[telling.origin][key]
            if left.get(key) != come.get(key):
                yield telling.origin

    def _home_of(self, name: str) -> str | None:
        """The cluster that a figure belongs to."""
        toll = self._tolls.get(name)
        if toll is None:
            return None
        report = self._reports.get(toll.claim.document_id)
        found = of_its_report(toll, self._told.get(toll.origin, {}).values(), report, self._rank)
        if found is None:
            self._by_report.discard(name)
            found = self._only(toll)
        else:
            self._by_report.add(name)
        if name in self._named:
            known = [self._clusters[one] for one in sorted(self._named_clusters, key=self._rank)]
            goal = self._moved.goal(toll, known)
            return found if goal is None else _name(goal[0]) if goal else None
        return found

    def _only(self, toll: Telling) -> str | None:
        near = self._spots.clusters_near(toll)
        fitting = [name for name in near if fits_cluster(toll, self._clusters[name], self._relations)]
        return fitting[0] if len(fitting) == 1 else None

    def _rank(self, name: str) -> tuple[object, ...]:
        return rank(self._clusters[name])

    def _is_named(self, cluster: Cluster) -> bool:
        return any(map(self._moved.names, cluster.tellings))


def _name(cluster: Cluster) -> str:
    return cluster.founder.claim.claim_id


def _claims(cluster: Cluster) -> Sequence[str]:
    return [telling.claim.claim_id for telling in cluster.tellings]


__all__ = ["Figures"]
