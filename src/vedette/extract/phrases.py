"""Noun phrases: where they begin and end, what sort of thing they name, and in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vedette.model import Party

from .lexicon import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from .lexicon import Lexicon

CORE = frozenset(
    {"compound", "amod", "nmod", "poss", "nummod", "quantmod", "det", "case", "advmod", "punct", "npadvmod"}
)
DROPPED = frozenset({"DT", "WDT", "PRP$", "PDT", "CD", "POS", "WP$"})
HYPHENS = frozenset({"-", "–", "‑"})
FORCES = frozenset({"armed", "military", "police"})
"""Sorts of people under arms."""
ARMED = frozenset({"armed", "uniformed"})
"""What makes people under arms of people."""


def core(token: Token) -> tuple[int, int]:
    """(start, end) token indices of a noun phrase without its relative clauses and prepositional phrases."""
    start = token.i
    for child in token.lefts:
        if child.dep_ in CORE:
            start = min(start, child.left_edge.i)
    return start, token.i + 1


def words(token: Token) -> str:
    """The phrase's words without determiners, numbers and hedges: ``at least 14 wounded men`` → ``wounded men``."""
    start, end = core(token)
    doc = token.doc
    start = max(
        [start, *(i + 1 for i in range(start, end - 1) if doc[i].tag_ == "CD" and doc[i + 1].text not in HYPHENS)]
    )
    while (
        start < end - 1
        and doc[start + 1].text not in HYPHENS
        and (doc[start].tag_ in DROPPED or doc[start].is_punct or doc[start].lower_ in listed("hedges"))
    ):
        start += 1
    return str(doc[start:end].text).strip(" \"“”'’‘,;:–—-")


def _is_count(word: Token) -> bool:
    """A determiner, a number or a hedge, which says how many of what follows."""
    return word.tag_ in {"DT", "PDT", "CD", "PRP$"} or word.lower_ in listed("hedges")


def text_of(token: Token) -> str:
    """The phrase as it stands, without a leading determiner."""
    start, end = core(token)
    doc = token.doc
    if start < end - 1 and doc[start].tag_ in {"DT", "WDT", "PDT"}:
        start += 1
    return str(doc[start:end].text).strip(' "“”,;:–—')


def thing_of(token: Token) -> str:
    """The phrase of a thing, without what leads in to it: determiners, numbers, hedges, ``his``."""
    start, end = core(token)
    doc = token.doc
    while start < end - 1 and _is_count(doc[start]) and doc[start + 1].text not in HYPHENS:
        start += 1
    return str(doc[start:end].text).strip(' "“”,;:–—')


def lemma_keys(token: Token) -> Iterator[str]:
    """Keys under which a noun may stand in the lexicon, longest first: ``car bomb attack`` … ``attack``."""
    left = [
        child for child in token.lefts if child.dep_ in {"compound", "amod", "nmod", "poss"} and child.i >= token.i - 3
    ]
    chain = [
        child
        for child in left
        if child.i + 1 == token.i or all(t.is_punct or t in left for t in token.doc[child.i + 1 : token.i])
    ]
    head = token.lower_ if token.tag_ == "VBG" else token.lemma_.lower()
    for at in range(len(chain)):
        yield " ".join([*(t.lemma_.lower() for t in chain[at:]), head])
    yield head


def sort_of(token: Token, lexicon: Lexicon) -> str | None:
    """The sort of people a noun names (armed, military, civilian, official …), or None."""
    lemma = token.lemma_.lower()
    if lemma in lexicon.people:
        sort = lexicon.people[lemma]
        if sort == "civilian" and any(
            child.lower_ in ARMED and child.dep_ in {"amod", "compound"} for child in token.lefts
        ):
            return "armed"  # armed men, armed herders
        return sort
    if lemma == "member":  # staff members, gang members
        sorts = (lexicon.people.get(child.lemma_.lower()) for child in token.lefts if child.dep_ == "compound")
        return next((sort for sort in sorts if sort), None)
    if token.tag_ == "NNPS" or (token.tag_ == "NNP" and token.lower_.endswith("s")):
        # a headline's Terrorists are told as a name, which has no lemma
        return lexicon.people.get(token.lower_) or lexicon.people.get(token.lower_.removesuffix("s"))
    if lemma in listed("membership"):  # gang members, cell members
        group = next((c for c in token.lefts if c.dep_ in {"compound", "nmod"} and c.i == token.i - 1), None)
        return sort_of(group, lexicon) if group is not None else None
    return lexicon.people.get(token.lower_)


def two_kinds(heads: Sequence[Token]) -> tuple[Party, ...]:
    """Both sides that one noun names: ``Hindu and Muslim gangs``; none where it names but one."""
    if len(heads) != 1 or heads[0].tag_ != "NNS":
        return ()
    first = next((c for c in heads[0].lefts if c.dep_ in {"amod", "nmod", "compound"} and c.text[:1].isupper()), None)
    other = next((c for c in first.rights if c.dep_ == "conj" and c.text[:1].isupper()), None) if first else None
    if first is None or other is None:
        return ()
    return tuple(Party(f"{kind.text} {heads[0].text}", f"{kind.text} {heads[0].text}") for kind in (first, other))


def is_nominal(token: Token) -> bool:
    """A gerund used as a noun: ``Fighting between A and B continued``, ``the shelling of Homs``."""
    if token.tag_ != "VBG" or not token.lower_.endswith("ing"):
        return False
    if any(child.dep_ in {"dobj", "aux", "nsubj", "auxpass"} for child in token.children):
        return False
    if token.dep_ in {"xcomp", "ccomp"} and token.head.lemma_.lower() in listed("noticing"):
        return True
    return token.dep_ in {"nsubj", "nsubjpass", "csubj", "dobj", "ROOT"} or (
        token.dep_ in {"advcl", "pobj", "pcomp", "conj"}
        and (
            any(c.dep_ in {"det", "amod", "compound"} or c.lower_ in {"between", "of"} for c in token.children)
            or (token.lower_ == "fighting" and token.head.lower_ in listed("amid"))
        )
    )
