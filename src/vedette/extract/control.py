"""Control: who holds a place, without a word of its changing hands; and where forces stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vedette.model import Figure

from .arguments import arguments, prepositions
from .draft import Draft
from .lexicon import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from vedette.model import Party, Place

    from .read import Reading


def control(reading: Reading) -> Iterator[Draft]:
    """Every statement of who holds what."""
    for token in reading.scene.doc:
        lemma = token.lemma_.lower()
        if token.pos_ in {"VERB", "AUX", "ADJ"} or token.tag_ in {"VBN", "VBG"}:
            if token.lower_ in listed("hyphened", "control.yaml") and _after_hyphen(token):
                yield from _hyphened(reading, token)
            elif lemma in listed("holding", "control.yaml"):
                yield from _verb(reading, token, "held")
            elif lemma in listed("losing", "control.yaml"):
                yield from _losing(reading, token)
            elif token.lower_ in {"besieged", "blockaded", "encircled"} and token.dep_ == "amod":
                yield from _besieged(reading, token)
        elif lemma in listed("strongholds", "control.yaml"):
            yield from _stronghold(reading, token)
        elif lemma in {"control", "hand", "hands", "rule", "grip", "presence", "occupation"}:
            yield from _under(reading, token)


def _after_hyphen(token: Token) -> bool:
    return token.i > 1 and token.doc[token.i - 1].text in {"-", "–", "‑"}


def _draft(
    reading: Reading, kind: str, anchor: Token, holder: tuple[Party, ...], places: tuple[Place, ...]
) -> Draft | None:
    if not holder or not places:
        return None
    draft = Draft("control", kind, anchor, weight=0.6, clause=anchor, actor=holder, places=places, placed=False)
    draft.trace.append(("control", anchor.text))
    return draft


def _partly(tokens: list[Token]) -> bool:
    words = listed("partial", "control.yaml")
    return any(t.lower_ in words for t in tokens)


def _verb(reading: Reading, verb: Token, kind: str) -> Iterator[Draft]:
    args = arguments(verb)
    for thing in args.objects:
        places = reading.where.of(thing) if reading.where.is_place(thing) or reading.where.of(thing) else ()
        draft = _draft(reading, kind, verb, reading.who.all(args.subjects), places)
        if draft is not None and all(not reading.where.is_place(s) or reading.scene.name_at(s) for s in args.subjects):
            draft.type = "partly_held" if _partly([*thing.subtree][:8]) else kind
            draft.extent = (verb, thing, *args.subjects)
            yield draft


def _losing(reading: Reading, verb: Token) -> Iterator[Draft]:
    args = arguments(verb)
    for thing in args.objects:
        places = reading.where.of(thing)
        if thing.lemma_.lower() in {"control", "grip"} or reading.where.is_place(thing):
            draft = _draft(reading, "lost", verb, reading.who.all(args.subjects), places)
            if draft is not None:
                draft.extent = (verb, thing, *args.subjects)
                yield draft


def _hyphened(reading: Reading, held: Token) -> Iterator[Draft]:
    """``rebel-held Aleppo``, ``a government-controlled town``."""
    doc = reading.scene.doc
    holder = reading.party_before_hyphen(held)
    noun = held.head if held.head.i > held.i else held
    while noun.dep_ in {"amod", "compound", "nmod"} and noun.head.i > noun.i:
        noun = noun.head
    places = reading.where.of(noun)
    draft = _draft(reading, "held", held, holder, places)
    if draft is not None:
        draft.extent, draft.source = (held, doc[held.i - 2], noun), ()
        yield draft


def _stronghold(reading: Reading, noun: Token) -> Iterator[Draft]:
    """``the Gadhafi stronghold of Bani Walid``, ``Raqqa, the group's last bastion``."""
    holder = reading.demonym(noun) or reading.who.all(_possessors(noun))
    holder = holder or reading.who.all(
        tuple(t for word, t in prepositions(noun) if word in {"of", "for"} and not reading.where.is_place(t))
    )
    places = tuple(p for word, t in prepositions(noun) if word == "of" for p in reading.where.of(t))
    extent = [noun]
    if not places and noun.dep_ in {"appos", "attr"}:
        other = noun.head if noun.dep_ == "appos" else next((c for c in noun.head.children if c.dep_ == "nsubj"), noun)
        places, extent = reading.where.of(other), [noun, other]
    if not places:
        places = tuple(p for c in noun.children if c.dep_ == "appos" for p in reading.where.of(c))
    if not places and holder:
        places, extent = _before_comma(reading, noun)
    draft = _draft(reading, "held", noun, holder, places)
    if draft is not None:
        draft.extent, draft.source = tuple(extent), ()
        draft.weight = 0.5
        yield draft


def _before_comma(reading: Reading, noun: Token) -> tuple[tuple[Place, ...], list[Token]]:
    """The place that a stronghold stands beside: ``Albu Kamal, the militants’ last bastion``, however it was parsed."""
    for i in range(noun.i - 1, max(noun.sent.start, noun.i - 9), -1):
        if noun.doc[i].text == ",":
            before = noun.doc[i - 1]
            return reading.where.of(before), [noun, before]
    return (), [noun]


def _possessors(noun: Token) -> tuple[Token, ...]:
    """Whose it is, also where the parser misses a plural's apostrophe: ``the militants’ very last bastion``."""
    found = tuple(child for child in noun.children if child.dep_ == "poss")
    at = noun.i - 1
    while not found and at > noun.sent.start and noun.i - at < 6:
        if noun.doc[at].text in {"’", "'"}:
            return (noun.doc[at - 1],)
        if noun.doc[at].pos_ not in {"ADJ", "ADV", "NOUN"}:
            break
        at -= 1
    return found


def _besieged(reading: Reading, state: Token) -> Iterator[Draft]:
    places = reading.where.of(state.head)
    if places:
        draft = Draft("control", "besieged", state, weight=0.35, clause=state, places=places, placed=False)
        draft.extent = (state, state.head)
        yield draft


def _under(reading: Reading, noun: Token) -> Iterator[Draft]:
    """``under government control``, ``in the hands of the rebels``, ``took`` excepted: that is a capture."""
    head = noun.head
    if noun.dep_ == "pobj" and head.lower_ == "in" and noun.lemma_.lower() == "control":
        yield from _in_control(reading, noun, head.head)
    elif noun.dep_ == "pobj" and head.lower_ in {"under", "in", "into"}:
        holder = reading.demonym(noun) or reading.who.all(tuple(c for c in noun.children if c.dep_ == "poss"))
        holder = holder or reading.who.all(tuple(t for word, t in prepositions(noun) if word in {"of", "by"}))
        governor = head.head
        subjects = arguments(governor).subjects if governor.pos_ in {"VERB", "AUX"} else (governor,)
        places = tuple(p for t in subjects for p in reading.where.of(t))
        draft = _draft(reading, "held", noun, holder, places)
        if draft is not None:
            if _partly([*governor.subtree][:12]):
                draft.type = "partly_held"
            draft.extent = (noun, *subjects)
            yield draft
    elif noun.dep_ == "dobj" and head.lemma_.lower() in listed("keeping", "control.yaml"):
        args = arguments(head)
        places = tuple(
            p for word, t in prepositions(noun) if word in {"of", "over", "in", "on"} for p in reading.where.of(t)
        )
        kind = "lost" if head.lemma_.lower() in listed("losing", "control.yaml") else "held"
        kind = "capture" if head.lemma_.lower() in listed("taking", "control.yaml") else kind
        holder = reading.who.all(args.subjects)
        draft = _draft(reading, kind, head, holder, places)
        if (
            draft is None
            and holder
            and kind == "capture"
            and any(reading.where.is_place(t) for _, t in prepositions(noun))
        ):
            draft = Draft("control", kind, head, clause=head, actor=holder)
        if draft is None:
            return
        draft.extent = (head, noun, *args.subjects)
        if kind == "capture":
            draft.kind, draft.weight, draft.type = "event", 0.75, "capture"
            draft.target = reading.who.all(tuple(t for word, t in args.preps if word == "from"))
        elif _partly([*noun.subtree][:8]):
            draft.type = "partly_held"
        yield draft


def _in_control(reading: Reading, noun: Token, governor: Token) -> Iterator[Draft]:
    """``they remain in control of the town``."""
    holder = reading.who.all(arguments(governor).subjects) if governor.pos_ in {"VERB", "AUX"} else ()
    held = [t for word, t in prepositions(noun) if word in {"of", "over"}]
    places = tuple(p for t in held for p in reading.where.of(t))
    if holder and held and (places or reading.where.is_place(held[0])):
        draft = Draft(
            "control", "held", noun, weight=0.5, clause=governor, actor=holder, places=places, placed=not places
        )
        draft.extent = (noun, *arguments(governor).subjects)
        yield draft


def positions(reading: Reading) -> Iterator[Draft]:
    """Where a force stands, and how far from a place."""
    for token in reading.scene.doc:
        if token.lemma_.lower() in listed("standing", "control.yaml") and token.pos_ in {"VERB", "ADJ"}:
            args = arguments(token)
            who = args.objects if args.passive else args.subjects
            places = reading.where.clause(token, ())
            forces = tuple(t for t in who if reading.is_force(t))
            if forces and places:
                draft = Draft(
                    "position", "located", token, weight=0.4, clause=token, actor=reading.who.all(forces), places=places
                )
                draft.extent, draft.placed = (token, *forces), False
                yield draft
    yield from _distances(reading)


def _distances(reading: Reading) -> Iterator[Draft]:
    """``some 30 kilometres from Albu Kamal``, said of a force."""
    for count in reading.scene.figures:
        if count.unit not in {"km", "miles", "mi", "kilometres", "m", "metres"}:
            continue
        unit = reading.scene.doc[count.end - 1]
        governor, steps = unit.head, 0
        while governor.pos_ not in {"VERB", "AUX"} and governor.head is not governor and steps < 4:
            governor, steps = governor.head, steps + 1
        forces = (
            tuple(t for t in arguments(governor).subjects if reading.is_force(t))
            if governor.pos_ in {"VERB", "AUX"}
            else ()
        )
        places = reading.where.nearby(unit)
        if forces and places:
            draft = Draft(
                "position", "distance", unit, weight=0.5, clause=governor, actor=reading.who.all(forces), places=places
            )
            draft.figure = Figure(count.low, count.high, count.unit, count.words)
            draft.extent, draft.placed = (*forces, unit), False
            yield draft
