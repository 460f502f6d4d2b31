"""What people's judgements do to what is merged: which tellings are of one happening, which reports are copies.

Judgements on single claims are applied before (``vedette.judging``); these here are applied to what the machine made of
the claims, in the order in which they were made, so that a later word counts over an earlier one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..judging import Attachments
from ..model import Copy, Judgement, Report
from .cluster import Cluster
from .tellings import Telling

_Attached = dict[int, list[Telling]]


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


def figures_as_judged(
    figures: _Attached,
    tolls: Iterable[Telling],
    clusters: Sequence[Cluster],
    judgements: Iterable[Judgement],
    attached: Attachments,
) -> _Attached:
    """The figures by the number of their event, after what people said of which figure belongs where."""
    said = [one for one in judgements if one.verdict in ("merge", "split")]
    if not said:
        return figures
    homes = {id(telling): number for number, listed in figures.items() for telling in listed}
    tellings = list(tolls)
    for judgement in said:
        named = set(attached.claims(judgement))
        apart = parted(judgement, attached) if judgement.verdict == "split" else named
        goal = next((number for number, group in enumerate(clusters) if _claims(group) & apart), None)
        for telling in tellings:
            if not apart.isdisjoint(telling.claims):
                homes[id(telling)] = -1 if goal is None else goal
    found: _Attached = {}
    for telling in tellings:
        if homes.get(id(telling), -1) >= 0:
            found.setdefault(homes[id(telling)], []).append(telling)
    return found


def parted(judgement: Judgement, attached: Attachments) -> set[str]:
    """The claims, by the ids they have now, that a split sets apart from the rest."""
    apart = judgement.change["claims"]
    today = attached.found.get(judgement.judgement_id, {})
    return {now for then, now in today.items() if isinstance(apart, list | tuple) and then in apart}


def _joined(groups: Sequence[Cluster], named: set[str]) -> list[Cluster]:
    meant = [group for group in groups if _claims(group) & named]
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


__all__ = ["copies_as_judged", "figures_as_judged", "parted", "regrouped"]
