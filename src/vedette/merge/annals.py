"""The annals: what was known, and who was known to hold what, on every day on which reports came in.

Merging what was known on a day gives the account as it stood then; here one pass over all days gives every such
account, each event, toll, dispute and place by the days on which it changed. The reports come in day by day, and only
those happenings and places are written anew that a day has news of: a claim is read once, however many days follow it.

What bears no date was known on no day: it comes last of all, on ``date.max``, so that the pass ends in the account of
all that there is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import NamedTuple

from ..judging import Attachments, attach, judged, standing, with_added
from ..known import Known, Turned
from ..model import Claim, Copy, Holding, Judgement, Place, Report
from .copies import find_copies
from .inherited import PlaceRelations, towns_of
from .judging import copies_as_judged
from .lending import Lending
from .marking import Marking
from .parties import NoRelations, PartyRelations, Remembered
from .rewritten import Rewritten
from .tellings import Telling, tellings
from .turning import Turning
from .unfolding import Unfolding

Holdings = tuple[Holding, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of the annals is wanted: from a day on (None: the first); what was known before it counts as learnt
    on it. ``around``: what was known of the provinces, where that is not among the claims."""

    since: date | None = None
    around: Sequence[Known] = ()


class Annals(NamedTuple):
    """The copies among the reports, and what was known, by day; what only undated reports say is of ``date.max``."""

    copies: tuple[Copy, ...]
    lines: Iterator[Known | Turned]


def annals(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    judgements: Sequence[Judgement] = (),
    *,
    parties: PartyRelations | None = None,
    places: PlaceRelations | None = None,
) -> Annals | None:
    """The annals of all that is known; None where claims became known on other days than their reports."""
    said = standing(judgements)
    copies = copies_as_judged(find_copies(reports), reports, said)
    known = dated(reports, claims, said, copies)
    return None if known is None else Annals(copies, written(known, Asked(), parties=parties, places=places))


@dataclass(frozen=True, slots=True)
class Dated:
    """What merge works on, and on which day each claim became known: on ``date.max`` what was on none."""

    reports: Mapping[str, Report]
    claims: Mapping[str, Claim]
    told: Sequence[Telling]
    said: Sequence[Judgement]
    where: Attachments
    days: Mapping[str, date]


def dated(
    reports: Iterable[Report], claims: Iterable[Claim], said: Sequence[Judgement], copies: Sequence[Copy]
) -> Dated | None:
    """The tellings of the claims; None where they did not become known report by report."""
    known = {report.document_id: report for report in reports}
    read = with_added(claims, said)
    came: dict[str, date] = {}
    for claim in read:
        report = known.get(claim.document_id)
        day = (report.published if report else None) or claim.published or date.max
        if came.setdefault(claim.document_id, day) != day or (report and day != (report.published or date.max)):
            return None
    if any(_is_late(one, known) for one in said):
        return None
    where = attach(read, said)
    counted = judged(read, said, where)
    told = tellings(known.values(), counted, copies)
    days = {claim.claim_id: came[claim.document_id] for claim in counted}
    return Dated(known, {claim.claim_id: claim for claim in counted}, told, said, where, days)


def written(
    known: Dated, asked: Asked, *, parties: PartyRelations | None = None, places: PlaceRelations | None = None
) -> Iterator[Known | Turned]:
    """The part of the annals that is asked for, by day and place."""
    relations = Remembered(parties or NoRelations())
    unfolding, turning, marking = Unfolding(known, relations), Turning(relations), Marking(known, relations)
    lending = Lending(places)
    ledgers: dict[str, Rewritten] = {}
    shown: dict[str, Holdings] = {}
    for day, news in _by_day(known, asked, named=places is not None):
        told = [one for one in news if isinstance(one, Telling)]
        unfolded = unfolding.learn(told)
        changed = marking.learn(told, unfolded)
        own = {place: ledgers.setdefault(place, Rewritten(relations)).write(marking.at(place)) for place in changed}
        turned = turning.learn(day, told, unfolded, {place: ledgers[place].disputes for place in own})
        if turned is not None:
            yield turned
        own |= {one.place: one.holdings for one in news if isinstance(one, Known)}
        towns = [one for one in news if isinstance(one, Place)]
        for place, holdings in sorted(lending.learn(own, towns).items()):
            if shown.get(place, ()) != holdings:
                shown[place] = holdings
                yield Known(day, place, holdings)


_News = Telling | Known | Place


def _by_day(known: Dated, asked: Asked, *, named: bool) -> Iterator[tuple[date, list[_News]]]:
    """What became known day by day: tellings, with the claims that they had by then; provinces' holdings; towns."""
    first = asked.since or date.min
    news: list[tuple[date, _News]] = [(max(one.day, first), one) for one in asked.around]
    for telling in known.told:
        if telling.claim.kind != "statement" or telling.claim.type == "denial":
            news += [(max(day, first), one) for day, one in _as_it_grew(telling, known)]
    if named:
        news += [(max(day, first), place) for day, place in towns_of(known.claims.values(), known.reports)]
    news.sort(key=lambda one: one[0])
    for day, those in groupby(news, key=lambda one: one[0]):
        yield day, [one for _, one in those]


def _as_it_grew(telling: Telling, known: Dated) -> Iterator[tuple[date, Telling]]:
    """The telling on each day on which a report came to tell it, with the claims known by then."""
    days = sorted({known.days[key] for key in telling.claims})
    for day in days[:-1]:
        claims = tuple(key for key in telling.claims if known.days[key] <= day)
        documents = tuple(sorted({known.claims[key].document_id for key in claims}))
        yield day, replace(telling, claims=claims, documents=documents, last_published=day)
    yield days[-1], telling


def _is_late(judgement: Judgement, known: Mapping[str, Report]) -> bool:
    """Whether a report is said to be a copy of one that was not known before it."""
    original = judgement.change.get("of") if judgement.verdict == "copy" else None
    if original is None or judgement.subject not in known or str(original) not in known:
        return False
    copied, first = (known[name].published or date.max for name in (judgement.subject, str(original)))
    return first > copied


__all__ = ["Annals", "Asked", "Dated", "annals", "dated", "written"]
