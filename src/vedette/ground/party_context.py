"""What one report itself makes known: acronyms that it defines, and bodies that only their form shows to be such."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from vedette.ground.party_match import Reading
from vedette.ground.party_words import Word, fold_name, lemma
from vedette.ground.registry import Registry
from vedette.model import Party

_BRACKETED = re.compile(r"\(\s*[\"“‘']?(?:the )?([A-Z][A-Za-z]*[A-Z][A-Za-z]*(?:-[A-Z]+)?)[\"”’']?\s*\)")
_EXPANDED = re.compile(r"\b([A-Z]{2,8})\s+\(\s*([A-Z][^()\n]{6,80}?)\s*\)")
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th|-й)?")
_ELIDED = re.compile(r"^[dlDL]['’](?=\w)")
_SMALL = frozenset(
    {
        "of",
        "the",
        "for",
        "and",
        "in",
        "to",
        "on",
        "al",
        "a",
        "de",
        "la",
        "le",
        "les",
        "du",
        "des",
        "et",
        "pour",
        "wal",
        "&",
    }
)


def defined(reading: Reading, named: Mapping[int, Party], registry: Registry) -> dict[tuple[str, ...], Party]:
    """Acronyms that the text defines, ``the Allied Democratic Front (ADF)`` or ``ADF (Allied …)``: folded, to parties.

    ``named`` maps the character after a party's name to that party.
    """
    found: dict[tuple[str, ...], Party] = {}
    for match in _BRACKETED.finditer(reading.text):
        acronym = match.group(1)
        party = named.get(len(reading.text[: match.start()].rstrip()))
        if party is None or (len(party.text.split()) < 2 and party.id is not None):
            name = _expansion(reading, match.start(), acronym)
            party = Party(name=name, text=name) if name else None
        if party is not None:
            found.setdefault(fold_name(acronym), party)
    for match in _EXPANDED.finditer(reading.text):
        acronym, name = match.group(1), match.group(2)
        aliases = [alias for alias in registry.named(name) if not alias.shared]
        if aliases and set(acronym) <= set(_initials(re.findall(r"[^\W_]+", name)).upper()):
            found.setdefault(fold_name(acronym), registry.party(aliases[0].party, name))
        elif _initials(re.findall(r"[^\W_]+", name)) == acronym:
            found.setdefault(fold_name(acronym), Party(name=name, text=name))
    return found


def _expansion(reading: Reading, end: int, acronym: str) -> str | None:
    """The words before a bracket whose initials are the acronym in it, in any order (``National Commission (CN)``)."""
    before = [index for index, word in enumerate(reading.words) if word.end <= end]
    letters = "".join(mark for mark in acronym if mark.isupper())
    for size in range(2, min(len(letters) + 5, len(before)) + 1):
        first = before[-size]
        run = reading.words[first : before[-1] + 1]
        if not all(word.glued for word in run[1:]):
            return None
        if run[0].capital and sorted(_initials([word.text for word in run])) == sorted(letters):
            return reading.between(first, before[-1] + 1)
    return None


def _initials(words: Sequence[str]) -> str:
    plain = (_ELIDED.sub("", word) for word in words if word not in ("'s", "’s"))
    return "".join(word[0].upper() for word in plain if word.casefold() not in _SMALL)


def organisations(reading: Reading, free: Sequence[bool], registry: Registry) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words that a noun marks as a body's name (``Raqqa Civil Council``): first and last word."""
    words, index = reading.words, 0
    while index < len(words):
        if not (free[index] and words[index].capital and words[index].key not in _SMALL - {"al"}):
            index += 1
            continue
        end = index + 1
        while end < len(words) and free[end] and words[end].glued and _inside(words, end):
            end += 1
        while end > index + 1 and not words[end - 1].capital:
            end -= 1
        run = _body(words, index, end, registry)
        if run is not None:
            yield _numbered(words, run, free, registry)
        index = end


def _numbered(words: Sequence[Word], run: tuple[int, int], free: Sequence[bool], registry: Registry) -> tuple[int, int]:
    """A unit with its number before or behind it: ``47th Mechanized Brigade``, ``Light Infantry Division 88``."""
    first, last = run
    if words[last - 1].key not in registry.nouns.units:
        return run
    before, after = first - 1, last
    if before >= 0 and free[before] and words[first].glued and _ORDINAL.fullmatch(words[before].key):
        return before, last
    if after < len(words) and free[after] and words[after].glued and words[after].key.isdigit():
        return first, after + 1
    return run


def _inside(words: Sequence[Word], index: int) -> bool:
    if words[index].capital:
        return True
    return words[index].key in _SMALL | {"'s"} and index + 1 < len(words) and words[index + 1].capital


def _body(words: Sequence[Word], first: int, last: int, registry: Registry) -> tuple[int, int] | None:
    if words[first].opens and lemma(words[first].key) in registry.nouns.modifiers and last - first > 2:
        first += 1
    nouns = registry.nouns
    if not any(word.proper and len(word.text) > 3 for word in words[first:last]):
        return None  # a line in capitals, where they mark no names
    if last - first >= 3 and words[first].key in nouns.organisation_starts and words[first + 1].key in ("of", "for"):
        return first, last
    while last - first >= 2 and words[last - 1].key not in nouns.organisation_heads:
        last -= 1
    return (first, last) if last - first >= 2 else None
