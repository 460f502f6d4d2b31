"""A filter in words, for the head of what is passed on: whom it may name there, the withholder says."""

from __future__ import annotations

from collections.abc import Iterator

from .eventfilter import EventFilter, claim_voices
from .families import families
from .figurefilter import FigureFilter
from .publicity import public_name
from .quoting import Withholder
from .snapshot import Snapshot
from .words import label


def asked_words(asked: EventFilter | FigureFilter, snapshot: Snapshot, withhold: Withholder) -> str:
    """``with the words “ferry”; Fighting; at Raqqa``; empty where nothing is asked. Days are left to the caller."""
    return "; ".join(_parts(asked, snapshot, withhold))


def _parts(asked: EventFilter | FigureFilter, snapshot: Snapshot, withhold: Withholder) -> Iterator[str]:
    if asked.q:
        yield f"with the words “{withhold.asked(asked.q)}”"
    if asked.type:
        yield ", ".join(label("event", one) for one in asked.type)
    if asked.family:
        named = {one.name: one.label for one in families()}
        yield ", ".join(named.get(one, one) for one in asked.family)
    if asked.party:
        party = snapshot.parties.get(asked.party)
        yield f"of {public_name(party) if party else 'a party that the record does not hold'}"
    if asked.place:
        place = snapshot.places.get(asked.place)
        yield f"at {place.name if place else 'a place that the record does not hold'}"
    if asked.source:
        yield f"according to {_voice(asked.source, snapshot)}"
    if asked.status:
        yield ", ".join(asked.status)
    if asked.min_confidence:
        yield f"read with a confidence of at least {round(asked.min_confidence * 100)} in 100"


def _voice(key: str, snapshot: Snapshot) -> str:
    party = snapshot.parties.get(key)
    if party:
        return public_name(party)
    told = (claim_voices(claim, snapshot).get(key) for claim in snapshot.claims.values())
    return next(filter(None, told), "a source that the record does not hold")
