"""Nouns for being held, by what they hang on: under someone's control, in control of it, to have control of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vedette.model import Party

from .arguments import Arguments, arguments, prepositions
from .draft import Draft
from .held import Held, held, holding, inside, is_of, is_partly, where_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from .read import Reading

PREDICATES = frozenset({"VERB", "AUX"})


def hold_nouns(reading: Reading, noun: Token) -> Iterator[Draft]:
    """The drafts of a noun for being held."""
    head = noun.head
    if (
        noun.dep_ == "pobj"
        and head.lower_ == "in"
        and is_of(noun.lemma_.lower(), "in_hold")
        and _holders(reading, noun) == ()
    ):
        yield from _in_control(reading, noun, _governor(head))
    elif noun.dep_ == "pobj" and head.lower_ == "into" and _holders(reading, noun) == ():
        yield from _keeping(reading, noun, _governor(head))
    elif noun.dep_ == "pobj" and head.lower_ in {"under", "in", "into", "to"}:
        yield from _under(reading, noun, _governor(head), head.lower_)
    elif noun.dep_ == "dobj" and any(is_of(head.lemma_.lower(), group) for group in ("keeping", "taking")):
        yield from _keeping(reading, noun, head)
    elif noun.lower_ == "control" and noun.i:
        yield from _mistaken(reading, noun)


def _mistaken(reading: Reading, noun: Token) -> Iterator[Draft]:
    """``The Rapid Support Forces control most of Khartoum``: a verb that the parser took for a noun."""
    verb = noun.doc[noun.i - 1]
    if verb.tag_ == "VBN" and is_of(verb.lemma_.lower(), "taking") and verb.i:  # the militants seized control of it
        name = reading.scene.name_at(noun.doc[verb.i - 1])
        holder = (Party(name.party.name, name.text, name.party.id),) if name is not None and name.party else ()
        things = (token for word, token in prepositions(noun) if word in {"of", "over"})
        found = [what for thing in things if (what := held(reading, thing)) is not None]
        yield from _taking(reading, verb, holder, found, (noun.doc[verb.i - 1], noun))
        return
    name = reading.scene.name_at(verb)
    after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
    if name is None or name.party is None or after.pos_ in {"ADP", "VERB", "AUX", "PUNCT"}:
        return
    thing = next(
        (t for t in noun.doc[noun.i + 1 : noun.i + 5] if t.dep_ not in {"det", "amod", "compound", "punct"}), after
    )
    holder = (Party(name.party.name, name.text, name.party.id),)
    kind = "partly_held" if is_partly([thing]) else "held"
    yield from holding(noun, holder, held(reading, thing), kind, (noun.doc[noun.i - 1],))


def _governor(preposition: Token) -> Token:
    """What a preposition hangs on, beyond an adverb: ``is back in the hands of``."""
    head = preposition.head
    return head.head if head.pos_ in {"ADV", "ADP"} and head.head is not head else head


def _holders(reading: Reading, noun: Token) -> tuple[Party, ...]:
    """Whose control it is: ``government control``, ``the rebels' hands``, ``the hands of the rebels``."""
    found = reading.demonym(noun) or reading.who.all(
        tuple(c for c in noun.children if c.dep_ in {"poss", "compound"} and not reading.where.is_only_place(c))
    )
    named = tuple(t for word, t in prepositions(noun) if word in {"of", "by"} and not reading.where.is_only_place(t))
    return found or reading.who.all(tuple(t for t in named if not _is_ground(reading, t)))


def _is_ground(reading: Reading, token: Token) -> bool:
    return token.lower_ == "it" or token.lemma_.lower() in reading.scene.lexicon.place_nouns


def _in_control(reading: Reading, noun: Token, governor: Token) -> Iterator[Draft]:
    """``they remain in control of the town``; ``the town is in control of the army`` says it the other way round."""
    subjects = _subjects(arguments(governor)) if governor.pos_ in PREDICATES else ()
    if subjects and all(reading.where.is_place(t) and not reading.is_force(t) for t in subjects):
        yield from _under(reading, noun, governor, "in")
        return
    for word, token in prepositions(noun):
        if word in {"of", "over"}:
            what = held(reading, token)
            kind = "partly_held" if is_partly([*token.subtree][:8]) else "held"
            yield from holding(noun, reading.who.all(subjects), what, kind, subjects)
    if governor.dep_ == "relcl" and (what := where_of(reading, governor)) is not None:  # X, where they are in control
        yield from holding(noun, reading.who.all(subjects), what, "held", subjects)


def _subjects(args: Arguments) -> tuple[Token, ...]:
    """Of whom it is said, also in the passive: ``they were reported in control of the town``."""
    return args.objects if args.passive else args.subjects


def _under(reading: Reading, noun: Token, governor: Token, word: str) -> Iterator[Draft]:
    """``the town is under government control``, ``a village in the hands of the rebels``; ``it fell into rebel hands``
    and ``they brought it under control`` tell of a capture."""
    holder = _holders(reading, noun)
    args = arguments(governor) if governor.pos_ in PREDICATES else None
    moved = args is not None and is_of(governor.lemma_.lower(), "moving")
    if word == "to" and not moved:
        return
    brought = moved and args is not None and bool(args.objects)
    things = (args.objects if brought else _subjects(args)) if args is not None else (governor,)
    holder = holder or (reading.who.all(args.subjects) if brought and args is not None else ())
    for thing in things:
        what = held(reading, thing, bare=True, sure=bool(holder) and thing.ent_type_ != "PERSON")
        if what is None and governor.pos_ not in PREDICATES:
            what = inside(reading, governor)
        for draft in holding(noun, holder, what, "held", things):
            if moved:
                yield _taken(draft, governor)
                continue
            if draft.type == "held" and is_partly([*governor.subtree][:12]):
                draft.type = "partly_held"
            yield draft


def _taken(draft: Draft, verb: Token) -> Draft:
    draft.kind, draft.type, draft.anchor, draft.clause, draft.weight = "event", "capture", verb, verb, 0.65
    return draft


def _keeping(reading: Reading, noun: Token, verb: Token) -> Iterator[Draft]:
    """``kept control of the town``, ``lost control of it``; ``took control of it`` is an event, a capture."""
    args, lemma = arguments(verb), verb.lemma_.lower()
    about = [*prepositions(noun)] or [*prepositions(verb)]  # the parser may tie "of the town" to the verb
    things = [t for word, t in about if word in {"of", "over", "in", "on"}]
    sure = is_of(lemma, "taking") and any(reading.is_force(subject) for subject in args.subjects)
    found = [what for thing in things if (what := held(reading, thing, sure=sure)) is not None]
    bare = is_of(lemma, "taking") and not any(word in {"of", "over"} for word, _ in about)
    if bare and not found and any(reading.is_force(subject) for subject in args.subjects):
        found = [Held((), (noun,))]  # they took control on Friday: of what was told before
    holder = reading.who.all(args.subjects)
    extent = (verb, noun, *args.subjects)
    if is_of(lemma, "taking") or lemma == "come":
        yield from _taking(reading, verb, holder, found, extent)
        return
    for what in found:
        for draft in holding(verb, holder, what, "lost" if is_of(lemma, "losing") else "held", extent):
            if draft.type == "held" and is_partly([*noun.subtree][:8]):
                draft.type = "partly_held"
            yield draft


def _taking(
    reading: Reading, verb: Token, holder: tuple[Party, ...], found: list[Held], extent: tuple[Token, ...]
) -> Iterator[Draft]:
    places = tuple(place for what in found for place in what.places)
    if holder and found:
        draft = Draft("event", "capture", verb, weight=0.75, clause=verb, actor=holder, places=places, extent=extent)
        draft.target = reading.who.all(tuple(t for word, t in arguments(verb).preps if word == "from"))
        draft.placed, draft.ground = not places, tuple(token for what in found for token in what.tokens)
        draft.trace.append(("control", verb.text))
        yield draft
