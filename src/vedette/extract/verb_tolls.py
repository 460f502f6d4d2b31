"""Tolls that verbs and states tell of: ``killed 12 people``, ``12 people died``, ``left 14 dead``, ``in need``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .arguments import Arguments, arguments, is_passive
from .lexicon import listed
from .phrases import FORCES, sort_of
from .toll_draft import NOBODY, Told, toll
from .victims import figure, is_human
from .wording import prep_keys, state, verb_keys, worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from .draft import Draft
    from .read import Reading
    from .wording import Wording

SUBJECTS = frozenset({"nsubj", "nsubjpass", "dobj"})
BEHIND = 9
"""Words behind ``hold`` among which stands what somebody is held to be."""
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def verb_tolls(reading: Reading, verb: Token) -> Iterator[Draft]:
    """The tolls of a verb: of its objects, of its subjects, or of what it leaves in a state."""
    keys, args = verb_keys(verb), arguments(verb)
    if verb.lemma_.lower() in listed("departing", "tolls.yaml") and any(map(reading.where.is_place, args.objects)):
        keys.add("leave place")
    told = None if _judges(verb) else _by_meaning(reading, verb, keys, args)
    if told is not None:
        heads, args, wording = told
        if any(has_room(reading, victim) for victim in heads):
            return
        picky = verb.lemma_.lower() in listed("people_only", "tolls.yaml")
        for victim in heads:
            if victim.lower_ in listed("claimed", "tolls.yaml") and verb.lemma_.lower() == "claim":
                continue
            if victim.lemma_.lower() != "life" and not _of_another_state(reading, victim, verb, wording):
                yield from toll(reading, Told(wording, verb, args, picky), victim)
        yield from _companions(reading, Told(wording, verb, args, picky), bool(heads))
        return
    stated = state(verb)
    if stated is not None:  # were trapped, are missing
        stander = _in_state(reading, verb)
        heads = args.objects if args.passive else args.subjects
        for one in heads or ((stander,) if stander is not None else ()):
            yield from toll(reading, Told(stated, verb), one)
    elif verb.lemma_.lower() in listed("leaving", "tolls.yaml"):
        yield from _left(reading, verb, args)


def _judges(verb: Token) -> bool:
    """Whether somebody is but said to be something: ``held the government fully responsible``."""
    behind = verb.doc[verb.i + 1 : min(verb.i + BEHIND, verb.sent.end)]
    judged = any(token.lemma_.lower() in listed("judged", "tolls.yaml") for token in behind)
    return verb.lemma_ == "hold" and judged and not is_passive(verb)


def has_room(reading: Reading, held: Token) -> bool:
    """``The camp holds 7,000 people``: whom a place holds, other than captives, is nobody's prisoner."""
    lexicon, verb = reading.scene.lexicon, held.head
    if held.dep_ != "dobj" or verb.lemma_.lower() != "hold" or lexicon.is_a(held.lemma_.lower(), "captive"):
        return False
    subjects = arguments(verb).subjects
    return any(lexicon.place_nouns.get(one.lemma_.lower()) or one.lower_ == "it" for one in subjects)


def _by_meaning(
    reading: Reading, verb: Token, keys: set[str], args: Arguments
) -> tuple[tuple[Token, ...], Arguments, Wording] | None:
    """Those whom a verb counts, who did it, and what it tells; None where it tells of no toll."""
    hedged = _hedged_subject(reading, verb)
    losing, active, middle = (worded(part, keys) for part in ("losing", "active", "middle"))
    if args.passive and "account for" in keys:  # who is not accounted for is missing, who is may well live
        unknown = any(c.dep_ == "neg" or c.lower_ in {"yet", "still"} for at in (verb, verb.head) for c in at.children)
        gone = worded("middle", {"go missing"}) if unknown else None
        return (args.objects, NOBODY, gone) if gone is not None else None
    if losing is not None and not args.passive and args.objects and middle is None:
        return args.objects, Arguments(preps=args.preps), losing
    if active is not None:
        lemma = verb.lemma_.lower()
        heads = tuple(t for t in args.objects if worded("active", {f"{lemma} {t.lower_}"}) is None)
        if verb.dep_ == "advcl" and all(t.head.i != verb.i for t in heads):
            heads = _number_before(reading, verb) or heads  # 57 civilians killed 150 injured: not the civilians again
        heads = heads or _acl_number(verb, taken=bool(args.objects)) or _inside(reading, args.objects) or hedged
        struck = tuple(
            t for t in args.subjects if is_human(reading, t) and sort_of(t, reading.scene.lexicon) not in FORCES
        )
        if struck and heads and all(_is_of_next(victim, active) for victim in heads):
            heads, args = struck, Arguments(preps=args.preps)
        elif (
            not heads and verb.tag_ in {"VBN", "VBD"} and not _shares_object(verb)
        ):  # a headline: "Five rebels killed in clash"
            heads, args = _number_before(reading, verb) or args.subjects, replace(args, subjects=())
        return heads, args, active
    if middle is not None:
        caused = _caused(verb)
        heads = caused or hedged or args.subjects or args.objects
        doers = arguments(verb.head).subjects if caused else ()
        return heads, Arguments(doers, preps=args.preps), middle
    return None


def _shares_object(verb: Token) -> bool:
    """``killed or wounded 12 guards``: the guards are struck by both verbs, and nobody else is by the first."""
    joined = (c for c in verb.children if c.dep_ == "conj" and c.i == verb.i + 2)
    return any(c.dep_ == "dobj" for one in joined for c in one.children)


def _number_before(reading: Reading, verb: Token) -> tuple[Token, ...]:
    """``seven leaders captured and at least four killed``: a participle's own number is not its forerunner's."""
    before = verb.doc[verb.i - 1] if verb.i > verb.sent.start else None
    count = reading.scene.counts.get(before.i) if before is not None else None
    return (before,) if before is not None and count is not None and count.number == before.i else ()


def _hedged_subject(reading: Reading, verb: Token) -> tuple[Token, ...]:
    """``Around a million fled``: the parser ties a number to its verb by the hedge before it."""
    for child in verb.lefts:
        index = reading.scene.numbers.get(child.i) if child.dep_ in {"prep", "advmod"} else None
        count = reading.scene.figures[index] if index is not None else None
        if count is not None and count.end <= verb.i:
            return (verb.doc[count.noun if count.noun is not None else count.number],)
    return ()


def _acl_number(verb: Token, *, taken: bool) -> tuple[Token, ...]:
    """``seven injured in a strike``, ``four pilgrims taken hostage``: those at whom the participle stands."""
    number = verb.head.pos_ == "NUM" and verb.tag_ == "VBN"
    participle = number or (taken and verb.dep_ == "acl" and verb.tag_ in {"VBN", "VBD"})
    return (verb.head,) if verb.dep_ in {"acl", "relcl"} and participle else ()


def _inside(reading: Reading, objects: tuple[Token, ...]) -> tuple[Token, ...]:
    """``took eleven pilgrims hostage``, where the parser makes the pilgrims a part of the hostage."""
    return tuple(c for t in objects for c in t.lefts if c.dep_ == "compound" and c.i in reading.scene.counts)


def _caused(verb: Token) -> tuple[Token, ...]:
    """Who is made to do it: ``sent thousands fleeing``, ``led 2,000 people to seek refuge``."""
    head = verb.head
    if verb.dep_ == "acl" and head.head.lemma_.lower() in listed("causing", "tolls.yaml"):
        return (head,)
    if verb.dep_ in {"xcomp", "advcl", "ccomp"} and head.lemma_.lower() in listed("causing", "tolls.yaml"):
        return tuple(child for child in head.rights if child.dep_ == "dobj" and child.i < verb.i)
    return ()


def _of_another_state(reading: Reading, victim: Token, verb: Token, wording: Wording) -> bool:
    """``6 killed 35 injured``, ``killed dozens and displaced millions``: a bare number is in the state beside it."""
    count, doc = reading.scene.counts.get(victim.i), victim.doc
    if count is None or count.number != victim.i:
        return False
    behind = doc[victim.i + 1 : victim.i + 2]
    before = (t for t in doc[max(count.start - 1, 0) : count.start] if t.i != verb.i)
    near = (state(t) for t in (*behind, *before))
    return any(other is not None and other.type != wording.type for other in near)


def _is_of_next(victim: Token, wording: Wording) -> bool:
    """``Girl killed nine people injured``, a headline without its comma: the nine are in the state behind them."""
    behind = victim.doc[victim.i + 1] if victim.i + 1 < victim.sent.end else None
    other = state(behind) if behind is not None and behind.tag_ in {"VBN", "VBD"} else None
    if behind is None or other is None or other.type == wording.type:
        return False
    bare = victim.pos_ == "NUM" and not any(c.dep_ == "dobj" for c in behind.children)  # killed 9 injured 20
    return bare or victim.tag_ in {"NNS", "NNPS"}


def _companions(reading: Reading, told: Told, counted: bool) -> Iterator[Draft]:
    """``was killed alongside an American soldier``, ``died with her son``: one more of the same."""
    if not counted or told.wording.kind != "casualties":
        return
    along = listed("along", "tolls.yaml")
    for word, token in told.args.preps:
        own = word == "with" and any(c.dep_ == "poss" for c in token.lefts)
        if (own or word.split()[0] in along) and figure(reading, token, told.wording.type) is not None:
            yield from toll(reading, replace(told, picky=True), token)


def _left(reading: Reading, verb: Token, args: Arguments) -> Iterator[Draft]:
    """``left 14 dead and 20 wounded``: the state hangs on the verb or on the counted noun. Who recorded them dead
    killed nobody."""
    if verb.lemma_.lower() not in listed("leaving_behind", "tolls.yaml"):
        args = replace(args, subjects=())
    for victim in args.objects:
        states = [t for t in (*victim.children, *verb.children) if t.pos_ in {"ADJ", "VERB"} and t.i > victim.i]
        for one in states:
            wording = state(one)
            apart = any(c.dep_ in {"nsubj", "nsubjpass"} and c.pos_ == "NUM" for c in one.children)
            if wording is not None and not apart:  # 61 casualties, 20 of them killed
                yield from toll(reading, Told(wording, one, args), victim)


def state_tolls(reading: Reading, one: Token) -> Iterator[Draft]:
    """``14 dead``, ``the dead``, ``were trapped``, ``350,000 displaced people``."""
    wording = state(one)
    victim = _in_state(reading, one) if wording is not None else None
    if wording is None or victim is None or victim.lemma_.lower() in listed("sums"):
        return
    if victim.i not in reading.scene.counts and one.dep_ == "amod":
        return
    if one.dep_ in {"oprd", "acomp"} and worded("active", {f"{one.head.lemma_.lower()} {one.lower_}"}) is not None:
        return  # shot them dead: the verb has told of it
    yield from toll(reading, Told(wording, one), victim)


def phrase_tolls(reading: Reading, preposition: Token) -> Iterator[Draft]:
    """``five are in critical condition``, ``400,000 under siege``: a state told by a preposition and its noun."""
    wording = worded("phrases", prep_keys(preposition))
    victim = _in_phrase(preposition) if wording is not None else None
    if wording is not None and victim is not None and victim.i in reading.scene.counts:
        yield from toll(reading, Told(wording, preposition), victim)


def _in_phrase(preposition: Token) -> Token | None:
    head = preposition.head
    if head.pos_ in NOMINAL and head.i < preposition.i:
        return head
    if head.pos_ in {"VERB", "AUX", "ADJ"}:
        at = head if any(c.dep_ in SUBJECTS for c in head.children) else head.head
        return next((c for c in at.children if c.dep_ in SUBJECTS), None)
    return None


def _in_state(reading: Reading, one: Token) -> Token | None:
    """Who is in a state: the noun it stands at, the subject or object it is said of, or the state as a noun."""
    if one.dep_ in {"amod", "acl"} and one.head.pos_ in NOMINAL:
        return one.head
    if one.dep_ in {"acomp", "oprd", "attr", "ccomp", "xcomp"}:
        near = (*one.children, *one.head.children)
        return next((t for t in near if t.dep_ in SUBJECTS), None)
    return one if one.i in reading.scene.counts else None
