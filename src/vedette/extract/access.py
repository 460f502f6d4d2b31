"""Relief that cannot get to people: agencies unable to reach a town, access that is restricted, areas out of reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .arguments import arguments, prepositions
from .draft import Draft
from .lexicon import listed
from .phrases import core

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from vedette.model import Party

    from .arguments import Arguments
    from .read import Reading

TABLE = "access.yaml"
STATES = frozenset({"acomp", "attr", "oprd", "advcl", "acl"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def access(reading: Reading) -> Iterator[Draft]:
    """Every telling of relief that does not get through: an event of aid."""
    for token in reading.scene.doc:
        lemma = token.lemma_.lower()
        if token.pos_ in {"VERB", "NOUN"} and lemma in listed("reaching", TABLE):
            yield from _unable(reading, token)
        if token.dep_ in SUBJECTS and lemma in listed("ways", TABLE):
            yield from _hindered(reading, token)
        elif lemma in listed("cut_off", TABLE) and token.dep_ in STATES:
            yield from _out_of_reach(reading, token)


def is_helper(reading: Reading, token: Token) -> bool:
    """Whether a phrase is for those who bring relief: aid workers, an NGO, the World Food Programme, an ambulance."""
    lemma = token.lemma_.lower()
    if lemma in listed("helpers", TABLE):
        return True
    name = reading.scene.name_at(token)
    bodies = listed("bodies", TABLE)
    if name is not None and name.party is not None:
        return name.party.name in bodies or reading.scene.finder.kind_of(name.party) == "ngo"
    start, end = core(token)
    before = list(token.doc[start : end - 1])
    if lemma not in listed("crews", TABLE):
        return False
    named = (reading.scene.name_at(t) for t in before)
    of_body = any(n is not None and n.party is not None and n.party.name in bodies for n in named)
    return of_body or any(t.lower_ in listed("relief", TABLE) or t.lower_ in listed("helpers", TABLE) for t in before)


def kept_away(reading: Reading, args: Arguments) -> tuple[Party, ...]:
    """Whom a verb of hindering keeps away: ``banned aid workers``, ``restricted the movement of vaccinators``."""
    inner = (t for one in args.objects for word, t in prepositions(one) if word in {"of", "for"})
    return reading.who.all(tuple(t for t in (*args.objects, *inner) if is_helper(reading, t)))


def is_kept_away(reading: Reading, verb: Token) -> bool:
    """Whether a verb tells of helpers who cannot get through: ``UNICEF could not deliver vaccines``."""
    return verb.lemma_.lower() in listed("reaching", TABLE) and any(True for _ in _unable(reading, verb))


def _unable(reading: Reading, verb: Token) -> Iterator[Draft]:
    """``WFP was unable to access the mills``, ``partners could not reach the town``."""
    able = verb.head if verb.dep_ == "xcomp" else None
    if able is not None and able.lower_ == "unable":
        over = able.head
        subjects = [c for c in over.children if c.dep_ in SUBJECTS]
    elif any(c.dep_ == "neg" for c in verb.children) and any(
        c.dep_ == "aux" and c.lower_ in {"could", "can", "ca"} for c in verb.children
    ):
        over, subjects = verb, [c for c in verb.children if c.dep_ == "nsubj"]
    else:
        return
    if not any(is_helper(reading, one) or one.lower_ in listed("bare_helpers", TABLE) for one in subjects):
        return
    objects = arguments(verb).objects
    draft = _draft(reading, verb, (over, *subjects, verb, *objects))
    draft.target = reading.who.all(tuple(subjects))
    draft.places = reading.where.clause(verb, objects) or tuple(p for one in objects for p in reading.where.guess(one))
    yield draft


def _hindered(reading: Reading, way: Token) -> Iterator[Draft]:
    """``humanitarian access remains limited``, ``the movement of aid workers was restricted by the army``."""
    verb = way.head
    states = [verb, *(c for c in verb.children if c.dep_ in STATES and c.pos_ in {"ADJ", "VERB"})]
    hindered = next((t for t in states if t.lower_ in listed("hindered", TABLE)), None)
    if hindered is None or not _is_of_relief(reading, way):
        return
    whose = tuple(t for word, t in prepositions(way) if word in {"of", "for"} and is_helper(reading, t))
    draft = _draft(reading, way, (way, verb, hindered))
    draft.actor = reading.who.all(tuple(t for t in arguments(verb).subjects if arguments(verb).passive))
    draft.target = reading.who.all(whose)
    to = tuple(t for word, t in prepositions(way) if word in {"to", "in", "into", "towards", "across"})
    draft.places = reading.where.clause(verb, to)
    yield draft


def _is_of_relief(reading: Reading, way: Token) -> bool:
    """Whether a way is one for relief: humanitarian access, access to the affected people, the movement of an NGO."""
    if is_helper(reading, way):
        return True
    for word, token in prepositions(way):
        if is_helper(reading, token):
            return True
        if word == "to" and way.lemma_.lower() == "access" and token.lemma_.lower() in listed("needy", TABLE):
            afflicted = any(c.lower_ in listed("afflicted", TABLE) for c in token.lefts)
            return afflicted or reading.is_conflict(way)
    return False


def _out_of_reach(reading: Reading, state: Token) -> Iterator[Draft]:
    """``Marte and Abadam remain inaccessible to aid workers``."""
    subjects = tuple(c for c in state.head.children if c.dep_ in SUBJECTS)
    places = tuple(place for one in subjects for place in reading.where.of(one))
    whom = [t for word, t in prepositions(state) if word in {"to", "for"}]
    if places and any(is_helper(reading, t) for t in whom):
        draft = _draft(reading, state, (*subjects, state))
        draft.target, draft.places = reading.who.all(tuple(whom)), places
        yield draft


def _draft(reading: Reading, anchor: Token, extent: tuple[Token, ...]) -> Draft:
    draft = Draft("event", "aid", anchor, weight=0.55, clause=anchor, extent=extent, status="asserted")
    draft.trace.append(("kept away", " ".join(token.text for token in extent)))
    return draft
