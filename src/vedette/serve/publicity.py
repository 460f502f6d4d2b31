"""What may leave the house: in what is published, private individuals go unnamed.

Parties of the registry are named, public figures among them. A name that no book knows and that may be a person's
(every word of it capitalised) is withheld; ``villagers``, ``8th Division``, ``US-backed fighters`` stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..ids import content_id
from ..model import Claim, Party

WITHHELD = "(name withheld)"
# Small words within names: al-Baghdadi, bin Salman, de la Cruz, van der Berg, ould Abdel Aziz.
_PARTICLE = re.compile(
    r"^(?:al|el|as|ash|an|ad|ar|bin|ibn|bint|abu|umm|ould|wal|ul|de|del|la|los|da|dos|van|von|der)$", re.I
)
_WORD = re.compile(r"[\w’']+")
_HASH = re.compile(r"d?[0-9a-f]{16}|[0-9a-f]{64}")


def public_name(party: Party) -> str:
    """The party's name, or that it is withheld."""
    return party.name if party.id or not may_be_a_person(party.name) else WITHHELD


def public_names(parties: Iterable[Party]) -> list[str]:
    return list(dict.fromkeys(map(public_name, parties)))


def public_document(document_id: str) -> str:
    """What a report is called in what is passed on: its id where that follows from its content, else ``d`` and 16 hex
    digits that follow from its id. That is often the name of a file, and files are named after people. The same report
    is always called the same, and those who may read it find it under either (``Snapshot.document``)."""
    return document_id if _HASH.fullmatch(document_id) else content_id("d", document_id)


def public_speakers(claim: Claim, publisher: str | None) -> list[str]:
    """Who said it, nearest first; spokespeople by their office or body only."""
    outlet = publisher or "the report"
    chain = [name for name in public_names(claim.source) if name != WITHHELD]
    if claim.source and not chain:
        return [WITHHELD, f"as reported by {outlet}"]
    return [*chain, f"as reported by {outlet}"] if chain else [f"{outlet}, in its own words"]


def may_be_a_person(name: str) -> bool:
    """Whether every word of it is capitalised as a person's name is."""
    words = [word for word in _WORD.findall(name) if not _PARTICLE.match(word)]
    return bool(words) and all(word[0].isupper() and not word.isupper() for word in words)
