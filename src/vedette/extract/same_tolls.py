"""One toll told twice: ``25 killed in blast``, then ``killing 25 soldiers``, counts the same dead."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from .lexicon import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vedette.model import Party

    from .draft import Draft

FEWEST = 4
"""Victims from whom on two tolls of one report that count alike are hardly two."""


def name_victims(drafts: Sequence[Draft]) -> None:
    """Give tolls that count mere people the victims whom the report's one other toll of that number names."""
    named: dict[tuple[str, float], dict[str, tuple[Party, ...]]] = defaultdict(dict)
    bare: list[Draft] = []
    for draft in drafts:
        low = draft.figure.low if draft.kind == "casualties" and draft.figure else None
        if low is None or low < FEWEST:
            continue
        if all(_is_anyone(party) for party in draft.target):
            bare.append(draft)
        elif len(draft.target) == 1:
            named[draft.type, low][draft.target[0].name] = draft.target
    for draft in bare:
        found = named.get((draft.type, draft.figure.low), {}) if draft.figure and draft.figure.low else {}
        victims = next(iter(found.values()), ())
        if len(found) == 1 and not {p.name for p in victims} & {p.name for p in draft.actor}:
            draft.target = victims
            draft.trace.append(("victims from", f"the toll of {draft.figure.words if draft.figure else ''}"))


def _is_anyone(party: Party) -> bool:
    return party.id is None and party.name.lower() in listed("nobody_in_particular")
