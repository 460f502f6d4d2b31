"""Which judgements stand: all that no later standing one undoes."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Judgement

UNDO = "undo"


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements in force, in the order in which they were made. To undo an undoing brings back what it undid."""
    undone: set[str] = set()
    kept: list[Judgement] = []
    for one in sorted(judgements, key=moment, reverse=True):
        if one.judgement_id in undone:
            continue
        if one.verdict == UNDO:
            undone.add(one.subject)
        else:
            kept.append(one)
    return kept[::-1]


def moment(judgement: Judgement) -> tuple[str, str]:
    """Sorts judgements by when they were made."""
    return judgement.at, judgement.judgement_id


def repeats(said: Judgement, before: Iterable[Judgement]) -> bool:
    """Whether somebody only says again what was their last word on the subject; ``before`` in the order made."""
    own = [one for one in before if one.who == said.who and one.subject == said.subject]
    return bool(own) and (own[-1].verdict, dict(own[-1].change)) == (said.verdict, dict(said.change))


__all__ = ["UNDO", "moment", "repeats", "standing"]
