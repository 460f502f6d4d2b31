"""Denials that are told as such: ``the army said that it had captured the town, but a monitor denied that the battle
was over`` denies the capture, though it speaks of a battle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..model import Claim, Report
from .events import Happening
from .happenings import happenings
from .parties import key_of
from .sentences import in_one_sentence
from .tellings import Telling

_Told = Mapping[str, Sequence[tuple[int, Claim]]]


def with_denials(
    told: Sequence[Happening], statements: Iterable[Telling], reports: Mapping[str, Report]
) -> list[Happening]:
    """The happenings, each with what somebody else denies in the sentence that tells it.

    Only of what happens once, like a capture, and only where the sentence tells no second such thing.
    """
    by_document = _by_document(told)
    found: dict[int, list[Telling]] = {}
    for denial in statements:
        if denial.claim.type == "denial" and denial.claim.status == "asserted":
            meant = _meant(denial.claim, by_document, reports)
            if len(meant) == 1:
                found.setdefault(meant.pop(), []).append(denial)
    return [
        replace(one, denials=(*one.denials, *sorted(found[number], key=lambda denial: denial.order)))
        if number in found
        else one
        for number, one in enumerate(told)
    ]


def _by_document(told: Sequence[Happening]) -> _Told:
    found: dict[str, list[tuple[int, Claim]]] = {}
    for number, one in enumerate(told):
        for telling in one.told:
            if may_be_denied(telling.claim):
                found.setdefault(telling.claim.document_id, []).append((number, telling.claim))
    return found


def _meant(denial: Claim, by_document: _Told, reports: Mapping[str, Report]) -> set[int]:
    """The happenings that are told in the sentence of a denial, by another than denies."""
    report = reports.get(denial.document_id)
    return {number for number, claim in by_document.get(denial.document_id, ()) if may_mean(denial, claim, report)}


def may_be_denied(claim: Claim) -> bool:
    """Whether the claim tells of what happens once."""
    return claim.type in happenings().once and claim.status in ("asserted", "uncertain")


def may_mean(denial: Claim, claim: Claim, report: Report | None) -> bool:
    """Whether a denial stands in the sentence of a claim of its report, and is another's word than the claim."""
    if not in_one_sentence(claim.quote.span, denial.quote.span, report):
        return False
    return not {key_of(party) for party in denial.actor} & {key_of(party) for party in claim.source}


__all__ = ["may_be_denied", "may_mean", "with_denials"]
