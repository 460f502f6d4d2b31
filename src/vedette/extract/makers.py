"""Who makes a statement: its verb's subject, whoever spoke before, a paper's issuer, or the body that reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from vedette.model import Party

from .arguments import prepositions
from .lexicon import listed
from .memory import onlooks, watches
from .people import is_informant
from .saying import FIRST, said
from .sources import noun_source
from .voices import named_speaker, speakers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

    from .arguments import Arguments
    from .attribution import Attribution
    from .read import Reading

BACK = 80
"""Words back that a paper's adoption is looked for."""
Spoken: TypeAlias = "Mapping[int, Attribution]"
"""Attributions by the token of their cue."""


def makers_of(reading: Reading, verb: Token, args: Arguments, spoken: Spoken) -> tuple[Party, ...]:
    """Who makes it: the verb's own subject; a pronoun, or no subject, is whoever spoke before."""
    attribution = spoken.get(verb.i)
    own = any(c.dep_ in {"nsubj", "agent"} for c in verb.children)
    issued = _issuers(reading, args.subjects)
    if issued:
        return issued
    if attribution is not None and (not own or any(t.pos_ == "PRON" for t in args.subjects)):
        return speakers(reading, attribution) or _publisher(reading, verb, args)
    nouns = reading.scene.lexicon.nouns
    found = reading.who.all(tuple(t for t in args.subjects if t.lemma_.lower() not in nouns))  # no protests demand
    named = named_speaker(reading, args.subjects[0]) if len(args.subjects) == 1 else None
    if named is not None:
        return (named,)
    if found or attribution is None or not any(may_speak(reading, t) for t in args.subjects):
        return found
    return speakers(reading, attribution)


def may_speak(reading: Reading, token: Token) -> bool:
    """Whether a phrase that names no party can speak nonetheless: ``both sides``, ``the Amhara region``."""
    lexicon = reading.scene.lexicon
    return is_informant(token) or token.lemma_.lower() in lexicon.place_nouns or token.lemma_.lower() in listed("sides")


def _issuers(reading: Reading, subjects: tuple[Token, ...]) -> tuple[Party, ...]:
    """Who puts a paper forth that demands or condemns: ``the Security Council passed a resolution demanding …``."""
    papers = [t for t in subjects if t.lemma_.lower() in said("papers")]
    if len(subjects) != 1 or not papers or any(party.id for party in reading.who.all(subjects)):
        return ()
    by = tuple(t for word, t in prepositions(papers[0]) if word in {"by", "from"})
    source = noun_source(papers[0]) or _adopter(papers[0])
    return (
        reading.who.all(by) or reading.demonym(papers[0]) or (reading.who.all((source,)) if source is not None else ())
    )


def _adopter(paper: Token) -> Token | None:
    """Who has adopted a paper that the report names again: ``The Council passed Resolution 12. The resolution …``."""
    lemma = paper.lemma_.lower()
    for token in reversed(paper.doc[max(0, paper.i - BACK) : paper.i]):
        if token.lemma_.lower() == lemma and token.dep_ in {"dobj", "compound", "nmod"}:
            return noun_source(token)
    return None


def _publisher(reading: Reading, verb: Token, args: Arguments) -> tuple[Party, ...]:
    """Who speaks in the first person outside of all speech: the body that issued the report, where it is one."""
    words = reading.scene.report.publisher
    if not words or reading.scene.quoted[verb.i] >= 0 or not any(t.lower_ in FIRST for t in args.subjects):
        return ()
    body = reading.scene.finder.party(words, reading.scene.report)
    if body is None or not body.id or watches(body) or onlooks(reading.scene.finder, body):
        return ()
    return (Party(body.name, words, body.id),)
