"""Names that sign a story: agencies and outlets, in one written form each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from vedette.clean.data import load


@cache
def _agencies() -> Mapping[str, str]:
    return {form.casefold(): name for name, forms in load("agencies.yaml").items() for form in (name, *forms)}


def agency(words: str) -> str | None:
    """The agency that ``words`` name, alone or first of several (``Reuters/AFP``), or None."""
    known = _agencies()
    whole = words.strip(" .-–—()").casefold()
    return known.get(whole) or known.get(whole.split("/")[0].strip()) or known.get(whole.split(",")[0].strip())
