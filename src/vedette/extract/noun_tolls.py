"""Tolls that nouns tell of: ``14 deaths``, ``a death toll of 14``, ``the killing of three men``, ``500 refugees``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vedette.model import Figure, Party

from .arguments import Arguments, prepositions
from .draft import Draft
from .lexicon import listed
from .phrases import sort_of, text_of, words
from .toll_draft import Told, is_freed, numbered, parts, toll
from .victims import compound_victim, figure_of, is_human
from .wording import noun_keys, state, worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from .figures import Count
    from .read import Reading
    from .wording import Wording

REACH = 24
"""Words after a sum (the toll, the number) within which the number that it comes to may stand."""


def noun_tolls(reading: Reading, noun: Token) -> Iterator[Draft]:
    """The tolls of a noun: of the number at it, of those behind its ``of``, of the sum that it comes to."""
    keys = noun_keys(noun)
    deed = worded("deeds", {"death"} if _is_life_taken(noun) else keys)
    done = list(_deed(reading, deed, noun)) if deed is not None else []
    own = reading.scene.counts.get(noun.i)
    if _is_put_at(noun) and (wording := state(noun)) is not None:  # the dead at 43 soldiers and 18 youths
        put = (t for word, t in prepositions(noun.head) if word == "at" and t.pos_ in {"NOUN", "PROPN"})
        if several := [draft for t in put for draft in toll(reading, Told(wording, noun, picky=True), t)]:
            yield from several
            return
    counted = _is_put_at(noun) or (noun.lemma_.lower() in listed("sums") and (own is None or own.form == "one"))
    if done or counted:
        yield from done or _sum(reading, noun)
        return
    if own is None and noun.tag_ == "NNS" and noun.lemma_.lower() in listed("losses", "tolls.yaml"):
        yield from _losses(reading, noun)
        return
    wording = worded("nouns", {"death"} if _is_life_taken(noun) else keys)
    count = reading.scene.counts.get(noun.i) if wording is not None else None
    if wording is not None and wording.kind == "casualties" and is_freed(noun):
        return
    if wording is not None and count is not None and count.form != "one":
        yield from _counted(reading, wording, noun, count)


def _is_put_at(noun: Token) -> bool:
    """``Amnesty puts the dead at 120``: those in a state, whose number somebody names."""
    put = noun.dep_ == "dobj" and noun.head.lemma_.lower() in listed("putting", "tolls.yaml")
    return put and state(noun) is not None and any(word == "at" for word, _ in prepositions(noun.head))


def _is_life_taken(noun: Token) -> bool:
    """``claimed the lives of 18 people``, ``at the cost of half a million lives``, ``slit the throats of 33 men``."""
    heads = (noun.head, noun.head.head) if noun.dep_ == "pobj" else (noun.head,)
    if noun.lemma_.lower() == "throat":
        return noun.head.lemma_.lower() in listed("slitting", "tolls.yaml")
    return noun.lemma_.lower() == "life" and any(h.lemma_.lower() in listed("taking", "tolls.yaml") for h in heads)


def _deed(reading: Reading, wording: Wording, noun: Token) -> Iterator[Draft]:
    """``the death of one person``, ``the arrest of 12 men by police``."""
    if noun.i in reading.scene.counts and reading.scene.counts[noun.i].form != "one":
        return
    pairs = list(prepositions(noun))
    by = tuple(t for word, t in pairs if word == "by")
    hands = (t for word, t in pairs if word == "at" and t.lemma_.lower() == "hand")
    by += tuple(t for hand in hands for word, t in prepositions(hand) if word == "of")
    victims = [t for word, t in pairs if word == "of"]
    owners = tuple(c for c in noun.children if c.dep_ == "poss") if victims else ()
    for victim in victims:
        yield from toll(reading, Told(wording, noun, Arguments((*by, *owners)), picky=True), victim)


def _losses(reading: Reading, noun: Token) -> Iterator[Draft]:
    """``the enemy's losses amounted to 45 personnel``, ``put its losses at six``: of an army's men, not its tanks."""
    sums = noun.dep_ == "nsubj" and noun.head.lemma_.lower() in listed("summing", "tolls.yaml")
    put = noun.dep_ == "dobj" and noun.head.lemma_.lower() in listed("putting", "tolls.yaml")
    count = _reached(reading, noun) if sums or put else None
    number = noun.doc[count.number] if count is not None else noun
    if count is None or (number.dep_ == "nummod" and not is_human(reading, number.head)):
        return
    found = figure_of(count, "casualties")
    if found is None:
        return
    whose = tuple(c for c in noun.lefts if c.dep_ == "poss") + tuple(t for w, t in prepositions(noun) if w == "of")
    draft = Draft("casualties", "casualties", noun, weight=0.5, clause=noun.head, figure=found)
    draft.target = reading.who.all(whose) or reading.demonym(noun)
    draft.extent = (noun, noun.doc[count.number], *whose)
    draft.places = reading.where.clause(noun.head, ())
    draft.trace.append(("toll", f"{found.words} {noun.text}"))
    yield draft


def _counted(reading: Reading, wording: Wording, noun: Token, count: Count) -> Iterator[Draft]:
    """``14 deaths``, ``20 prisoners``, ``500 refugees``."""
    found = figure_of(count, wording.type)
    if found is None or (wording.kind == "displacement" and count.high == 1):
        return
    draft = _draft(reading, wording, noun, found)
    numbered(reading, draft, count)
    yield draft
    yield from parts(reading, draft, count)


def _draft(reading: Reading, wording: Wording, noun: Token, found: Figure) -> Draft:
    draft = Draft(wording.kind, wording.type, noun, weight=0.5, clause=noun, figure=found)
    draft.extent = (noun,)
    if wording.type == "captured" and sort_of(noun, reading.scene.lexicon) is None:
        draft.target = (Party("people", text_of(noun)),)  # 86 arrests
    elif wording.kind == "displacement" or wording.type == "captured":
        draft.target = (Party(words(noun), text_of(noun)),)
    else:
        inner_heads = tuple(t for word, t in prepositions(noun) if word in {"of", "among"} and state(t) is None)
        draft.target = reading.who.all(inner_heads) or compound_victim(reading, noun)
    draft.places = reading.where.clause(noun, ())
    draft.trace.append(("toll", f"{found.words} {noun.text}"))
    return draft


# --- sums ----------------------------------------------------------------------------------------------------------


def _sum(reading: Reading, noun: Token) -> Iterator[Draft]:
    """``the death toll rose to 14``, ``bringing the number of displaced families to at least 18,785``."""
    wording, inner = _summed(noun)
    count = _reached(reading, inner or noun) if wording is not None else None
    if any(c.lower_ in listed("outdated", "tolls.yaml") for c in noun.lefts):
        count = _renewed(reading, noun)  # revised an earlier toll of 27: nobody says so any more
    elif any(c.lower_ in listed("first_told", "tolls.yaml") for c in noun.lefts):
        count = _renewed(reading, noun) or count
    if wording is None or count is None:
        return
    head = reading.scene.doc[count.noun] if count.noun is not None else None
    found = figure_of(count, wording.type)
    if found is None:
        return
    draft = _draft(reading, wording, noun, found)
    if head is not None and sort_of(head, reading.scene.lexicon) == "civilian" and state(head) is None:
        draft.target = reading.who.parties(head) or draft.target
    elif inner is not None and wording.kind == "displacement":
        draft.target = (Party(words(inner), text_of(inner)),)
    numbered(reading, draft, count)
    yield draft
    yield from parts(reading, draft, count)


def _renewed(reading: Reading, noun: Token) -> Count | None:
    """What a toll has been brought to: ``the initial toll of 47 was later updated to 82``."""
    verb = noun.head.head if noun.head.dep_ == "agent" else noun.head
    if verb.lemma_.lower() not in listed("updating", "tolls.yaml"):
        return None
    scene = reading.scene
    behind = (scene.figures[scene.numbers[t.i]] for t in noun.doc[verb.i + 1 : noun.sent.end] if t.i in scene.numbers)
    return next((c for c in behind if noun.doc[c.start - 1].lower_ == "to" and _sums_up(reading, c)), None)


def _summed(noun: Token) -> tuple[Wording | None, Token | None]:
    """What a sum counts: by its own words (a death toll), or by those behind its ``of`` (the number of refugees)."""
    own = worded("nouns", noun_keys(noun)) or (state(noun) if _is_put_at(noun) else None)
    if own is not None:
        return own, None
    for word, inner in prepositions(noun):
        if word == "of":
            held = (state(t) for t in (inner, *inner.children) if t.dep_ in {"amod", "acl", "pobj"})
            found = worded("nouns", noun_keys(inner)) or next((one for one in held if one is not None), None)
            if found is not None:
                return found, inner
    return None, None


def _reached(reading: Reading, noun: Token) -> Count | None:
    """The number that a sum comes to: the first one behind it that stands after a word for reaching it."""
    doc, end = noun.doc, min(noun.sent.end, noun.i + REACH)
    reaching = listed("reaching", "tolls.yaml")
    scene = reading.scene
    near = (scene.figures[scene.numbers[i]] for i in range(noun.i + 1, end) if i in scene.numbers)
    behind = [c for c in near if _sums_up(reading, c)]
    for count in behind:
        before = doc[count.start - 1]
        if before.lower_ in reaching and (before.lower_ != "of" or before.i - noun.i <= 2):
            return count
    return next((c for c in behind if not any(t.pos_ in {"VERB", "AUX"} for t in doc[noun.i : c.start])), None)


def _sums_up(reading: Reading, count: Count) -> bool:
    """Whether a number may be what a sum comes to: one of people, or of nothing that is named."""
    if count.unit or count.form not in {"number", "vague"} or count.low == count.high == 0:
        return False
    noun = reading.scene.doc[count.noun] if count.noun is not None else None
    return noun is None or sort_of(noun, reading.scene.lexicon) is not None or state(noun) is not None
