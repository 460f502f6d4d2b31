"""The whole account of a set of claims, step by step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ..judging import attach as attach_judgements
from ..judging import judged, standing, with_added
from ..model import Account, Claim, Copy, Judgement, Report
from .cluster import cluster
from .copies import find_copies
from .denials import with_denials
from .events import Happening, by_day, disputes_of, happening
from .figures import Figures
from .inherited import PlaceRelations, inherited, towns_of
from .judging import Moved, copies_as_judged, regrouped
from .ledger import ledger
from .marks import histories, marks_of_control, marks_of_event
from .parties import NoRelations, PartyRelations, Remembered
from .tellings import tellings
from .tolls import tolls_of


def merge(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    judgements: Sequence[Judgement] = (),
    as_of: date | None = None,
    *,
    parties: PartyRelations | None = None,
    places: PlaceRelations | None = None,
) -> Account:
    """Events, holdings, tolls and disputes of the claims, whatever the order in which they are given.

    With ``as_of`` only what was published up to that day counts; what bears no date was known on no day, and is left
    out. ``parties`` says which parties may stand for each other; without it, only those of one id or name. ``places``
    says what lies in which province; without it, no town inherits what is said of one.
    """
    said = standing(judgements)
    reports, read = _known(reports, with_added(claims, said), as_of)
    return merge_known(reports, read, said, find_copies(reports), parties=parties, places=places)


def merge_known(
    reports: Sequence[Report],
    read: Sequence[Claim],
    said: Sequence[Judgement],
    copies: Sequence[Copy],
    *,
    parties: PartyRelations | None = None,
    places: PlaceRelations | None = None,
) -> Account:
    """The account of claims of which it is known which judgements stand on them, and which reports are copies."""
    relations = Remembered(parties or NoRelations())
    where = attach_judgements(read, said)
    claims = judged(read, said, where)
    copies = copies_as_judged(copies, reports, said)
    told = tellings(reports, claims, copies)
    by_document = {report.document_id: report for report in reports}
    clusters = regrouped(cluster((one for one in told if one.claim.kind == "event"), relations), said, where)
    figures = Figures((one.founder for one in clusters), by_document, Moved(said, where), relations)
    figures.learn((), clusters, (one for one in told if one.claim.kind == "casualties"))
    happenings = [happening(one, figures.of(one), relations) for one in clusters]
    happenings.sort(key=lambda one: by_day(one.event))
    happenings = with_denials(happenings, (one for one in told if one.claim.kind == "statement"), by_document)
    control, past = [one for one in told if one.claim.kind == "control"], histories(told)
    marks = [mark for one in happenings for mark in marks_of_event(one, by_document, relations, past)]
    marks += marks_of_control(control, relations, past)
    holdings, rivals = ledger(marks, relations)
    if places is not None:
        holdings += inherited(holdings, (place for _, place in towns_of(claims, by_document)), places)
    counted, numbers = tolls_of(told, _events_of_tolls(happenings), relations)
    outcomes = [dispute for one in happenings for dispute in disputes_of(one, relations)]
    return Account(
        events=tuple(one.event for one in happenings),
        holdings=tuple(holdings),
        tolls=tuple(counted),
        disputes=tuple(sorted([*outcomes, *rivals, *numbers], key=lambda one: (one.subject, one.slot, one.sides))),
        copies=tuple(copies),
    )


def _known(
    reports: Sequence[Report], claims: Sequence[Claim], as_of: date | None
) -> tuple[Sequence[Report], Sequence[Claim]]:
    if as_of is None:
        return reports, claims
    days = {report.document_id: report.published for report in reports}

    def was_known(day: date | None) -> bool:
        return day is not None and day <= as_of

    return (
        [report for report in reports if was_known(report.published)],
        [claim for claim in claims if was_known(days.get(claim.document_id) or claim.published)],
    )


def _events_of_tolls(happenings: Iterable[Happening]) -> dict[str, str]:
    return {toll.claim.claim_id: one.event.event_id for one in happenings for toll in one.tolls}


__all__ = ["merge", "merge_known"]
