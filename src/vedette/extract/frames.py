"""Events: a verb or noun of the lexicon, its arguments, and the slots that they fill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .arguments import Arguments, arguments, coordinated, prepositions
from .draft import Draft
from .phrases import lemma_keys, sort_of
from .who import is_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from .lexicon import Frame
    from .read import Reading

HELPERS = frozenset({"prt", "advmod", "prep", "acomp", "dobj", "oprd", "npadvmod", "acl"})
TURNING = frozenset({"off", "up", "part", "in", "out", "on", "over", "down"})
"""Particles that turn a verb into another: aircraft that take off take nothing."""
ENDING = frozenset({"break", "lift", "end", "relieve", "halt", "stop", "avoid", "prevent", "avert", "cease"})
"""Verbs that put an end to the happening that their object names."""
SIGNED = frozenset({"agreement", "talks", "release", "evacuation", "sanction", "withdrawal"})
"""Happenings that those who announce, order or sign them bring about; who announces a capture has not made it."""
FORCES = frozenset({"armed", "military", "police"})


def events(reading: Reading) -> Iterator[Draft]:
    """Every event that the lexicon's verbs and nouns tell of in the scene."""
    for token in reading.scene.doc:
        if _is_nominal(token):
            yield from _noun_events(reading, token)
        elif token.pos_ in {"VERB", "AUX"} or token.tag_ in {"VBN", "VBG"}:
            yield from _verb_events(reading, token)
        elif token.pos_ in {"NOUN", "PROPN"}:
            yield from _noun_events(reading, token)


def _is_nominal(token: Token) -> bool:
    """A gerund used as a noun: ``Fighting between A and B continued``, ``the shelling of Homs``."""
    if token.tag_ != "VBG" or not token.lower_.endswith("ing"):
        return False
    if any(child.dep_ in {"dobj", "aux", "nsubj", "auxpass"} for child in token.children):
        return False
    return token.dep_ in {"nsubj", "nsubjpass", "csubj", "dobj", "ROOT"} or (
        token.dep_ in {"advcl", "pobj", "pcomp", "conj"}
        and any(c.dep_ in {"det", "amod", "compound"} or c.lower_ in {"between", "of"} for c in token.children)
    )


# --- verbs ---------------------------------------------------------------------------------------------------------


def _verb_events(reading: Reading, verb: Token) -> Iterator[Draft]:
    if verb.dep_ in {"amod", "compound"} and verb.tag_ in {"VBN", "VBG"}:
        return
    args = arguments(verb)
    for key in _keys(verb):
        for frame in reading.scene.lexicon.verbs.get(key, ()):
            objects = _taken(reading, frame, args, verb)
            if objects is not None and all(_need(reading, need, verb, args) for need in frame.needs):
                yield _from_verb(reading, frame, verb, args)
                return


def _keys(verb: Token) -> Iterator[str]:
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if child.dep_ in HELPERS and (child.dep_ != "prep" or child.i == verb.i + 1):
            yield f"{lemma} {child.lower_}"
            if child.lemma_.lower() != child.lower_:
                yield f"{lemma} {child.lemma_.lower()}"
    if not any(child.dep_ == "prt" and child.lower_ in TURNING for child in verb.children):
        yield lemma


def _taken(reading: Reading, frame: Frame, args: Arguments, verb: Token) -> tuple[Token, ...] | None:
    """The objects, if their sort is one that the frame takes; None where it is not."""
    if not args.objects:
        if frame.takes == {"place"} and not args.passive:
            return None
        ok = "none" in frame.takes or ("place" in frame.takes and reading.where.clause(verb, ()) and not args.passive)
        return () if ok else None
    sorts = {sort for token in args.objects for sort in reading.sorts(token)}
    if frame.takes == {"place"} and any(reading.where.guess(token) for token in args.objects):
        return args.objects
    return args.objects if "any" in frame.takes or sorts & frame.takes else None


def _need(reading: Reading, need: str, verb: Token, args: Arguments) -> bool:
    match need:
        case "armed":
            return any(reading.is_force(token) for token in args.subjects)
        case "place":
            return bool(reading.where.clause(verb, args.objects) or reading.where.nearby(verb))
        case "subject_place":
            return any(reading.where.is_place(token) for token in args.subjects)
        case "means":
            return reading.means(verb, args) is not None
        case "conflict":
            return reading.is_conflict(verb)
        case "named":
            return any(reading.where.of(token) for token in args.objects)
        case "taken":
            named = any(reading.where.of(token) or reading.where.guess(token) for token in args.objects)
            return named or any(reading.is_force(token) for token in args.subjects)
        case "captive":
            return any("captive" in reading.sorts(token) for token in args.objects) or reading.is_captive_talk(verb)
        case "suicide":
            return any(reading.scene.lexicon.is_a(t.lower_, "suicide") for t in verb.subtree)
    return False


def _from_verb(reading: Reading, frame: Frame, verb: Token, args: Arguments) -> Draft:
    slots: dict[str, list[Token]] = {"actor": [], "target": [], "none": []}
    slots[frame.subject].extend(args.subjects)
    slots[frame.object].extend(args.objects)
    for word, token in args.preps:
        slot = frame.to.get(word.split(" ")[0])
        if slot:
            slots[slot].append(token)
    if frame.type == "clash" and not slots["target"] and len(slots["actor"]) > 1:
        slots["target"] = slots["actor"][1:]
        slots["actor"] = slots["actor"][:1]
    kind = (reading.means(verb, args) if frame.means else None) or frame.type
    draft = Draft("event", kind, verb, weight=frame.weight, clause=verb)
    draft.actor = reading.who.all(tuple(t for t in slots["actor"] if not reading.where.is_only_place(t)))
    draft.target = _targets(reading, tuple(slots["target"]))
    draft.places = reading.where.clause(verb, (*args.objects, *_place_subjects(reading, frame, args)))
    if not draft.places and "place" in frame.takes:
        draft.places = tuple(place for token in args.objects for place in reading.where.guess(token))
    draft.extent = (verb, *args.subjects, *args.objects, *(t for _, t in args.preps if reading.scene.place_at(t)))
    draft.trace.append(("frame", f"{verb.lemma_} → {frame.type}"))
    return draft


def _place_subjects(reading: Reading, frame: Frame, args: Arguments) -> tuple[Token, ...]:
    return args.subjects if frame.subject == "none" or "subject_place" in frame.needs else ()


def _targets(reading: Reading, tokens: tuple[Token, ...]) -> tuple:  # type: ignore[type-arg]
    """Parties, or the very thing that was hit where no party is: a hospital, a warehouse, a convoy."""
    people = tuple(token for token in tokens if not reading.where.is_only_place(token))
    found = reading.who.all(people)
    if found:
        return found
    owners = {party.id: party for token in people for party in reading.who.owners(token)}
    return tuple(owners.values()) or reading.things(people)


# --- nouns ---------------------------------------------------------------------------------------------------------


def _noun_events(reading: Reading, noun: Token) -> Iterator[Draft]:
    if noun.dep_ in {"compound", "nmod"} and noun.head.pos_ in {"NOUN", "PROPN"} and noun.head.i > noun.i:
        return
    for key in lemma_keys(noun):
        for frame in reading.scene.lexicon.nouns.get(key, ()):
            draft = _from_noun(reading, frame, noun)
            if draft is not None:
                yield draft
            return


def _from_noun(reading: Reading, frame: Frame, noun: Token) -> Draft | None:
    actors, targets, place_heads = _noun_arguments(reading, frame, noun)
    draft = Draft("event", frame.type, noun, weight=frame.weight, clause=noun)
    if frame.means:
        draft.type = reading.noun_means(noun) or frame.type
    light = _light(reading, noun, actors, targets, frame.type)
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in ENDING:
        return None
    if frame.means and light is not None and draft.type == frame.type:
        draft.type = reading.means(light, arguments(light)) or draft.type
    draft.actor = reading.who.all(tuple(actors)) or reading.demonym(noun)
    if draft.type == "explosion" and noun.lemma_.lower() == "bombing" and any(is_state(party) for party in draft.actor):
        draft.type = "air_strike"
    draft.target = _targets(reading, tuple(targets))
    draft.places = reading.where.clause(noun, place_heads) or (
        reading.where.clause(light, _sited(light)) if light is not None else ()
    )
    if "place" in frame.takes and not draft.places:
        return None
    if "conflict" in frame.needs and not reading.is_conflict(noun):
        return None
    if "captive" in frame.needs and not reading.is_captive_talk(noun):
        return None
    if frame.type == "clash" and not draft.target and len(draft.actor) > 1:
        draft.actor, draft.target = draft.actor[:1], draft.actor[1:]
    draft.extent = (noun, *actors, *targets)
    if light is not None:
        draft.clause, draft.weight = light, draft.weight + 0.1
        draft.extent = (*draft.extent, light)
    if not (draft.actor or draft.target or draft.places):
        draft.weight -= 0.25
    if _is_repeat(noun):
        draft.weight -= 0.2
    draft.trace.append(("frame", f"{noun.lemma_} → {frame.type}"))
    return draft


def _noun_arguments(reading: Reading, frame: Frame, noun: Token) -> tuple[list[Token], list[Token], list[Token]]:
    actors: list[Token] = []
    targets: list[Token] = []
    places: list[Token] = []
    for child in noun.children:
        if child.dep_ == "poss":
            (targets if frame.of in {"place"} else actors).append(child)
    for word, token in prepositions(noun):
        if word == "by" or word == "between":
            actors.append(token)
        elif word in {"with", "against", "on", "targeting", "at"}:
            targets.append(token)
        elif word == "of" and frame.of in {"target", "actor"}:
            (targets if frame.of == "target" else actors).append(token)
        if word in {"of", "on", "against", "at"}:
            places.append(token)
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ in {"VBN", "VBG"}:
            inner = arguments(child)
            if child.lemma_ in {"target", "hit", "strike", "involve", "pit", "kill"}:
                targets.extend(inner.objects if child.tag_ == "VBG" else ())
            if child.tag_ == "VBN":
                actors.extend(inner.subjects)
    return actors, targets, places


def _light(reading: Reading, noun: Token, actors: list[Token], targets: list[Token], kind: str) -> Token | None:
    """The verb that carries the event noun, where it is one that lends its subject."""
    at = noun
    if noun.dep_ == "conj":
        at = next((t for t in coordinated(noun.head) if t.dep_ != "conj"), noun)
    if at.dep_ not in {"dobj", "pobj", "nsubj", "nsubjpass"}:
        return None
    verb = at.head
    particle = ""
    if at.dep_ == "pobj":
        particle, verb = f" {verb.lower_}", verb.head
    lemma = verb.lemma_.lower()
    light = reading.scene.lexicon.light.get(lemma + particle) or reading.scene.lexicon.light.get(_with_particle(verb))
    if light is None and not particle:
        light = reading.scene.lexicon.light.get(lemma)
    if light is None or verb.pos_ != "VERB":
        return None
    give = "actor" if light.give == "signer" and kind in SIGNED else light.give
    if at.dep_ in {"dobj", "pobj", "nsubjpass"} and give in {"actor", "target"}:
        args = arguments(verb)
        mine = actors if give == "actor" else targets
        mine.extend(token for token in args.subjects if token.i != at.i)
        targets.extend(token for word, token in args.preps if word in {"against", "on", "at"} and token.i != at.i)
    elif at.dep_ == "nsubj" and light.give == "none":
        targets.extend(token for token in arguments(verb).objects if sort_of(token, reading.scene.lexicon) is None)
    elif at.dep_ in {"nsubj", "nsubjpass"}:
        actors.extend(token for word, token in prepositions(verb) if word == "between")
        targets.extend(token for word, token in prepositions(verb) if word in {"against", "with"})
    return verb


def _sited(verb: Token) -> tuple[Token, ...]:
    """The object of a verb by which fighting is said to be somewhere: ``engulfed Misrata``."""
    return tuple(child for child in verb.children if child.dep_ == "dobj")


def _with_particle(verb: Token) -> str:
    particle = next((child.lower_ for child in verb.children if child.dep_ == "prt"), "")
    return f"{verb.lemma_.lower()} {particle}".strip()


def _is_repeat(noun: Token) -> bool:
    """``the attack``, ``this offensive``: taken up again rather than told."""
    return any(
        child.lower_ in {"the", "this", "that", "these", "those", "such", "any", "no"} for child in noun.lefts
    ) and not any(child.dep_ == "prep" for child in noun.children)


def heads(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """Tokens in order, each once."""
    return tuple(sorted(set(tokens), key=lambda t: t.i))
