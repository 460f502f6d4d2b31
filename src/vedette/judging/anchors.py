"""How a judgement finds its claims again.

A claim's id follows from its document, its reader and the words it was read from, so that a better reader names the
same claim otherwise. A judgement therefore keeps the claims that it speaks of as they were read (its *anchors*), and
looks for each of them by id, else by where it stands: the claim of that document and kind whose words overlap the
anchor's most and whose slots were read from the same words. What says that a reading is right or wrong as it stands
(confirm, reject) is taken over only by the very same reading. A judgement that finds nothing is kept, and shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..model import Claim, Judgement
from .verdicts import VERDICTS

_LEAST_OVERLAP = 0.3
"""Of the words that either of the two was read from, how many both must have been."""
_AS_IT_STANDS = frozenset({"confirm", "reject"})


@dataclass(frozen=True, slots=True)
class Attachments:
    """Which claims each judgement speaks of now. ``found``: by judgement id, anchor's claim id -> claim id today.

    ``lost``: those that speak of claims and find none of them.
    """

    found: Mapping[str, Mapping[str, str]]
    lost: tuple[Judgement, ...]

    def claims(self, judgement: Judgement) -> list[str]:
        """The claims that it speaks of, in the order in which it names them."""
        return list(self.found.get(judgement.judgement_id, {}).values())


def attach(claims: Iterable[Claim], judgements: Iterable[Judgement]) -> Attachments:
    """Where each of the judgements belongs among the claims."""
    about = [one for one in judgements if VERDICTS[one.verdict].subject == "claims" or one.anchors]
    documents = {anchor.document_id for one in about for anchor in one.anchors}
    ids = {anchor.claim_id for one in about for anchor in one.anchors} | {one.subject for one in about}
    present: set[str] = set()
    by_document: dict[str, list[Claim]] = {name: [] for name in documents}
    for claim in claims:
        if claim.claim_id in ids:
            present.add(claim.claim_id)
        if claim.document_id in documents:
            by_document[claim.document_id].append(claim)
    found = {one.judgement_id: _found(one, present, by_document) for one in about}
    return Attachments(found, tuple(one for one in about if not found[one.judgement_id]))


def _found(judgement: Judgement, present: set[str], by_document: Mapping[str, Sequence[Claim]]) -> dict[str, str]:
    if not judgement.anchors:  # made by a Vedette that kept none
        return {judgement.subject: judgement.subject} if judgement.subject in present else {}
    found = {}
    for anchor in judgement.anchors:
        strict = judgement.verdict in _AS_IT_STANDS
        name = anchor.claim_id if anchor.claim_id in present else _likest(anchor, by_document, strict=strict)
        if name:
            found[anchor.claim_id] = name
    return found


def _likest(anchor: Claim, by_document: Mapping[str, Sequence[Claim]], *, strict: bool) -> str | None:
    """The one claim that is the anchor read anew; None where there is none, or more than one as good."""
    ranked = sorted(
        (
            (_likeness(anchor, claim), claim.claim_id)
            for claim in by_document[anchor.document_id]
            if claim.kind == anchor.kind and _overlap(anchor, claim) >= _LEAST_OVERLAP
            if not strict or _words(anchor) == _words(claim)
        ),
        reverse=True,
    )
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1]


def _likeness(anchor: Claim, claim: Claim) -> tuple[int, float]:
    alike = sum(mine == theirs for mine, theirs in zip(_words(anchor), _words(claim), strict=True))
    return alike, round(_overlap(anchor, claim), 3)


def _overlap(one: Claim, other: Claim) -> float:
    """The share of the words of the two that both were read from."""
    shared = min(one.quote.end, other.quote.end) - max(one.quote.start, other.quote.start)
    whole = max(one.quote.end, other.quote.end) - min(one.quote.start, other.quote.start)
    return max(0, shared) / whole if whole else 1.0


def _words(claim: Claim) -> tuple[object, ...]:
    """What a claim was read as, slot by slot, in the report's own words."""
    parties = (tuple(party.text for party in those) for those in (claim.actor, claim.target, claim.source))
    place = (claim.place.text or claim.place.name) if claim.place else None
    time = (claim.time.words or (claim.time.start, claim.time.end)) if claim.time else None
    return (claim.type, claim.status, *parties, place, time, claim.figure.words if claim.figure else None)


__all__ = ["Attachments", "attach"]
