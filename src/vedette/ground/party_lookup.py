"""The party that a noun phrase on its own names: the name at its head, or the one whose people its head means."""

from __future__ import annotations

from collections.abc import Sequence

from vedette.ground.party_match import Reading
from vedette.ground.party_words import lemma
from vedette.ground.registry import Registry
from vedette.model import Name

_CUTS = frozenset(
    {
        "of",
        "in",
        "from",
        "who",
        "that",
        "which",
        "loyal",
        "backed",
        "fighting",
        "with",
        "at",
        "near",
        "on",
        "linked",
        "led",
    }
)
_BELONGS = frozenset(
    {"of", "from", "loyal", "to", "with", "in", "the", "linked", "allied", "belonging", "affiliated", "by"}
)


def head_name(reading: Reading, names: Sequence[Name], registry: Registry) -> Name | None:
    """Of the names in a noun phrase, the one that the whole phrase stands for; None where it stands for none."""
    words = reading.words
    cut = next(
        (i for i, word in enumerate(words) if i and word.key in _CUTS and not _covered(word.start, names)), len(words)
    )
    end = words[cut - 1].end
    followers = registry.nouns.followers
    for name in reversed([each for each in names if each.span.start < end and not _is_surname(each, reading, names)]):
        rest = tuple(lemma(word.key) for word in words[:cut] if word.start >= name.span.end and word.key != "'s")
        if not rest or _is_bracket(reading.text[name.span.end : end]):
            return name
        if len(rest) <= 2 and _has(name, followers.get(rest) or followers.get(rest[-1:]), registry):
            return name
    return _belonging(reading, cut, names, registry)


def _is_surname(name: Name, reading: Reading, names: Sequence[Name]) -> bool:
    """Whether an acronym written as a word is the end of a person's name: ``Aminata Sana`` is no agency."""
    if name.kind != "party" or not (name.text.isalpha() and name.text.istitle()):
        return False
    before = [word for word in reading.words if word.end < name.span.start]
    return bool(before) and before[-1].proper and before[-1].capital and not _covered(before[-1].start, names)


def _has(name: Name, sort: str | None, registry: Registry) -> bool:
    """Whether the head noun means the party named: any follower of a group, but only the rule of a country."""
    if sort is None or name.party is None or name.party.id is None:
        return False
    return sort == "government" or registry.entry(name.party.id).kind not in ("government", "people")


def _belonging(reading: Reading, cut: int, names: Sequence[Name], registry: Registry) -> Name | None:
    """The party after ``of`` or ``loyal to`` whose members the noun before it are."""
    words = reading.words
    after = [name for name in names if name.span.start >= words[cut - 1].end]
    member = (lemma(words[cut - 1].key),)
    if not after or not (member in registry.nouns.followers or member in registry.nouns.kinds):
        return None
    first = after[0]
    between = [word for word in words[cut:] if word.start < first.span.start]
    if first.kind not in ("party", "person") or not all(word.key in _BELONGS for word in between):
        return None
    party = first.party.id if first.party else None
    return first if party is not None and registry.entry(party).kind != "government" else None


def _is_bracket(text: str) -> bool:
    """Whether only a bracket and a word for a group follow a name: ``(IS) group``."""
    rest = text.strip()
    if not rest.startswith("(") or ")" not in rest:
        return False
    return len(rest[rest.find(")") + 1 :].split()) <= 1


def _covered(at: int, names: Sequence[Name]) -> bool:
    return any(name.span.start <= at < name.span.end for name in names)
