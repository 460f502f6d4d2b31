"""Claim → Claim: bare names become places and parties of the registry, with the whole report as context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vedette.model import Claim, NameFinder, Party, Place, Report


def ground(report: Report, claims: Sequence[Claim], finder: NameFinder) -> list[Claim]:
    """The claims of one report with every name grounded that the report's own mentions can ground.

    A reader that is handed a finder grounds as it reads; what it, or a reader that brings bare names, has left open is
    looked up here. What no gazetteer and no registry knows stays as it is: nothing is invented.
    """
    places = {name.text.casefold(): name.place for name in finder.find(report).names if name.place is not None}
    return [_grounded(claim, places, report, finder) for claim in claims]


def _grounded(claim: Claim, places: dict[str, Place], report: Report, finder: NameFinder) -> Claim:
    return replace(
        claim,
        place=_place(claim.place, places),
        actor=_parties(claim.actor, report, finder),
        target=_parties(claim.target, report, finder),
        source=_parties(claim.source, report, finder),
    )


def _place(place: Place | None, known: dict[str, Place]) -> Place | None:
    if place is None or place.lat is not None:
        return place
    found = known.get((place.text or place.name).casefold())
    if found is None:
        return place
    told = place.relation or found.relation
    return replace(found, text=place.text or found.text, at=place.at or found.at, relation=told)


def _parties(parties: Sequence[Party], report: Report, finder: NameFinder) -> tuple[Party, ...]:
    return tuple(_party(party, report, finder) for party in parties)


def _party(party: Party, report: Report, finder: NameFinder) -> Party:
    if party.id is not None or not party.name[:1].isupper():
        return party
    known = finder.party(party.name, report)
    return party if known is None else Party(known.name, party.text, known.id)
