"""What a claim passed over: the names, days and numbers of its sentence that fill none of its slots."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from vedette.model import Claim

    from .read import Reading


def rivals(reading: Reading, claim: Claim, anchor: Token) -> tuple[tuple[str, str], ...]:
    """Trace steps (``passed over: place``, words) for what else the sentence around a claim's word names."""
    left = _left(reading, claim, anchor)
    return tuple((f"passed over: {sort}", ", ".join(dict.fromkeys(words))) for sort, words in left)


def _left(reading: Reading, claim: Claim, anchor: Token) -> Iterator[tuple[str, list[str]]]:
    scene, sent = reading.scene, range(anchor.sent.start, anchor.sent.end)
    parties = (*claim.actor, *claim.target, *claim.source)
    places = {claim.place.text, claim.place.name} if claim.place else set()
    chosen = {name for party in parties for name in (party.text, party.name)} | places
    where = [scene.places[i] for i in sent if i in scene.places]
    yield from _some("place", [n.text for n in where if not {n.text, n.place.name if n.place else ""} & places])
    who = [scene.names[i] for i in sent if i in scene.names]
    yield from _some("party", [n.text for n in who if not {n.text, n.party.name if n.party else ""} & chosen])
    days = claim.time.words if claim.time else None
    yield from _some("time", [scene.times[i].text for i in sent if i in scene.times and scene.times[i].text != days])
    number = claim.figure.words if claim.figure else None
    counts = [scene.counts[i] for i in sent if i in scene.counts]
    yield from _some("figure", [count.words for count in counts if count.words != number])


def _some(sort: str, words: list[str]) -> Iterator[tuple[str, list[str]]]:
    if words:
        yield sort, words
