"""The sentence around a quote, so that a claim is read in its own words and not in ours."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model import Quote, Report, Span

# A full stop, question or exclamation mark (with closing quotes) before a space, or a line break: good enough for
# showing a sentence. The exact words are never cut: the context only ever grows around them.
_STOP = re.compile(r"[.!?…][\"'”’)\]]*\s+|\n+")
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|St|No|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.\s+$"
)
_REACH = 600


@dataclass(frozen=True, slots=True)
class Context:
    """The words before and after a quote within its sentence, and whether the report's text still holds the quote."""

    before: str
    exact: str
    after: str
    found: bool


def context(report: Report | None, quote: Quote) -> Context:
    """The quote's sentence, in three runs. A quote that is not where it says is given alone, ``found`` false."""
    if report is None or report.text[quote.start : quote.end] != quote.exact:
        return Context("", quote.exact, "", False)
    run = _run_of(report, quote.span)
    before = report.text[max(run.start, quote.start - _REACH) : quote.start]
    after = report.text[quote.end : min(run.end, quote.end + _REACH)]
    return Context(
        before[_last_stop(before) :].lstrip(), quote.exact, after[: _first_stop(quote.exact, after)].rstrip(), True
    )


def _run_of(report: Report, span: Span) -> Span:
    for run in report.body:
        if run.covers(span):
            return run
    return Span(0, len(report.text))


def _last_stop(text: str) -> int:
    stops = [stop.end() for stop in _STOP.finditer(text) if not _ABBREVIATION.search(text[: stop.end()])]
    return stops[-1] if stops else 0


def _first_stop(exact: str, after: str) -> int:
    if re.search(r"[.!?…][\"'”’)\]]*$", exact.rstrip()):
        return 0
    for stop in _STOP.finditer(after):
        if not _ABBREVIATION.search(after[: stop.end()]):
            return stop.end()
    return len(after)
