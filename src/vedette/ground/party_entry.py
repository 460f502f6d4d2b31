"""One entry of the registry of conflict parties, and the spellings by which it is found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

KINDS = frozenset(
    {
        "government", "military", "police", "militia", "rebel", "jihadist", "terrorist group", "international",
        "coalition", "ngo", "monitor", "media", "political", "tribe", "criminal", "person", "office", "people",
        "company",
    }
)  # fmt: skip
ARMED = frozenset({"military", "police", "militia", "rebel", "jihadist", "terrorist group", "criminal", "coalition"})
ONLOOKERS = frozenset({"media", "monitor", "ngo", "international", "coalition", "company"})
RISEN = frozenset({"rebel", "jihadist"})
HOLDERS = ARMED | {"government", "political", "tribe"}
"""Kinds that can hold a town."""

Form = Literal["entry", "country", "adjective", "people", "capital", "seat"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A party: what it is called, what it is, whom it belongs to, and when it existed (years, None where open).

    ``shared`` are spellings that other parties bear too: they count only where a country of the entry is in play.
    ``members`` are the countries (ISO2) of a coalition. A person has ``role`` and may have ``leads``, the party led.
    """

    id: str
    name: str
    kind: str
    source: str
    aliases: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    side: str | None = None
    backers: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None
    role: str | None = None
    leads: str | None = None


@dataclass(frozen=True, slots=True)
class Alias:
    """A spelling and the party it stands for. ``exact``: an acronym, whose case counts; ``shared``: see ``Entry``."""

    surface: str
    party: str
    form: Form = "entry"
    shared: bool = False
    country: str | None = None

    @property
    def exact(self) -> bool:
        word = self.surface
        return len(word) > 1 and (
            word.isupper() or (" " not in word and "-" not in word and sum(map(str.isupper, word)) > 1)
        )
