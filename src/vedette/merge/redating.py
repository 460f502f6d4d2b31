"""A change told of several days: the one that most reports give is when it came about.

A town is announced to be taken before it is, and taken again some weeks later by the same party, with nobody said to
have retaken it in between. Where more reports tell of the later day than of the first, the first was too early, and
whoever held the place before held it until then.
"""

from __future__ import annotations

from collections.abc import Sequence

from .spell import Spell
from .tellings import Telling


def redated(spells: Sequence[Spell]) -> None:
    """Moves the beginning of each spell that began with a change to the day that most reports give for it."""
    ends = {one.end: one for one in spells if one.end is not None}
    for spell in spells:
        day = _day(spell)
        if spell.start is None or day is None or day <= spell.start:
            continue
        before = ends.get(spell.start - 1)
        if before is not None:
            before.end = day - 1
        spell.start = day


def _day(spell: Spell) -> int | None:
    """The day that most reports give to the change; of equals the first. None where none gives a day."""
    if not spell.changed or spell.holder is None or spell.start is None:
        return None
    origins: dict[int, set[str]] = {}
    for telling in spell.tellings:
        day = _said(telling, spell.start)
        if day is not None and (spell.end is None or day <= spell.end):
            origins.setdefault(day, set()).add(telling.origin)
    return min(origins, key=lambda day: (-len(origins[day]), day), default=None)


def _said(telling: Telling, first: int) -> int | None:
    """The one day that the words of a capture give it; the ``first`` told where they give more than one."""
    time = telling.claim.time
    if telling.claim.type != "capture" or time is None or time.basis != "text":
        return None
    return time.start.toordinal() if time.start and time.start == time.end else first


__all__ = ["redated"]
