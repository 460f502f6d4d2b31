"""Conflict parties in news text, without a language model.

names = find_parties(text, registry)             # every party, country, demonym and registered person, in order
party = lookup("Syrian regime forces", registry) # the party that words alone name, or None
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from vedette.ground.party_context import defined, organisations
from vedette.ground.party_generic import generics, resolve_generic
from vedette.ground.party_lookup import head_name
from vedette.ground.party_match import Reading, Spot, read_spots, surnames
from vedette.ground.party_phrases import described, described_of, designated, led, loyal
from vedette.ground.party_words import fold_name
from vedette.ground.registry import Registry
from vedette.model import Name, Party, Span

__all__ = ["find_parties", "lookup", "resolve_generic"]

NameKind = Literal["party", "demonym", "person"]
_WEAK, _GENERIC, _GUESS, _METONYM = 0.3, 0.5, 0.5, 0.4


def find_parties(
    text: str, registry: Registry, *, countries: Sequence[str] = (), places: Sequence[Name] = ()
) -> list[Name]:
    """Every name of a party in ``text``, in order, none overlapping another.

    A country's name or capital is a party here too (score 1 and 0.4): whether a place is meant is the caller's to say.
    ``score`` 0.3 marks an attribute that is no party of its sentence (``US-backed``), 0.5 a bare phrase resolved by
    context (``the army``) or a body that only its form shows to be one (``Raqqa Civil Council``, id None).
    ``countries``: ISO2 codes known to be in play, likeliest first; those named in the text follow them. ``places``:
    what places the text names, which tell of what country a paragraph is.
    """
    return _found(read_spots(text, registry, countries), registry, places)


def lookup(words: str, registry: Registry, *, countries: Sequence[str] = ()) -> Party | None:
    """The registered party that ``words`` alone name, or None.

    Modifiers, articles and brackets are looked through (``the militant Islamic State (IS) group``), members stand for
    their party (``Taliban fighters``, ``fighters from the Syrian Democratic Forces``). ``text`` is ``words`` as given.
    """
    reading = read_spots(" ".join(words.split()), registry, countries)
    if not reading.words:
        return None
    whole = reading.spots.get(0) or (reading.spots.get(1) if reading.words[0].key in ("the", "a", "an") else None)
    if whole is not None and whole.last == len(reading.words):
        return registry.party(whole.alias.party, words)
    names = [name for name in _found(reading, registry) if name.party and name.party.id and name.score > _WEAK]
    head = head_name(reading, names, registry)
    if head is None or head.party is None:
        return None
    return Party(name=head.party.name, text=words, id=head.party.id)


def _found(reading: Reading, registry: Registry, places: Sequence[Name] = ()) -> list[Name]:
    names = _Names(reading)
    for index in range(len(reading.words)):
        for name, first, last in _at(reading, index, registry):
            names.add(name, first, last)
    _add_defined(reading, names, registry)
    for first, last, party in list(generics(reading, names.free, names.ordered(), registry, places)):
        names.add(_name(reading, first, last, "party", party, _GENERIC), first, last)
    for first, last in list(organisations(reading, names.free, registry)):
        words = reading.between(first, last)
        names.add(_name(reading, first, last, "party", Party(name=words, text=words), _GUESS), first, last)
    return names.ordered()


class _Names:
    """Names found so far, and which words they leave free."""

    def __init__(self, reading: Reading) -> None:
        self.free = [True] * len(reading.words)
        self._found: list[Name] = []

    def add(self, name: Name, first: int, last: int) -> None:
        if all(self.free[first:last]):
            self.free[first:last] = [False] * (last - first)
            self._found.append(name)

    def ordered(self) -> list[Name]:
        return sorted(self._found, key=lambda name: name.span)


def _name(reading: Reading, first: int, last: int, kind: NameKind, party: Party, score: float = 1.0) -> Name:
    span = Span(reading.words[first].start, reading.words[last - 1].end)
    return Name(span=span, text=reading.text[span.start : span.end], kind=kind, party=party, score=score)


def _at(reading: Reading, index: int, registry: Registry) -> Iterator[tuple[Name, int, int]]:
    """The names that begin with word ``index``: the longest description first."""
    phrase = loyal(reading, index, registry) or described_of(reading, index, registry)
    if phrase is not None:
        yield _name(reading, phrase.first, phrase.last, "party", phrase.party), phrase.first, phrase.last
    spot = reading.spots.get(index)
    if spot is None:
        return
    weak = _is_attribute(reading, spot, registry)
    for find in (led, described, designated) if not weak else (led,):
        phrase = find(reading, spot, registry)
        if phrase is not None:
            yield _name(reading, phrase.first, phrase.last, "party", phrase.party), phrase.first, phrase.last
    party = registry.party(spot.alias.party, reading.between(spot.first, spot.last))
    score = _WEAK if weak else _METONYM if spot.alias.form == "capital" else 1.0
    yield _name(reading, spot.first, spot.last, _kind(spot, registry), party, score), spot.first, spot.last


def _kind(spot: Spot, registry: Registry) -> NameKind:
    if spot.alias.form in ("adjective", "people"):
        return "demonym"
    return "person" if registry.entry(spot.alias.party).kind == "person" else "party"


def _is_attribute(reading: Reading, spot: Spot, registry: Registry) -> bool:
    """Whether a hyphen makes the name an attribute of what follows: ``US-backed``, ``IS-held``, ``anti-Taliban``."""
    words = reading.words
    if spot.last < len(words) and words[spot.last].hyphen and words[spot.last].key in registry.nouns.attributive:
        return True
    return spot.first > 0 and words[spot.first].hyphen and words[spot.first - 1].key in ("non", "ex", "anti", "pro")


def _add_defined(reading: Reading, names: _Names, registry: Registry) -> None:
    """Acronyms that the text defines, and surnames of people named in full."""
    local = _local(reading, names.ordered(), registry)
    sizes = sorted({len(words) for words in local}, reverse=True)
    starts = {words[0] for words in local}
    for index, word in enumerate(reading.words):
        if word.key not in starts:
            continue
        for size in sizes:
            run = reading.words[index : index + size]
            hit = local.get(tuple(each.key for each in run))
            if hit is None or not any(each.capital for each in run):
                continue
            kind, party = hit
            if kind == "party" and not word.text.replace(".", "").isupper() and len(word.text) < 4:
                continue
            last = index + len(run)
            named = Party(name=party.name, text=reading.between(index, last), id=party.id)
            names.add(_name(reading, index, last, kind, named), index, last)


def _local(
    reading: Reading, names: Sequence[Name], registry: Registry
) -> dict[tuple[str, ...], tuple[NameKind, Party]]:
    """What this text calls whom: its own acronyms, and people by their surnames."""
    ends = {name.span.end: name.party for name in names if name.party is not None and name.kind == "party"}
    local: dict[tuple[str, ...], tuple[NameKind, Party]] = {
        words: ("party", party) for words, party in defined(reading, ends, registry).items() if words
    }
    for name in names:
        if name.kind == "person" and name.party is not None and name.party.id is not None:
            entry = registry.entry(name.party.id)
            for short in (*entry.short, *surnames(entry.name), *surnames(name.text)):
                if words := fold_name(short):
                    local.setdefault(words, ("person", name.party))
    return local
