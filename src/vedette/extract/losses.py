"""Holds that a report tells of only to say that they are over: ``recaptured the rebel-held town``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .hanging import is_aside
from .held import is_of
from .modality import status_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from .draft import Draft

WITHIN = frozenset({"amod", "compound", "nmod", "npadvmod", "appos"})
"""How what is said of a place hangs on its noun."""
HEIGHT = 6


def without_lost(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without the holds, told in passing, of what the same clause says was taken."""
    taking = {d.anchor.i for d in drafts if d.type == "capture" and status_of(d.anchor) == "asserted"}
    return [draft for draft in drafts if not (is_aside(draft) and _taking(draft.anchor) in taking)]


def _taking(anchor: Token) -> int | None:
    """The verb whose object a hold is told of; also ``took control of the rebel-held town``."""
    at = anchor
    for _ in range(HEIGHT):
        if at.dep_ == "dobj":
            return at.head.i
        if at.dep_ == "pobj" and at.head.lower_ == "of" and is_of(at.head.head.lemma_.lower(), "grasp"):
            at = at.head.head
        elif at.dep_ in WITHIN:
            at = at.head
        else:
            return None
    return None
