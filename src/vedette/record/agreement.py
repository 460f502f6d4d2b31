"""How far two coders of the same reports agree: Krippendorff's alpha, slot by slot.

A unit is a claim that both have judged (confirmed, rejected or edited), or a claim that one of them added by hand in a
report that both have coded. For ``claim`` the value is whether the coder lets it stand; for each slot, what the coder
lets it say, where both let the claim stand. Alpha is 1 for full agreement and 0 for that of chance.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..folding import folded
from ..judging import attach, judged, standing, with_added
from ..model import Claim, Judgement, Party

SLOTS = ("claim", "type", "actor", "target", "place", "time", "figure", "status", "source")
_ABOUT = frozenset({"confirm", "reject", "edit", "place", "party"})
_LEAST_OVERLAP = 0.3


@dataclass(frozen=True, slots=True)
class Agreement:
    """One slot: alpha (None where all values are one, or there is no unit), how many units, on how many both agree."""

    slot: str
    alpha: float | None
    units: int
    agreed: int


@dataclass(frozen=True, slots=True)
class Coding:
    """What one coder makes of the claims: those judged, by id (None: rejected), those added, the reports coded."""

    judged: Mapping[str, Claim | None]
    added: Sequence[Claim]
    reports: frozenset[str]


def agreement(claims: Sequence[Claim], judgements: Iterable[Judgement], who: tuple[str, str]) -> list[Agreement]:
    """The agreement of two coders, by name, over the claims as they were read, for each of ``SLOTS``."""
    said = standing(judgements)
    one, other = (_coding(claims, [made for made in said if made.who == name]) for name in who)
    pairs: list[tuple[Claim | None, Claim | None]] = [
        (one.judged[key], other.judged[key]) for key in one.judged if key in other.judged
    ]
    pairs += _added(one, other)
    pairs += [(mine, theirs) for theirs, mine in _added(other, one) if mine is None]
    return [_agreement(slot, pairs) for slot in SLOTS]


def _coding(claims: Sequence[Claim], mine: Sequence[Judgement]) -> Coding:
    attached = attach(claims, mine)
    spoken = {key for made in mine if made.verdict in _ABOUT for key in attached.claims(made)}
    kept = {claim.claim_id: claim for claim in judged(with_added(claims, mine), mine, attached)}
    by_hand = [kept.get(claim.claim_id, claim) for claim in with_added((), mine)]
    reports = {claim.document_id for claim in claims if claim.claim_id in spoken} | {one.document_id for one in by_hand}
    return Coding({key: kept.get(key) for key in sorted(spoken)}, by_hand, frozenset(reports))


def _added(one: Coding, other: Coding) -> list[tuple[Claim | None, Claim | None]]:
    """Each claim that one coder added in a report that the other coded too, beside the other's."""
    return [
        (claim, next((theirs for theirs in other.added if _same(claim, theirs)), None))
        for claim in one.added
        if claim.document_id in other.reports
    ]


def _same(one: Claim, other: Claim) -> bool:
    shared = min(one.quote.end, other.quote.end) - max(one.quote.start, other.quote.start)
    whole = max(one.quote.end, other.quote.end) - min(one.quote.start, other.quote.start)
    return (one.document_id, one.kind) == (other.document_id, other.kind) and shared >= _LEAST_OVERLAP * whole


def _agreement(slot: str, pairs: Sequence[tuple[Claim | None, Claim | None]]) -> Agreement:
    if slot == "claim":
        values = [(str(mine is not None), str(theirs is not None)) for mine, theirs in pairs]
    else:
        values = [(_value(mine, slot), _value(theirs, slot)) for mine, theirs in pairs if mine and theirs]
    return Agreement(slot, _alpha(values), len(values), sum(mine == theirs for mine, theirs in values))


def _alpha(values: Sequence[tuple[str, str]]) -> float | None:
    import krippendorff

    numbers = {value: float(number) for number, value in enumerate(sorted({one for pair in values for one in pair}))}
    if len(numbers) < 2:
        return None  # without any difference there is nothing that chance could have agreed on
    data = [[numbers[pair[coder]] for pair in values] for coder in (0, 1)]
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal"))


def _value(claim: Claim, slot: str) -> str:
    value = getattr(claim, slot)
    if slot in ("actor", "target", "source"):
        return "; ".join(sorted(_party(party) for party in value))
    if slot == "place":
        return "" if value is None else value.gazetteer_id or folded(value.name)
    if slot == "time":
        return "" if value is None else f"{value.start} {value.end}"
    if slot == "figure":
        return "" if value is None else f"{value.low} {value.high} {folded(value.unit)}"
    return str(value)


def _party(party: Party) -> str:
    return party.id or folded(party.name)


__all__ = ["SLOTS", "Agreement", "agreement"]
