"""Strength: how many fighters or weapons a side has, said for itself and not as a loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vedette.model import Figure, Party

from .arguments import antecedent, arguments, coordinated
from .draft import Draft
from .lexicon import listed
from .phrases import FORCES, sort_of, text_of, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from .figures import Count
    from .read import Reading

FEWEST, FEW = 3, 10
"""Fighters from whom on their number is a side's strength; up to FEW they may be a scene's: four gunmen moved in."""
VERBAL = frozenset({"VERB", "AUX"})
REACH = 5
"""Heads over which a counted noun is followed to its verb."""


def strength(reading: Reading) -> Iterator[Draft]:
    """Counts of fighters and of weapons that the sentence neither loses nor captures."""
    doc = reading.scene.doc
    for count in reading.scene.figures:
        nothing = max(count.low or 0, count.high or 0) < FEWEST
        if nothing or count.unit or count.form == "one" or count.start in reading.told:
            continue
        noun = doc[count.noun] if count.noun is not None else _whom(doc[count.number])
        if noun is None:
            continue
        owner = _formation(noun)
        verb = _governor(doc[count.number] if count.noun is None else noun)
        if _is_scene(noun, count, verb, owner):
            continue
        if _is_strong(reading, count, noun) or (
            (_is_counted(reading, noun, count, owner) or _is_had(reading, noun, verb))
            and (owner is not None or _is_told(noun, count, verb))
        ):
            yield _draft(reading, noun, count, verb, owner)


def _is(token: Token, group: str) -> bool:
    return token.lemma_.lower() in listed(group, "strength.yaml")


def _is_strong(reading: Reading, count: Count, noun: Token) -> bool:
    """``a 3,000-strong force``."""
    said = any(t.lower_ in listed("strong", "strength.yaml") for t in noun.doc[count.end : noun.i])
    return said and _is(noun, "formations") and sort_of(noun, reading.scene.lexicon) in FORCES


def _is_counted(reading: Reading, noun: Token, count: Count, owner: Token | None) -> bool:
    """Whether a counted noun is a force's own: fighters, units, arms; mere men only within a force."""
    if _is(noun, "men"):
        return owner is not None or _is_force_of(noun) or bool(reading.demonym(noun)) or _is_bracketed(noun, count)
    if _is(noun, "arms"):
        return owner is not None or count.noun is not None
    fighting = sort_of(noun, reading.scene.lexicon) in FORCES - {"police"}
    return fighting and (not _is(noun, "units") or _is(noun, "counted"))


def _is_scene(noun: Token, count: Count, verb: Token | None, owner: Token | None) -> bool:
    """Whether so few people or arms are those of one scene, and no side's strength."""
    few = max(count.low or 0, count.high or 0) < FEW and owner is None
    return few and not _is(noun, "counted") and not (verb is not None and _is(verb, "having"))


def _is_had(reading: Reading, noun: Token, verb: Token | None) -> bool:
    """Whether mere men are those of a force that has them: ``the group has 5,000 men under arms``."""
    if verb is None or not _is(noun, "men") or not _is(verb, "having"):
        return False
    if _is(verb, "mustering") and noun.dep_ == "dobj":
        return True  # he commands 3,300 men
    return any(reading.is_force(t) or _is(t, "forces") for t in arguments(verb).subjects)


def _is_told(noun: Token, count: Count, verb: Token | None) -> bool:
    """Whether the clause of a counted noun says that a side has so many: by its verb, or by having none."""
    if _is_bracketed(noun, count):
        return not _is(noun, "arms")
    if verb is None:
        return False
    if _is(verb, "having"):
        of = (
            noun.dep_ == "pobj"
            and noun.head.lower_ == "of"
            and (noun.head.head.i == verb.i or _is(noun.head.head, "sizes"))
        )
        had = of or noun.dep_ in {"dobj", "conj", "attr"}
        return had and not (_is(noun, "arms") and _is(verb, "made"))
    if verb.lemma_ == "leave" and noun.dep_ != "nsubjpass":
        return False  # who left is gone; who is left is there
    if _is(verb, "standing"):
        return not _is(noun, "arms") and (not _is(verb, "being") or _is_somewhere(verb))
    if _is(verb, "sending") and noun.dep_ in {"dobj", "nsubjpass", "conj", "pobj"}:
        return True
    if _is(verb, "acting") and noun.dep_ == "nsubj":
        return not _is(noun, "arms")
    return noun.dep_ == "pobj" and noun.head.lower_ in {"at", "to"} and any(_is(t, "sizes") for t in verb.children)


def _is_somewhere(verb: Token) -> bool:
    """Whether a verb of being says where: ``are in Syria``, ``remain there``, ``there are 300 fighters``."""
    states = (c for c in verb.children if c.dep_ == "acomp")  # remain holed up in the town
    near = {c.lower_ for at in (verb, *states) for c in at.children if c.dep_ in {"prep", "advmod", "expl"}}
    return not near.isdisjoint({"in", "at", "on", "inside", "near", "around", "outside", "across", "there"})


def _is_bracketed(noun: Token, count: Count) -> bool:
    """``17 tactical groups (about 20,000 personnel)``."""
    return count.start > 0 and noun.doc[count.start - 1].text == "(" and noun.dep_ == "appos"


def _whom(number: Token) -> Token | None:
    """The fighters of ``fighters, of whom 150 are thought to be in Syria``."""
    before = number.doc[max(number.i - 2, 0) : number.i]
    if [t.lower_ for t in before] != ["of", "whom"]:
        return None
    names = [t for t in number.sent if t.i < before.start and t.pos_ == "NOUN" and t.dep_ in {"dobj", "pobj", "nsubj"}]
    return names[-1] if names else antecedent(before[1])


def _formation(noun: Token) -> Token | None:
    """The formation that a number describes: ``a unit of 300 fighters``, ``a convoy of nine vehicles``."""
    at = noun
    if at.dep_ == "conj":
        at = coordinated(at.head)[0]
    if at.dep_ == "pobj" and at.head.lower_ == "of" and _is(at.head.head, "formations"):
        return at.head.head
    return None


def _governor(noun: Token) -> Token | None:
    """The verb that the counted noun belongs to, over prepositions and conjunctions."""
    at = noun
    for _ in range(REACH):
        at = at.head
        if at.pos_ in VERBAL:
            return at
        if at.head is at:
            return None
    return None


def _is_force_of(noun: Token) -> bool:
    return noun.dep_ == "pobj" and _is(noun.head.head, "forces")


def _draft(reading: Reading, noun: Token, count: Count, verb: Token | None, owner: Token | None) -> Draft:
    kind = "weapons" if _is(noun, "arms") else "fighters"
    draft = Draft("strength", kind, noun, weight=0.45, clause=verb or noun, number=count.start)
    draft.figure = Figure(count.low, count.high, kind, count.words)
    draft.actor = _whose(reading, noun, verb, owner)
    draft.places = reading.where.clause(verb or noun, (noun,))
    near = (verb,) if verb is not None and abs(verb.i - noun.i) < 6 else ()
    draft.extent = (noun, *near, *reading.scene.doc[count.start : count.end])
    draft.trace.append(("strength", f"{count.words} {noun.text}"))
    return draft


def _whose(reading: Reading, noun: Token, verb: Token | None, owner: Token | None) -> tuple[Party, ...]:
    """Whose the counted are: by their own words, by those of their formation, by who has or rides them."""
    own = reading.who.parties(noun)
    if any(party.id for party in own):
        return own
    others = reading.who.parties(owner) if owner is not None else ()
    if any(party.id for party in others):
        return others
    if verb is not None and (_is(verb, "having") or _is(verb, "sending") or owner is not None):
        others = reading.who.all(tuple(t for t in arguments(verb).subjects if t.i != noun.i))
    return others or own or (Party(words(noun), text_of(noun)),)
