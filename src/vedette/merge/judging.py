"""What people's judgements do to what is merged: which tellings are of one happening, which reports are copies.

Judgements on single claims are applied before (``vedette.judging``); these here are applied to what the machine made of
the claims, in the order in which they were made, so that a later word counts over an earlier one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..judging import Attachments
from ..model import Copy, Judgement, Report
from .cluster import Cluster, rank
from .tellings import Telling


def copies_as_judged(
    copies: Sequence[Copy], reports: Iterable[Report], judgements: Iterable[Judgement]
) -> tuple[Copy, ...]:
    """The copies, with those that people marked or denied. A copy of a copy points to the original."""
    verdicts = {one.subject: one.change["of"] for one in judgements if one.verdict == "copy"}
    if not verdicts:
        return tuple(copies)
    known = {report.document_id for report in reports}
    originals = {copy.copy: copy.original for copy in copies}
    likeness = {copy.copy: copy.likeness for copy in copies}
    for copy, original in verdicts.items():
        if original is None:
            originals.pop(copy, None)
        elif copy in known and original in known and _root(str(original), originals) != copy:
            originals[copy], likeness[copy] = str(original), 1.0
    return tuple(Copy(copy, _root(original, originals), likeness[copy]) for copy, original in sorted(originals.items()))


def regrouped(clusters: Sequence[Cluster], judgements: Iterable[Judgement], attached: Attachments) -> list[Cluster]:
    """The clusters after what people said of them: one from those that are merged, two from one that is split."""
    groups = list(clusters)
    for judgement in judgements:
        named = set(attached.claims(judgement))
        if judgement.verdict == "merge":
            groups = _joined(groups, named)
        elif judgement.verdict == "split":
            apart = parted(judgement, attached)
            groups = [piece for group in groups for piece in _split(group, apart, named - apart)]
    return groups


class Moved:
    """Which claims people put together or apart."""

    def __init__(self, judgements: Iterable[Judgement], attached: Attachments) -> None:
        self._sets: list[set[str]] = []
        named: set[str] = set()
        for judgement in judgements:
            if judgement.verdict in ("merge", "split"):
                claims = set(attached.claims(judgement))
                named |= claims
                self._sets.append(parted(judgement, attached) if judgement.verdict == "split" else claims)
        self.claims = frozenset(named)
        """All that are named."""

    def names(self, telling: Telling) -> bool:
        return bool(self.claims) and not self.claims.isdisjoint(telling.claims)

    def goal(self, figure: Telling, clusters: Sequence[Cluster]) -> tuple[Cluster, ...] | None:
        """The cluster that a figure is said to belong to, or none of them; None where nothing is said of it.

        ``clusters`` are those of which anything is said, by rank.
        """
        found: tuple[Cluster, ...] | None = None
        for claims in self._sets:
            if not claims.isdisjoint(figure.claims):
                found = tuple(one for one in clusters if not claims.isdisjoint(_claims(one)))[:1]
        return found


def parted(judgement: Judgement, attached: Attachments) -> set[str]:
    """The claims, by the ids they have now, that a split sets apart from the rest."""
    apart = judgement.change["claims"]
    today = attached.found.get(judgement.judgement_id, {})
    return {now for then, now in today.items() if isinstance(apart, list | tuple) and then in apart}


def _joined(groups: Sequence[Cluster], named: set[str]) -> list[Cluster]:
    meant = sorted((group for group in groups if _claims(group) & named), key=rank)
    if len(meant) < 2:
        return list(groups)
    one = _of([telling for group in meant for telling in group.tellings])
    return [one if group is meant[0] else group for group in groups if group is meant[0] or group not in meant]


def _split(group: Cluster, apart: set[str], rest: set[str]) -> list[Cluster]:
    claims = _claims(group)
    if not (claims & apart and claims & rest):
        return [group]
    leaving = [telling for telling in group.tellings if not apart.isdisjoint(telling.claims)]
    staying = [telling for telling in group.tellings if apart.isdisjoint(telling.claims)]
    return [_of(staying), _of(leaving)] if staying else [group]


def _of(tellings: Sequence[Telling]) -> Cluster:
    """One cluster of the tellings, in their order: the first founds it."""
    made = Cluster.of(tellings[0])
    for telling in tellings[1:]:
        made.add(telling)
    return made


def _claims(group: Cluster) -> set[str]:
    return {key for telling in group.tellings for key in telling.claims}


def _root(report: str, originals: Mapping[str, str]) -> str:
    """The earliest of the story that a report is a copy of; itself where it is none."""
    seen = set()
    while report in originals and report not in seen:
        seen.add(report)
        report = originals[report]
    return report


__all__ = ["Moved", "copies_as_judged", "parted", "regrouped"]
