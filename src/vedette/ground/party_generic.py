"""What bare words refer to in one report: ``government forces``, ``the army``, ``the group``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from vedette.ground.party_entry import Entry
from vedette.ground.party_local import local_countries
from vedette.ground.party_match import Reading
from vedette.ground.party_nouns import Generic
from vedette.ground.party_words import fold_name
from vedette.ground.registry import Registry
from vedette.model import Name, Party

_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those", "its", "his", "their"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_INDEFINITE = frozenset(
    {"a", "an", "no", "any", "'s", "local", "provincial", "regional", "municipal", "foreign", "former", "rival"}
)
_FUNCTION = frozenset(
    {
        "said", "says", "say", "has", "had", "have", "is", "was", "were", "are", "and", "or", "in", "to", "on", "of",
        "with", "from", "'s", "which", "who", "that", "will", "would", "could", "also", "did", "by", "but", "at", "for",
        "after", "as", "against", "over", "into", "began", "took", "told", "may", "might", "should", "can", "then",
        "now", "when", "where", "while", "since",
    }
)  # fmt: skip
"""After these words an adjective that may be a noun was the noun: ``the military said``, but ``the military base``."""
_RISEN = frozenset({"rebels", "separatists"})
_ABROAD = frozenset({None, "military", "air_force", "navy", "security_forces", "rebels", "separatists"})
_ARMED = frozenset({"military", "air_force", "navy"})
_LONGEST = 4
_ATTRIBUTE = 0.3
"""Names of this score or less are attributes (``US-backed``): nothing refers back to them."""

Named = Callable[[int], Sequence[Party]]


def resolve_generic(
    words: str, countries_in_play: Sequence[str], known_parties: Sequence[Party], registry: Registry
) -> Party | None:
    """The party that a bare phrase means (``government forces``, ``the group``), or None where that is unclear.

    ``countries_in_play``: ISO2, likeliest first. ``known_parties``: those named before the phrase, in order. Words for
    just anybody under arms or in office (``fighters``, ``officials``) mean someone only after an article.
    """
    folded = fold_name(words)
    definite = bool(folded) and folded[0] in _DEFINITE
    while folded and folded[0] in _ARTICLES:
        folded = folded[1:]
    meaning = registry.nouns.generic.get(folded)
    if meaning is None or (meaning.article and not definite):
        return None
    country = countries_in_play[0] if countries_in_play else None
    entry = _meant(Bare(meaning, definite or meaning.firm, country, folded[-1]), known_parties, registry)
    return Party(name=entry.name, text=words, id=entry.id) if entry else None


@dataclass(frozen=True, slots=True)
class Bare:
    """A bare phrase: what it may mean, whether ``the`` stands before it, the country it would be of, its noun."""

    meaning: Generic
    definite: bool
    country: str | None
    noun: str


def _meant(bare: Bare, known: Sequence[Party], registry: Registry, later: Sequence[Party] = ()) -> Entry | None:
    """The only party of the fitting kinds named so far; where none is, the one that the country has by right.

    Where the country's own has been named too, ``the troops`` are its own, unless others were last called so. Where
    the report names, at last (``later``), one whom the words fit better, they mean no other: ``the militants``.
    """
    own = _by_right(bare.meaning, bare.country, registry) if bare.country else None
    named = {party.id: party for party in known if party.id is not None}
    ids = dict.fromkeys(party.id for party in reversed(known) if party.id is not None)
    if bare.definite and own is not None and own.id not in named:
        other = _last_called(bare.noun, known, registry)
        if other is not None and other.kind == own.kind and other.countries != own.countries:
            return other
    fitting = [entry for entry in map(registry.entry, ids) if entry.kind in bare.meaning.seen and entry != own]
    fitting = [entry for entry in fitting if own is None or not _other_side(entry, own)]
    if not fitting:
        return own
    if not bare.definite:
        return None
    last = fitting[0]
    better = {
        party.id for party in (*known, *later) if party.id and registry.entry(party.id).kind in bare.meaning.better
    }
    if better and all(entry.backers for entry in fitting if entry.id not in better):
        return registry.entry(better.pop()) if len(better) == 1 else None
    if own is not None and own.id in named:
        called = [party.id for party in known if party.id and fold_name(party.text)[-1:] == (bare.noun,)]
        return own if not called or called[-1] != last.id else last
    return last if all(_related(last.id, other.id, registry) for other in fitting[1:]) else None


def _last_called(noun: str, known: Sequence[Party], registry: Registry) -> Entry | None:
    """The party last named by a noun: off Somalia ``the navy`` is the Indian navy, once the report has named that."""
    called = (party.id for party in reversed(known) if party.id and fold_name(party.text)[-1:] == (noun,))
    last = next(called, None)
    return registry.entry(last) if last is not None else None


def _by_right(meaning: Generic, country: str, registry: Registry) -> Entry | None:
    """The party of a role in a country, or the one there that is usually called so."""
    if meaning.role:
        armed = meaning.role in _ARMED
        return registry.role(meaning.role, registry.nouns.armies.get(country, country) if armed else country)
    bearers = (registry.entry(alias.party) for alias in registry.named(meaning.called or "") if alias.shared)
    return next((entry for entry in bearers if country in entry.countries), None)


def _other_side(one: Entry, own: Entry) -> bool:
    """Whether a group takes another side than a country's own: the rebels of Aleppo are not the SDF at Manbij."""
    return one.side is not None and own.side is not None and one.side != own.side


def _related(a: str, b: str, registry: Registry) -> bool:
    return a in registry.parents(b) or b in registry.parents(a)


def generics(
    reading: Reading,
    free: Sequence[bool],
    named: Sequence[Name],
    registry: Registry,
    places: Sequence[Name] = (),
) -> Iterator[tuple[int, int, Party]]:
    """Bare phrases of a text that refer to a party: first word, last word (exclusive), party."""
    known = [name for name in named if name.party is not None and name.score > _ATTRIBUTE]
    local = local_countries(reading, places, registry.embattled)
    for index, word in enumerate(reading.words):
        if word.key not in registry.nouns.starts:
            continue
        for size in range(_LONGEST, 0, -1):
            last = index + size
            phrase = tuple(each.key for each in reading.words[index:last])
            meaning = registry.nouns.generic.get(phrase)
            if (
                meaning is None
                or len(phrase) < size
                or not all(free[index:last])
                or not _refers(reading, index, last, meaning)
            ):
                continue
            start, home = local.at(word.start) or (0, None)
            before = [name.party for name in known if start <= name.span.start < word.start and name.party]
            later = [name.party for name in known if name.span.start > word.start and name.party]
            definite = meaning.firm or (index > 0 and reading.words[index - 1].key in _DEFINITE)
            country = _seated(reading, last, meaning) or home or reading.dominant
            if meaning.role in _RISEN and country not in registry.embattled:
                country = None
            entry = _meant(Bare(meaning, definite, country, phrase[-1]), before, registry, later)
            if entry is not None:
                yield index, last, Party(name=entry.name, text=reading.between(index, last), id=entry.id)
            break


def _seated(reading: Reading, last: int, meaning: Generic) -> str | None:
    """The country in whose capital a body sits: ``the defence ministry in Moscow``; its troops may be anywhere."""
    spot = reading.spots.get(last + 1)
    if spot is None or meaning.role in _ABROAD or reading.words[last].key != "in" or spot.alias.form != "capital":
        return None
    return spot.alias.country


def _refers(reading: Reading, first: int, last: int, meaning: Generic) -> bool:
    """Whether a phrase stands on its own: after ``the``, or bare where it needs no article; never inside a name."""
    words = reading.words
    before = words[first - 1] if first and words[first].glued else None
    after = words[last] if last < len(words) and words[last].glued else None
    if words[first].hyphen or (
        after is not None and (after.hyphen or (after.proper and (words[first].proper or words[last - 1].proper)))
    ):
        return False
    if meaning.alone and after is not None and not (after.key in _FUNCTION or after.key.endswith("ed")):
        return False
    if before is not None and before.key in _DEFINITE:
        return True
    if meaning.article or (before is not None and (before.proper and not before.opens)):
        return False
    return before is None or before.key not in _INDEFINITE
