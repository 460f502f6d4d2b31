"""Control: who holds a place, without a word of its changing hands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .arguments import arguments, prepositions
from .draft import Draft
from .lexicon import listed
from .phrases import HYPHENS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from vedette.model import Party, Place

    from .read import Reading

PREDICATES = frozenset({"VERB", "AUX"})


def control(reading: Reading) -> Iterator[Draft]:
    """Every phrase of the scene that says who holds what."""
    for token in reading.scene.doc:
        lemma = token.lemma_.lower()
        if token.pos_ in {"VERB", "AUX", "ADJ"} or token.tag_ in {"VBN", "VBG"}:
            if _is_of(token.lower_, "hyphened") and token.i > 1 and token.doc[token.i - 1].text in HYPHENS:
                yield from _hyphened(reading, token)
            elif _is_of(lemma, "holding"):
                yield from _holding(reading, token)
            elif _is_of(lemma, "losing"):
                yield from _losing(reading, token)
            elif _is_of(token.lower_, "ringed") and token.dep_ == "amod":
                yield from _in_state(reading, token, "besieged")
            elif _is_of(token.lower_, "contested") and token.dep_ != "acl":
                yield from _in_state(reading, token, "contested")
        elif _is_of(lemma, "strongholds"):
            yield from _stronghold(reading, token)
        elif _is_of(lemma, "hold"):
            yield from _hold(reading, token)


def _is_of(word: str, group: str) -> bool:
    return word in listed(group, "control.yaml")


def _draft(anchor: Token, holder: tuple[Party, ...], places: tuple[Place, ...], kind: str = "held") -> Draft | None:
    """A draft, where both a holder and a place are named."""
    if not holder or not places:
        return None
    draft = Draft("control", kind, anchor, weight=0.6, clause=anchor, actor=holder, places=places, placed=False)
    draft.trace.append(("control", anchor.text))
    return draft


def _partly(tokens: Iterable[Token]) -> bool:
    return any(_is_of(token.lower_, "partial") for token in tokens)


# --- verbs ---------------------------------------------------------------------------------------------------------


def _holding(reading: Reading, verb: Token) -> Iterator[Draft]:
    """``the rebels hold the town``, ``the town is controlled by the rebels``."""
    args = arguments(verb)
    if any(reading.where.is_place(subject) and not reading.scene.name_at(subject) for subject in args.subjects):
        return
    for thing in args.objects:
        part = reading.scene.lexicon.is_a(thing.lemma_.lower(), "parts")
        places = reading.where.of(thing) if part or reading.where.is_place(thing) or reading.where.guess(thing) else ()
        draft = _draft(verb, reading.who.all(args.subjects), places)
        if draft is not None:
            draft.type = "partly_held" if _partly(_own_words(thing)) else "held"
            draft.extent = (verb, thing, *args.subjects)
            yield draft


def _own_words(noun: Token) -> list[Token]:
    """The first words of a noun's phrase, without those joined to it: ``Benghazi`` of ``Benghazi and most of …``."""
    joined = next((child.i for child in noun.rights if child.dep_ in {"cc", "conj"}), noun.right_edge.i + 1)
    return [token for token in noun.subtree if token.i < joined][:8]


def _losing(reading: Reading, verb: Token) -> Iterator[Draft]:
    """``the rebels lost the town``, ``ceded control of it``."""
    args = arguments(verb)
    for thing in args.objects:
        if _is_of(thing.lemma_.lower(), "grasp") or reading.where.is_place(thing):
            draft = _draft(verb, reading.who.all(args.subjects), reading.where.of(thing), "lost")
            if draft is not None:
                draft.extent = (verb, thing, *args.subjects)
                yield draft


# --- adjectives ----------------------------------------------------------------------------------------------------


def _hyphened(reading: Reading, held: Token) -> Iterator[Draft]:
    """``rebel-held Aleppo``, ``a government-controlled town``."""
    noun = held.head if held.head.i > held.i else held
    while noun.dep_ in {"amod", "compound", "nmod"} and noun.head.i > noun.i:
        noun = noun.head
    draft = _draft(held, reading.party_before_hyphen(held), reading.where.of(noun))
    if draft is not None:
        draft.extent, draft.source = (held, held.doc[held.i - 2], noun), ()
        yield draft


def _in_state(reading: Reading, state: Token, kind: str) -> Iterator[Draft]:
    """``the besieged town of Madaya``, ``control of Taiz is contested``: whoever holds it."""
    thing = state.head if state.dep_ == "amod" else next(iter(arguments(state).objects), None)
    places = reading.where.of(thing) if thing is not None else ()
    if places and thing is not None:
        draft = Draft("control", kind, state, weight=0.35, clause=state, places=places, placed=False)
        draft.extent = (state, thing)
        yield draft


# --- nouns ---------------------------------------------------------------------------------------------------------


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
    draft = _draft(noun, holder, places)
    if draft is not None:
        draft.extent, draft.source, draft.weight = tuple(extent), (), 0.5
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


def _hold(reading: Reading, noun: Token) -> Iterator[Draft]:
    """A noun for being held, by what it hangs on: under someone's control, in control of it, to have control of it."""
    head = noun.head
    if noun.dep_ == "pobj" and head.lower_ == "in" and noun.lemma_.lower() == "control":
        yield from _in_control(reading, noun, head.head)
    elif noun.dep_ == "pobj" and head.lower_ in {"under", "in", "into"}:
        yield from _under(reading, noun, head.head)
    elif noun.dep_ == "dobj" and _is_of(head.lemma_.lower(), "keeping"):
        yield from _keeping(reading, noun, head)


def _in_control(reading: Reading, noun: Token, governor: Token) -> Iterator[Draft]:
    """``they remain in control of the town``."""
    subjects = arguments(governor).subjects if governor.pos_ in PREDICATES else ()
    holder = reading.who.all(subjects)
    held = [t for word, t in prepositions(noun) if word in {"of", "over"}]
    places = tuple(p for t in held for p in reading.where.of(t))
    if holder and held and (places or reading.where.is_place(held[0])):
        draft = Draft("control", "held", noun, weight=0.5, clause=governor, actor=holder, places=places)
        draft.placed, draft.extent = not places, (noun, *subjects)
        yield draft


def _under(reading: Reading, noun: Token, governor: Token) -> Iterator[Draft]:
    """``the town is under government control``, ``a village in the hands of the rebels``."""
    holder = reading.demonym(noun) or reading.who.all(tuple(c for c in noun.children if c.dep_ == "poss"))
    holder = holder or reading.who.all(tuple(t for word, t in prepositions(noun) if word in {"of", "by"}))
    subjects = arguments(governor).subjects if governor.pos_ in PREDICATES else (governor,)
    draft = _draft(noun, holder, tuple(p for t in subjects for p in reading.where.of(t) or reading.where.guess(t)))
    if draft is not None:
        if _partly([*governor.subtree][:12]):
            draft.type = "partly_held"
        draft.extent = (noun, *subjects)
        yield draft


def _keeping(reading: Reading, noun: Token, verb: Token) -> Iterator[Draft]:
    """``kept control of the town``, ``lost control of it``; ``took control of it`` is an event, a capture."""
    args, lemma = arguments(verb), verb.lemma_.lower()
    held = [*prepositions(noun)] or [*prepositions(verb)]  # the parser may tie "of the town" to the verb
    things = [t for word, t in held if word in {"of", "over", "in", "on"}]
    places = tuple(p for t in things for p in reading.where.of(t) or reading.where.guess(t))
    holder = reading.who.all(args.subjects)
    extent = (verb, noun, *args.subjects)
    if _is_of(lemma, "taking"):
        if holder and (places or any(reading.where.is_place(t) or t.lower_ == "it" for t in things)):
            draft = Draft(
                "event", "capture", verb, weight=0.75, clause=verb, actor=holder, places=places, extent=extent
            )
            draft.target = reading.who.all(tuple(t for word, t in args.preps if word == "from"))
            draft.placed = not places
            draft.trace.append(("control", verb.text))
            yield draft
        return
    kept = _draft(verb, holder, places, "lost" if _is_of(lemma, "losing") else "held")
    if kept is not None:
        kept.extent = extent
        if _partly([*noun.subtree][:8]):
            kept.type = "partly_held"
        yield kept
