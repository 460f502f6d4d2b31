"""The phrases that may name who did a deed or suffered it, each with the features that its sentence gives it.

A feature is a few plain words: the head of the phrase, what it is tied to and how, its neighbours. Names never are one:
what is learned from them must hold of people and groups that nobody has heard of.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .phrases import sort_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from spacy.tokens import Token

    from vedette.model import Party

    from .draft import Draft
    from .lexicon import Lexicon
    from .read import Reading

NOMINAL = frozenset({"NOUN", "PROPN"})
VERBAL = frozenset({"VERB", "AUX"})
INNER = frozenset({"compound", "nmod", "amod"})
GOVERNORS, STEPS = 2, 6
"""Predicates above a phrase that count, and the heads passed on the way up."""
BANDS = (1, 3, 8)
"""Sentences of a report at which a new band begins: the first, the lede, the body, what is far down."""
EXTRA = frozenset(
    {
        "dead",
        "die",
        "kill",
        "wound",
        "injure",
        "death",
        "victim",
        "suspect",
        "accused",
        "responsibility",
        "claim",
        "blame",
    }
    | {"accuse", "charge", "threat"}
)
"""Words that tell of a deed and have no frame of their own (lemmas)."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase by its head, whom or what it names (as drafts would have it), and its own features."""

    token: Token
    parties: tuple[Party, ...]
    features: frozenset[str]


@dataclass(slots=True)
class Told:
    """What a sentence tells of: its number in the report, the deeds among its words, and features of the whole."""

    number: int
    deeds: list[Token] = field(default_factory=list)
    types: list[tuple[Token, str]] = field(default_factory=list)
    features: set[str] = field(default_factory=set)


def told(reading: Reading, within: Collection[int] | None = None) -> dict[int, Told]:
    """The sentences that tell of a deed, by their first token; ``within``: only those that begin at one of these."""
    found: dict[int, Told] = {}
    lexicon = reading.scene.lexicon
    for number, sent in enumerate(reading.scene.doc.sents):
        if within is not None and sent.start not in within:
            continue
        one = Told(number)
        for token in sent:
            shown = _deed(token, lexicon)
            if shown:
                one.deeds.append(token)
                one.types.append((token, shown))
                one.features.update((f"beside {token.lemma_.lower()}", f"beside type {shown}"))
        if one.deeds:
            one.features.add(f"sentence {bisect_right(BANDS, number)}")
            found[sent.start] = one
    return found


def _deed(token: Token, lexicon: Lexicon) -> str | None:
    """The type of deed that a word tells of, or a word like one; None for all others."""
    if token.pos_ not in {"VERB", "NOUN", "ADJ"}:
        return None
    lemma = token.lemma_.lower()
    frames = (lexicon.verbs if token.pos_ == "VERB" else lexicon.nouns).get(lemma)
    if frames:
        return frames[0].type
    if token.pos_ != "ADJ" and lemma in lexicon.means:
        return f"with {lexicon.means[lemma]}"
    return lemma if lemma in EXTRA else None


def is_deed(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word tells of a deed."""
    return _deed(token, lexicon) is not None


def mentions(reading: Reading, tokens: Iterable[Token], used: Mapping[str, Sequence[str]]) -> Iterator[Mention]:
    """Those of the words that head a phrase for people, groups or things. ``used``: what drafts make of each name."""
    for token in tokens:
        if not _is_candidate(reading, token):
            continue
        parties = reading.who.parties(token) or reading.things((token,))
        if parties:
            shown = set(_own(reading, token))
            shown.update(_tied(reading, token))
            for party in parties:
                shown.update(used.get(party.name, ()))
            yield Mention(token, parties, frozenset(shown))


def _is_candidate(reading: Reading, token: Token) -> bool:
    if token.pos_ not in NOMINAL or len(token) < 2 or token.i in reading.scene.times:
        return False
    if token.dep_ in INNER and token.head.i > token.i and token.head.pos_ in NOMINAL:
        return token.head.lemma_.lower() in reading.scene.lexicon.nouns
    return True


def _word(reading: Reading, token: Token) -> str:
    """A common noun's lemma; of a name only that it is one, and of what kind."""
    if token.pos_ == "NOUN" or sort_of(token, reading.scene.lexicon) is not None:
        return token.lemma_.lower()
    name = reading.scene.name_at(token)
    if name is not None:
        return f"a {name.kind}'s name"
    return "a place's name" if token.i in reading.scene.places else f"a name ({token.ent_type_.lower()})"


def _own(reading: Reading, token: Token) -> Iterator[str]:
    """What the phrase says by itself."""
    lexicon = reading.scene.lexicon
    yield f"head {_word(reading, token)}"
    yield f"sort {sort_of(token, lexicon)}"
    yield f"tag {token.tag_}"
    lemma = token.lemma_.lower()
    if lemma in lexicon.place_nouns:
        yield f"site {lexicon.place_nouns[lemma]}"
    if lemma in lexicon.means:
        yield f"weapon {lexicon.means[lemma]}"
    name = reading.scene.name_at(token)
    if name is not None and name.party is not None and name.party.id:
        yield "registered"
    for child in token.lefts:
        if child.dep_ in {"compound", "amod", "nmod", "poss"}:
            yield f"with {_word(reading, child) if child.pos_ == 'PROPN' else child.lemma_.lower()}"
        elif child.dep_ == "det":
            yield f"det {child.lower_}"
        elif child.dep_ == "nummod":
            yield "counted"
    for child in token.rights:
        if child.dep_ in {"relcl", "acl"}:
            yield f"who {child.lemma_.lower()}"
        elif child.dep_ == "appos":
            yield f"named as {_word(reading, child)}"
        elif child.dep_ == "prep":
            yield from (f"{child.lower_} {_word(reading, inner)}" for inner in child.children if inner.dep_ == "pobj")
    if token.dep_ == "appos":
        yield f"beside name of {_word(reading, token.head)}"


def _tied(reading: Reading, token: Token) -> Iterator[str]:
    """What it is tied to in its sentence: the predicates above it, and the words beside it."""
    lexicon = reading.scene.lexicon
    for level, (path, governor, passive) in enumerate(_above(lexicon, token)):
        lemma = governor.lemma_.lower()
        step = f"{level} {path}{' passive' if passive else ''}"
        yield step
        yield f"{step} {lemma}"
        yield f"{level} under {lemma}"
        frames = (lexicon.verbs if governor.pos_ in VERBAL else lexicon.nouns).get(lemma)
        if frames:
            yield f"{step} type {frames[0].type}"
        if level == 0:
            yield f"tense {governor.tag_}"
            other = next((c for c in governor.children if c.dep_ in {"dobj", "nsubjpass"} and c.i != token.i), None)
            if other is not None:
                yield f"{step} {lemma} {_word(reading, other)}"
    doc = token.doc
    for away in (-2, -1, 1, 2):
        at = token.i + away
        if 0 <= at < len(doc):
            near = doc[at]
            yield f"{away} {near.pos_ if near.pos_ in {'PROPN', 'NUM'} else near.lemma_.lower()}"


def _above(lexicon: Lexicon, token: Token) -> Iterator[tuple[str, Token, bool]]:
    """(path, predicate, whether it is passive) for the nearest verbs and event nouns above a phrase."""
    at, path, found = token, "", 0
    for _ in range(STEPS):
        head = at.head
        if head is at or found == GOVERNORS:
            return
        path += f"{at.lower_ if at.dep_ in {'prep', 'agent'} else at.dep_}:"
        at = head
        if at.pos_ in VERBAL or at.lemma_.lower() in lexicon.nouns:
            yield path, at, any(child.dep_ in {"auxpass", "nsubjpass"} for child in at.children)
            path, found = "", found + 1


def uses(drafts: Sequence[Draft]) -> dict[str, list[str]]:
    """What drafts make of each name: ``actor of event/attack``."""
    found: dict[str, list[str]] = {}
    for draft in drafts:
        for slot, parties in (("actor", draft.actor), ("target", draft.target)):
            for party in parties:
                found.setdefault(party.name, []).append(f"{slot} of {draft.kind}/{draft.type}")
    return found
