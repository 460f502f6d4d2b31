"""Statements: pledges, threats, accusations, denials, condemnations, demands, claims of responsibility."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .arguments import arguments, prepositions
from .draft import Draft
from .lexicon import data, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from vedette.model import Party

    from .read import Reading

CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "pcomp"})


@cache
def tables() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """(verb lemma → type, noun lemma → type)."""
    raw = dict(data("statements.yaml"))
    nouns = raw.pop("nouns")
    return (
        {word: kind for kind, found in raw.items() for word in found},
        {word: kind for kind, found in nouns.items() for word in found},
    )


def statements(reading: Reading) -> Iterator[Draft]:
    """Every statement in the scene: a cue verb with a speaker and something said, or a modal pledge in a quote."""
    verbs, nouns = tables()
    for token in reading.scene.doc:
        if token.pos_ == "VERB" and (kind := verbs.get(token.lemma_.lower())):
            draft = _statement(reading, token, kind)
            if draft is not None:
                yield draft
        elif token.pos_ == "NOUN" and (kind := nouns.get(token.lemma_.lower())):
            yield from _by_noun(reading, token, kind)
    yield from _modal(reading)


def _by_noun(reading: Reading, noun: Token, kind: str) -> Iterator[Draft]:
    """``Trump's demand that …``, ``a call by the president for …``, ``the pledge to …``."""
    complement = [
        c
        for c in noun.children
        if c.dep_ in {"acl", "ccomp", "relcl"} or (c.dep_ == "prep" and c.lower_ in {"for", "on", "of", "to"})
    ]
    speakers = reading.who.all(tuple(c for c in noun.children if c.dep_ == "poss"))
    speakers = speakers or reading.who.all(tuple(t for word, t in prepositions(noun) if word in {"by", "from"}))
    if not speakers or not complement:
        return
    draft = Draft(
        "statement",
        kind,
        noun,
        weight=0.42,
        clause=noun,
        actor=speakers[:1],
        placed=False,
        status="asserted",
        source=(),
    )
    names = {party.name for party in speakers}
    heads = [t for c in complement for t in c.subtree if t.dep_ in {"nsubj", "dobj", "pobj"}]
    draft.target = tuple(p for p in reading.who.all(tuple(heads[:4])) if p.name not in names)[:1]
    draft.extent = (noun, *complement)
    draft.trace.append(("statement", f"{noun.lemma_} → {kind}"))
    yield draft


def _modal(reading: Reading) -> Iterator[Draft]:
    """What a speaker says shall be: of the own side a pledge (``we will``), of another a demand (``they must``)."""
    for attribution in reading.scene.attributions:
        if not attribution.tells or attribution.source_token is None:
            continue
        speakers = reading.who.parties(reading.scene.doc[attribution.source_token])
        for start, end in attribution.content:
            for verb in reading.scene.doc[start:end]:
                modal = _modal_word(verb)
                if modal is None or not reading.is_conflict(verb):
                    continue
                draft = _promise_or_demand(reading, verb, modal, speakers)
                if draft is not None:
                    yield draft
                    break


def _modal_word(verb: Token) -> str | None:
    if verb.pos_ not in {"VERB", "AUX"} or verb.dep_ in {"relcl", "advcl"}:
        return None
    return next((c.lower_ for c in verb.children if c.dep_ == "aux" and c.lower_ in listed("modals")), None)


def _promise_or_demand(reading: Reading, verb: Token, modal: str, speakers: tuple[Party, ...]) -> Draft | None:
    args = arguments(verb)
    doers = reading.who.all(args.subjects)
    own = any(t.lower_ in {"we", "i"} for t in args.subjects) or bool(
        {p.name for p in doers} & {p.name for p in speakers}
    )
    if not speakers or (not own and modal not in listed("demanding")):
        return None
    if own and (modal == "should" or (modal == "must" and not any(t.lower_ == "we" for t in args.subjects))):
        return None
    kind = "pledge" if own else "demand"
    draft = Draft("statement", kind, verb, weight=0.4, clause=verb, actor=speakers, placed=False)
    about = args.objects if own else args.subjects
    names = {party.name for party in speakers}
    draft.target = tuple(p for p in reading.who.all(tuple(about)) if p.name not in names)
    draft.extent, draft.status, draft.source = (verb, *args.subjects, *args.objects), "asserted", ()
    draft.trace.append(("statement", f"{modal} {verb.lemma_} → {kind}"))
    return draft


def _statement(reading: Reading, verb: Token, kind: str) -> Draft | None:
    args = arguments(verb)
    speakers = reading.who.all(args.subjects)
    if not speakers:
        return None
    lemma = verb.lemma_.lower()
    if kind == "responsibility" and not _takes_responsibility(verb):
        return None
    if (
        kind == "demand"
        and lemma in listed("calling")
        and not any(word in {"for", "on", "to"} for word, _ in args.preps)
    ):
        return None
    clause = [c for c in verb.children if c.dep_ in CLAUSES]
    if not (args.objects or clause or args.preps):
        return None
    if kind == "denial" and not (clause or any(o.lemma_.lower() in listed("deniable") for o in args.objects)):
        return None
    if kind == "assessment" and not (clause and reading.is_conflict(verb)):
        return None
    if kind in {"pledge", "threat", "denial"} and not reading.is_conflict(verb):
        return None
    draft = Draft("statement", kind, verb, weight=0.5, clause=verb, actor=speakers, placed=False)
    draft.target = _about(reading, verb, clause, speakers)
    draft.extent = (verb, *args.subjects, *args.objects, *clause)
    draft.status, draft.source = "asserted", ()
    draft.trace.append(("statement", f"{verb.lemma_} → {kind}"))
    return draft


def _takes_responsibility(verb: Token) -> bool:
    if any(c.dep_ == "dobj" and c.lemma_.lower() in listed("owned") for c in verb.children):
        return True
    return verb.lemma_.lower() in listed("owning_up") and any(c.dep_ in CLAUSES for c in verb.children)


def _about(reading: Reading, verb: Token, clause: list[Token], speakers: tuple[Party, ...]) -> tuple[Party, ...]:
    """Whom it is about: the object, then the parties of the complement, never the speaker."""
    args = arguments(verb)
    heads = [
        *args.objects,
        *(t for word, t in prepositions(verb) if word in {"on", "against", "to", "of", "for", "at"}),
    ]
    names = {party.name for party in speakers}
    found = [p for p in reading.who.all(tuple(heads)) if p.name not in names]
    if not found:
        for inner in clause:
            deep = arguments(inner)
            found = [p for p in reading.who.all((*deep.subjects, *deep.objects)) if p.name not in names]
            if found:
                break
    if not found:
        for head in heads:
            inner_parties = reading.demonym(head) or reading.who.all(tuple(t for _, t in prepositions(head)))
            found = [p for p in inner_parties if p.name not in names]
            if found:
                break
    return tuple(found[:2])
