"""Why an event's slots read as they do, in words that a reader can check against its claims."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ..ids import place_identity
from ..model import Event, Party
from .cluster import Cluster, sides_as
from .parties import key_of
from .tellings import Telling


def reasons(event: Event, speaking: Sequence[Telling]) -> tuple[tuple[str, str], ...]:
    """(slot, words) for each slot that is filled; ``speaking`` are the tellings that it was chosen among."""
    return tuple(_reasons(event, speaking))


def reasons_of_links(cluster: Cluster) -> tuple[tuple[str, str], ...]:
    """(``claims``, words) for each claim that was brought to others: which it goes with best, what speaks for it, and
    how likely that is. Those that a person parted since are left out."""
    inside = {telling.claim.claim_id for telling in cluster.tellings}
    return tuple(
        ("claims", f"{one.claim} goes with {one.other}: {', '.join(one.why)} ({one.chance:.2f})")
        for one in cluster.links
        if one.claim in inside and one.other in inside
    )


def _reasons(event: Event, speaking: Sequence[Telling]) -> Iterator[tuple[str, str]]:
    yield "type", _told(speaking, lambda one: one.claim.type == event.type, lambda one: one.claim.type)
    place = event.place
    if place is not None:
        spot = place_identity(place)
        told = _told(speaking, lambda one: _place(one) == spot, _place)
        yield "place", f"the most exact of those told, {told}" if len({*map(_place, speaking)} - {""}) > 1 else told
    time = event.time
    if time is not None:
        basis = {"text": "as the words say", "hand": "as a person set it", "tense": "as the tense implies"}.get(
            time.basis, "carried over from what the sentence refers to"
        )
        yield "time", f"{basis}, {_told(speaking, lambda one: _days(one) == (time.start, time.end), _days)}"
    yield from _of_parties(event.actor, "actor", [(one, sides_as(one.claim, event.type).actor) for one in speaking])
    yield from _of_parties(event.target, "target", [(one, sides_as(one.claim, event.type).target) for one in speaking])


def _of_parties(
    parties: Sequence[Party], slot: str, told: Sequence[tuple[Telling, Sequence[Party]]]
) -> Iterator[tuple[str, str]]:
    for party in parties:
        agreeing = {one.origin for one, named in told if key_of(party) in map(key_of, named)}
        yield slot, f"{party.name}: {_share(agreeing, {one.origin for one, named in told if named})}"


def _told(speaking: Sequence[Telling], agrees: Callable[[Telling], bool], value: Callable[[Telling], object]) -> str:
    """``told by 2 of 3 sources``: copies count once, and who says nothing of it does not count."""
    return _share({one.origin for one in speaking if agrees(one)}, {one.origin for one in speaking if value(one)})


def _share(agreeing: set[str], saying: set[str]) -> str:
    return "told by one source" if len(saying) <= 1 else f"told by {len(agreeing)} of {len(saying)} sources"


def _place(telling: Telling) -> str:
    return place_identity(telling.claim.place) if telling.claim.place else ""


def _days(telling: Telling) -> object:
    time = telling.claim.time
    return (time.start, time.end) if time else None


__all__ = ["reasons", "reasons_of_links"]
