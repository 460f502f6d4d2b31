"""Parties described by a word for a country or a leader and a noun.

``Syrian army``, ``Niger's defence ministry``, ``Ministry of Defence of Ukraine``, ``Gaddafi's forces``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vedette.ground.party_entry import ARMED
from vedette.ground.party_match import Reading, Spot
from vedette.ground.party_words import Word, joined, lemma
from vedette.ground.registry import Registry
from vedette.model import Party

_LONGEST = 4
_LOYAL = frozenset({("loyal", "to"), ("allied", "to"), ("allied", "with"), ("aligned", "with"), ("faithful", "to")})
_PREPOSITIONS = frozenset(
    {"in", "from", "to", "across", "inside", "near", "into", "at", "through", "outside", "throughout"}
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words ``first`` to ``last`` (exclusive) and the party they describe."""

    first: int
    last: int
    party: Party


def described(reading: Reading, spot: Spot, registry: Registry) -> Phrase | None:
    """The party that a country's word makes with the noun after it, or None where no noun follows."""
    words, start = reading.words, spot.last
    possessive = start < len(words) and words[start].key == "'s" and words[start].glued
    if spot.alias.form == "country" and not possessive and _after_preposition(words, spot.first):
        return None
    if spot.alias.form not in ("country", "adjective") or spot.alias.country is None:
        return None
    head = _head(words, start + possessive, registry)
    if head is None:
        return None
    role, noun, last = head
    return Phrase(spot.first, last, _party(reading, (spot.first, last), (role, noun), spot.alias.country, registry))


def described_of(reading: Reading, index: int, registry: Registry) -> Phrase | None:
    """The party of the form ``Ministry of Defence of Ukraine``, ``army of Niger``, ``government in Bogota``."""
    words = reading.words
    if lemma(words[index].key) not in registry.nouns.starts:
        return None
    for size in range(_LONGEST, 0, -1):
        noun = _lemmas(words, index, size)
        role = registry.nouns.heads.get(noun) if noun else None
        if role is None:
            continue
        at = index + size
        if at >= len(words) or not (words[at].key == "of" or (words[at].key == "in" and role == "government")):
            continue
        at += 1
        at += at < len(words) and words[at].key == "the"
        spot = reading.spots.get(at)
        if spot is None or spot.alias.country is None or not joined(words, index, spot.last):
            continue
        if spot.alias.form == "country" or (role == "government" and spot.alias.form == "capital"):
            span = (index, spot.last)
            return Phrase(*span, _party(reading, span, (role, " ".join(noun)), spot.alias.country, registry))
    return None


def led(reading: Reading, spot: Spot, registry: Registry) -> Phrase | None:
    """``Gaddafi's forces``, ``Assad regime``, ``pro-Assad militia``, ``anti-Gaddafi fighters``: whom they follow."""
    entry = registry.entry(spot.alias.party)
    if entry.kind != "person" or entry.leads is None:
        return None
    words, start = reading.words, spot.last
    start += start < len(words) and words[start].key == "'s"
    for size in (2, 1):
        noun = _lemmas(words, start, size)
        sort = registry.nouns.followers.get(noun) if noun and words[start].glued else None
        if sort is None:
            continue
        before = words[spot.first - 1].key if spot.first and words[spot.first].hyphen else ""
        first = spot.first - (before in ("pro", "anti"))
        party = _following(entry.leads, sort, before, registry)
        if party is None:
            return None
        return Phrase(first, start + size, registry.party(party, reading.between(first, start + size)))
    return None


def designated(reading: Reading, spot: Spot, registry: Registry) -> Phrase | None:
    """A group's name with the acronym and noun that belong to it: ``Islamic State (IS) group``, ``M23 movement``."""
    if spot.alias.form != "entry" or registry.entry(spot.alias.party).kind not in ARMED | {"political"}:
        return None
    words, last, text = reading.words, spot.last, reading.text
    short = reading.spots.get(last)
    if short is not None and short.alias.party == spot.alias.party and not words[last].glued:
        opened, closed = text[words[last - 1].end : words[last].start], text[words[short.last - 1].end :][:2]
        if opened.strip() != "(" or closed != ") " or short.last >= len(words):
            return None
        last = short.last
    elif last >= len(words) or not words[last].glued or words[last].hyphen:
        return None
    if last >= len(words) or words[last].key not in registry.nouns.designations:
        return None
    return Phrase(spot.first, last + 1, registry.party(spot.alias.party, reading.between(spot.first, last + 1)))


def loyal(reading: Reading, index: int, registry: Registry) -> Phrase | None:
    """``forces loyal to President Bashar al-Assad``, ``fighters of Khalifa Haftar``: those who follow, then whom."""
    words = reading.words
    if (lemma(words[index].key),) not in registry.nouns.followers or not joined(words, index, index + 3):
        return None
    at = index + 1
    if (words[at].key, words[at + 1].key) in _LOYAL:
        at += 2
    elif words[at].key in ("of", "under", "backing", "supporting"):
        at += 1
    else:
        return None
    for start in range(at, min(at + 6, len(words))):
        spot = reading.spots.get(start)
        entry = registry.entry(spot.alias.party) if spot is not None else None
        if spot is None or entry is None or entry.kind != "person":
            continue
        if entry.leads is None or not joined(words, index, spot.last):
            return None
        sort = registry.nouns.followers[(lemma(words[index].key),)]
        party = _following(entry.leads, sort, "", registry)
        return Phrase(index, spot.last, registry.party(party, reading.between(index, spot.last))) if party else None
    return None


def _following(leads: str, sort: str, before: str, registry: Registry) -> str | None:
    prefix, _, iso = leads.rpartition("-")
    state = prefix == "gov"
    if before == "anti":
        return f"rebels-{iso}" if state else None
    if not state:
        return leads
    if before == "pro" and sort == "members":
        return f"militia-{iso}"
    return leads if sort == "government" else f"mil-{iso}"


def _head(words: Sequence[Word], start: int, registry: Registry) -> tuple[str, str, int] | None:
    """The noun phrase that begins at ``start``: role, noun, and the word after it; modifiers may stand before it."""
    best: tuple[str, str, int] | None = None
    index = start
    while index < len(words) and index < start + 7 and words[index].glued:
        for size in range(_LONGEST, 0, -1):
            noun = _lemmas(words, index, size)
            role = registry.nouns.heads.get(noun) if noun else None
            if role is None or (best is not None and index + size <= best[2]):
                continue
            if _is_title(words, index + size, noun, registry):
                continue  # "Russian opposition leader X" leads the opposition
            best = (role, " ".join(noun), index + size)
            break
        if words[index].key not in registry.nouns.modifiers and (best is None or best[2] <= index + 0):
            break
        index += 1
    return best


def _is_title(words: Sequence[Word], after: int, noun: tuple[str, ...], registry: Registry) -> bool:
    """Whether a noun stands before something else that it only qualifies: a person's name, ``-held``."""
    if after < len(words) and words[after].hyphen and words[after].key in registry.nouns.attributive:
        return True
    if noun[-1] not in registry.nouns.personal or after >= len(words):
        return False
    return words[after].proper and words[after].glued


def _lemmas(words: Sequence[Word], index: int, size: int) -> tuple[str, ...]:
    if index + size > len(words) or not joined(words, index, index + size):
        return ()
    return (*(lemma(word.key) for word in words[index : index + size]),)


def _after_preposition(words: Sequence[Word], index: int) -> bool:
    if index and words[index - 1].key == "the":
        index -= 1
    return index > 0 and words[index].glued and words[index - 1].key in _PREPOSITIONS


def _party(reading: Reading, span: tuple[int, int], head: tuple[str, str], iso: str, registry: Registry) -> Party:
    role, noun = head
    text = reading.between(*span)
    entry = registry.role(role, iso)
    assert entry is not None  # the role came from the registry's own nouns, the country from its own spellings
    if registry.nouns.roles[role].before_name:
        return Party(name=f"{noun.capitalize()} of {registry.countries[iso].called}", text=text, id=entry.id)
    return Party(name=entry.name, text=text, id=entry.id)
