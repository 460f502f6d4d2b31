"""Whether a claim speaks of a place as a whole, or of a thing in it or near it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..model import Claim, Party, Place, Report
from .happenings import happenings
from .parties import PartyRelations, can_hold, folded

_REACH = 60
"""Characters behind a claim's words within which the place that they speak of may stand."""
_OF = re.compile(r"(?P<what>(?:[\w%-]+ ){1,5})(?:of|in|inside) (?:the )?(?:[\w-]+ (?:of )?){0,3}$")
_LAST = frozenset({"last", "remaining", "final", "rest"})


def is_of_part(claim: Claim) -> bool:
    """Whether what the claim says is taken or left is a thing in the place: ``the grain silos``."""
    return any(_is_part(party, claim.place) for party in claim.target)


def is_of_some(claim: Claim, reports: Mapping[str, Report]) -> bool:
    """Whether less than all of the place is told to be taken: ``regained nearly half of the town``."""
    report, at = reports.get(claim.document_id), claim.place.at if claim.place else None
    if report is None or at is None or not claim.quote.start <= at.start <= claim.quote.end + _REACH:
        return False
    before = _OF.search(report.text[claim.quote.start : at.start])
    words = before.group("what").casefold().replace("%", " % ").split() if before else []
    return not _LAST.intersection(words) and bool(happenings().some.intersection(words))


def is_of_the_place(claim: Claim, relations: PartyRelations, *, carried: bool) -> bool:
    """Whether a capture, a withdrawal or a siege is of the place itself.

    Where the place is ``carried`` over from another sentence, whatever thing this one names is not the place.
    """
    if is_of_part(claim):
        return False
    return not carried or all(_is_whole(party) or party.id or can_hold(party, relations) for party in claim.target)


def _is_part(party: Party, place: Place | None) -> bool:
    noun = _noun(party)
    if party.id is not None or noun not in happenings().parts:
        return False
    # Of the Omar oil field, the field is the place itself.
    return place is None or noun not in f"{folded(place.name)} {folded(place.text or '')}".split()


def _is_whole(party: Party) -> bool:
    return _noun(party) in happenings().whole


def _noun(party: Party) -> str:
    return folded(party.text or party.name).rpartition(" ")[2]


__all__ = ["is_of_part", "is_of_some", "is_of_the_place"]
