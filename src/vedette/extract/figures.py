"""Hedged number expressions of a parsed report: ``at least 40 people``, ``dozens of fighters``, ``half of them``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from .hedges import Hedged, bounded, hedge_at, may_start, read_hedged
from .measures import Counted, counted
from .numbers import Number, number_words
from .words import WordRow

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Form = Literal["number", "vague", "unsaid", "one", "share"]
REFERRING = ("them", "whom", "those", "these", "which")


SUM, MEMBERS, BEFORE, APART = 3, 5, 16, 8
"""The least number that a list comes to, the most that stand in it, the words before it and between two of them."""
LISTS = frozenset({":", ",", "–", "—", "-", "("})


@dataclass(frozen=True, slots=True)
class Count:
    """A number in the text: tokens ``start`` to ``end`` (exclusive), hedges included (and the unit, of a
    measure), and what they come to.

    ``low``/``high`` are equal where one number is given and None where open. ``number`` is the last token of the
    number itself, ``noun`` the token of what is counted, or None (``six were killed``). ``unit`` is empty for people
    and things and else names the measure (``km``, ``percent``, ``dollars`` ...). ``form``: ``number``, ``vague``
    (dozens), ``unsaid`` (many: both ends None), ``one`` (a soldier) or ``share`` (half of them). ``more`` marks an
    increase or a further group (``five more``, ``another 10``, ``others``), ``definite`` one spoken of before (``the
    10 people``), ``part_of`` the index, in the list it came in, of the count that this one is a part of (``including
    15 children``).
    """

    start: int
    end: int
    char_start: int
    char_end: int
    low: float | None
    high: float | None
    words: str
    number: int
    noun: int | None
    unit: str = ""
    form: Form = "number"
    more: bool = False
    definite: bool = False
    part_of: int | None = None


def find_figures(doc: Doc) -> list[Count]:
    """All counts and measures of a document, in order; dates, years, ages, clock times and names are left out."""
    row = WordRow.of(doc)
    found: list[Count] = []
    i, size = 0, len(row.lower)
    last_age = -9
    while i < size:
        if not may_start(row.lower[i]) or (row.lower[i] == "both" and _pairs(row.tokens[i])):
            i += 1
            continue
        share = _share(row, i, found)
        if share is not None:
            found.append(share[0])
            i = share[1]
            continue
        reading = read_hedged(row, i)
        if reading is None:
            i += 1
            continue
        kind = counted(row, reading.core, reading.end, reading.number, last_age, reading.bounds)
        if kind.age:
            last_age = reading.end
        if kind.counts:
            found.append(_count(row, reading, kind))
        i = max(reading.end, kind.end)
    return _summed(row, _parts(row, _with_singles(row, _own_nouns(found))))


def _pairs(both: Token) -> bool:
    """Whether ``both`` only opens a pair: ``both the mayor and a clerk``, ``both Ziauddin, a commander, and Gul``."""
    return both.dep_ == "preconj" or (both.dep_ == "det" and both.head.pos_ == "PROPN")


def _own_nouns(found: list[Count]) -> list[Count]:
    """Of two numbers tied to one noun, the nearer counts it: ``page 124 At least four people were killed``."""
    for at, (count, after) in enumerate(pairwise(found)):
        if count.noun is not None and count.noun == after.noun and count.end == after.start < count.noun:
            found[at] = replace(count, noun=None)
    return found


def _count(row: WordRow, reading: Hedged, kind: Counted) -> Count:
    low, high = bounded(reading.number, reading.bounds)
    if low is not None and low == high and kind.scale != 1:
        low = high = low * kind.scale
    form: Form = "number" if reading.number.exact else ("vague" if reading.number.said else "unsaid")
    noun = None if kind.unit or reading.money else row.noun(reading.number.end - 1, max(reading.end, kind.end) - 1)
    measured = kind.unit and row.word(reading.end) != "-" and not reading.money
    start, end = (
        row.tokens[reading.start],
        row.tokens[min(max(reading.end, kind.end) if measured else reading.end, len(row.tokens)) - 1],
    )
    return Count(
        start=start.i,
        end=end.i + 1,
        char_start=start.idx,
        char_end=end.idx + len(end.text),
        low=low,
        high=high,
        words=row.text[start.idx : end.idx + len(end.text)],
        number=row.tokens[reading.number.end - 1].i,
        noun=noun,
        unit=reading.money or kind.unit,
        form=form,
        more=reading.more or (noun is not None and row.doc[noun].lower_ in ("others", "other")),
        definite=row.definite(reading.start, reading.number),
    )


def _share(row: WordRow, i: int, found: list[Count]) -> tuple[Count, int] | None:
    """``half of them`` against the figure before it, ``a third of the town`` in percent; and the next position."""
    data = number_words()
    if (same := _as_many(row, i, found)) is not None:
        return same
    j = i
    while j < i + 4 and j < len(row.lower) and (step := hedge_at(row, j)) and row.lower[j] not in ("a", "an"):
        j += step[0]
    times = {"a": 1, "an": 1}.get(row.word(j), data["units"].get(row.word(j), 0))
    k = j + 1 if times else j
    if times and row.word(k) == "-":
        k += 1
    share = data["shares"].get(row.word(k))
    if share is None or (not times and row.word(k) != "half") or row.word(k + 1) in ("a", "an", "-"):
        return None
    if row.word(i - 1) in ("first", "second", "last", "latter", "other", "the", "-") or row.is_measure(k + 1):
        return None
    end = k + 1
    if row.word(end) in data["scales"]:
        return None
    value, unit = round(share * max(times, 1) * 100, 1), "percent"
    back = _antecedent(row, found, i)
    refers = row.word(end) == "of" and row.word(end + 1) in REFERRING
    if back is not None and (refers or (row.word(end) not in ("of", "the") and not row.is_nominal(end))):
        value, unit = round(share * max(times, 1) * (back.low or 0)), ""
        end += 2 * refers
    first, last = row.tokens[i], row.tokens[end - 1]
    bounds = [step[1] for n in range(i, j) if (step := hedge_at(row, n))]
    low, high = bounded(Number(i, end, value, value), bounds)
    count = Count(first.i, last.i + 1, first.idx, last.idx + len(last.text), low, high,
                  row.text[first.idx : last.idx + len(last.text)], row.tokens[k].i,
                  row.noun(k, end - 1), unit, "share")  # fmt: skip
    return count, end


def _as_many(row: WordRow, i: int, found: list[Count]) -> tuple[Count, int] | None:
    """``five were killed and as many injured``: the number said before it in the sentence; and the next position."""
    end = i + 2
    if (row.word(i), row.word(i + 1)) != ("as", "many") or row.word(end) == "as":
        return None
    if row.word(i - 1) in ("twice", "half", "times"):
        return None
    back, first, last = _antecedent(row, found, i), row.tokens[i], row.tokens[end - 1]
    if back is None or back.start < first.sent.start:
        return None
    words = row.text[first.idx : last.idx + len(last.text)]
    count = Count(first.i, last.i + 1, first.idx, last.idx + len(last.text), back.low, back.high, words, last.i,
                  row.noun(end - 1, end - 1), "", "number")  # fmt: skip
    return count, end


def _antecedent(row: WordRow, found: list[Count], i: int) -> Count | None:
    """The last count of people or things within fifty words before ``i``."""
    here = row.tokens[i].i
    for count in reversed(found[-6:]):
        if here - count.end > 50:
            return None
        if not count.unit and count.low and count.form in ("number", "vague"):
            return count
    return None


def _with_singles(row: WordRow, found: list[Count]) -> list[Count]:
    """Adds the single things and people of ``a soldier``, ``an 89-year-old woman``, ``a mile away``."""
    taken = {i for count in found for i in range(count.start, count.end)}
    counted_nouns = {count.noun for count in found if count.noun is not None and count.unit == ""}
    for token in row.doc:
        if token.lower_ not in ("a", "an") or token.dep_ != "det" or token.i in taken:
            continue
        head = token.head
        if head.i <= token.i or head.i - token.i > 12 or head.tag_ not in ("NN", "NNP") or head.i in counted_nouns:
            continue
        unit = row.distance(head)
        one = None if _collective(head) else 1.0
        form: Form = "one" if one else "unsaid"
        end = head.idx + len(head.text)
        found.append(Count(token.i, head.i + 1, token.idx, end, one, one, row.text[token.idx : end],
                           head.i, None if unit else head.i, unit, form))  # fmt: skip
    return sorted(found, key=lambda count: (count.start, count.end))


def _parts(row: WordRow, found: list[Count]) -> list[Count]:
    """Fills ``part_of``: ``108 people, including 49 children and 34 women``; ``seven of the 10``."""
    sentence = row.sentence_starts()
    whole: int | None = None
    for n, count in enumerate(found):
        before = found[n - 1] if n else None
        if before is None or sentence[count.start] != sentence[before.start]:
            whole = None
            continue
        between = [t.lower_ for t in row.doc[max(before.end, count.start - 12) : count.start] if not t.is_space]
        if _includes(between, 0 if count.form == "one" else 2):
            whole = n - 1 if before.part_of is None else before.part_of
        elif between[:1] == ["of"] and len(between) < 4 and not before.unit and before.form != "one":
            found[n - 1] = replace(before, part_of=n)
            whole = None
        elif not (before.part_of is not None and len(between) <= 6 and ("and" in between or "," in between)):
            whole = None
        elif count.form == "one" and "and" not in between:
            whole = None  # including five children, a spokesman said
        elif _has_predicate(row.doc, before, count):
            whole = None
        if whole is not None and not count.unit:
            found[n] = replace(count, part_of=whole)
    return found


def _summed(row: WordRow, found: list[Count]) -> list[Count]:
    """Fills ``part_of`` where a list comes to the number before it: ``ten people were killed: six soldiers and four
    civilians``."""
    sentence, parents = row.sentence_starts(), {count.part_of for count in found}
    for n, whole in enumerate(found):
        if whole.form != "number" or whole.unit or whole.part_of is not None or n in parents or (whole.low or 0) < SUM:
            continue
        left, last = whole.low or 0, n
        for k in range(n + 1, min(n + 1 + MEMBERS, len(found))):
            part = found[k]
            near = sentence[part.start] == sentence[whole.start] and part.start - found[k - 1].end <= (
                APART if k > n + 1 else BEFORE
            )
            if not near or part.unit or part.part_of is not None or part.noun is None or part.low is None:
                break
            if _has_predicate(row.doc, found[k - 1], part):
                break
            left, last = left - part.low, k
            if left <= 0:
                break
        between = {t.text for t in row.doc[whole.end : found[n + 1].start]} if last > n + 1 else set()
        if left == 0 and between & LISTS:
            found[n + 1 : last + 1] = [replace(part, part_of=n) for part in found[n + 1 : last + 1]]
    return found


def _has_predicate(doc: Doc, before: Count, count: Count) -> bool:
    """``including three children, and displaced 60 families``, ``and 338 others were injured``: a count of which a verb
    of its own tells goes on with no list of parts."""
    noun = doc[count.noun if count.noun is not None else count.number]
    if noun.dep_ in ("nsubj", "nsubjpass") and noun.head.i > noun.i:
        return any(child.dep_ in ("aux", "auxpass") for child in noun.head.children) or noun.head.tag_ == "VBD"
    return noun.dep_ == "dobj" and before.end <= noun.head.i < count.start


def _includes(between: list[str], spare: int) -> bool:
    """Whether the words between two counts end in ``including`` or the like, with at most ``spare`` words behind it."""
    last = len(between)
    ends = {" ".join(between[max(0, k - n) : k]) for k in range(max(1, last - spare), last + 1) for n in (1, 2, 3)}
    return not ends.isdisjoint(number_words()["including"])


def figure_of(doc: Doc, counts: Sequence[Count], head: int) -> Count | None:
    """The count of the noun phrase headed by token ``head``: said, or 1 for a single person, thing or name.

    A bare plural (``civilians``) gives a count with both ends open; a pronoun gives None.
    """
    for count in counts:
        if count.noun == head and not count.unit:
            return count
    for count in counts:
        if count.start <= head < count.end:
            return count
    token = doc[head]
    return _bare(token) if token.pos_ in ("NOUN", "PROPN") else None


def _bare(token: Token) -> Count:
    """The count of a noun phrase without a number."""
    doc = token.doc
    modifiers = [child.i for child in token.children if child.dep_ in ("det", "compound", "amod", "poss")]
    start = min([*modifiers, token.i])
    one = 1.0 if token.tag_ in ("NN", "NNP") and not _collective(token) else None
    end = token.idx + len(token.text)
    return Count(start, token.i + 1, doc[start].idx, end, one, one,
                 doc[start : token.i + 1].text, token.i, token.i, "", "one" if one else "unsaid")  # fmt: skip


def _collective(token: Token) -> bool:
    return token.lemma_.lower() in number_words()["collectives"]
