"""Conflict parties in news text, without a language model.

    names = find_parties(text, registry)             # every party, country, demonym and registered person, in order
    party = lookup("Syrian regime forces", registry) # the party that words alone name, or None
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vedette.ground.party_context import defined, organisations, resolve_generic
from vedette.ground.party_match import Reading, Spot, read_spots, surnames
from vedette.ground.party_phrases import described, described_of, led
from vedette.ground.party_words import fold_name, lemma
from vedette.ground.registry import Registry
from vedette.model import Name, Party, Span

__all__ = ["find_parties", "lookup", "resolve_generic"]

_WEAK, _GENERIC, _GUESS, _METONYM = 0.3, 0.5, 0.5, 0.4
_CUTS = frozenset(
    {"of", "in", "from", "who", "that", "which", "loyal", "backed", "fighting", "with", "at", "near", "on", "linked", "led"}
)
_BELONGS = frozenset({"of", "from", "loyal", "to", "with", "in", "the", "linked", "allied", "belonging", "affiliated", "by"})


def find_parties(text: str, registry: Registry, *, countries: Sequence[str] = ()) -> list[Name]:
    """Every name of a party in ``text``, in order, none overlapping another.

    A country's name or capital is a party here too (score 1 and 0.4): whether a place is meant is the caller's to say.
    ``score`` 0.3 marks an attribute that is no party of its sentence (``US-backed``), 0.5 a bare phrase resolved by
    context (``the army``) or a body that only its form shows to be one (``Raqqa Civil Council``, id None).
    ``countries``: ISO2 codes known to be in play, likeliest first; those named in the text follow them.
    """
    reading = read_spots(text, registry, countries)
    names = _Names(reading)
    for index in range(len(reading.words)):
        for name, first, last in _at(reading, index, registry):
            names.add(name, first, last)
    _add_defined(reading, names, registry)
    for first, last in list(organisations(reading, names.free, registry)):
        words = reading.between(first, last)
        names.add(_name(reading, first, last, "party", Party(name=words, text=words), _GUESS), first, last)
    _add_generic(reading, names, registry)
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


def _name(reading: Reading, first: int, last: int, kind: str, party: Party, score: float = 1.0) -> Name:
    span = Span(reading.words[first].start, reading.words[last - 1].end)
    return Name(span=span, text=reading.text[span.start : span.end], kind=kind, party=party, score=score)  # type: ignore[arg-type]


def _at(reading: Reading, index: int, registry: Registry) -> Iterator[tuple[Name, int, int]]:
    """The names that begin with word ``index``: the longest description first."""
    phrase = described_of(reading, index, registry)
    if phrase is not None:
        yield _name(reading, phrase.first, phrase.last, "party", phrase.party), phrase.first, phrase.last
    spot = reading.spots.get(index)
    if spot is None:
        return
    if not _attribute(reading, spot, registry):
        for phrase in (led(reading, spot, registry), described(reading, spot, registry)):
            if phrase is not None:
                yield _name(reading, phrase.first, phrase.last, "party", phrase.party), phrase.first, phrase.last
    words = reading.between(spot.first, spot.last)
    yield _name(reading, spot.first, spot.last, _kind(spot, registry), registry.party(spot.alias.party, words), _score(reading, spot, registry)), spot.first, spot.last


def _kind(spot: Spot, registry: Registry) -> str:
    if spot.alias.form in ("adjective", "people"):
        return "demonym"
    return "person" if registry.entry(spot.alias.party).kind == "person" else "party"


def _score(reading: Reading, spot: Spot, registry: Registry) -> float:
    if _attribute(reading, spot, registry):
        return _WEAK
    return _METONYM if spot.alias.form == "capital" else 1.0


def _attribute(reading: Reading, spot: Spot, registry: Registry) -> bool:
    """Whether a hyphen makes the name an attribute of what follows: ``US-backed``, ``IS-held``."""
    words = reading.words
    if spot.last < len(words) and words[spot.last].hyphen and words[spot.last].key in registry.nouns.attributive:
        return True
    return spot.first > 0 and words[spot.first].hyphen and words[spot.first - 1].key in ("non", "ex")


def _add_defined(reading: Reading, names: _Names, registry: Registry) -> None:
    """Acronyms that the text defines, and surnames of people named in full."""
    ends = {name.span.end: name.party for name in names.ordered() if name.party is not None and name.kind == "party"}
    local = {words: ("party", party) for words, party in defined(reading, ends, registry).items()}
    for name in names.ordered():
        if name.kind == "person" and name.party is not None and name.party.id is not None:
            entry = registry.entry(name.party.id)
            for short in (*entry.short, *surnames(entry.name), *surnames(name.text)):
                local.setdefault(fold_name(short), ("person", name.party))
    sizes = sorted({len(words) for words in local}, reverse=True)
    keys = [word.key for word in reading.words]
    for index, word in enumerate(reading.words):
        for size in sizes if word.text[:1].isalpha() else ():
            hit = local.get(tuple(keys[index : index + size]))
            if hit is not None and any(each.capital for each in reading.words[index : index + size]):
                kind, party = hit
                if kind == "party" and not word.text.replace(".", "").isupper() and len(word.text) < 4:
                    continue
                named = Party(name=party.name, text=reading.between(index, index + size), id=party.id)
                names.add(_name(reading, index, index + size, kind, named), index, index + size)


def _add_generic(reading: Reading, names: _Names, registry: Registry) -> None:
    known: list[Party] = []
    pending = names.ordered()
    for index, word in enumerate(reading.words):
        while pending and pending[0].span.start < word.start:
            first = pending.pop(0)
            if first.party is not None and first.score > _WEAK:
                known.append(first.party)
        for size in (4, 3, 2, 1):
            last = index + size
            if last > len(reading.words) or not all(names.free[index:last]):
                continue
            phrase = tuple(each.key for each in reading.words[index:last])
            if phrase not in registry.nouns.generic or not _definite(reading, index, phrase):
                continue
            party = resolve_generic(reading.between(index, last), reading.countries, known, registry)
            if party is not None:
                names.add(_name(reading, index, last, "party", party, _GENERIC), index, last)
                break


def _definite(reading: Reading, index: int, phrase: tuple[str, ...]) -> bool:
    """A bare noun refers back only with an article or as a plural; ``group`` in ``rights group`` does not."""
    before = reading.words[index - 1] if index and reading.words[index].glued else None
    if before is not None and before.key == "the":
        return True
    plain = before is None or not (before.capital and not before.opens)
    return plain and (len(phrase) > 1 or phrase[0] in ("police", "parliament") or (phrase[0].endswith("s") and phrase[0] != "forces"))


def lookup(words: str, registry: Registry, *, countries: Sequence[str] = ()) -> Party | None:
    """The registered party that ``words`` alone name, or None.

    Modifiers, articles and brackets are looked through (``the militant Islamic State (IS) group``), members stand for
    their party (``Taliban fighters``, ``fighters from the Syrian Democratic Forces``). ``text`` is ``words`` as given.
    """
    text = " ".join(words.split())
    if not text:
        return None
    reading = read_spots(text, registry, countries)
    if not reading.words:
        return None
    whole = reading.spots.get(0) or (reading.spots.get(1) if reading.words[0].key in ("the", "a", "an") else None)
    if whole is not None and whole.last == len(reading.words):
        return registry.party(whole.alias.party, words)
    names = [name for name in find_parties(text, registry, countries=countries) if name.party and name.party.id]
    head = _head_name(reading, [name for name in names if name.score > _WEAK], registry)
    if head is None or head.party is None:
        return None
    return Party(name=head.party.name, text=words, id=head.party.id)


def _head_name(reading: Reading, names: Sequence[Name], registry: Registry) -> Name | None:
    """The name that is the head of a noun phrase, or whose people the head noun means."""
    words = reading.words
    cut = next((index for index, word in enumerate(words) if index and word.key in _CUTS and not _covered(word.start, names)), len(words))
    end = words[cut - 1].end
    for name in reversed([each for each in names if each.span.start < end]):
        rest = tuple(lemma(word.key) for word in words[:cut] if word.start >= name.span.end and word.key != "'s")
        named = reading.text[name.span.end : end]
        if not rest or re_bracket(named):
            return name
        if len(rest) <= 2 and (rest in registry.nouns.followers or rest[-1:] in registry.nouns.followers):
            return name
    after = [name for name in names if name.span.start >= end]
    member = (lemma(words[cut - 1].key),)
    if after and (member in registry.nouns.followers or member in registry.nouns.kinds):
        between = [word for word in words[cut:] if word.start < after[0].span.start]
        if all(word.key in _BELONGS for word in between) and after[0].kind in ("party", "person"):
            return after[0] if registry.entry(str(after[0].party and after[0].party.id)).kind != "government" else None
    return None


def re_bracket(text: str) -> bool:
    """Whether only a bracket and a word for a group follow a name: ``(IS) group``."""
    rest = text.strip()
    inside = rest[1 : rest.find(")")] if rest.startswith("(") and ")" in rest else None
    return inside is not None and len(rest[rest.find(")") + 1 :].split()) <= 1


def _covered(at: int, names: Sequence[Name]) -> bool:
    return any(name.span.start <= at < name.span.end for name in names)
