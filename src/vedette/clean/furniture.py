"""Lines that a page has beside its story, told by how they are worded (``data/furniture.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from vedette.clean.data import load


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of furniture: its lines are at most ``longest`` characters long and match one of the patterns."""

    name: str
    longest: int
    start: re.Pattern[str] | None
    whole: re.Pattern[str] | None
    inline: re.Pattern[str] | None

    def match(self, line: str) -> re.Match[str] | None:
        if len(line) > self.longest:
            return None
        return (self.whole and self.whole.fullmatch(line)) or (self.start and self.start.match(line)) or None


@cache
def sorts() -> tuple[Sort, ...]:
    """The sorts in the order of the file: the first that fits a line names it."""
    return tuple(
        Sort(name, int(entry["longest"]), _any(entry.get("start")), _any(entry.get("whole")), _any(entry.get("inline")))
        for name, entry in load("furniture.yaml").items()
    )


def _any(patterns: list[str] | None) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE) if patterns else None


def furniture(line: str) -> str | None:
    """The sort of furniture that a line is, by its words alone, or None."""
    return next((sort.name for sort in sorts() if sort.match(line)), None)


def ending(line: str) -> Mapping[str, str]:
    """What an end line says of the story before it: ``publisher`` and ``date``, where it names them."""
    found = _sort("end").match(line)
    return {name: words for name, words in found.groupdict().items() if words} if found else {}


def signoff(line: str) -> tuple[int, int] | None:
    """Where in a line the wire signs off, or None."""
    pattern = _sort("signoff").inline
    found = pattern.search(line) if pattern else None
    return found.span() if found else None


def _sort(name: str) -> Sort:
    return next(sort for sort in sorts() if sort.name == name)
