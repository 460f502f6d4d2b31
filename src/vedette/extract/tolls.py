"""Casualties and displacement: how many people were hurt, held, driven off or in need, of whom, by whom."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from .havens import to_haven
from .noun_tolls import noun_tolls
from .part_tolls import among_tolls, listed_tolls, restated, them_tolls
from .placed_tolls import placed_tolls
from .row_tolls import elliptic, joined, row_tolls
from .verb_tolls import has_room, phrase_tolls, state_tolls, verb_tolls
from .victims import unit_of
from .wording import state, worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Token

    from .draft import Draft
    from .figures import Count
    from .read import Reading

STOPS = frozenset({".", "!", "?", ":", ";", "”", '"', "…"})
HEAD = 60
"""Words at the start of a report among which its headline and standfirst are."""
MORE = ("other", "others", "more")
VERBS = frozenset({"VBN", "VBG", "VBD"})


@dataclass(slots=True)
class Tallies:
    """The tolls found so far: each number is told once, as the surest finder reads it."""

    found: list[Draft] = field(default_factory=list)
    numbers: dict[int, set[str]] = field(default_factory=dict)
    by_sentence: dict[int, list[Draft]] = field(default_factory=lambda: defaultdict(list))

    def keep(self, drafts: Iterable[Draft]) -> None:
        """Adds the drafts of one finder, without those whose number an earlier finder has told of."""
        before = set(self.numbers)
        for draft in drafts:
            types = self.numbers.setdefault(draft.number, set()) if draft.number is not None else set()
            if draft.number in before or draft.type in types:
                continue
            types.add(draft.type)
            self.found.append(draft)
            self.by_sentence[draft.anchor.sent.start].append(draft)

    def told_before(self, reading: Reading, count: Count) -> list[Draft]:
        """The tolls of a number's own sentence that stand before it, in order."""
        here = self.by_sentence[reading.scene.doc[count.start].sent.start]
        near = (d for d in here if (d.number if d.number is not None else d.anchor.i) < count.start)
        return sorted(near, key=_at)


def tolls(reading: Reading) -> Iterator[Draft]:
    """Every count of people hurt, displaced or in need."""
    doc, tallies = reading.scene.doc, Tallies()
    tallies.keep(draft for token in doc for draft in _of_predicate(reading, token))
    tallies.keep(draft for token in doc for draft in _of_phrase(reading, token))
    for count in reading.scene.figures:
        if not count.unit and count.form not in {"one", "unsaid"} and count.start not in tallies.numbers:
            _of_number(reading, tallies, count)
    _lend_victims(tallies)
    _count_homes(reading, tallies.found)
    for drafts in list(tallies.by_sentence.values()):
        tallies.keep(placed_tolls(reading, [d for d in drafts if d.number is not None]))
    reading.told.update(tallies.numbers)
    tallies.found = list(_undecided(tallies.found))
    yield from (draft for draft in tallies.found if not _is_superseded(reading, tallies, draft))


def _of_predicate(reading: Reading, token: Token) -> Iterator[Draft]:
    if token.dep_ == "amod":
        return
    if token.pos_ in {"VERB", "AUX"} or token.tag_ in VERBS:
        yield from listed_tolls(reading, token)
        yield from verb_tolls(reading, token)
    elif token.pos_ == "ADJ":
        yield from state_tolls(reading, token)
    elif token.pos_ in {"ADP", "SCONJ"}:
        yield from phrase_tolls(reading, token)
        yield from among_tolls(reading, token)


def _of_phrase(reading: Reading, token: Token) -> Iterator[Draft]:
    if token.dep_ == "amod":
        yield from state_tolls(reading, token)
    elif token.pos_ in {"NOUN", "PROPN", "NUM"}:
        yield from noun_tolls(reading, token)


def _of_number(reading: Reading, tallies: Tallies, count: Count) -> None:
    """The toll of a number that no verb or noun took: by its neighbours, or by the toll before it."""
    noun = count.noun if count.noun is not None else count.number
    if noun is not None and has_room(reading, reading.scene.doc[noun]):
        return
    tallies.keep(row_tolls(reading, count))
    before = tallies.told_before(reading, count) if count.start not in tallies.numbers else []
    if before:
        tallies.keep(them_tolls(reading, count, before))
        tallies.keep(elliptic(reading, count, before))
        tallies.keep(joined(reading, count, before))
        tallies.keep(restated(reading, count, before[-1]))


def _count_homes(reading: Reading, drafts: Iterable[Draft]) -> None:
    """``displaced 60 families to Homs``: sixty families, and not sixty people; they are in Homs now."""
    for draft in drafts:
        index = reading.scene.numbers.get(draft.number) if draft.number is not None else None
        noun = reading.scene.figures[index].noun if index is not None else None
        if draft.kind == "displacement":
            to_haven(reading, draft)
        if draft.figure is not None and noun is not None:
            draft.figure = replace(draft.figure, unit=unit_of(draft.type, reading.scene.doc[noun]))


def _lend_victims(tallies: Tallies) -> None:
    """``14 rebels were killed and 42 wounded``: the wounded are rebels too, where nothing else is said of them."""
    for drafts in tallies.by_sentence.values():
        told = sorted((d for d in drafts if d.kind == "casualties" and not _is_part(d)), key=_at)
        for before, draft in pairwise(told):
            several = before.figure is not None and before.figure.high != 1
            words = (*(p.text for p in draft.target), draft.figure.words if draft.figure is not None else "")
            more = draft.type != before.type or any(one.lower().endswith(MORE) for one in words)
            if several and more and _is_bare(draft) and not _is_bare(before):
                draft.target = before.target
                draft.trace.append(("victims from", before.anchor.text))


def _undecided(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """``40 soldiers were killed or wounded``: forty of both together, and not forty of each."""
    pairs: dict[int, tuple[int, int]] = {}
    numbers: dict[tuple[int, int], set[int | None]] = defaultdict(set)
    for at, draft in enumerate(drafts):
        other = _alternative(draft.anchor) if draft.kind == "casualties" else None
        if other is not None and draft.figure is not None and draft.figure.high != 0:
            first, last = sorted((draft.anchor.i, other.i))
            pairs[at] = first, last
            numbers[first, last].add(draft.number)
    for at, draft in enumerate(drafts):
        pair = pairs.get(at)
        if pair is None or len(numbers[pair]) > 1:  # 12 killed and wounded 30
            yield draft
        elif draft.figure is not None and min(n for n in pairs if pairs[n] == pair) == at:
            draft.trace.append(("of both", draft.anchor.doc[pair[0] : pair[1] + 1].text))
            draft.type, draft.figure = "casualties", replace(draft.figure, unit="casualties")
            yield draft


def _alternative(anchor: Token) -> Token | None:
    """The other word of two fates told in one breath: the ``wounded`` of ``killed or wounded``."""
    doc, own = anchor.doc, _fate(anchor)
    for step in (1, -1):
        at = anchor.i + 2 * step
        if own is not None and 0 <= at < len(doc) and doc[anchor.i + step].lower_ in {"or", "and", "&"}:
            fate = _fate(doc[at])
            if fate is not None and fate != own:
                return doc[at]
    return None


def _fate(word: Token) -> str | None:
    """The type of casualties that a verb or a state alone tells of."""
    keys = {word.lemma_.lower()}
    found = state(word) or worded("active", keys) or worded("middle", keys)
    return found.type if found is not None and found.kind == "casualties" else None


def _is_superseded(reading: Reading, tallies: Tallies, draft: Draft) -> bool:
    """Whether a headline's ``dozens killed`` is told exactly by the story below it."""
    if draft.number is None or _form(reading, draft) != "vague" or not _is_headline(draft.anchor):
        return False
    below = (d for d in tallies.found if d.anchor.i > draft.anchor.i and d.type == draft.type and d.number is not None)
    return any(_form(reading, d) == "number" and not _is_headline(d.anchor) for d in below)


def _form(reading: Reading, draft: Draft) -> str:
    index = reading.scene.numbers.get(draft.number) if draft.number is not None else None
    return reading.scene.figures[index].form if index is not None else "number"


def _is_headline(token: Token) -> bool:
    """Whether a word stands in a line without a full stop that opens the report."""
    sent = token.sent
    last = next((t for t in reversed(list(sent)) if not t.is_space), token)
    return sent.start < HEAD and last.text not in STOPS


def _is_part(draft: Draft) -> bool:
    """Whether a toll is of a part of those of whom another tells: the women of ``40 people, including 14 women``."""
    return any(step == "part" for step, _ in draft.trace)


def _is_bare(draft: Draft) -> bool:
    """Whether a toll says no more of its victims than how many they are."""
    return all(
        p.name == "people" and not p.text.lower().endswith(("people", "persons", "person")) for p in draft.target
    )


def _at(draft: Draft) -> int:
    return draft.number if draft.number is not None else draft.anchor.i
