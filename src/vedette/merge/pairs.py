"""How likely two tellings are of one happening: a logistic model over what they agree and disagree in.

The weights are in ``pairs.json``, made by training/events.py. Each value has a name that can be said to a reader
(``NAMES``); its weight times the value is what it adds to the log odds. Within one report every value has a second
weight, which is added to the first: two sentences of one story are alike in other ways than two reports.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ..model import Claim, Party
from .days import NARROW_DAYS
from .happenings import happenings
from .parties import PartyRelations, agreement, folded, is_named, key_of
from .parts import is_of_part
from .places import is_area, likeness
from .tellings import Telling
from .wordings import families, stems, wordings

NAMES = (
    "always", "the same type", "types that two reports may mix", "one type is vague", "one type is of damage",
    "what happens once", "the same place", "places near each other", "a place within the other",
    "places of other names", "no place told by one", "no place told by either", "both of a wide area",
    "a part and the whole", "days shared", "the very day", "no day told by one", "no day told by either", "a season",
    "days apart", "the same doer", "another doer", "the doer unsaid by one", "the same sufferer", "another sufferer",
    "the sufferer unsaid by one", "doer and sufferer changed about", "unnamed parties alike", "words shared",
    "words of one sort", "other numbers", "told as known", "told as another", "both at the head", "the same status",
    "one is a plan", "one is a denial", "the same source", "a copy of the report", "words far apart",
)  # fmt: skip
_NUMBER = re.compile(
    r"\b(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|thirty|forty|fifty|sixty"
    r"|dozens?|scores?|hundreds?|thousands?|twin|first|second|third|fourth|fifth)\b"
)
_KNOWN = re.compile(
    r"\b(?:the|this|that|those|these)\s+(?:\w+\s+)?(?:attacks?|assault|ambush|raids?|strikes?|bombing|bombings|blasts?|explosions?"
    r"|killings?|massacre|fighting|battle|clash(?:es)?|shelling|missiles?|capture|fall|siege|deal|agreement|truce|ceasefire|offensive"
    r"|operation|kidnapping|abduction|arrests?|protests?|evacuation|withdrawal|incident|fire|bombs?)\b"
)
_ANOTHER = re.compile(r"\b(?:another|separate|separately|elsewhere|further|other|again|also|later|earlier|previous)\b")
_ONE_PLACE = 0.8
"""The likeness (``places``) of two entries for one place."""
_HEAD = 300
"""Characters at a report's beginning in which headline and lede tell one story."""
_PAGE = math.log(3000)
"""Characters within which a report's words are near each other, as a logarithm."""


class Sides(NamedTuple):
    """Who did it and whom it was done to, as seen from one end of the happening."""

    actor: tuple[Party, ...]
    target: tuple[Party, ...]


def sides_as(claim: Claim, kind: str) -> Sides:
    """The claim's two sides as an event of type ``kind`` has them: turned round where the claim tells it from the
    other end."""
    if claim.type != kind and frozenset((claim.type, kind)) in happenings().crossed:
        return Sides(claim.target, claim.actor)
    return Sides(claim.actor, claim.target)


@dataclass(frozen=True, slots=True)
class Seen:
    """A telling with what it is compared by."""

    telling: Telling
    area: bool
    part: tuple[str | None, bool]
    words: Mapping[str, float]
    length: float
    numbers: frozenset[str]
    unnamed: frozenset[str]
    voices: frozenset[str]
    tense: bool
    sorts: frozenset[int]
    known: bool
    another: bool


@dataclass(frozen=True, slots=True)
class Pairs:
    """The model: a weight for each name, one more within a report, and how much each common word tells."""

    weights: tuple[float, ...]
    within: tuple[float, ...]
    common: Mapping[str, float]
    least: float
    """The mean probability from which two groups of tellings are of one happening."""

    def odds(self, values: Sequence[float], *, here: bool) -> float:
        """The log odds that two tellings with these values are of one happening."""
        if here:
            return sum(v * (w + more) for v, w, more in zip(values, self.weights, self.within, strict=True) if v)
        return sum(v * w for v, w in zip(values, self.weights, strict=True) if v)

    def reasons(self, values: Sequence[float], *, here: bool) -> dict[str, float]:
        """What each value adds to the log odds, the values that are 0 left out."""
        return {
            name: v * (w + more * here)
            for name, v, w, more in zip(NAMES, values, self.weights, self.within, strict=True)
            if v
        }


@cache
def pairs() -> Pairs:
    """The model as fitted, read once."""
    form = json.loads(files(__package__).joinpath("pairs.json").read_text("utf-8"))
    weights, within = ([form[key].get(name, 0.0) for name in NAMES] for key in ("weights", "within"))
    return Pairs(tuple(weights), tuple(within), form["common"], form["least"])


def seen(telling: Telling, common: Mapping[str, float]) -> Seen:
    """What a telling is compared by; ``common`` has the weight of words that many tellings have."""
    claim = telling.claim
    named = {word for party in (*claim.actor, *claim.target) for word in stems(f"{party.name} {party.text}")}
    if claim.place:
        named.update(stems(f"{claim.place.name} {claim.place.text or ''}"))
    words = {word: common.get(word, 1.0) for word in stems(claim.quote.exact) if not word.isdigit()}
    told = {word: weight for word, weight in words.items() if word not in named and word not in wordings().empty}
    return Seen(
        telling=telling,
        area=claim.place is not None and is_area(claim.place),
        part=(claim.place.relation if claim.place else None, is_of_part(claim)),
        words=told,
        length=math.sqrt(math.fsum(weight * weight for weight in told.values())),
        numbers=frozenset(_NUMBER.findall(claim.quote.exact.casefold())),
        unnamed=frozenset(key_of(party) for party in (*claim.actor, *claim.target) if not is_named(party)),
        voices=frozenset(key_of(party) for party in claim.source),
        tense=claim.time is not None and claim.time.basis == "tense",
        sorts=families(told),
        known=bool(_KNOWN.search(claim.quote.exact.casefold())),
        another=bool(_ANOTHER.search(claim.quote.exact.casefold())),
    )


def compared(one: Seen, other: Seen, relations: PartyRelations) -> list[float] | None:
    """The values (``NAMES``) of two tellings; None where they speak of two places, or of other days."""
    days = _days(one, other)
    if days is None:
        return None
    place = _places(one, other)
    if place is None:
        return None
    sides = _sides(one.telling.claim, other.telling.claim, relations)
    return [1.0, *_types(one, other), *place, *days, *sides, *_words(one, other), *_report(one, other)]


def _types(one: Seen, other: Seen) -> list[float]:
    mine, theirs = one.telling.claim.type, other.telling.claim.type
    rules, same = happenings(), mine == theirs
    damage = (mine == "destruction") != (theirs == "destruction")
    alike = not same and not damage and rules.may_be_one(mine, theirs, in_one_report=False)
    vague = not same and bool({mine, theirs} & set(rules.vague))
    once = {mine, theirs} <= rules.once
    return [float(same), float(alike), float(vague), float(damage), float(once)]


def _places(one: Seen, other: Seen) -> list[float] | None:
    mine, theirs = one.telling.claim.place, other.telling.claim.place
    if mine is None or theirs is None:
        silent = (mine is None) + (theirs is None)
        return [0.0, 0.0, 0.0, 0.0, float(silent == 1), float(silent == 2), 0.0, 0.0]
    whole = one.part == other.part
    like = likeness(mine, theirs)
    if not like:
        return None
    same = like >= _ONE_PLACE
    inside = not same and one.area != other.area
    names = folded(mine.name), folded(theirs.name)
    # Gazetteers differ in a place's name; one report has two names for two places.
    other_name = not inside and names[0] != names[1] and one.telling.origin == other.telling.origin
    return [
        float(same),
        float(not same and not inside),
        float(inside),
        float(other_name),
        0.0,
        0.0,
        float(one.area and other.area),
        float(not whole),
    ]


def _days(one: Seen, other: Seen) -> list[float] | None:
    mine, theirs = one.telling.window, other.telling.window
    if mine is None or theirs is None:
        silent = (mine is None) + (theirs is None)
        return [0.0, 0.0, float(silent == 1), float(silent == 2), 0.0, 0.0] if silent == 2 else None
    apart = max(mine.first, theirs.first) - min(mine.last, theirs.last)
    if apart > _slack(one, other):
        return None
    season = max(mine.width, theirs.width) > NARROW_DAYS + 2
    if (
        season
        and mine.said
        and theirs.said
        and min(mine.width, theirs.width) > NARROW_DAYS + 2
        and mine.likeness(theirs) < 0.5
    ):
        return None  # a month in a year is not that year
    exact = mine.said and theirs.said and mine.width == theirs.width == 0 and apart == 0
    undated = (not mine.said) + (not theirs.said)
    return [
        mine.likeness(theirs),
        float(exact),
        float(undated == 1),
        float(undated == 2),
        float(season),
        float(apart > 0),
    ]


def _slack(one: Seen, other: Seen) -> int:
    """Days by which two days may miss each other: reports may differ by one over what happens once, unless the tense
    has made one of them a day wider already. One report that gives two days speaks of two."""
    if one.tense or other.tense or one.telling.origin == other.telling.origin:
        return 0
    return 1 if one.telling.claim.type in happenings().once else 0


def _sides(mine: Claim, theirs: Claim, relations: PartyRelations) -> list[float]:
    ours = sides_as(mine, theirs.type)
    actor, target = agreement(ours.actor, theirs.actor, relations), agreement(ours.target, theirs.target, relations)
    crossed = agreement(ours.actor, theirs.target, relations), agreement(ours.target, theirs.actor, relations)
    about = sum(crossed) > max(0, actor + target) and min(crossed) >= 0
    if about and happenings().unordered(mine.type, theirs.type):
        about, (actor, target) = False, crossed
    if actor < 0 and {mine.type, theirs.type} <= happenings().one_actor:
        actor = 0  # one happening with two accused: a dispute
    silent = [float(bool(one) != bool(other)) for one, other in zip(ours, (theirs.actor, theirs.target), strict=True)]
    return [
        float(actor > 0), float(actor < 0), silent[0],
        float(target > 0), float(target < 0), silent[1], float(about),
    ]  # fmt: skip


def _words(one: Seen, other: Seen) -> list[float]:
    shared = one.words.keys() & other.words.keys()
    like = math.fsum(one.words[word] ** 2 for word in shared) / (one.length * other.length) if shared else 0.0
    differ = bool(one.numbers and other.numbers) and not one.numbers & other.numbers
    mine, theirs = one.telling.claim, other.telling.claim
    here = mine.document_id == theirs.document_id
    later = one if mine.quote.start > theirs.quote.start else other
    return [
        float(bool(one.unnamed & other.unnamed)), like, float(bool(one.sorts & other.sorts)), float(differ),
        float(here and later.known), float(here and later.another),
        float(here and later.telling.claim.quote.start < _HEAD),
    ]  # fmt: skip


def _report(one: Seen, other: Seen) -> list[float]:
    mine, theirs = one.telling.claim, other.telling.claim
    statuses = {mine.status, theirs.status}
    here = mine.document_id == theirs.document_id
    first, second = sorted((mine.quote.span, theirs.quote.span))
    gap = math.log1p(max(0, second.start - first.end)) / _PAGE if here else 0.0
    return [
        float(len(statuses) == 1), float(len(statuses) > 1 and "planned" in statuses),
        float(len(statuses) > 1 and "denied" in statuses), float(bool(one.voices & other.voices)),
        float(not here and one.telling.origin == other.telling.origin), gap,
    ]  # fmt: skip


__all__ = ["NAMES", "Pairs", "Seen", "Sides", "compared", "pairs", "seen", "sides_as"]
