"""A claim in the making: what an extractor has seen, before place, time, status and speaker are filled in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from vedette.model import Figure, Interval, Kind, Party, Place


@dataclass(slots=True)
class Draft:
    """``anchor`` is the word that tells of it; ``places`` are those said outright (more than one: a claim for each).

    ``extent`` are the tokens that the quote must cover. ``placed`` False asks that no place be carried over, ``back``
    that it be the one told of before, whatever its own sentence names.
    ``ground`` are the heads of what is taken, left or held.
    ``aimed``: it was aimed at a place, so that those hurt by it are not whom it was aimed at.
    ``number`` is the token at which the number of its figure starts, where the report gives one.
    """

    kind: Kind
    type: str
    anchor: Token
    actor: tuple[Party, ...] = ()
    target: tuple[Party, ...] = ()
    places: tuple[Place, ...] = ()
    figure: Figure | None = None
    extent: tuple[Token, ...] = ()
    weight: float = 0.5
    placed: bool = True
    back: bool = False
    ground: tuple[Token, ...] = ()
    status: str | None = None
    time: Interval | None = None
    """Where the extractor knows it already; else the clock's."""
    source: tuple[Party, ...] | None = None
    clause: Token | None = None
    aimed: bool = False
    number: int | None = None
    trace: list[tuple[str, str]] = field(default_factory=list)
