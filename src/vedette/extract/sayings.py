"""What speakers say beyond fact, whatever the verb of saying: the mood and the words of each clause told decide.

A clause of the speaker's own future is a pledge, one of what others must do a demand; then come denials, accusations,
condemnations and judgements by their words (verdicts.py). A clause that is none of these is a report of fact.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from vedette.model import Party

from .arguments import arguments, prepositions
from .draft import Draft
from .lexicon import data, listed
from .makers import may_speak
from .phrases import text_of, words
from .saying import AUXILIARIES, Saying, is_own
from .verdicts import verdict
from .voices import speakers, told_by, voices

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from .attribution import Attribution
    from .read import Reading
    from .verdicts import Verdict

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
CLAUSES = frozenset({"ROOT", "ccomp", "conj", "parataxis", "dep"})
TYPES = ("condemnation", "accusation", "denial", "demand", "threat", "pledge", "responsibility", "assessment")
OPEN = frozenset({"assessment", "responsibility"})
"""Types whose cue leaves it to what is said which it is: warned that, claimed that."""
FAINT = frozenset({"foreseen", "weighs"})
"""Rules that say little where the same speech act has said more."""
THOUGHT = frozenset({"think", "show"})
"""Kinds of attribution, besides those that tell, whose content is weighed too."""


@cache
def cues() -> Mapping[str, str]:
    """The verbs that make a statement by themselves (data/statements.yaml), with its type."""
    raw = data("statements.yaml")
    return {word: kind for kind in TYPES for word in raw.get(kind, ())}


def sayings(reading: Reading) -> Iterator[Draft]:
    """A statement for each clause told that is more than a report of fact."""
    doc = reading.scene.doc
    drafts: dict[tuple[int, str, bool], list[Draft]] = {}
    for i, attribution in sorted(_told(reading).items()):
        speaking = speakers(reading, attribution)
        if not speaking or not reading.is_conflict(doc[i]) or not _can_speak(reading, attribution, speaking):
            continue
        args = arguments(doc[i])
        own = is_own(reading, doc[i], args, voices(reading, attribution), quoted=reading.scene.quoted[i] >= 0)
        saying = Saying(reading, doc[i], speaking, args, own)
        found = verdict(saying)
        if found is not None:
            key = (attribution.cue_token, found.type, found.rule in FAINT)
            draft = _draft(saying, found)
            draft.source = told_by(reading, attribution.cue_token, speaking)
            drafts.setdefault(key, []).append(draft)
    firm = {cue for cue, _, faint in drafts if not faint}
    for (cue, _, faint), same in drafts.items():
        if not faint or cue not in firm:
            yield from _distinct(same)


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """Of the statements of one type that one speech act makes, one for each party they are about."""
    about = {tuple(p.name for p in draft.target): draft for draft in reversed(drafts)}
    found = [draft for names, draft in about.items() if names]
    return found or drafts[:1]


def _told(reading: Reading) -> dict[int, Attribution]:
    """Each finite predicate that somebody says, with the innermost attribution that it is said in."""
    told: dict[int, Attribution] = {}
    doc = reading.scene.doc
    for attribution in sorted(reading.scene.attributions, key=lambda a: -a.size):
        if attribution.source_token is None or not (attribution.tells or attribution.kind in THOUGHT):
            continue
        if cues().get(attribution.cue_lemma, "assessment") not in OPEN:
            continue
        for start, end in attribution.content:
            told |= {token.i: attribution for token in doc[start:end] if _is_clause(token)}
    return told


def _can_speak(reading: Reading, attribution: Attribution, speaking: tuple[Party, ...]) -> bool:
    """Whether who is said to speak is somebody: registered, named or a noun for people and bodies; no ``agreement``."""
    token = attribution.antecedent if attribution.antecedent is not None else attribution.source_token
    if token is None or any(party.id or reading.who.memory.is_person(party) for party in speaking):
        return True
    source = reading.scene.doc[token]
    return source.pos_ == "PROPN" or may_speak(reading, source) or bool(reading.sorts(source) & {"people"})


def _is_clause(token: Token) -> bool:
    modal = any(c.dep_ == "aux" and c.tag_ == "MD" for c in token.children)
    if (token.pos_ not in {"VERB", "AUX"} and not modal) or token.dep_ not in CLAUSES:
        return False
    if token.lemma_.lower() in cues() and not modal:
        return False
    if token.dep_ != "ROOT" and any(c.tag_ in {"WP", "WRB"} and c.i < token.i for c in token.children):
        return False  # "what the country should do"
    return token.tag_ in FINITE or any(c.dep_ in AUXILIARIES and c.tag_ in FINITE for c in token.children)


def _draft(saying: Saying, found: Verdict) -> Draft:
    verb, args = saying.verb, saying.args
    draft = Draft("statement", found.type, verb, weight=found.weight, clause=verb, actor=saying.speakers, placed=False)
    draft.target = _about(saying)
    draft.extent = (verb, *args.subjects, *args.objects)
    draft.places = saying.reading.where.clause(verb, args.objects)
    draft.status = "asserted"
    draft.trace.append(("statement", f"{found.rule}: {verb.lemma_} → {found.type}"))
    return draft


def _about(saying: Saying) -> tuple[Party, ...]:
    """Whom it is about: who is to do it, else to whom it is done, never the speaker."""
    names = {party.name for party in saying.speakers}
    reading, args = saying.reading, saying.args
    sides = [t for t in args.subjects if t.lemma_.lower() in listed("sides") and not reading.who.parties(t)]
    if sides and not saying.own:
        return tuple(Party(words(t), text_of(t)) for t in sides[:2])  # countries must take them back
    infinitive = saying.infinitive
    for heads in (
        () if saying.own else args.subjects,
        args.objects,
        arguments(infinitive).objects if infinitive is not None else (),
        tuple(t for _, t in args.preps),
        tuple(t for head in (*args.objects, *args.subjects) for _, t in prepositions(head)),
    ):
        found = [p for p in reading.who.all(tuple(heads)) if p.name not in names]
        if found:
            return tuple(found[:2])
    return ()
