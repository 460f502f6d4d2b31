"""Whether two runs of a report stand in one sentence, by its signs alone."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..model import Claim, Report, Span

_END = re.compile(r"[.!?…][”\"’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n")
_NEAR = 400
"""Characters between two runs beyond which they are not looked at as one sentence."""


def in_one_sentence(one: Span, other: Span, report: Report | None) -> bool:
    """Whether no sentence ends between the two; without the report, whether they overlap."""
    first, second = sorted((one, other))
    if first.overlaps(second):
        return True
    if report is None or second.start - first.end > _NEAR:
        return False
    # One sign more on each side: a sentence's end may be the last of a quote.
    return not _END.search(report.text[max(0, first.end - 1) : second.start + 1])


def is_carried(claim: Claim, reports: Mapping[str, Report]) -> bool:
    """Whether the claim's place was named in another sentence, so that it may not be the place that this one means."""
    at = claim.place.at if claim.place else None
    if at is None or claim.quote.span.overlaps(at):
        return False
    report = reports.get(claim.document_id)
    if report is None or in_one_sentence(claim.quote.span, at, report):
        return False
    return not _is_heading(at, report)


def _is_heading(at: Span, report: Report) -> bool:
    """Whether a run stands alone in its line: what a list says under a place's name is said of that place."""
    start = report.text.rfind("\n", 0, at.start) + 1
    end = report.text.find("\n", at.end)
    return end >= 0 and not (report.text[start : at.start] + report.text[at.end : end]).strip(" \t\xa0#*|-:=_")


__all__ = ["in_one_sentence", "is_carried"]
