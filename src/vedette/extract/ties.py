"""The draft of a relation, and what all readers of relations ask of the words around one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from vedette.model import Party

from .draft import Draft
from .lexicon import data, listed
from .phrases import HYPHENS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from spacy.tokens import Token

    from .read import Reading

Pair = tuple[tuple[Party, ...], tuple[Party, ...]]
AHEAD = 7
"""Words from a participle behind a hyphen to the noun that it is said of: ``US-backed, Kurdish-led forces``."""


@cache
def tables() -> Mapping[str, Any]:
    """relations.yaml, parsed."""
    return dict(data("relations.yaml"))


@cache
def kinds(table: str) -> Mapping[str, str]:
    """The words of a table, each with the relation that it tells of."""
    return {word: kind for kind, found in tables()[table].items() for word in found}


def tie(kind: str, anchor: Token, pair: Pair, extent: tuple[Token, ...], weight: float) -> Iterator[Draft]:
    """The draft of a relation, where both ends are somebody and not the same."""
    actor, target = pair
    if not actor or not target or {p.name for p in actor} & {p.name for p in target}:
        return
    draft = Draft("relation", kind, anchor, weight=weight, clause=anchor, actor=actor, target=target, extent=extent)
    draft.placed = False
    if not _is_predicate(anchor):
        draft.source = ()  # a description in passing is the report's own: "the US-backed militia, a resident said"
    draft.trace.append(("relation", anchor.text))
    yield draft


def _is_predicate(word: Token) -> bool:
    """Whether a relation is what its clause says, and no modifier or gloss in it."""
    if word.pos_ in {"ADJ", "NOUN", "PROPN"} and word.dep_ in {"attr", "acomp"}:
        word = word.head
    subject = any(c.dep_ in {"nsubj", "nsubjpass"} for c in word.children)
    return subject and word.pos_ in {"VERB", "AUX"} and word.dep_ not in {"relcl", "acl", "amod", "appos"}


def is_known(parties: Sequence[Party]) -> bool:
    """Whether all are registered, or called by a name."""
    return all(party.id or party.name[:1].isupper() for party in parties)


def bound(word: Token) -> Token | None:
    """The noun that a participle behind a hyphen is said of."""
    noun = word.head if word.head.i > word.i else word
    for _ in range(3):
        if noun.dep_ in {"amod", "compound", "nmod"} and noun.head.i > noun.i:
            noun = noun.head
    if noun is not word and noun.pos_ in {"NOUN", "PROPN"}:
        return noun
    for token in word.doc[word.i + 1 : word.i + AHEAD]:
        bind = token.i + 1 < len(word.doc) and word.doc[token.i + 1].text in HYPHENS
        if token.pos_ in {"NOUN", "PROPN"} and not bind and token.dep_ not in {"compound", "amod", "npadvmod"}:
            return token
        if token.pos_ in {"VERB", "AUX"} and token.tag_ not in {"VBN", "VBG"}:
            return None
    return None


def named(reading: Reading, words: str) -> tuple[Party, ...]:
    """The registered party that some words alone name."""
    found = reading.scene.finder.party(words, reading.scene.report)
    return (Party(found.name, words, found.id),) if found is not None else ()


def spelled(reading: Reading, draft: Draft) -> Draft:
    """The draft with those whom it calls by a pronoun under the words by which its sentence has named them before."""
    draft.actor = tuple(_spelled(reading, draft, party) for party in draft.actor)
    draft.target = tuple(_spelled(reading, draft, party) for party in draft.target)
    return draft


def _spelled(reading: Reading, draft: Draft, party: Party) -> Party:
    pronoun = party.text.lower()
    if pronoun not in listed("person_pronouns") and pronoun not in listed("group_pronouns"):
        return party
    start, end = draft.anchor.sent.start_char, draft.anchor.idx
    names = reading.scene.mentions.names
    named = [n.text for n in names if n.party and n.party.name == party.name and start <= n.span.start < end]
    if not named:
        return party
    draft.trace.append(("stands for", f"{pronoun}: {named[-1]}"))
    return Party(party.name, named[-1], party.id)


def once(drafts: Iterable[Draft]) -> list[Draft]:
    """Each relation where the report tells of it first: said again, it is no news."""
    found: dict[tuple[object, ...], Draft] = {}
    for draft in sorted(drafts, key=lambda draft: draft.anchor.i):
        ends = (frozenset(party.id or party.name.casefold() for party in side) for side in (draft.actor, draft.target))
        found.setdefault((draft.type, *ends), draft)
    return list(found.values())
