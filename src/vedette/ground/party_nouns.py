"""The nouns by which parties are described: heads of derived parties, generic references, kinds of unknown groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from vedette.errors import RegistryError
from vedette.ground.party_countries import Role
from vedette.ground.party_words import fold_name, lemma
from vedette.ground.registry_files import read_roles, read_yaml

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Generic:
    """What a bare phrase stands for: the one party of a kind in ``seen``, else a ``role`` of the country in play.

    ``article``: only after ``the``; without it (``fighters said``) the phrase means nobody in particular.
    ``alone``: not before a noun (``military base``).
    ``firm``: means the one party seen even without ``the`` (``coalition forces``).
    ``better``: kinds that the words fit better than the others seen.
    ``called``: where none was seen, the party of the country in play that shares this spelling.
    """

    role: str | None
    seen: frozenset[str]
    article: bool = False
    alone: bool = False
    firm: bool = False
    called: str | None = None
    better: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PartyNouns:
    """``party_nouns.yaml`` in the forms it is looked up by; all words folded, heads and kinds as singulars."""

    roles: Mapping[str, Role]
    prefixes: Mapping[str, Role]
    heads: Mapping[Words, str]
    starts: frozenset[str]
    """First words of ``heads`` and ``generic``: what begins with none of them needs no further look."""
    modifiers: frozenset[str]
    generic: Mapping[Words, Generic]
    kinds: Mapping[Words, str]
    organisation_heads: frozenset[str]
    units: frozenset[str]
    organisation_starts: frozenset[str]
    attributive: frozenset[str]
    personal: frozenset[str]
    followers: Mapping[Words, str]
    designations: frozenset[str]
    shouted: frozenset[str]
    blockers: Mapping[str, Sequence[Words]]
    armies: Mapping[str, str]
    """For a country without an army the one whose army is meant there by the bare word, both ISO2."""

    @classmethod
    def read(cls, path: Traversable | Path) -> PartyNouns:
        """From the data file; RegistryError where a section is missing or malformed."""
        raw = read_yaml(path)
        try:
            roles = read_roles(path, raw["roles"])
            heads = {_lemmas(head): name for name, role in roles.items() for head in role.heads}
            generic = _generic(raw["generic"])
            return cls(
                roles=roles,
                prefixes={role.prefix: role for role in roles.values()},
                heads=heads,
                starts=frozenset(words[0] for words in (*heads, *generic)),
                modifiers=frozenset(word for phrase in raw["modifiers"] for word in fold_name(phrase)),
                generic=generic,
                kinds={_lemmas(noun): kind for kind, nouns in raw["kinds"].items() for noun in nouns},
                organisation_heads=frozenset(raw["organisation_heads"]),
                units=frozenset(raw["units"]),
                organisation_starts=frozenset(raw["organisation_starts"]),
                attributive=frozenset(raw["attributive"]),
                personal=frozenset(raw["personal"]),
                followers={_lemmas(noun): role for role, nouns in raw["followers"].items() for noun in nouns},
                designations=frozenset(raw["designations"]),
                shouted=frozenset(raw["shouted"]),
                blockers=_by_first(raw["blockers"]),
                armies=dict(raw["armies"]),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise RegistryError(f"{path.name}: lacks or garbles {error}; see the built-in file") from error


def _lemmas(phrase: str) -> Words:
    return tuple(lemma(word) for word in fold_name(phrase))


def _generic(raw: Sequence[Mapping[str, Any]]) -> dict[Words, Generic]:
    table = {}
    for row in raw:
        marks = {mark: mark in row for mark in ("article", "alone", "firm")}
        seen = frozenset(row.get("seen", ()))
        better = frozenset(row.get("better", ()))
        meaning = Generic(role=row.get("role") or None, seen=seen, called=row.get("called"), better=better, **marks)
        for phrase in row["words"]:
            words = fold_name(phrase)
            table[words[1:] if words[0] in ("the", "a", "an") else words] = meaning
    return table


def _by_first(phrases: Sequence[str]) -> dict[str, list[Words]]:
    table: dict[str, list[Words]] = {}
    for phrase in phrases:
        words = fold_name(phrase)
        table.setdefault(words[0], []).append(words)
    return table
