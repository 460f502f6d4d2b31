"""Passives that leave out their ``was`` beside one that has it: whom something was done to is not who did it.

``Houses were burned, the clinic looted and a nurse taken hostage``: the parser makes the clinic loot and take.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .cues import lemma
from .lexicon import listed
from .people import speaker_words
from .sources import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PAST = frozenset({"VBD", "VBN"})


def mend_passives(doc: Doc) -> None:
    """Marks the subject of each such passive as one to whom it was done."""
    for token in doc:
        if token.tag_ in PAST and (victim := _victim(token)) is not None:
            victim.dep_ = "nsubjpass"


def mend_told(doc: Doc) -> None:
    """``Residents reported that men had come, burned the stores``: the stores were burned by those who had come."""
    deeds = listed("done_to_others") | listed("deadly")
    for verb in doc:
        if verb.dep_ != "conj" or verb.pos_ != "VERB" or verb.tag_ not in PAST or lemma(verb) not in deeds:
            continue
        teller = verb.head
        told = next((c for c in teller.rights if c.dep_ == "ccomp" and c.i < verb.i), None)
        who = next((c for c in teller.lefts if c.dep_ == "nsubj"), None)
        if told is None or who is None or any(c.dep_ in ("nsubj", "nsubjpass", "auxpass") for c in verb.children):
            continue
        doer = next((c for c in told.lefts if c.dep_ == "nsubj"), None)
        if doer is not None and who.pos_ == "NOUN" and who.lemma_.lower() in speaker_words()["bystanders"]:
            verb.head = told


def _victim(verb: Token) -> Token | None:
    """The subject of a passive without its ``was``; None where the verb has a doer for its subject."""
    if lemma(verb) not in listed("done_to_others") or any(c.dep_ in ("aux", "auxpass", "neg") for c in verb.children):
        return None
    if any(c.dep_ == "dobj" and c.lemma_ not in listed("taken_as") for c in verb.children):
        return None
    victim = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if victim is None or victim.pos_ not in ("NOUN", "PROPN", "NUM"):
        return None
    beside = [verb.head] if verb.dep_ in ("conj", "ccomp") else []
    beside += [c for c in verb.lefts if c.dep_ in ("ccomp", "advcl") and c.i < victim.left_edge.i]
    return victim if any(is_passive(one) and one.pos_ == "VERB" for one in beside) else None
