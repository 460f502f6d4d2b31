"""One toll drafted: how many, whom it counts, who did it to them, and where."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vedette.model import Figure, Party

from .arguments import Arguments, arguments, coordinated, prepositions
from .draft import Draft
from .lexicon import listed
from .phrases import FORCES, sort_of, text_of, words
from .victims import counted, doer, figure, is_countable, unit_of
from .wording import state

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from .figures import Count
    from .read import Reading
    from .wording import Wording

NOBODY = Arguments()


@dataclass(frozen=True, slots=True)
class Told:
    """One toll as a sentence words it: the word that tells of it, its arguments, and whether only people will do."""

    wording: Wording
    anchor: Token
    args: Arguments = NOBODY
    picky: bool = False


def toll(reading: Reading, told: Told, victim: Token) -> Iterator[Draft]:
    """The toll of one victim's phrase, if it can be counted, and then those of its parts."""
    scene, wording = reading.scene, told.wording
    victim = counted(reading, victim)
    if victim.lemma_.lower() in {"family", "household"} and victim.dep_ == "pobj" and victim.head.lower_ == "from":
        return  # six people from one family
    if victim.lemma_.lower() in listed("sums") or not is_countable(reading, victim, picky=told.picky):
        return
    if wording.type == "captured" and (_is_no_captive(reading, victim) or is_freed(victim)):
        return
    if any(c.dep_ == "neg" for at in (told.anchor, _verb(told.anchor)) for c in at.children):
        return  # who was not killed is no toll
    found = figure(reading, victim, wording.type)
    if wording.type == "captured" and _is_treated(told.anchor):
        return
    if found is None or (wording.kind == "displacement" and not _displaceable(reading, told, victim, found)):
        return
    count = scene.counts.get(victim.i)
    anchor, args = told.anchor, told.args
    draft = Draft(wording.kind, wording.type, anchor, weight=0.7 if count else 0.45, clause=anchor, figure=found)
    draft.target = whom(reading, _told_to_be(victim) or victim)
    draft.actor = doer(reading, args)
    draft.target = _not_the_doer(reading, draft, victim)
    draft.target = _losers(reading, told, victim) or draft.target
    left = arguments(anchor).objects if wording.kind == "displacement" and anchor.pos_ == "VERB" else ()
    draft.places = reading.where.clause(anchor, (victim, *args.subjects, *left))
    draft.extent = (anchor, victim)
    draft.trace.append(("toll", f"{anchor.text}: {found.words} {victim.text}"))
    if count is not None:
        numbered(reading, draft, count)
    yield draft
    if count is not None:
        yield from parts(reading, draft, count)


def _is_no_captive(reading: Reading, victim: Token) -> bool:
    """Whether what was seized or held is dead, or a building: bodies, a mosque."""
    lemma = victim.lemma_.lower()
    return lemma in listed("lifeless", "tolls.yaml") or lemma in reading.scene.lexicon.place_nouns


def _is_treated(verb: Token) -> bool:
    """``Ninety people were detained in hospital``: kept there to be treated."""
    return any(word == "in" and token.lower_ == "hospital" for word, token in prepositions(verb))


def _losers(reading: Reading, told: Told, victim: Token) -> tuple[Party, ...]:
    """``The army lost 35 soldiers``: whose they were is told by who lost them."""
    lost = told.anchor.lemma_.lower() in listed("losers", "tolls.yaml") and told.anchor.pos_ == "VERB"
    if not lost or sort_of(victim, reading.scene.lexicon) not in FORCES or reading.who.parties(victim)[:1] == ():
        return ()
    if any(party.id for party in reading.who.parties(victim)):
        return ()
    sides = reading.who.all(arguments(told.anchor).subjects)
    return tuple(Party(party.name, text_of(victim), party.id) for party in sides if party.id)


def _not_the_doer(reading: Reading, draft: Draft, victim: Token) -> tuple[Party, ...]:
    """``Troops engaged the raiders, killing several of them``: whom the subject struck, and not the subject."""
    inner = (t for word, t in prepositions(victim) if word == "of")
    if draft.anchor.head.pos_ != "VERB" or not any(t.lower_ == "them" for t in (victim, *inner)):
        return draft.target
    above = arguments(draft.anchor.head)
    doers = {party.name for party in (*draft.actor, *reading.who.all(above.subjects))}
    if doers.isdisjoint(party.name for party in draft.target):
        return draft.target
    struck = tuple(party for party in reading.who.all(above.objects) if party.name not in doers)
    return struck or (Party("people", text_of(victim)),)


def _verb(anchor: Token) -> Token:
    """The verb that a state told by a preposition hangs on: ``were not in custody``."""
    return anchor.head if anchor.pos_ == "ADP" and anchor.head.pos_ in {"VERB", "AUX"} else anchor


def numbered(reading: Reading, draft: Draft, count: Count) -> None:
    """Notes in a draft where its number stands, so that no other toll is read from it."""
    doc = reading.scene.doc
    draft.number = count.start
    draft.extent = (*draft.extent, doc[count.start], doc[count.end - 1])


def _displaceable(reading: Reading, told: Told, victim: Token, found: Figure) -> bool:
    """Whether those counted may be displaced or in need: people, not under arms, more than one."""
    sort = sort_of(victim, reading.scene.lexicon)
    if sort in FORCES - {"police"} or found.high in {0, 1}:
        return False
    if told.anchor.lemma_.lower() in listed("freeing", "tolls.yaml") and is_captive(reading, victim):
        return False
    if sort == "official" and told.anchor.lemma_.lower() == "expel":
        return False  # diplomats
    moving = told.anchor.lemma_.lower() in listed("moving", "tolls.yaml")
    if any(c.dep_ == "dobj" and c.lemma_.lower() in {"home", "house"} for c in told.anchor.children):
        return True  # forced dozens of families to leave their homes
    return not moving or is_displaced(reading, victim) or found.low is None or found.low >= FEW


NEIGHBOURS = 12
"""Figures beside a toll's own among which its parts may be."""
FEW = 100
"""People from whom on a bare ``arrived`` or ``were taken to`` is a movement of the displaced, and no journey."""


def is_freed(victim: Token) -> bool:
    """``rescued 13 victims``, ``released 20 prisoners``: who is freed is no casualty of that."""
    return victim.dep_ == "dobj" and victim.head.lemma_.lower() in listed("freeing", "tolls.yaml")


def is_captive(reading: Reading, victim: Token) -> bool:
    """Whether a phrase says by its own words that people are held: hostages, kidnapped women."""
    held = listed("held", "tolls.yaml")
    lemma = victim.lemma_.lower()
    captives = reading.scene.lexicon.is_a(lemma, "prisoners") or lemma == "victim"
    return captives or any(c.lower_ in held for c in victim.children)


def is_displaced(reading: Reading, victim: Token) -> bool:
    """Whether a phrase says by its own words that people are displaced: refugees, IDPs, displaced families."""
    lemmas = {victim.lemma_.lower(), *(c.lower_ for c in victim.lefts)}
    return not lemmas.isdisjoint({"refugee", "idp", "idps", "displaced", "evacuee", "seeker", "asylum"})


def _told_to_be(victim: Token) -> Token | None:
    """``14 of the dead were fighters``: what some of those struck are said to be."""
    share = victim.head.head if victim.dep_ == "pobj" and victim.head.lower_ == "of" else victim
    if state(victim) is None or share.dep_ != "nsubj" or share.head.lemma_.lower() != "be":
        return None
    return next((c for c in share.head.rights if c.dep_ == "attr" and c.tag_ in {"NNS", "NNPS", "NN"}), None)


def whom(reading: Reading, victim: Token) -> tuple[Party, ...]:
    """The parties that a victim's phrase stands for, those joined to it without a number of their own included."""
    if sides := _ranks(reading, victim):
        return sides
    if victim.pos_ == "NUM" or victim.lemma_.lower() in listed("others", "tolls.yaml"):
        inner = tuple(t for word, t in prepositions(victim) if word in {"of", "from", "among"})
        inner = tuple(t for t in inner if not reading.where.is_only_place(t))
        return reading.who.all(inner) or (Party("people", text_of(victim)),)
    joined = [t for t in coordinated(victim)[1:] if t.i not in reading.scene.counts and t.tag_ in {"NNS", "NNPS"}]
    heads = (victim, *(t for t in joined if sort_of(t, reading.scene.lexicon)))
    if state(victim) is not None:
        return (Party("people", "people"),)  # the wounded, under whatever name
    own = victim.pos_ == "NOUN" and victim.lemma_.lower() not in listed("anyone")
    return reading.who.all(heads) or (Party(words(victim) if own else "people", text_of(victim)),)


def _ranks(reading: Reading, victim: Token) -> tuple[Party, ...]:
    """``nine dead in the ranks of the militia``, ``four killed on the army's side``: whose they were."""
    heads = (victim, victim.head, victim.head.head)  # speak of nine dead in the ranks of …
    beside = (t for at in heads for word, t in prepositions(at) if word in {"in", "among", "on", "within"})
    rank = next((t for t in beside if t.lemma_.lower() in listed("ranks_of_sides", "tolls.yaml")), None)
    if rank is None:
        return ()
    owners = [t for word, t in prepositions(rank) if word == "of"] + [c for c in rank.children if c.dep_ == "poss"]
    return tuple(party for party in reading.who.all(tuple(owners)) if party.id)


def parts(reading: Reading, whole: Draft, count: Count) -> Iterator[Draft]:
    """``59 civilians, including 15 children``: a part of a toll is a toll of its own."""
    index = reading.scene.numbers[count.start]
    for part in reading.scene.figures[max(index - NEIGHBOURS, 0) : index + NEIGHBOURS]:
        if part.part_of != index or part.noun is None or (part.low is None and part.high is None):
            continue
        if part.form == "one" and sort_of(reading.scene.doc[part.noun], reading.scene.lexicon) is None:
            continue
        yield part_of(reading, whole, part, reading.scene.doc[part.noun])


def part_of(reading: Reading, whole: Draft, part: Count, noun: Token) -> Draft:
    """A toll like another one, of a part of its victims (or of as many in another unit)."""
    draft = replace(whole, trace=[("part", f"{part.words} {noun.text}")], weight=whole.weight - 0.1)
    draft.figure = Figure(part.low, part.high, unit_of(whole.type), part.words)
    name = words(noun)
    own = noun.lemma_.lower() if name.startswith("them ") else name  # five of them women
    draft.target = reading.who.parties(noun) or (Party(own, text_of(noun)),)
    draft.extent = (noun,)
    numbered(reading, draft, part)
    return draft
