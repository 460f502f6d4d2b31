"""What an event was aimed at: a party, the owner of what was hit, or the thing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from vedette.model import Party

    from .read import Reading


def targets(reading: Reading, tokens: tuple[Token, ...]) -> tuple[Party, ...]:
    """Parties, or the very thing that was hit where no party is: a hospital, a warehouse, a convoy."""
    people = tuple(token for token in tokens if not reading.where.is_only_place(token))
    found = reading.who.all(people)
    if found:
        return found
    owners = {party.id: party for token in people for party in reading.who.owners(token)}
    return tuple(owners.values()) or reading.things(people)
