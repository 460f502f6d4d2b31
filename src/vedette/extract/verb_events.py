"""Events told by verbs: the frame that fits, its arguments, and the slots that they fill."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .access import is_kept_away, kept_away
from .aircraft import is_aircraft
from .arguments import (
    Arguments,
    antecedent,
    arguments,
    laden,
    mistaken_perfect,
    objects_of,
    prepositions,
    strayed_participle,
    undirected,
)
from .draft import Draft
from .fineness import AREAS
from .held import is_untold
from .lexicon import lexicon, listed
from .modality import is_attempted, status_of
from .phrases import lemma_keys, sort_of
from .taken import ground, taken, under_own_name
from .talks import are_told
from .targets import is_aimed, targets
from .turns import turn_has
from .unrest import verb_has

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from vedette.model import Party, Place

    from .lexicon import Frame
    from .read import Reading

HELPERS = frozenset({"prt", "advmod", "prep", "acomp", "dobj", "oprd", "npadvmod", "acl"})
"""Labels of the words that may make a phrase of a verb: ``drive out``, ``open fire``."""


def verb_events(reading: Reading, verb: Token) -> Iterator[Draft]:
    """The event of the first frame whose object and needs a verb's clause has, if any."""
    modifies = verb.dep_ in {"amod", "compound"} and verb.tag_ in {"VBN", "VBG"}
    if modifies and mistaken_perfect(verb) is None and not strayed_participle(verb):
        return
    if (verb.lower_ == "left" and verb.dep_ == "acl") or _is_adjective(verb) or _only_lies(reading, verb):
        return  # the militants left in the city are those who stay
    if _is_of_care(reading, verb):
        return
    whole = arguments(verb)
    told = ""
    for key, part, frame in _meanings(reading, verb):
        args = _with(whole, key, part)
        if frame.type == told or not _takes(reading, frame, args, verb):
            continue
        if frame.type == "arrest" and any(word == "in" and t.lower_ == "hospital" for word, t in whole.preps):
            return  # kept there to be treated
        if frame.type == "aid" and is_kept_away(reading, verb):
            return  # told as relief that cannot get through
        if frame.type == "talks" and are_told(reading, verb):
            return  # talks whose sides are named are read with all of them
        if all(_has(reading, need, verb, args) for need in frame.needs):
            fit, rest = _shared_out(reading, frame, args)
            yield _draft(reading, frame, verb, replace(args, objects=fit))
            if told or not rest:
                return
            told, whole = frame.type, replace(whole, objects=rest)


def _is_adjective(verb: Token) -> bool:
    """Whether the parser took an adjective for a verb: ``from Sake and surrounding villages``."""
    after = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    lying = verb.lower_ in listed("adjoining") and after is not None and after.tag_ == "NNS"
    return lying and not any(child.dep_ in {"aux", "nsubj"} for child in verb.children)


def _only_lies(reading: Reading, verb: Token) -> bool:
    """Whether a participle says where ground lies, and of nobody's siege: ``the fields surrounding the town``."""
    lying = verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.lemma_.lower() in listed("lying")
    return lying and sort_of(verb.head, reading.scene.lexicon) is None


def _is_of_care(reading: Reading, verb: Token) -> bool:
    """``people targeted for food assistance``: for help, and not for an attack."""
    aims = (token for word, token in prepositions(verb) if word in {"for", "with"})
    lexicon = reading.scene.lexicon
    return verb.lemma_ == "target" and any(
        lexicon.is_a(t.lemma_.lower(), "relief") or lexicon.is_a(t.lemma_.lower(), "helpful") for t in aims
    )


def _shared_out(reading: Reading, frame: Frame, args: Arguments) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The objects that a frame takes, and arms beside them of which it tells nothing: ``seized a post and rifles``."""
    rest = tuple(token for token in args.objects if not reading.sorts(token) & frame.takes)
    arms = tuple(token for token in rest if "arms" in reading.sorts(token))
    if "any" in frame.takes or not arms or len(arms) == len(args.objects):
        return args.objects, ()
    return tuple(token for token in args.objects if token not in arms), arms


def _meanings(reading: Reading, verb: Token) -> Iterator[tuple[str, Token | None, Frame]]:
    """The frames that a verb may have, the surest first, each with its key and the word that makes a phrase of it."""
    keys = list(_keys(verb))
    for known in (reading.scene.lexicon.verbs, reading.scene.lexicon.turns):
        for key, part in keys:
            for frame in known.get(key, ()):
                yield key, part, frame


def _with(args: Arguments, key: str, part: Token | None) -> Arguments:
    """The arguments of a phrase: what its preposition governs is its object, what its noun governs is its own."""
    if part is None:
        return args
    if part.dep_ != "prep":
        bare = part.tag_ == "NN" and part.left_edge.i == part.i  # set fire to homes: not the fire
        rest = tuple(token for token in args.objects if not (bare and token.i == part.i))
        if bare and not rest:  # set fire to homes, laid waste to the town
            rest = tuple({t.i: t for word, t in (*args.preps, *prepositions(part)) if word == "to"}.values())
            return replace(args, objects=rest, preps=tuple(pair for pair in args.preps if pair[1] not in rest))
        return replace(args, objects=rest, preps=(*args.preps, *prepositions(part)))
    governed = tuple(token for _, token in objects_of(part))
    if key.count(" ") > 1:
        rest_of = tuple(
            pair for pair in args.preps if pair[0] != "on" or pair[1] not in governed
        )  # went on a rampage: not at it
        return replace(args, preps=(*rest_of, *(pair for token in governed for pair in prepositions(token))))
    return args if args.objects else replace(args, objects=governed)


def _keys(verb: Token) -> Iterator[tuple[str, Token | None]]:
    """Keys under which a verb may stand in the lexicon, phrases first, with the word that makes a phrase of it."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if child.dep_ == "prep":
            for _, token in objects_of(child):
                yield f"{lemma} {child.lower_} {token.lemma_.lower()}", child
            yield from ((f"{lemma} {child.lower_} {c.lower_}", None) for c in child.children if c.dep_ == "prep")
            right_behind = child.i > verb.i and all(
                t.pos_ == "ADV" for t in verb.doc[verb.i + 1 : child.i]
            )  # pushed deeper into
            if right_behind or child.lower_ in listed("parting"):
                yield f"{lemma} {child.lower_}", child
        elif child.dep_ == "ccomp" and child.lower_ in listed("captivity"):  # took 34 guards hostage
            yield f"{lemma} {child.lower_}", child
        elif child.dep_ == "advcl" and child.tag_ == "NN":  # the "to" of "to rubble" taken for an infinitive's
            yield from ((f"{lemma} {c.lower_} {child.lemma_.lower()}", None) for c in child.lefts if c.dep_ == "aux")
        elif child.dep_ in HELPERS or undirected(child) is not child:
            helper = undirected(child)
            yield f"{lemma} {helper.lower_}", helper
            if helper.lemma_.lower() != helper.lower_:
                yield f"{lemma} {helper.lemma_.lower()}", helper
            yield from _beyond(lemma, helper)
        elif child.pos_ == "NOUN" and child.dep_ in {"advcl", "xcomp"} and any(c.lower_ == "to" for c in child.lefts):
            yield f"{lemma} to {child.lemma_.lower()}", child  # "to rubble", which the parser may take for a verb
    if not any(child.dep_ == "prt" and child.lower_ in listed("turning") for child in verb.children):
        yield lemma, None


def _beyond(lemma: str, helper: Token) -> Iterator[tuple[str, Token]]:
    """Phrases whose preposition hangs on an adverb or an object: ``pushed deeper into``, ``set the church on fire``."""
    for inner in helper.children:
        if inner.dep_ == "prep" and helper.dep_ == "advmod":
            yield f"{lemma} {inner.lower_}", inner
        elif inner.dep_ == "prep" and helper.dep_ == "dobj":
            for _, token in objects_of(inner):
                if not any(child.dep_ == "det" for child in token.lefts):  # set the church on fire
                    yield f"{lemma} {inner.lower_} {token.lemma_.lower()}", inner


def _takes(reading: Reading, frame: Frame, args: Arguments, verb: Token) -> bool:
    """Whether the objects are of a sort that the frame takes; whether it does without, where there is none."""
    only_places = frame.takes == {"place"}
    if not args.objects:
        if only_places and not args.passive:
            return False
        if frame.type == "capture" and "none" not in frame.takes and not args.passive:
            return False  # tanks captured near X
        placed = "place" in frame.takes and not args.passive and reading.where.clause(verb, ())
        return "none" in frame.takes or bool(placed)
    if only_places and any(ground(reading, verb, token, args) for token in args.objects):
        return not any("arms" in reading.sorts(token) for token in args.objects)
    if "place" in frame.takes and frame.type == "capture" and any(taken(reading, one, args) for one in args.objects):
        return True
    return "any" in frame.takes or any(reading.sorts(token) & frame.takes for token in args.objects)


def _has(reading: Reading, need: str, verb: Token, args: Arguments) -> bool:
    """Whether a clause meets a frame's need; the needs are explained at the head of frames.yaml."""
    where, lexicon, told = reading.where, reading.scene.lexicon, args.subjects or args.objects
    match need:
        case "armed":
            return any(reading.is_force(token) for token in args.subjects)
        case "unarmed":
            return not any(reading.is_force(token) for token in args.subjects)
        case "flown":
            flying = any(is_aircraft(reading.scene.lexicon, token, reading.scene.names) for token in args.subjects)
            return flying or any(_is_strike(reading, token) for token in args.subjects)
        case "into":
            return any(word == "into" for word, _ in args.preps)
        case "besieged":
            return not args.passive or not args.subjects or bool(reading.who.all(args.subjects))
        case "harmful":
            return not any(token.lemma_.lower() in listed("harmless_loads") for token in args.objects)
        case "pressing":
            return not any(word == "with" and token.lemma_.lower() in listed("politics") for word, token in args.preps)
        case "unraced":
            return not any(word == "to" for word, _ in args.preps)  # they beat the army to a prize
        case "doer":
            return bool(reading.who.all(args.subjects))
        case "place":
            return bool(where.clause(verb, args.objects) or where.nearby(verb))
        case "subject_place":
            return any(where.is_place(token) or _known(where.guess(token)) for token in args.subjects)
        case "means":
            return reading.means(verb, args) is not None
        case "conflict":
            return reading.is_conflict(verb)
        case "named":
            return any(where.of(token) or ground(reading, verb, token, args) for token in args.objects)
        case "taken":
            named = any(where.of(token) or where.guess(token) or taken(reading, token, args) for token in args.objects)
            named = named or (args.passive and verb.lemma_.lower() in listed("taking_ground"))
            return named or any(reading.is_force(t) for t in args.subjects) or not (args.subjects or args.passive)
        case "captive":
            return any("captive" in reading.sorts(token) for token in args.objects) or reading.is_captive_talk(verb)
        case "receiver":
            return any(word == "to" and reading.who.parties(token) for word, token in args.preps)
        case "protesters":
            inner = (pair for head in args.objects for pair in prepositions(head))  # used batons against marchers
            return any("protesters" in reading.sorts(token) for _, token in (*args.preps, *inner))
        case "solid":
            people = verb.lemma_ == "burn" and all(sort_of(t, lexicon) == "civilian" for t in args.objects)
            touched = any(t.lemma_.lower() not in listed("untouched") for t in args.objects)
            return not args.objects or (touched and not people)
        case "projectile":
            return any(lexicon.is_a(one.lemma_.lower(), "projectiles") for token in told for one in laden(token))
        case "relief":
            return any(lexicon.is_a(token.lemma_.lower(), "relief") for token in told)
        case "pact":
            return any(lexicon.is_a(token.lemma_.lower(), "pacts") for token in told)
        case "explosive":
            bombs = any(lexicon.means.get(token.lemma_.lower()) == "explosion" for token in args.objects)
            return bombs or any(t.lower_.startswith("explosive") or t.lower_ == "suicide" for t in verb.subtree)
        case "suicide":
            return any(lexicon.is_a(token.lower_, "suicide") for token in verb.subtree)
    return verb_has(reading, need, verb, args) or turn_has(reading, need, verb, args)


def _is_strike(reading: Reading, token: Token) -> bool:
    """``two strikes engaged a unit``, of a release that lists them: from the air, if nothing else is said."""
    return token.lemma_.lower() == "strike" and reading.noun_means(token) in {None, "air_strike"}


def _known(places: tuple[Place, ...]) -> bool:
    return any(place.lat is not None for place in places)


def _draft(reading: Reading, frame: Frame, verb: Token, args: Arguments) -> Draft:
    actors, aimed = _slots(frame, args)
    tied = tuple(pair for one in args.objects for pair in prepositions(one) if pair[0] == "with")
    struck = frame.subject == "target"  # a drone that came under fire was not what fired
    with_what = replace(args, subjects=() if struck else args.subjects, preps=(*args.preps, *tied))
    if frame.object != "none":
        with_what = replace(with_what, objects=_hidden(reading, args.objects))
    kind = (reading.means(verb, with_what) if frame.means else None) or frame.type
    if frame.means and kind == "attack":
        kind = _struck_by(reading, args) or kind
    draft = Draft("event", kind, verb, weight=frame.weight, clause=verb)
    draft.actor = reading.who.all(tuple(t for t in actors if not reading.where.is_only_place(t)))
    if frame.object == "actor" and len(draft.actor) > 1:  # Sudan deployed troops: they are Sudan's
        draft.actor = tuple(party for party in draft.actor if party.id) or draft.actor[:1]
    if kind == "explosion":
        aimed = [token for token in aimed if not reading.scene.lexicon.is_a(token.lemma_.lower(), "arms")]
    if kind == "capture" and is_attempted(verb):
        draft.type, draft.status = "advance", status_of(verb.head)
    if kind == "air_strike" and any(party.name.rstrip("s") in listed("grounded") for party in draft.actor):
        draft.type = kind = "explosion"  # terrorists who bomb a station have no aircraft
    aimed = [token for token in aimed if not (verb.lemma_ == "set" and token.lemma_ == "fire")]
    draft.target = targets(reading, tuple(aimed), kind)
    if kind == "repulse" and not draft.target:
        draft.target = _attackers(reading, aimed)
    if kind == "aid" and not draft.target:
        draft.target = kept_away(reading, args)
    if kind == "explosion" and not draft.target:
        draft.target = reading.things(token for word, token in args.preps if word in listed("blasted"))
    draft.aimed = not draft.target and is_aimed(reading, tuple(aimed))
    told_of = args.subjects if frame.subject == "none" or "subject_place" in frame.needs else ()
    draft.places = under_own_name(reading, args.objects, reading.where.clause(verb, (*args.objects, *told_of)))
    if not draft.places and ("place" in frame.takes or "subject_place" in frame.needs):
        objects = (
            ground(reading, verb, one, args) or taken(reading, one, args) or reading.where.own_name(one)
            for one in args.objects
        )
        draft.places = tuple(p for found in (*objects, *map(reading.where.guess, told_of)) for p in found)
        named = {place.text for place in draft.places}
        draft.target = tuple(party for party in draft.target if party.text not in named)
    if verb.lemma_.lower() in listed("hitting_ground") and all(place.kind in AREAS for place in draft.places):
        _set_on_ground(reading, draft, args)
    if frame.type in listed("of_ground"):
        left = tuple(t for word, t in args.preps if word == "from") if frame.type == "withdrawal" else ()
        draft.ground = (*args.objects, *told_of, *left)
        towns = [one for one in args.objects if one.lemma_.lower() in listed("towns", "control.yaml")]
        draft.placed = not any(map(is_untold, towns)) or bool(draft.places)
    tools = (t for word, t in args.preps if _is_tool(reading, word, t) or reading.scene.place_at(t))
    phrase = (child for child in verb.children if child.dep_ == "dobj")  # the fire of "opened fire"
    draft.extent = (verb, *args.subjects, *args.objects, *phrase, *tools)
    if frame.type in listed("standing_types") and _is_aside(reading, verb):
        draft.weight -= 0.3
    if any(child.lower_ == "no" and child.dep_ == "det" for t in (*args.subjects, *args.objects) for child in t.lefts):
        draft.status = "denied"  # no convoy has entered
    draft.trace.append(("frame", f"{verb.lemma_} → {frame.type}"))
    return draft


def _struck_by(reading: Reading, args: Arguments) -> str | None:
    """The type of the happening that is said to hit: ``the bombing that targeted the market`` is no other attack."""
    nouns = reading.scene.lexicon.nouns
    kinds = (f.type for t in args.subjects for key in lemma_keys(antecedent(t)) for f in nouns.get(key, ()))
    return next((kind for kind in kinds if kind in listed("of_known_means")), None)


def _set_on_ground(reading: Reading, draft: Draft, args: Arguments) -> None:
    """``bombed Ulang``: a village that no gazetteer knows is where it was, and not whom it befell."""
    names = (
        t
        for t in args.objects
        if t.pos_ == "PROPN" and t.i not in reading.scene.names and sort_of(t, reading.scene.lexicon) is None
    )
    ground = tuple(place for token in names for place in reading.where.guess(token, sure=True))
    draft.places = ground or draft.places
    named = {place.text for place in ground}
    draft.target = tuple(party for party in draft.target if party.text not in named)
    draft.aimed = draft.aimed or (bool(named) and not draft.target)


def _attackers(reading: Reading, objects: list[Token]) -> tuple[Party, ...]:
    """Whose attack was beaten back: ``repelled an attack by the militants``, ``foiled the group's raid``."""
    for token in objects:
        by = [inner for word, inner in prepositions(token) if word in {"by", "from"}]
        by += [c for c in token.lefts if c.dep_ == "poss"]
        by += [
            t
            for child in token.children
            if child.dep_ == "acl" and child.tag_ == "VBN"
            for t in arguments(child).subjects
        ]
        found = reading.who.all(tuple(by)) or reading.demonym(token)
        if found:
            return found
    return ()


def _is_tool(reading: Reading, word: str, token: Token) -> bool:
    """Whether a phrase says with what it was done: ``blew up the bridge with dynamite``."""
    lexicon, lemma = reading.scene.lexicon, token.lemma_.lower()
    return word in {"with", "by"} and (lemma in lexicon.means or lexicon.is_a(lemma, "arms"))


def _is_aside(reading: Reading, verb: Token) -> bool:
    """Whether a verb says what some people do rather than what happened: ``those fighting the group``, ``to fight``."""
    if verb.dep_ not in {"acl", "relcl", "advcl", "xcomp", "pcomp", "csubj"} and verb.tag_ not in {"VB", "VBG"}:
        return False
    if verb.tag_ != "VB" and any(child.dep_ in {"aux", "nsubj"} and child.tag_ != "TO" for child in verb.children):
        return any(child.tag_ in {"WP", "WDT"} for child in verb.children)
    return not any(place.kind != "country" for place in reading.where.clause(verb, ()))


def _hidden(reading: Reading, objects: tuple[Token, ...]) -> tuple[Token, ...]:
    """A bomb or mine that was hit is what went off; a missile base that was hit was not hit by missiles."""
    means = reading.scene.lexicon.means
    return tuple(token for token in objects if means.get(token.lemma_.lower()) == "explosion")


def _slots(frame: Frame, args: Arguments) -> tuple[list[Token], list[Token]]:
    """(actors, targets) as the frame distributes a verb's arguments."""
    slots: dict[str, list[Token]] = {"actor": [], "target": [], "none": []}
    slots[frame.subject].extend(args.subjects)
    slots[frame.object].extend(args.objects)
    fights = lexicon().nouns  # fought a gun battle with the police
    holders = (token for token in args.objects if frame.object == "none" or token.lemma_.lower() in fights)
    inner = (pair for token in holders for pair in prepositions(token))
    for word, token in (*args.preps, *inner):
        slot = frame.to.get(word.split(" ")[0])
        if slot:
            slots[slot].append(token)
    actors, aimed = slots["actor"], slots["target"]
    if frame.type == "clash" and not aimed and len(actors) > 1:
        return actors[:1], actors[1:]
    return actors, aimed
