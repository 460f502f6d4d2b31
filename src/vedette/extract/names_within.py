"""Relations that a party's own name tells of: Russian-backed rebels, fighters loyal to Haftar."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from vedette.model import Party

from .memory import is_state
from .ties import kinds, named, tables, tie

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from vedette.model import Name

    from .draft import Draft
    from .read import Reading


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    hyphened, within = kinds("hyphened"), tables()["within"]
    return (
        re.compile(rf"\b([\w.]+)[-–‑]({'|'.join(hyphened)})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{'|'.join(within)})\s+(.+)$", re.IGNORECASE),
    )


def names_within(reading: Reading) -> Iterator[Draft]:
    """The relations inside the names of parties that the finder took as a whole."""
    for name in reading.scene.mentions.names:
        if name.party is None or name.kind != "party" or (" " not in name.text and "-" not in name.text):
            continue
        tokens = reading.scene.tokens(name.span)
        if tokens:
            yield from _of(reading, name, reading.scene.doc[tokens[-1]])


def _of(reading: Reading, name: Name, token: Token) -> Iterator[Draft]:
    backed, within = _patterns()
    whole = name.party
    if whole is None:
        return
    bearer = (Party(whole.name, name.text, whole.id),)
    for found in backed.finditer(name.text):
        other, kind = named(reading, found.group(1)), kinds("hyphened")[found.group(2).lower()]
        pair = (bearer, other) if kind == "loyal_to" else (other, bearer)
        yield from tie(kind, token, pair, (token,), 0.6)
    if is_state(whole):
        return  # an army is its leader's, whatever it is called
    for found in within.finditer(name.text):
        yield from tie("loyal_to", token, (bearer, _last(reading, found.group(1))), (token,), 0.45)


def _last(reading: Reading, words: str) -> tuple[Party, ...]:
    """The party that the last words of a phrase name: ``longtime Libyan leader Moammar Gadhafi``."""
    parts = words.split()
    for first in range(len(parts)):
        found = named(reading, " ".join(parts[first:]))
        if found:
            return found
    return ()
