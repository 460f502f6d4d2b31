"""Names that follow from content: the same parts give the same id, on any machine, in any order of arrival."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import fields

from .folding import folded
from .model import Claim, Hints, Party, Place

_UNIT = "\x1f"
_ABSENT = "\x00"
_DIGITS = 16


def content_id(prefix: str, *parts: str | None) -> str:
    """``prefix`` and the first 16 hex digits of the SHA-256 of the parts. None differs from the empty string."""
    joined = _UNIT.join(_ABSENT if part is None else part for part in parts)
    return prefix + hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def claim_id(claim: Claim) -> str:
    """The id of a claim (``c`` and 16 hex digits), whatever ``claim.claim_id`` says now.

    It follows from what the reader read (document, reader, kind, type, the quote's offsets, the words of the parties,
    place, figure and time, the status), not from what those words were resolved to: a better gazetteer moves a claim
    on the map, but leaves it the same claim.
    """
    place, time = claim.place, claim.time
    return content_id(
        "c",
        claim.document_id,
        claim.reader,
        claim.kind,
        claim.type,
        str(claim.quote.start),
        str(claim.quote.end),
        _texts(claim.actor),
        _texts(claim.target),
        _texts(claim.source),
        (place.text or place.name) if place else None,
        claim.figure.words if claim.figure else None,
        time.words if time else None,
        claim.status,
    )


def page_id(content: bytes, hints: Hints) -> str:
    """SHA-256, in hex, of the content, followed by each hint that is set as ``NUL name = value``."""
    digest = hashlib.sha256(content)
    for item in fields(hints):
        value = getattr(hints, item.name)
        if value is not None:
            digest.update(f"\0{item.name}={value}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def place_identity(place: Place) -> str:
    """What a place is kept and found under: its gazetteer id, else its point (to about 1 km), else its name.

    ``west of X`` is not X: the text's own offset is part of the identity.
    """
    if place.gazetteer_id is not None:
        name = place.gazetteer_id
    elif place.lat is not None and place.lon is not None:
        name = f"{place.lat:.2f},{place.lon:.2f}"
    else:
        name = folded(place.name)
    return f"{place.relation} {name}" if place.relation else name


def _texts(parties: Iterable[Party]) -> str:
    return "\x1e".join(party.text for party in parties)


__all__ = ["claim_id", "content_id", "page_id", "place_identity"]
