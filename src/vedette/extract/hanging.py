"""How a day and a happening hang together in a sentence: said of it, of the talk about it, or in passing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lexicon import listed
from .sayings import cues as spoken
from .tense import carrier, tense_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.tokens import Token

    from .draft import Draft
    from .lexicon import Lexicon

DESCRIBING = frozenset({"relcl", "acl"})
BACKWARD = frozenset({"after", "since"})
CONTENTS = frozenset({"relcl", "acl", "ccomp", "xcomp", "pcomp"})
ADDED = 10
"""Words between ``additional`` and whom it adds, those in brackets behind them too."""
COUNTED = 9
"""Words between what is counted and the days over which it is: the most intense clashes between the two in months."""
GAP = 6
"""Words between two tolls of one sentence, the verb of the first and the number of the second."""
DEPTH = 4
"""Words above a happening that may say that it was some time ago."""


def is_aside(draft: Draft) -> bool:
    """Whether a hold is told in passing, without a verb of its own: ``the rebel-held town``, ``their stronghold``."""
    anchor = draft.anchor
    above = (anchor, anchor.head, anchor.head.head)
    stated = anchor.pos_ == "VERB" or any(at.pos_ == "AUX" or at.lemma_ in listed("staying") for at in above)
    return draft.kind == "control" and (not stated or anchor.dep_ in {"amod", "compound"})


def is_meanwhile(anchor: Token) -> bool:
    """Whether a sentence turns to other news, so that no old day is carried into it."""
    start = anchor.sent.start
    return any(token.lower_ in listed("turns") for token in anchor.doc[start : start + 3])


def is_spoken_above(token: Token, anchor: Token, told: Collection[int]) -> bool:
    """Whether a day is that of talk about a happening: ``On Friday Bogota blamed the rebels for the bombing``.

    ``told`` are the tokens of the report's verbs of talk.
    """
    paper = paper_of(token)
    if paper is not None and not paper.is_ancestor(anchor):
        return True  # in a statement issued on Friday
    verb = carrier(token)
    return (
        verb.i in told and verb.lemma_.lower() in spoken() and verb.i != carrier(anchor).i and verb.is_ancestor(anchor)
    )


def paper_of(token: Token) -> Token | None:
    """The noun for words sent out that a day dates: ``in a statement on Friday``, ``in a video posted on Friday``."""
    at = token
    for _ in range(DEPTH):
        if at.head is at or at.dep_ in {"nsubj", "nsubjpass", "relcl"}:
            return None
        at = at.head
        if at.pos_ == "NOUN" and at.lemma_.lower() in listed("sent_out"):
            return at
        if at.pos_ in {"VERB", "AUX"} and at.dep_ != "acl":
            return None
    return None


def is_described(token: Token, anchor: Token, clauses: frozenset[str] = DESCRIBING) -> bool:
    """Whether a word stands in a clause that describes somebody or something else than the happening."""
    return described(token, anchor, clauses) is not None


def described(token: Token, anchor: Token, clauses: frozenset[str] = DESCRIBING) -> Token | None:
    """Who or what else than the happening the clause describes that a word stands in."""
    at = token
    for _ in range(8):
        if at.head is at or at.i == anchor.i or at.is_ancestor(anchor):
            return None
        if at.dep_ in clauses:
            return at.head if at.head.i != anchor.i and not _is_gapped(at, anchor) else None
        at = at.head
    return None


def is_told_back(token: Token, lexicon: Lexicon) -> bool:
    """Whether a day stands in a clause that only goes back to something: ``the hill, which fell on Sunday``, ``after
    output stopped on Monday``; not in one that dates the happening told: ``a bomb that went off on Sunday``."""
    at = token
    for _ in range(8):
        if at.head is at:
            return False
        if at.dep_ in DESCRIBING:
            return at.head.lemma_.lower() not in lexicon.nouns
        marked = any(c.lower_ in BACKWARD and c.dep_ in {"mark", "prep", "advmod"} for c in at.lefts)
        if at.dep_ == "advcl" and marked:
            return True
        at = at.head
    return False


def _is_gapped(participle: Token, anchor: Token) -> bool:
    """``40 people were killed and 12 others injured on Monday``: both on Monday, though the parser makes the second
    toll describe the twelve."""
    first = participle.head.left_edge.i
    joined = first > 0 and participle.doc[first - 1].lower_ == "and" and 0 < first - anchor.i <= GAP
    return joined and participle.dep_ == "acl" and participle.tag_ in {"VBN", "VBD"} and anchor.tag_ == "VBN"


def is_deed_since(token: Token, anchor: Token) -> bool:
    """Whether a day is that of the deed since which something is so: ``have left since rebels took it in May``."""
    verb, clause = carrier(token), carrier(anchor)
    if clause.dep_ == "relcl" and clause.head.i == token.i:
        return any(child.lower_ == "when" for child in clause.lefts)  # since January 7, when its last post fell
    marked = verb.dep_ == "advcl" and any(child.lower_ == "since" and child.n_rights == 0 for child in verb.lefts)
    return marked and (verb.i == anchor.i or verb.is_ancestor(anchor))


def is_told_along(anchor: Token, verb: Token) -> bool:
    """Whether a happening is one of those that a verb above it tells on: ``seized it in 2014 and killed hundreds``,
    ``was besieged in 2017, leaving dozens dead``, ``took the town in 2020, after rebels raided a base``."""
    at = carrier(anchor)
    for _ in range(DEPTH):
        if at.i == verb.i:
            return True
        if at.head is at or at.dep_ not in {"conj", "advcl", "xcomp"} or carrier(at.head).i == at.i:
            return False
        at = carrier(at.head)
    return False


def is_of_content(token: Token, anchor: Token) -> bool:
    """Whether a day is in what a statement says, and not that of the saying: ``vowed to leave by Friday``."""
    at = token
    for _ in range(8):
        if at.i == anchor.i or at.head is at or at.is_ancestor(anchor):
            return False
        if at.dep_ in CONTENTS:
            return anchor.is_ancestor(at)
        at = at.head
    return False


def is_counted(token: Token) -> bool:
    """Whether days are those over which deeds are counted or compared: ``the third attack this month``, ``the deadliest
    since March``, ``her second visit in a week``."""
    at = token.i - 1
    for _ in range(COUNTED):
        if at < token.sent.start:
            return False
        word = token.doc[at]
        if word.tag_ in {"JJS", "RBS"} or word.lower_ in listed("counting"):
            return at > token.sent.start and word.doc[at - 1].lower_ in listed("before_counting")
        if word.pos_ in {"VERB", "AUX", "PROPN"} or word.is_punct:
            return False
        at -= 1
    return False


def bare_since(verb: Token) -> Token | None:
    """The word of ``has since fled``, ``since then``, at a verb or the one that it is joined to."""
    verbs = (verb, verb.head) if verb.dep_ == "conj" and verb.tag_ in {"VBN", "VBD"} else (verb,)
    words = (child for one in verbs for child in one.children if child.lower_ == "since" and child.dep_ != "mark")
    return next((word for word in words if all(child.lower_ == "then" for child in word.children)), None)


def is_added(anchor: Token) -> bool:
    """Whether a count is of those who have come to it: ``an additional 685 displaced families (3,425 people)``."""
    for token in reversed(anchor.doc[max(anchor.sent.start, anchor.i - ADDED) : anchor.i]):
        if token.lower_ in listed("added"):
            return True
        if (token.pos_ in {"VERB", "AUX"} and token.tag_ != "VBN") or token.text in {",", ";"}:
            return False
    return False


def is_compared(token: Token, anchor: Token) -> bool:
    """Whether days are those with which others are compared: ``a rise on the same period in 2018``."""
    at = token
    for _ in range(8):
        if at.head is at or at.i == anchor.i:
            return False
        if at.lower_ in listed("comparing"):
            return not at.is_ancestor(anchor)
        if any(child.lower_ == "same" for child in at.lefts) and at.lemma_ == "period":
            return at.head.lower_ not in {"in", "during", "over"} or at.head.head.lower_ in listed("comparing")
        at = at.head
    return False


def is_now(draft: Draft) -> bool:
    """Whether a count is that of this day, by a word at a verb above it: ``is now home to``."""
    if draft.kind != "displacement":
        return False
    at = carrier(draft.anchor)
    for _ in range(DEPTH):
        if any(child.lower_ in listed("nowadays") for child in at.children):
            return True
        if at.head is at or at.dep_ not in {"relcl", "acl", "ccomp", "xcomp"}:
            return False
        at = carrier(at.head)
    return False


def is_of(length: Token, anchor: Token) -> bool:
    """Whether a length of time is that of what tells of a happening, and not of a clause inside or beside it."""
    verb = carrier(length)
    return verb.i == carrier(anchor).i or verb.is_ancestor(anchor)


def is_going_on(draft: Draft) -> bool:
    """Whether something was under way when it was told: ``rebels were advancing``, ``the camp was being shelled``."""
    verb = carrier(draft.clause or draft.anchor)
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if "being" in helpers:
        return bool(helpers & {"was", "were"})
    return verb.tag_ == "VBG" and bool(helpers & {"was", "were"})


def is_held_on(draft: Draft, verb: Token, tense: str) -> bool:
    """Whether the verb that a day since then hangs on is that of a hold: ``has held it since June``, ``has been, or had
    been, in their hands since then``."""
    if verb.i == draft.anchor.i:
        return tense in {"perfect", "present"}
    held = draft.anchor.pos_ == "NOUN" and verb.i == carrier(draft.anchor).i
    return held and tense in {"perfect", "pluperfect", "present"} and not is_aside(draft)


def is_long_past(draft: Draft, told: bool) -> bool:
    """``recent attacks``, ``blamed for massacres``, ``rebels who seized it``: some time ago, no day said."""
    clause = draft.clause or draft.anchor
    onward = any(child.lower_ == "where" for child in clause.children)  # went on to a village, where they killed nine
    onward = onward or _tells_on(clause) or _in_which(clause)
    onward = onward or _goes_on_from_news(clause)
    if clause.dep_ == "relcl" and not told and not onward and tense_of(clause) == "past":
        return True
    near = {draft.anchor, clause, carrier(draft.anchor)}
    words = {t.lower_ for one in near for t in one.children}
    at = draft.anchor
    for _ in range(DEPTH):
        at = at.head
        words.add(at.lower_)
    told_of = (
        noun for prep in draft.anchor.rights if prep.dep_ == "prep" for noun in prep.rights if noun.dep_ == "pobj"
    )
    words |= {t.lower_ for noun in told_of for t in noun.lefts if t.dep_ == "amod"}  # killed in recent attacks
    return bool(words & listed("sometime")) or bool(words & listed("many_times") and words & listed("coming_after"))


def _goes_on_from_news(clause: Token) -> bool:
    """``scrambled two jets, which bombed the column``: behind a comma, of somebody or something told of for the first
    time, a clause goes on with the story."""
    noun, start = clause.head, clause.left_edge.i
    if clause.dep_ != "relcl" or noun.pos_ != "NOUN" or start == 0 or clause.doc[start - 1].text != ",":
        return False
    new = any(c.lower_ in ("a", "an") or c.dep_ == "nummod" for c in noun.lefts)
    return new and noun.dep_ in ("dobj", "nsubjpass", "attr") and tense_of(noun.head) == "past"


def _in_which(clause: Token) -> bool:
    """``carried out an operation in which it killed nine``."""
    return any(one.lower_ == "which" and one.dep_ == "pobj" for prep in clause.lefts for one in prep.children)


def _tells_on(clause: Token) -> bool:
    """Whether a clause goes on with what its sentence tells: ``they shot at the troops, who fired back``."""
    noun, before = clause.head, clause.doc[clause.left_edge.i - 1]
    above = carrier(noun)
    aimed = noun.dep_ in {"dobj", "pobj", "dative"} and above.tag_ == "VBD" and above.dep_ in {"ROOT", "conj"}
    who = any(child.dep_ in {"nsubj", "nsubjpass"} and child.lower_ == "who" for child in clause.lefts)
    return before.text == "," and aimed and who
