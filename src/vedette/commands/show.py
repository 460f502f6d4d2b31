"""``vedette show``: one event, place, party or claim, and the sentences behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import click

from ..errors import NotFoundError
from ..model import Claim, Holding, Party
from .options import setting
from .printing import days, heading, line, parties, where

if TYPE_CHECKING:
    from ..record import Record


@click.command()
@click.argument("what", type=click.Choice(["event", "place", "actor", "claim"]))
@click.argument("name", metavar="ID")
@setting("record")
def show(what: str, name: str, record: str) -> None:
    """Show one event, place, actor or claim of a record, with the sentences that it rests on.

    A place and an actor may be given by name.
    """
    from ..tools import open_record

    views: dict[str, Callable[[Record, str], Iterable[str]]] = {
        "event": _event,
        "place": _place,
        "actor": _actor,
        "claim": _claim,
    }
    with open_record(record, create=False) as opened:
        for words in views[what](opened, name):
            click.echo(words)


def _event(record: Record, name: str) -> Iterator[str]:
    event = record.event(name)
    who = " > ".join(filter(None, (parties(event.actor), parties(event.target))))
    yield " ".join(filter(None, (event.event_id, event.type, who, where(event.place), days(event.time))))
    yield f"  {event.status}; {event.reports} reports, {event.sources} without copies"
    yield from _sentences(record, [record.claim(one) for one in event.claims])


def _claim(record: Record, name: str) -> Iterator[str]:
    claim = record.claim(name)
    yield f"{claim.claim_id}  {line(claim)}"
    yield f"  {claim.status}, confidence {claim.confidence:.2f}, read by {claim.reader}"
    yield from _sentences(record, [claim])


def _place(record: Record, name: str) -> Iterator[str]:
    claims = [
        claim
        for claim in record.iter_claims()
        if claim.place and _named(name, claim.place.gazetteer_id, claim.place.name)
    ]
    holdings = [one for one in record.account().holdings if _named(name, one.place.gazetteer_id, one.place.name)]
    if not claims and not holdings:
        raise NotFoundError(f"no place is named {name!r}; vedette search {name!r} looks for it in the reports")
    yield from map(_holding, holdings)
    yield from _sentences(record, claims)


def _actor(record: Record, name: str) -> Iterator[str]:
    claims = [claim for claim in record.iter_claims() if any(_named(name, one.id, one.name) for one in _who(claim))]
    if not claims:
        raise NotFoundError(f"no actor is named {name!r}; vedette search {name!r} looks for it in the reports")
    yield from map(
        _holding,
        (one for one in record.account().holdings if one.holder and _named(name, one.holder.id, one.holder.name)),
    )
    yield from _sentences(record, claims)


def _holding(holding: Holding) -> str:
    holder = holding.holder.name if holding.holder else "nobody known"
    span = f"{holding.start or '…'} to {holding.end or 'the last word'}"
    backing = f"{len(holding.claims)} claims for it, {len(holding.against)} against"
    return f"{holding.place.name}: {holding.status} by {holder}, {span} ({backing})"


def _sentences(record: Record, claims: Iterable[Claim]) -> Iterator[str]:
    for claim in claims:
        report = record.report(claim.document_id)
        yield f"  {claim.claim_id}  {line(claim)}"
        yield f"    “{' '.join(claim.quote.exact.split())}”  {heading(report)}"


def _who(claim: Claim) -> tuple[Party, ...]:
    return claim.actor + claim.target + claim.source


def _named(wanted: str, identity: str | None, name: str) -> bool:
    return wanted == identity or wanted.casefold() == name.casefold()
