"""In what tense a predicate tells: what the verb that carries a happening says of its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

DEPTH = 6
HAVE, HAD = frozenset({"has", "have", "'ve", "’ve", "'s", "’s"}), frozenset({"had", "'d", "’d"})
BE = frozenset({"is", "are", "am", "'re", "’re"})
HANGING = frozenset({"conj", "advcl", "xcomp", "acl", "pcomp", "dep"})
WILL = frozenset({"will", "would", "'ll", "’ll", "shall", "may", "might", "could", "can", "should", "must"})


def carrier(token: Token) -> Token:
    """The verb that carries a word: itself, or the nearest one above a noun."""
    at = token
    for _ in range(DEPTH):
        if at.pos_ in {"VERB", "AUX"} or at.tag_.startswith("VB") or at.head is at:
            return at
        at = at.head
    return at


def tense_of(token: Token) -> str:
    """``past``, ``perfect``, ``pluperfect``, ``present``, ``future``, ``bare`` (infinitive), ``participle``, ``none``.

    A verb form without a tense of its own takes that of the verb it hangs on: ``attacked the town, killing five``.
    """
    verb = carrier(token)
    helpers = _helpers(verb)
    for _ in range(DEPTH):
        if helpers or verb.tag_ not in {"VBN", "VBG", "VB"} or verb.dep_ not in HANGING or verb.head is verb:
            break
        verb = carrier(verb.head)
        helpers = _helpers(verb)
    return _tense(verb, helpers)


def _helpers(verb: Token) -> frozenset[str]:
    return frozenset(
        child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"} and child.lower_ != "to"
    )


def _tense(verb: Token, helpers: frozenset[str]) -> str:
    if helpers & WILL:
        return "future"
    if helpers & HAD:
        return "pluperfect"
    if helpers & HAVE and verb.tag_ in {"VBN", "VBD", "VBG"}:
        return "perfect"
    if verb.tag_ == "VBD" or helpers & {"was", "were", "did"}:
        return "past"
    if verb.tag_ in {"VBZ", "VBP"} or helpers & BE:
        return "present"
    if verb.tag_ == "VB":
        return "bare"
    return "participle" if verb.tag_ in {"VBN", "VBG"} else "none"
