"""Datelines: where a report was filed, which is not yet where anything happened: ``KYIV –``, ``CALI, Colombia (AP) —``.

A name at the head of a line before a dash may also be a heading (``Raqqa – held by …``): one alone in its text, with a
story behind it, is a dateline.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vedette.model import Name

MARKUP = " \t\xa0*_"
_REST = re.compile(
    r"(?P<more>(?:, [A-Z][\w .’'-]{1,30}?)?"
    r"(?:,? [A-Z]?[a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|, \d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?)?"
    r"(?: ?\([^()\n]{2,40}\)){0,2})\s*(?:--+|[—–]|- )\s*(?=[“\"‘'A-Z\d])"
)
"""What stands between the town and the story: its country, a day, the agency, a dash."""
STORY = 60
"""Characters of a story's line at least; what is shorter stands under a heading."""


def find_datelines(text: str, names: Iterable[Name]) -> frozenset[int]:
    """Where the names of datelines begin: the town's, and those of what it lies in."""
    found: list[tuple[int, int, bool]] = []
    listed = [name for name in names if name.place is not None]
    for name in listed:
        line = text.rfind("\n", 0, name.span.start) + 1
        if text[line : name.span.start].strip(MARKUP):
            continue
        rest = _REST.match(text, name.span.end)
        stop = text.find("\n", name.span.end)
        if rest is not None and (stop if stop >= 0 else len(text)) - rest.end() >= STORY:
            found.append((name.span.start, rest.end(), bool(rest["more"])))
    ones = [one for one in found if one[2]] or (found if len(found) == 1 else [])
    return frozenset(n.span.start for n in listed for start, end, _ in ones if start <= n.span.start < end)
