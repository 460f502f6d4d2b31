"""The plainest account of some claims: enough for the page's tests, whatever merge learns to do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from vedette.model import Account, Claim, Dispute, Event, Holding, Toll

_TAKES = {("event", "capture"): "held", ("control", "held"): "held"}
_STATES = {"contested", "besieged", "partly_held", "lost"}


def plain_account(claims: Sequence[Claim]) -> Account:
    """One event for each type, place and day; holdings from captures and control claims; figures of one thing together."""
    tolls = _tolls(claims)
    disputes = [_dispute(toll, claims) for toll in tolls if len(toll.claims) > 1 and toll.low != toll.high]
    return Account(tuple(_events(claims)), tuple(_holdings(claims)), tuple(tolls), tuple(disputes))


def _groups(claims: Sequence[Claim], kinds: set[str]) -> list[list[Claim]]:
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind in kinds:
            days = (claim.time.start, claim.time.end) if claim.time else None
            target = tuple(p.name for p in claim.target) if claim.kind != "event" else ()
            groups[(claim.kind, claim.type, claim.place, days, target)].append(claim)
    return list(groups.values())


def _events(claims: Sequence[Claim]) -> list[Event]:
    return [
        Event(
            event_id=f"e-{group[0].claim_id}",
            type=group[0].type,
            actor=group[0].actor,
            target=group[0].target,
            place=group[0].place,
            time=group[0].time,
            status=group[0].status,
            claims=tuple(claim.claim_id for claim in group),
            reports=len({claim.document_id for claim in group}),
            sources=len({claim.document_id for claim in group}),
            first_published=group[0].published,
            last_published=group[-1].published,
            confidence=group[0].confidence,
        )
        for group in _groups(claims, {"event"})
    ]


def _holdings(claims: Sequence[Claim]) -> list[Holding]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        state = (claim.kind, claim.type) in _TAKES or (claim.kind == "control" and claim.type in _STATES)
        if state and claim.status == "asserted" and claim.place and claim.place.lat and claim.time:
            found[claim.place.name].append(claim)
    holdings: list[Holding] = []
    for ledger in found.values():
        ledger.sort(key=lambda claim: claim.time.start or date.min if claim.time else date.min)
        first = ledger[0]
        if first.target and first.time and first.time.start:
            before = first.time.start - timedelta(days=1)
            assert first.place
            holdings.append(Holding(first.place, first.target[0], "held", None, before, (first.claim_id,), (), 0.6))
        for claim, after in zip(ledger, [*ledger[1:], None], strict=True):
            assert claim.place and claim.time
            end = after.time.start - timedelta(days=1) if after and after.time and after.time.start else None
            status = _TAKES.get((claim.kind, claim.type), claim.type)
            holder = claim.actor[0] if claim.actor else None
            if end is None or claim.time.start is None or end >= claim.time.start:
                span = (claim.time.start, end)
                holdings.append(Holding(claim.place, holder, status, *span, (claim.claim_id,), (), 0.8, claim.published))
    return holdings


def _tolls(claims: Sequence[Claim]) -> list[Toll]:
    tolls = []
    for group in _groups(claims, {"casualties", "displacement", "strength"}):
        lows = [claim.figure.low for claim in group if claim.figure and claim.figure.low is not None]
        highs = [claim.figure.high for claim in group if claim.figure and claim.figure.high is not None]
        first = group[0]
        event = next((c for c in claims if c.kind == "event" and _same(c, first)), None)
        tolls.append(
            Toll(
                toll_id=f"t-{first.claim_id}",
                kind=first.kind,
                type=first.type,
                target=first.target,
                place=first.place,
                time=first.time,
                event_id=f"e-{event.claim_id}" if event else None,
                claims=tuple(claim.claim_id for claim in group),
                low=min(lows, default=None),
                high=max(highs, default=None),
            )
        )
    return tolls


def _same(event: Claim, other: Claim) -> bool:
    days = (event.time and event.time.start, other.time and other.time.start)
    return event.place == other.place and days[0] == days[1] and event.document_id == other.document_id


def _dispute(toll: Toll, claims: Sequence[Claim]) -> Dispute:
    own = [claim for claim in claims if claim.claim_id in toll.claims]
    return Dispute(toll.toll_id, "figure", tuple((c.figure.words if c.figure else "", (c.claim_id,)) for c in own))
