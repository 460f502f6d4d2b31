"""Tolls and disputes as the API gives them: rival figures and readings side by side, each with who gives it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from pydantic import BaseModel, Field

from ...model import Claim, Dispute, Toll
from ..agreement import agreements
from ..keys import party_key, place_key
from ..snapshot import Snapshot
from ..words import bounds, figure_words, label, outlet, place_name, speakers
from .ref import PartyRef, PlaceRef, party_ref, place_ref


class TollSide(BaseModel):
    """One claim's figure, in the report's words, and who gives it."""

    claim_id: str
    words: str
    unit: str
    speakers: list[str]
    status: str


class TollItem(BaseModel):
    """Figures for one thing counted, side by side; ``low`` and ``high`` span them all, null where open."""

    toll_id: str
    kind: str
    type: str
    label: str
    target: list[PartyRef]
    place: PlaceRef | None
    start: date | None
    end: date | None
    event_id: str | None
    claims: list[str]
    low: float | None
    high: float | None
    words: str
    sides: list[TollSide]
    agreed: list[tuple[str, str]] = Field(description="what all of the claims agree on, as (slot, words)")
    rival: bool = Field(description="whether the figures differ")


class DisputeSide(BaseModel):
    """One reading, the claims for it, and who makes them."""

    says: str
    claims: list[str]
    speakers: list[list[str]]


class DisputeItem(BaseModel):
    """Claims that cannot all be right about one slot of one subject. Nothing is chosen between them."""

    subject: str
    slot: str
    label: str = Field(description="what the dispute is about, in plain words")
    sides: list[DisputeSide]
    agreed: list[tuple[str, str]] = Field(description="what all of the claims agree on, as (slot, words)")


def toll_item(toll: Toll, snapshot: Snapshot) -> TollItem:
    claims = [snapshot.claims[id_] for id_ in toll.claims if id_ in snapshot.claims]
    return TollItem(
        toll_id=toll.toll_id,
        kind=toll.kind,
        type=toll.type,
        label=label(toll.kind, toll.type),
        target=[party_ref(party) for party in toll.target],
        place=place_ref(toll.place) if toll.place else None,
        start=toll.time.start if toll.time else None,
        end=toll.time.end if toll.time else None,
        event_id=toll.event_id,
        claims=list(toll.claims),
        low=toll.low,
        high=toll.high,
        words=bounds(toll.low, toll.high),
        sides=[_side(claim, snapshot) for claim in claims if claim.figure],
        agreed=agreements([claim for claim in claims if claim.figure]),
        rival=figures_differ(claims),
    )


def figures_differ(claims: Iterable[Claim]) -> bool:
    """Whether claims give more than one number: ``at least 53`` and ``53`` are one."""
    figures = (claim.figure for claim in claims if claim.figure)
    return len({frozenset((figure.low, figure.high)) - {None} for figure in figures}) > 1


def dispute_item(dispute: Dispute, snapshot: Snapshot) -> DisputeItem:
    sides = [
        DisputeSide(
            says=says,
            claims=list(ids),
            speakers=[_speakers(snapshot.claims[id_], snapshot) for id_ in ids if id_ in snapshot.claims],
        )
        for says, ids in dispute.sides
    ]
    claims = [snapshot.claims[id_] for _, ids in dispute.sides for id_ in ids if id_ in snapshot.claims]
    return DisputeItem(
        subject=dispute.subject,
        slot=dispute.slot,
        label=dispute_label(dispute, claims),
        sides=sides,
        agreed=agreements(claims),
    )


def dispute_label(dispute: Dispute, claims: list[Claim]) -> str:
    """``Capture · Hajin: outcome``"""
    if not claims:
        return dispute.slot.replace("_", " ")
    kind, name = Counter((claim.kind, claim.type) for claim in claims).most_common(1)[0][0]
    places = Counter(place_name(claim.place) for claim in claims if claim.place)
    where = f" · {places.most_common(1)[0][0]}" if places else ""
    return f"{label(kind, name)}{where}: {dispute.slot.replace('_', ' ')}"


def tolls_at(key: str, snapshot: Snapshot) -> list[TollItem]:
    """The figures given for a place, the largest first."""
    found = [toll for toll in snapshot.account.tolls if toll.place and place_key(toll.place) == key]
    return [toll_item(toll, snapshot) for toll in sorted(found, key=lambda toll: -(toll.high or toll.low or 0))]


def tolls_of(key: str, snapshot: Snapshot) -> list[TollItem]:
    """The figures given for a party that was counted, the largest first."""
    found = [toll for toll in snapshot.account.tolls if key in {party_key(party) for party in toll.target}]
    return [toll_item(toll, snapshot) for toll in sorted(found, key=lambda toll: -(toll.high or toll.low or 0))]


def disputes_among(ids: set[str], subjects: set[str], snapshot: Snapshot) -> list[DisputeItem]:
    """Disputes over one of the subjects, or between these claims alone."""
    return [
        dispute_item(dispute, snapshot)
        for dispute in snapshot.account.disputes
        if dispute.subject in subjects or _between(dispute, ids)
    ]


def _between(dispute: Dispute, ids: set[str]) -> bool:
    sides = {claim for _, claims in dispute.sides for claim in claims}
    return bool(sides) and sides <= ids


def _side(claim: Claim, snapshot: Snapshot) -> TollSide:
    return TollSide(
        claim_id=claim.claim_id,
        words=figure_words(claim.figure) or "",
        unit=claim.figure.unit if claim.figure else "",
        speakers=_speakers(claim, snapshot),
        status=claim.status,
    )


def _speakers(claim: Claim, snapshot: Snapshot) -> list[str]:
    head = snapshot.heads.get(claim.document_id)
    return speakers(claim, outlet(head.publisher, head.title) if head else None)
