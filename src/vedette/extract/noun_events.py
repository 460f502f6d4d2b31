"""Events told by nouns: ``a strike on the base``, with the phrases around the noun and the verb that carries it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from .arguments import arguments, prepositions, row_head, seat, undirected
from .charges import charged
from .draft import Draft
from .lexicon import listed
from .memory import is_state
from .mend_sides import hand_at
from .phrases import FORCES, lemma_keys, sort_of, two_kinds
from .talks import meeting
from .targets import is_aimed, targets
from .turns import noun_turns
from .unrest import noun_has

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from vedette.model import Party

    from .lexicon import Frame
    from .read import Reading

ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass"})
CHARGED = "actor charged"
"""The trace of a doer whom the sentence only charges with the deed: a bare deed is told no better for it."""


@dataclass(slots=True)
class Round:
    """The heads of the phrases around an event noun, by what they are to it."""

    actors: list[Token] = field(default_factory=list)
    targets: list[Token] = field(default_factory=list)
    places: list[Token] = field(default_factory=list)


def noun_events(reading: Reading, noun: Token) -> Iterator[Draft]:
    """The event of the first frame that a noun's longest key has, if its needs are met."""
    modifies = noun.dep_ in {"compound", "nmod"} and noun.head.pos_ in {"NOUN", "PROPN"} and noun.head.i > noun.i
    if modifies and undirected(noun.head) is not noun:
        return
    lexicon = reading.scene.lexicon
    for key in lemma_keys(noun):
        if key == "strike" and any(child.lower_ in listed("downing_tools") for child in noun.lefts):
            return  # a hunger strike that is no protest is no blow
        for frame in (*lexicon.nouns.get(key, ()), *lexicon.noun_turns.get(key, ())):
            draft = _draft(reading, frame, noun)
            if draft is not None:
                yield draft
                return


def _draft(reading: Reading, frame: Frame, noun: Token) -> Draft | None:
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in listed("ending"):
        return None
    if "conflict" in frame.needs and not reading.is_conflict(noun):
        return None
    if "captive" in frame.needs and not reading.is_captive_talk(noun):
        return None
    carrier = _carrier(reading, noun)
    if not noun_has(reading, frame.needs, noun) or not noun_turns(reading, frame.needs, noun, carrier):
        return None
    if frame.type == "talks" and any(meeting(reading, noun)):
        return None  # talks whose sides are named are read with all of them
    around = _around(frame, noun)
    if "carried" in frame.needs and carrier is None:
        return None
    if "place" in frame.takes and around.places and not _sorts(reading, around.places) & {"place", "thing"}:
        return None
    if "people" in frame.needs and not (_sorts(reading, around.targets) - {"place"}) & {"people"}:
        return None
    if carrier is not None:
        _lend(reading, noun, carrier, around, frame.type)
    draft = Draft("event", frame.type, noun, weight=frame.weight, clause=noun)
    draft.actor = reading.who.all(tuple(around.actors)) or reading.demonym(noun) or _announced(reading, noun, carrier)
    if not draft.actor and frame.type in listed("violent"):
        draft.actor = _suspects(reading, draft)
    draft.type = _type(reading, frame, noun, carrier, draft)
    draft.target = targets(reading, tuple(around.targets), draft.type)
    draft.aimed = not draft.target and is_aimed(reading, tuple(around.targets))
    draft.places = reading.where.clause(noun, around.places)
    if not draft.places and seat(noun) is not row_head(noun):
        draft.places = reading.where.clause(seat(noun), ())
    if not draft.places and carrier is not None:
        draft.places = reading.where.clause(carrier, _sited(carrier))
    if not draft.places and frame.type in listed("violent"):
        draft.places = reading.named_for(noun)
    if "place" in frame.takes and not draft.places:
        return None
    if frame.type == "clash" and draft.target and not draft.actor:
        draft.actor = _who_fell(reading, noun, draft.target)
    if frame.type == "clash" and not draft.target and len(draft.actor) == 1:
        draft.actor = two_kinds(around.actors) or reading.who.all(_with_first(reading, around.actors)) or draft.actor
    if frame.type == "clash" and not draft.target and len(draft.actor) > 1:
        draft.actor, draft.target = _apart(reading, around.actors) or (draft.actor[:1], draft.actor[1:])
    draft.extent = (noun, *around.actors, *around.targets)
    draft.status = "asserted" if _had_effect(noun) else "denied" if _is_none(noun) else None
    _weigh(draft, carrier)
    draft.trace.append(("frame", f"{noun.lemma_} → {frame.type}"))
    return draft


def _is_none(noun: Token) -> bool:
    """``There were no clashes``: it did not happen."""
    there = noun.dep_ == "attr" and any(c.tag_ == "EX" for c in noun.head.children)
    return there and any(c.dep_ == "det" and c.lower_ == "no" for c in noun.lefts)


def _apart(reading: Reading, heads: list[Token]) -> tuple[tuple[Party, ...], tuple[Party, ...]] | None:
    """The two sides of a row that says of each on which hand it stands: ``A and B on one hand, and C on the other``."""
    ones = (t for t in heads[0].sent if t.lower_ == "one" and t.i > heads[0].i)
    hand = next((found for one in ones if (found := hand_at(one)) is not None), None)
    if hand is None:
        return None
    sides = [tuple(t for t in heads if (t.i < hand.i) == first) for first in (True, False)]
    one, other = (reading.who.all(side) for side in sides)
    return (one, other) if one and other else None


def _with_first(reading: Reading, heads: list[Token]) -> tuple[Token, ...]:
    """Both sides, where the parser makes the first a part of the second: ``between the army and Tebu fighters``."""
    first = (c for one in heads[:1] for c in one.lefts if c.dep_ == "nmod")
    return (*(c for c in first if sort_of(c, reading.scene.lexicon) in FORCES), *heads[:1])


def _suspects(reading: Reading, draft: Draft) -> tuple[Party, ...]:
    """Those whom the sentence charges with a deed that it names no doer of."""
    found = charged(draft.anchor)
    parties = reading.who.all(found)
    if parties:
        draft.trace.append((CHARGED, " ".join(token.text for token in found)))
    return parties


def _who_fell(reading: Reading, noun: Token, foes: tuple[Party, ...]) -> tuple[Party, ...]:
    """Who fought those with whom a fight was, where he is only said to have fallen in it: ``three gunmen were killed in
    clashes with the army``, ``X died after a shootout with police``. Mere people may have stood by."""
    at = seat(noun)
    verb = at.head.head
    if at.dep_ not in {"pobj", "pcomp"} or at.head.lower_ not in listed("amid") or verb.pos_ != "VERB":
        return ()
    args = arguments(verb)
    fallen = args.objects if args.passive else args.subjects if verb.lemma_.lower() in listed("falling") else ()
    armed = tuple(
        t for t in fallen if t.lemma_.lower() not in listed("nobodies") and t.lemma_.lower() not in listed("crowds")
    )
    names = {party.name for party in foes}
    return tuple(party for party in reading.who.all(armed) if party.name not in names)


def _had_effect(noun: Token) -> bool:
    """``called for an air strike which killed three``, ``ordered a raid, killing three``: it was made."""
    after = [child for child in noun.children if child.dep_ == "relcl" and child.tag_ == "VBD"]
    at = row_head(noun)
    verb = at.head.head if at.dep_ == "pobj" else at.head
    after += [child for child in verb.children if child.dep_ == "advcl" and child.tag_ == "VBG" and verb.pos_ == "VERB"]
    return any(child.lemma_.lower() in listed("effects") and child.i > noun.i for child in after)


def _sorts(reading: Reading, tokens: list[Token]) -> frozenset[str]:
    return frozenset().union(*(reading.sorts(token) for token in tokens))


def _announced(reading: Reading, noun: Token, carrier: Token | None) -> tuple[Party, ...]:
    """``Iraqi Prime Minister X announced the capture``: X has not made it, but X's side has."""
    if carrier is None or _light(reading, noun, carrier) != "signer":
        return ()
    sides = (party for subject in arguments(carrier).subjects for party in reading.demonym(subject))
    return tuple(party for party in sides if is_state(party))[:1]


def _type(reading: Reading, frame: Frame, noun: Token, carrier: Token | None, draft: Draft) -> str:
    """The frame's type, unless a weapon in the noun's phrase or its verb's says better; a state bombs from the air."""
    found = (reading.noun_means(noun) if frame.means else None) or frame.type
    if frame.means and carrier is not None and found == frame.type:
        around = arguments(carrier)
        if _light(reading, noun, carrier) == "target":
            around = replace(around, subjects=())  # a drone that came under fire was not what fired
        found = reading.means(carrier, around) or found
    if found == "attack" and noun.lemma_.lower() == "strike" and any(is_state(party) for party in draft.actor):
        return "air_strike"
    if found == "explosion" and noun.lemma_.lower() == "bombing" and any(is_state(party) for party in draft.actor):
        return "air_strike"
    return found


def _weigh(draft: Draft, carrier: Token | None) -> None:
    """A noun that a verb carries is told outright; a bare one, or one taken up again, may tell nothing new."""
    if carrier is not None:
        wished = carrier.lemma_.lower() in listed("wishing", "modality.yaml")  # demanded sanctions: there are none yet
        draft.clause, draft.weight = draft.clause if wished else carrier, draft.weight + 0.1
        draft.extent = (*draft.extent, carrier)
    elif draft.anchor.dep_ == "attr" and any(child.tag_ == "EX" for child in draft.anchor.head.children):
        draft.clause, draft.weight = draft.anchor.head, draft.weight + 0.1  # there have been skirmishes
    charged = any(step == CHARGED for step, _ in draft.trace)
    between = any(word == "between" for word, _ in prepositions(draft.anchor))
    if (charged or not draft.actor) and not (draft.target or draft.places or between):
        draft.weight -= 0.25 if carrier is None else 0.15
    if _is_repeat(draft.anchor):
        draft.weight -= 0.2


def _around(frame: Frame, noun: Token) -> Round:
    """What the noun itself governs."""
    around = Round()
    for child in noun.children:
        if child.dep_ == "poss":
            held = (frame.of == "place" and child.pos_ != "PRON") or _is_suffered(noun)
            (around.targets if held else around.actors).append(child)
    string = seat(noun)  # a wave of attacks on churches
    strung = prepositions(string) if string is not noun and row_head(noun) is not string else ()
    whole = [*prepositions(noun), *(pair for pair in strung if pair[0] != "of"), *_at_hands(noun)]
    if noun.dep_ == "pobj" and noun.head.lower_ == "under":  # a city under siege from forces
        whole += [(word, token) for word, token in prepositions(noun.head.head) if word in {"from", "by"}]
        around.places.append(noun.head.head)
    laid = charged(noun)
    for word, token in whole:
        if word == "of" and token.lemma_.lower() == "kind":
            continue  # the first attack of its kind
        if word in {"by", "between"} or (word == "from" and frame.of in {"place", "target"}):
            around.actors.append(token)
        elif word in {"with", "against", "on", "targeting", "at"} and token not in laid:
            around.targets.append(token)
        elif word == "of" and frame.of in {"target", "actor"}:
            (around.targets if frame.of == "target" else around.actors).append(token)
        if _is_hands(word, token):  # died at the hands of the militants
            around.actors.extend(one for inner, one in prepositions(token) if inner == "of")
        if word in {"of", "on", "against", "at"} or word == frame.of:
            around.places.append(token)
        if word == frame.of == "to":
            around.targets.append(token)
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBG" and child.lemma_ in listed("aiming"):
            around.targets.extend(arguments(child).objects)
        elif child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_.lower() not in listed("spoken_of"):
            around.actors.extend(arguments(child).subjects)
            around.places.extend(token for word, token in prepositions(child) if word in {"on", "against", "in", "at"})
    return around


def _at_hands(noun: Token) -> list[tuple[str, Token]]:
    """At whose hands, where that is said of the verb: ``suffered bombings this year at the hands of the militants``."""
    at = seat(noun)
    verb = at.head if at.dep_ in ARGUMENTS else None
    return [pair for pair in prepositions(verb) if _is_hands(*pair)] if verb is not None else []


def _is_hands(word: str, token: Token) -> bool:
    return word == "at" and token.lemma_.lower() == "hand"


def _is_suffered(noun: Token) -> bool:
    """Whether whoever has the noun has suffered it: ``Jaramillo's murder``, not ``the army's murder of Jaramillo``."""
    return noun.lemma_.lower() in listed("suffered") and not any(word == "of" for word, _ in prepositions(noun))


def _carrier(reading: Reading, noun: Token) -> Token | None:
    """The verb that carries the event noun, where it is one that lends its subject: ``launched an attack``."""
    at = seat(noun)
    if at.dep_ not in {"dobj", "pobj", "nsubj", "nsubjpass", "csubj"}:
        return None
    verb = at.head.head if at.dep_ == "pobj" else at.head
    return verb if verb.pos_ in {"VERB", "AUX"} and _light(reading, at, verb) is not None else None


def _light(reading: Reading, noun: Token, verb: Token) -> str | None:
    """The slot that a light verb's subject fills; None where the verb is not light."""
    light, lemma = reading.scene.lexicon.light, verb.lemma_.lower()
    particle = next((child.lower_ for child in verb.children if child.dep_ == "prt" or child.lower_ == "place"), "")
    if lemma == "be" and noun.dep_ == "nsubj":
        return "nothing" if any(child.lower_ in listed("under_way") for child in verb.rights) else None
    if noun.dep_ == "pobj":
        apart = noun.head.lower_ in listed("setting_apart")  # made arrests during the riots: not what was made
        return light.get(f"{lemma} {noun.head.lower_}") or (None if apart else light.get(f"{lemma} {particle}".strip()))
    return light.get(f"{lemma} {particle}".strip()) or light.get(lemma)


def _lend(reading: Reading, noun: Token, verb: Token, around: Round, kind: str) -> None:
    """Add what the carrying verb lends its noun: the subject, and parties behind its prepositions."""
    at = seat(noun)
    slot = _light(reading, at, verb)
    give = "actor" if slot == "signer" and kind in listed("signed") else slot
    if at.dep_ in {"dobj", "pobj", "nsubjpass"} and give in {"actor", "target"}:
        args = arguments(verb)
        mine = around.actors if give == "actor" else around.targets
        held = args.objects if args.passive and give == "target" else args.subjects  # was caught in an ambush
        mine.extend(token for token in held if token.i != at.i)
        around.targets.extend(t for word, t in args.preps if word in {"against", "on", "at"} and t.i != at.i)
    elif at.dep_ == "nsubj" and slot == "none":
        args = arguments(verb)
        objects = (*args.objects, *(t for word, t in args.preps if word == "through"))
        around.targets.extend(token for token in objects if sort_of(token, reading.scene.lexicon) is None)
    elif at.dep_ in {"nsubj", "nsubjpass", "csubj"}:
        around.actors.extend(token for word, token in prepositions(verb) if word == "between")
        aims = {"against", "with", "to"} if kind == "destruction" else {"against", "with"}
        around.targets.extend(token for word, token in prepositions(verb) if word in aims)


def _sited(verb: Token) -> tuple[Token, ...]:
    """The object of a verb by which fighting is said to be somewhere: ``engulfed Misrata``."""
    return tuple(child for child in verb.children if child.dep_ == "dobj")


def _is_repeat(noun: Token) -> bool:
    """``the attack``, ``this offensive``: taken up again rather than told."""
    lefts = [child.lower_ for child in noun.lefts]
    pointed = any(word in listed("repeating") for word in lefts) and not any(
        word in listed("renewing") for word in lefts
    )
    return pointed and not any(child.dep_ in {"prep", "acl"} for child in noun.children)
