"""Why a claim reads as it does: the words behind each slot, what was passed over, and what its confidence rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from ..model import Claim, Party, Report
from .printing import days, figure, heading, line

STEP = 24
"""Columns of a step's name."""
BASIS = {
    "text": "said",
    "tense": "by the tense and the day of the report",
    "context": "carried over from what the sentence refers to",
    "hand": "set by a person",
}


def write_explained(report: Report, claims: Iterable[Claim]) -> None:
    """Each claim in one line, and under it the steps of its reading."""
    click.echo(heading(report) + "\n")
    for number, claim in enumerate(claims, start=1):
        click.echo(f"{number:3}  {line(claim)}")
        for step, words in explained(claim):
            click.echo(f"     {step:{STEP}}{words}")
        click.echo()


def explained(claim: Claim) -> Iterator[tuple[str, str]]:
    """The steps of a claim's reading as (name, words): slots first, then the reader's own trace, then confidence."""
    at = claim.quote
    yield "words", f"“{' '.join(at.exact.split())}” (characters {at.start} to {at.end})"
    yield "actor", _parties(claim.actor)
    yield "target", _parties(claim.target)
    yield "place", _place(claim)
    yield "time", _time(claim)
    if claim.figure is not None:
        yield "figure", f"{figure(claim.figure)} = {_end(claim.figure.low)} to {_end(claim.figure.high)}"
    yield "status", claim.status
    yield "source", _parties(claim.source) if claim.source else "the report itself"
    yield from (step for step in claim.trace if step[0] != "confidence")
    reasons = "; ".join(words for step, words in claim.trace if step == "confidence")
    yield "confidence", f"{claim.confidence:.2f}" + (f" ({reasons})" if reasons else "")


def _parties(parties: Iterable[Party]) -> str:
    return "; ".join(map(_party, parties)) or "unsaid"


def _party(party: Party) -> str:
    if party.id is None:
        return f"“{party.text}”, in no registry"
    return f"“{party.text}” = {party.name} ({party.id})"


def _place(claim: Claim) -> str:
    place = claim.place
    if place is None:
        return "unsaid"
    known = f" ({place.gazetteer_id})" if place.gazetteer_id else ", in no gazetteer" if place.lat is None else ""
    near = f", within {place.radius_km:g} km" if place.radius_km is not None else ""
    inside = place.at is not None and claim.quote.span.covers(place.at)
    how = "" if inside else f", named at character {place.at.start}" if place.at is not None else ""
    return f"“{place.text or place.name}” = {place.name}{near}{known}{how}"


def _time(claim: Claim) -> str:
    time = claim.time
    if time is None:
        return "unsaid"
    words = f"“{time.words}”, " if time.words else ""
    return f"{days(time)} ({words}{BASIS[time.basis]})"


def _end(value: float | None) -> str:
    return "open" if value is None else f"{value:g}"
