"""What the parser ties to the wrong word in sentences of towns taken and held.

``captured Aleppo on Saturday and Hama on Thursday`` joins Hama to the day before it; ``declared the city liberated``
has the city liberate; ``Hodeidah, which the Houthis control`` has no verb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lexicon import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

DAYS = frozenset({"NNP", "CD"})
FAR = 4
"""Words that may stand between ``which`` and ``control``."""
LATER = frozenset({"on", "in", "last", "this", "a", "an", "several", "earlier", "later", "days", "hours"})
"""Words with which the day of the second taking begins."""


def mend_taking(token: Token) -> None:
    """Ties one word anew, if it is one of these."""
    if token.dep_ == "conj" and token.tag_ == "NNP":
        _join_to_place(token)
    elif token.tag_ in {"VBD", "VBN"} and token.dep_ == "ccomp":
        _make_passive(token)
        _set_apart(token)
    elif token.lower_ == "control" and token.pos_ in {"NOUN", "VERB"}:
        _make_verb(token)


def _join_to_place(name: Token) -> None:
    """Of a name joined to a day, ``on Nov. 30 and Hama on Thursday``: it goes on from the name that was taken."""
    day = name.head
    verb = day.head.head if day.dep_ == "pobj" and day.head.lower_ in {"on", "in"} else None
    if verb is None or verb.pos_ != "VERB" or not (_is_day(day) and not _is_day(name)):
        return
    after = name.nbor(1) if name.i + 1 < len(name.doc) else name
    roles = ("dobj", "nsubjpass", "nsubj")
    first = next((c for role in roles for c in verb.children if c.dep_ == role and c.tag_ == "NNP"), None)
    if first is None or first.i > day.i or not (after.like_num or after.lower_ in LATER):
        return
    name.head = first


def _is_day(token: Token) -> bool:
    return token.lower_.rstrip(".") in listed("days_and_months") or token.like_num


def _make_passive(verb: Token) -> None:
    """``declared the city of X fully liberated``: a participle that was taken for what the city did."""
    over, subject = verb.head, next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if over.lemma_ not in listed("declaring") or verb.lower_ not in listed("declared") or subject is None:
        return
    if not over.i < subject.i or any(c.dep_ in {"dobj", "mark", "aux", "auxpass"} for c in verb.children):
        return
    verb.tag_, subject.dep_ = "VBN", "nsubjpass"


def _set_apart(told: Token) -> None:
    """``Russia said that it had taken Izium; Ukraine denied it``: what was said is not what somebody denies there."""
    over = told.head
    if told.i > over.i or over.lemma_ not in listed("denying"):
        return
    answered = any(c.dep_ == "dobj" for c in over.rights)
    if answered and any(c.text in {";", "but", "–", "—"} for c in told.doc[told.i : over.i]):
        told.dep_ = "parataxis"


def _make_verb(word: Token) -> None:
    """``which the Houthis control``, ``that rebels control``: a verb that was taken for a noun."""
    doc = word.doc
    after = doc[word.i + 1] if word.i + 1 < len(doc) else None
    if word.dep_ == "relcl" or (after is not None and not after.is_punct) or word.i < 2:
        return
    which = next((doc[i] for i in range(word.i - 2, max(-1, word.i - FAR - 2), -1) if doc[i].tag_ == "WDT"), None)
    if which is None or which.sent != word.sent:
        return
    between, who = doc[which.i + 1 : word.i], doc[word.i - 1]
    if any(t.pos_ in {"VERB", "AUX", "ADP"} for t in between[:-1]) or who.tag_ not in {
        "NNS",
        "NNP",
        "NNPS",
        "NN",
        "VBZ",
    }:
        return
    over = which
    while over.i >= which.i and over.head is not over:
        over = over.head
    if over.i >= which.i:
        return
    word.head, word.dep_, word.pos_, word.tag_ = over, "relcl", "VERB", "VBP"
    which.head, which.dep_ = word, "dobj"
    for token in between[:-1]:
        token.head = who
    who.head, who.dep_ = word, "nsubj"
    if who.tag_ == "VBZ":
        who.pos_, who.tag_ = "NOUN", "NNS"
