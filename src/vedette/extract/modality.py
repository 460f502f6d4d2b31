"""Whether it is said to have happened: asserted, uncertain, planned or denied."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .lexicon import data, lexicon, listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

    from vedette.model import Status

DEPTH = 5


@cache
def _words() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in data("modality.yaml").items()}


def status_of(predicate: Token) -> Status:
    """The status of what a verb or noun tells of, from its own clause and the verbs that embed it."""
    words = _words()
    at, below, joined = predicate, predicate, False
    found: Status = "asserted"
    if _is_to_end(predicate, words):
        return found
    for _ in range(DEPTH):
        if at is not predicate and at.pos_ == "NOUN" and at.lemma_.lower() in words["owning"]:
            break  # no claim of responsibility for the attack: it happened, whoever did it
        embedding = at is not predicate and not joined and not (at.lemma_ in words["telling"] and _is_past(below))
        own = _own(at, words, embedding=embedding)
        sent = predicate.pos_ == "VERB" and _is_sent_for(at)  # sent to investigate the attack: that was made
        if own == "asserted" and (sent or _is_aim(at)):
            own = "planned"
        if own == "denied":
            return "denied"
        if own != "asserted" and found == "asserted":
            found = own
        if at.head is at or not _embeds(at) or _is_question(at):
            break
        below = at
        joined = at.dep_ == "conj"  # tried to flee, but were caught: what stands beside a verb is not inside of it
        at = at.head
    return found


def _is_past(clause: Token) -> bool:
    """Whether a clause tells of what is past: ``warned that they were trapped``, ``that 40 have died``."""
    verb = next((c for c in clause.children if c.dep_ in {"aux", "auxpass"}), clause)
    return clause.dep_ == "ccomp" and (verb.tag_ == "VBD" or (verb.lemma_ == "have" and verb.tag_ in {"VBZ", "VBP"}))


def _is_question(clause: Token) -> bool:
    """Whether a clause asks who, why or how: ``it is not clear who made the raid`` does not doubt the raid."""
    asking = (clause.left_edge, *clause.lefts)  # not clear how many have been freed
    return clause.dep_ == "ccomp" and any(token.tag_ in {"WP", "WRB"} for token in asking)


def _is_to_end(noun: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether an end is to be brought to what a noun tells of: ``an assault to break through the siege``."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in words["lasting"]:
        return False
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in {"through", "to"} else noun.head
    return noun.dep_ in {"dobj", "pobj", "nsubjpass"} and verb.lemma_.lower() in words["ending"]


def _is_aim(token: Token) -> bool:
    """``an offensive to retake the town``, ``launched an operation to …``: it is not retaken yet."""
    if token.tag_ != "VB" or not any(child.lower_ == "to" for child in token.children):
        return False
    undertakings = lexicon().things["undertakings"]
    if token.dep_ == "acl" or (token.dep_ == "xcomp" and token.head.lemma_ == "be"):  # they are to meet
        return True
    if token.dep_ == "relcl" and token.head.lemma_.lower() in undertakings:
        return True
    if token.dep_ in {"xcomp", "advcl"} and token.head.lemma_ in _words()["enabled"] and _is_passive(token.head):
        return True
    if token.dep_ not in {"advcl", "xcomp"}:
        return False
    to = next(child for child in token.children if child.lower_ == "to")
    pressed_on = to.i > 0 and to.nbor(-1).lemma_.lower() in undertakings  # pressed ahead with their push to take it
    return pressed_on or (
        token.dep_ == "advcl"
        and any(c.dep_ == "dobj" and c.lemma_.lower() in undertakings for c in token.head.children)
    )


def _is_passive(verb: Token) -> bool:
    return verb.tag_ == "VBN" and (verb.dep_ == "acl" or any(child.dep_ == "auxpass" for child in verb.children))


def _is_sent_for(token: Token) -> bool:
    """``troops were deployed to rescue the hostages``: they are not rescued yet."""
    if token.tag_ != "VB" or token.dep_ != "advcl" or token.head.lemma_.lower() not in _words()["sending"]:
        return False
    return any(child.lower_ == "to" for child in token.children)


def _embeds(token: Token) -> bool:
    """Whether the head decides over this word: complements and subjects do inherit, adjuncts do not."""
    if token.dep_ in {"pobj", "pcomp"} and token.head.lower_ in _words()["past"]:
        return False  # refused to go after the bombing
    if token.dep_ == "acl" and token.tag_ in {"VBN", "VBG"} and token.head.pos_ in {"NOUN", "PROPN"}:
        return False  # willing to help people fleeing the war
    if token.dep_ in {"xcomp", "ccomp", "dobj", "pobj", "prep", "pcomp", "nsubjpass", "acl", "aux", "attr", "oprd"}:
        return token.head.pos_ in {"VERB", "NOUN", "ADJ", "ADP", "SCONJ", "PART", "AUX"}
    return token.dep_ == "conj" and token.pos_ == "VERB" and not any(c.dep_ in {"nsubj", "aux"} for c in token.children)


def _is_condition(mark: Token, verb: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """``if Israel hits Beirut``, ``until the militia withdraws``; not ``until the army took it``, which it has."""
    if mark.lower_ in words["conditions"]:
        return not (mark.i and mark.nbor(-1).lower_ in {"even", "as"})
    helper = next((child for child in verb.lefts if child.dep_ in {"aux", "auxpass"}), verb)
    return mark.lower_ in words["terms"] and helper.tag_ in {"VBZ", "VBP"}


def _is_brought(verb: Token) -> bool:
    """``air support was called in to strike them``: who is called in comes."""
    return verb.lemma_ == "call" and any(c.dep_ == "prt" and c.lower_ in {"in", "up"} for c in verb.children)


def _own(token: Token, words: Mapping[str, frozenset[str]], *, embedding: bool) -> Status:
    lemma = token.lemma_.lower()
    if embedding and token.pos_ in {"VERB", "NOUN", "ADJ"}:
        if lemma in words["denying"]:
            return "denied"
        if lemma in words["planning"] and not _is_brought(token):
            return "planned"
        if lemma in words["doubting"]:
            return "uncertain"
    for child in token.children:
        low = child.lower_
        if child.dep_ in {"mark", "advmod"} and token.dep_ == "advcl" and _is_condition(child, token, words):
            return "planned"
        if child.dep_ == "neg" or (child.dep_ in {"det", "advmod", "preconj"} and low in words["negatives"]):
            return "denied"
        if child.dep_ == "aux" and low in words["future"]:
            return "planned"
        if child.dep_ == "aux" and low in words["possible"]:
            unable = low in words["able"] and any(other.dep_ == "neg" for other in token.children)
            return "denied" if unable else "uncertain"
        if child.dep_ in {"advmod", "amod"} and low in words["hedging"]:
            return "uncertain"
        if child.dep_ == "amod" and low in words["planned_adjectives"]:
            return "planned"
    return "asserted"


def is_attempted(verb: Token) -> bool:
    """``have been attempting to retake the city``, ``are fighting with air support to capture it``: they are moving on
    it, and have not taken it."""
    purpose = verb.dep_ == "advcl" and verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.lefts)
    return (verb.dep_ == "xcomp" or purpose) and verb.head.lemma_.lower() in listed("attempting")
