"""The real name finder: places, parties and times of a report, joined into one list of mentions."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from vedette.model import Mentions, Name, Party, Place, Report, Span, TimeMention

from .fold import fold, strip_article
from .gazetteer import Gazetteer
from .parties import find_parties, lookup
from .place_apart import apart
from .place_capitals import find_capitals
from .place_words import words
from .places import find_places, resolve_places
from .registry import Registry
from .times import find_times, joined, narrowed

APOSTROPHES = str.maketrans(dict.fromkeys("‘’ʻʼʽʾʿ`", "'"))
SIGNS = re.compile(r"(?:^'|[†*])")
"""What GeoNames writes in names that no newspaper does: a leading ayn, marks of doubt."""
KEPT = 64
"""Reports whose mentions are kept: a reader asks again for those of the batch it is reading."""


class Finder:
    """Finds names and times with a gazetteer and a registry of parties; the report's story only is searched."""

    def __init__(self, gazetteer: Gazetteer, registry: Registry) -> None:
        self.gazetteer, self.registry = gazetteer, registry
        self._found = lru_cache(maxsize=KEPT)(self._find)
        self._placed = lru_cache(maxsize=KEPT * 32)(self._place)

    def find(self, report: Report) -> Mentions:
        """All names and times in the report's body, in order; the longest reading of a stretch of text wins."""
        return self._found(report)[0]

    def party(self, words: str, report: Report) -> Party | None:
        """The registered party that ``words`` alone name in this report, or None."""
        return lookup(words, self.registry, countries=self._found(report)[1])

    def place(self, span: Span, report: Report) -> Place | None:
        """What the gazetteer knows by the words of ``span``, a place's by their syntax; None where it knows none."""
        found, countries = self._placed(report, span), self._found(report)[1]
        if found is None or found.lat is None or (countries and found.country not in countries):
            return None  # a namesake in a country that the report never speaks of
        if shortened(report.text[span.start : span.end], found, self.gazetteer):
            return None  # Um Zagrad is not Zagrad
        return _plainly(found)

    def kind_of(self, party: Party) -> str | None:
        """What a party is, by the registry; None where it is not registered."""
        return self.registry.entry(party.id).kind if party.id is not None else None

    def are_allied(self, one: Party, other: Party) -> bool:
        """Whether two parties are known to fight on one side, or are one; False where either is not registered."""
        return one.id is not None and other.id is not None and self.registry.are_allied(one.id, other.id)

    def _place(self, report: Report, span: Span) -> Place | None:
        return next(iter(resolve_places(report.text, [(span.start, span.end)], self.gazetteer)), None)

    def _find(self, report: Report) -> tuple[Mentions, tuple[str, ...]]:
        text = _masked(report)
        places = [
            replace(name, place=name.place and _plainly(name.place)) for name in find_places(text, self.gazetteer)
        ]
        places = apart(places, text)
        countries = in_play(places)
        places += find_capitals(text, places, self.gazetteer, next(iter(countries), None))
        parties = find_parties(text, self.registry, countries=countries, places=places)
        return Mentions(tuple(join(places, parties)), stretches(text, report.published)), countries


def shortened(written: str, found: Place, gazetteer: Gazetteer) -> bool:
    """Whether a place was known only by a part of its written name, the rest of which says nothing of places: ``Ed
    Dekka`` is not Ed, but ``Kandahar City`` is Kandahar, and ``northern Homs`` in Homs."""
    written = re.sub(r"\b\w+-[a-z]+\s+", "", written)  # rebel-held Homs
    whole = fold(written)
    if gazetteer.by_folded(whole) or gazetteer.by_folded(strip_article(whole)) or gazetteer.demonym(whole):
        return False
    part, lists = set(fold(found.name).split()), words()
    spare = [word for word in re.findall(r"[^\W\d_]+", written) if fold(word) not in part]
    plain = lists.directions | lists.joins | lists.before_kind.keys() | lists.after_kind.keys() | lists.bodies
    return any(word[0].isupper() and word.lower() not in plain for word in spare) and not part.isdisjoint(whole.split())


def stretches(text: str, published: date | None) -> tuple[TimeMention, ...]:
    """The times of a text as claims mean them: narrowed by their words, and pairs that span a stretch as one."""
    mentions = find_times(text, published)
    pairs = {interval.at: interval for interval in joined(text, mentions)}
    inside = [at for at in pairs if at is not None]
    kept = [
        replace(m, interval=narrowed(m, published)) for m in mentions if not any(at.covers(m.span) for at in inside)
    ]
    for at in inside:
        interval = pairs[at]
        value = f"{interval.start}/{interval.end}"
        kept.append(TimeMention(at, text[at.start : at.end], "DATE", value, interval))
    return tuple(sorted(kept, key=lambda mention: mention.span))


def _plainly(place: Place) -> Place:
    """The place under the name that an English page prints: ``Albu Kamal`` for GeoNames' ``Ālbū Kamāl``."""
    letters = unicodedata.normalize("NFKD", place.name)
    bare = "".join(ch for ch in letters if not unicodedata.combining(ch))
    return replace(place, name=SIGNS.sub("", bare.translate(APOSTROPHES)).strip())


def _masked(report: Report) -> str:
    """The text with the furniture blanked, so that offsets stay true and no name is found outside the story."""
    pieces, at = [], 0
    for run in report.body:
        pieces.append(_blank(report.text[at : run.start]))
        pieces.append(report.text[run.start : run.end])
        at = run.end
    pieces.append(_blank(report.text[at:]))
    return "".join(pieces)


def _blank(text: str) -> str:
    return "".join("\n" if ch == "\n" else " " for ch in text)


def in_play(places: Iterable[Name]) -> tuple[str, ...]:
    """The countries (ISO 3166-1 alpha-2) that a report's places lie in, the most named first, of equals the first."""
    counted = Counter(name.place.country for name in places if name.place is not None and name.place.country)
    return tuple(country for country, _ in counted.most_common())


def join(places: Sequence[Name], parties: Sequence[Name]) -> list[Name]:
    """One list of both: equal spans become one name with both readings, of overlapping ones the longer wins. A
    registered party is no place that no gazetteer knows."""
    joined: dict[Span, Name] = {name.span: name for name in places}
    for name in parties:
        same = joined.get(name.span)
        both = same is not None and same.place is not None and same.place.lat is not None
        both = both and not _is_initials_of(name, same)
        joined[name.span] = replace(same, party=name.party) if same is not None and both else name
    kept: list[Name] = []
    for name in sorted(joined.values(), key=lambda n: (n.span.start, -(n.span.end - n.span.start))):
        if kept and kept[-1].span.overlaps(name.span):
            if _weight(name) > _weight(kept[-1]):
                kept[-1] = name
            continue
        kept.append(name)
    return kept


def _is_initials_of(party: Name, place: Name | None) -> bool:
    """Whether capitals are the initials of a party's name and only by chance a place's other name: the IOM is not the
    Isle of Man."""
    if place is None or place.place is None or party.party is None or not party.text.isupper():
        return False
    initials = "".join(word[0] for word in party.party.name.split() if word[0].isupper())
    return len(initials) > 1 and party.text == initials and fold(place.place.name) != fold(party.text)


def _weight(name: Name) -> tuple[bool, int, float]:
    """Known names before unknown ones, longer before shorter: the Red Crescent before a place of that sound."""
    known = name.party is not None or (name.place is not None and name.place.lat is not None)
    return known, name.span.end - name.span.start, name.score
