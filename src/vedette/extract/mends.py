"""What the parser ties to the wrong word, tied anew: who goes on speaking, and whose verb was taken for another's.

The small parser joins ``accused`` in ``The ministry said shells hit a school and accused the army of …`` to the nearest
verb, so that shells accuse. Words, tags and sentences stay as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .cues import cue_data, lemma
from .mend_passives import mend_passives, mend_told
from .mend_sides import mend_sides
from .mend_takings import mend_taking
from .people import is_informant
from .sources import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DEPTH = 4
"""Joined verbs that may stand between a report's verb and the one that goes on reporting."""
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
OPENING, CLOSING = frozenset({"“", "``"}), frozenset({"”", "''"})


def mend(doc: Doc) -> Doc:
    """Ties anew what the parser is known to tie wrongly; a component of the pipeline."""
    going_on, heard, informing = (cue_data()[name] for name in ("going_on", "speaking", "informing"))
    for token in doc:
        if token.lemma_ == "say" and (said := _said(token)) is not None:
            _make_clause(token, said)
        if token.pos_ == "VERB" and lemma(token) in informing and (news := _news(token)) is not None:
            news.head, news.dep_ = token, "ccomp"
        if token.lemma_ == "say":
            _keep_apart(token)
        if token.tag_ == "NNS" and token.dep_ == "nsubj" and _is_interposed(token):
            _interpose(token)
        elif token.lower_ == "present" and token.tag_ == "NN" and (who := _who_is_present(token)) is not None:
            _describe(token, who)
        if token.dep_ in ("aux", "auxpass") and token.pos_ == "PROPN" and token.i < token.head.i:
            token.dep_ = "nsubj"  # a town which ISIL captured
        if token.dep_ == "ccomp" and token.tag_ in ("VBN", "VBD") and lemma(token) in cue_data()["supposing"]:
            _set_aside(token)
        mend_taking(token)
        if token.dep_ != "conj" or token.pos_ != "VERB":
            continue
        word = lemma(token)
        if word in heard and _is_unheard(token):
            _turn(token)
        elif word in going_on and (verb := _teller(token)) is not None:
            _raise(token, verb)
    mend_sides(doc)
    mend_passives(doc)
    mend_told(doc)
    return doc


def _set_aside(supposed: Token) -> None:
    """``said a bomb, believed to have been planted by the group, blew up a van``: what is only supposed of the bomb is
    set aside, and what it did is what is said."""
    noun = next((c for c in supposed.lefts if c.dep_ in SUBJECTS), None)
    verb = next((c for c in supposed.head.children if c.dep_ == "conj" and c.i > supposed.i), None)
    if noun is None or verb is None or verb.tag_ not in FINITE or verb.nbor(-1).text != ",":
        return
    bare = not any(c.dep_ in ("aux", "auxpass") for c in supposed.children) and supposed.nbor(1).lower_ in ("to", "by")
    if bare and supposed.nbor(-1).text == "," and not any(c.dep_ in SUBJECTS for c in verb.children):
        marks = [c for c in supposed.lefts if c.dep_ == "mark"]
        verb.head, verb.dep_ = supposed.head, "ccomp"
        noun.head, noun.dep_ = verb, "nsubj"
        supposed.head, supposed.dep_ = noun, "acl"
        for mark in marks:
            mark.head = verb


def _said(verb: Token) -> Token | None:
    """What is said, where its verb was taken for a participle: ``The statement said “armed groups” attacked it``."""
    who = next((c for c in verb.rights if c.dep_ == "dobj" and c.pos_ in ("NOUN", "PROPN")), None)
    told = next((c for c in who.rights if c.dep_ == "acl" and c.tag_ == "VBN"), None) if who is not None else None
    if told is None or any(c.dep_ in ("agent", "aux", "auxpass") for c in told.children):
        return None
    return told


def _make_clause(verb: Token, told: Token) -> None:
    who = told.head
    told.head, told.dep_, told.tag_ = verb, "ccomp", "VBD"
    who.head, who.dep_ = told, "nsubj"


def _news(verb: Token) -> Token | None:
    """What somebody is told, taken for a description of them: ``informed the rebels that the army had 40 tanks``."""
    who = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    told = next((c for c in who.rights if c.dep_ == "relcl"), None) if who is not None else None
    if told is None or told.left_edge.lower_ != "that":
        return None
    slots = [c.dep_ for c in told.children if c.left_edge.lower_ != "that"]
    full = "nsubjpass" in slots or ("nsubj" in slots and not {"dobj", "attr", "acomp", "ccomp"}.isdisjoint(slots))
    return told if full else None


def _keep_apart(verb: Token) -> None:
    """Gives a verb its speaker back: in ``…, said a fighter named Osama as shells fell`` two would be falling."""
    for clause in verb.rights:
        mark = next((c for c in clause.lefts if c.lower_ in ("as", "while", "when")), None)
        doers = [c for c in clause.lefts if c.dep_ in SUBJECTS]
        if clause.dep_ == "ccomp" and mark is not None and len(doers) > 1 and doers[0].i < mark.i < doers[-1].i:
            doers[0].head, doers[0].dep_ = verb, "nsubj"
            clause.dep_ = "advcl"
            return


def _is_interposed(noun: Token) -> bool:
    """``A war that the agency estimates has killed 900``: who says so, put into the clause that says what."""
    verb, who = noun.head, noun.nbor(-1) if noun.i else noun
    if verb.dep_ != "relcl" or who.head != noun or who.dep_ not in ("compound", "amod") or verb.i < noun.i:
        return False
    first = noun.left_edge
    finite = verb.tag_ in FINITE or any(c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE for c in verb.lefts)
    opened = first.i > 0 and first.nbor(-1).lower_ in ("that", "which", "who")
    return finite and opened and is_informant(who) and noun.lemma_.lower() in cue_data()["interposed"]


def _interpose(noun: Token) -> None:
    """Makes the noun the verb that it is, whoever stands before it its subject, what follows what it says."""
    verb, who = noun.head, noun.nbor(-1)
    noun.head, noun.dep_, noun.tag_, noun.pos_ = verb.head, "relcl", "VBZ", "VERB"
    verb.head, verb.dep_ = noun, "ccomp"
    for child in [c for c in noun.lefts if c != who]:
        child.head = who
    for child in verb.lefts:
        if child.lower_ in ("that", "which", "who"):
            child.dep_, child.tag_, child.pos_ = "nsubj", "WDT", "PRON"
    who.dep_ = "nsubj"


def _who_is_present(word: Token) -> Token | None:
    """Whoever is ``present``, taken for a part of its name: ``a Western diplomat present at the talks``."""
    who = word.nbor(-1) if word.i else word
    return who if who.head == word and who.dep_ == "compound" and is_informant(who) else None


def _describe(word: Token, who: Token) -> None:
    above, label = word.head, word.dep_
    before = [c for c in word.lefts if c != who]
    who.head, who.dep_ = (who if above == word else above), label
    word.head, word.dep_, word.tag_, word.pos_ = who, "amod", "JJ", "ADJ"
    for child in before:
        child.head = who


def _is_unheard(verb: Token) -> bool:
    """``Officials not authorized to speak said it fell``: a participle that the parser takes for what they did."""
    head = verb.head
    bare = head.tag_ == "VBN" and not any(c.dep_ in ("aux", "auxpass", "dobj") for c in head.children)
    joined = any(c.dep_ == "cc" for c in (*head.children, *verb.lefts))
    doer = next((c for c in head.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    apart = joined or any(c.dep_ in SUBJECTS for c in verb.lefts) or verb.tag_ not in FINITE
    return bare and not apart and doer is not None and any(c.text not in (",", '"') for c in head.rights)


def _turn(verb: Token) -> None:
    """Makes the second verb the clause's own, the first a description of its subject."""
    first = verb.head
    doer = next(c for c in first.lefts if c.dep_ in ("nsubj", "nsubjpass"))
    above, label = first.head, first.dep_
    moved = [c for c in first.children if c.dep_ == "punct" and c.i > verb.i]
    verb.head, verb.dep_ = (verb if above == first else above), label
    doer.head, doer.dep_ = verb, "nsubj"
    first.head, first.dep_ = doer, "acl"
    for mark in moved:
        mark.head = verb


def _teller(verb: Token) -> Token | None:
    """The verb of reporting that another one, joined to what it reports, goes on from; None where it is reported."""
    if any(c.dep_ in SUBJECTS for c in verb.children) or not _is_finite(verb):
        return None
    told = verb.head
    for _ in range(DEPTH):
        if told.dep_ != "conj":
            break
        told = told.head
    teller = told.head
    if told.dep_ != "ccomp" or not teller.i < told.i or lemma(teller) not in cue_data()["speaking"]:
        return None
    if teller.tag_ not in FINITE or (verb.tag_ in ("VBZ", "VBP")) != (teller.tag_ in ("VBZ", "VBP")):
        return None
    if _opens_quote(verb.doc, teller.i, verb.i):
        return None
    return teller if _goes_on(verb, told) else None


def _is_finite(verb: Token) -> bool:
    if any(c.dep_ in ("aux", "auxpass") and c.lower_ not in ("has", "have", "did", "does") for c in verb.children):
        return False
    taken = any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in verb.children)  # a past form tagged as a participle
    return verb.tag_ in FINITE or (verb.tag_ == "VBN" and taken)


def _goes_on(verb: Token, told: Token) -> bool:
    """Whether it is the reporter rather than somebody reported on who says more."""
    doer = next((c for c in told.children if c.dep_ in SUBJECTS), None)
    before = verb.nbor(-1)
    comma = before.dep_ == "cc" and before.i > 0 and before.nbor(-1).text == ","
    past = any(c.dep_ == "aux" and c.lower_ in ("had", "have", "has", "would", "will") for c in told.children)
    if doer is None or doer.pos_ == "PRON" or not is_informant(doer) or is_passive(told):
        return True
    return comma or past or lemma(verb) in ("say", "add")


def _opens_quote(doc: Doc, start: int, end: int) -> bool:
    """Whether a quotation mark opened behind ``start`` is open at ``end``."""
    depth, straight = 0, False
    for token in doc[start:end]:
        depth += (token.text in OPENING) - (token.text in CLOSING)
        straight ^= token.text == '"'
    return depth > 0 or straight


def _raise(verb: Token, teller: Token) -> None:
    joint = verb.nbor(-1)
    if joint.dep_ == "cc" and joint.head != teller:
        if joint.i and joint.nbor(-1).text == "," and joint.nbor(-1).dep_ == "punct":
            joint.nbor(-1).head = teller
        joint.head = teller
    verb.head = teller
