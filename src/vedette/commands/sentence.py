"""The whole sentence that a claim's words stand in, in one line, for a terminal or a cell."""

from __future__ import annotations

from ..model import Quote, Report


def sentence(report: Report, quote: Quote) -> str:
    """The quote with what stands before and after it in its sentence."""
    from ..serve.context import context

    around = context(report, quote)
    return " ".join((around.before + around.exact + around.after).split())
