"""The two sides of a fight, tied to it however far behind it they stand, and told apart by hands.

``clashes broke out in the town since yesterday night, between the army and militiamen on one hand, and the front on the
other hand``: the parser ties the sides to the night, and the second of them to the clashes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .cues import cue_data, lemma

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOMINAL = frozenset({"NOUN", "PROPN"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
LINKS = frozenset({",", "and"})


def mend_sides(doc: Doc) -> None:
    """Ties the sides behind ``between`` to the fight of their clause, and both of them to each other."""
    for token in doc:
        if token.lower_ == "between" and token.dep_ == "prep":
            _tie_to_fight(token)
        elif token.lower_ == "one" and (hand := hand_at(token)) is not None:
            _join_other(hand)


def hand_at(one: Token) -> Token | None:
    """The hand of ``on one hand``, ``from one side``, where the other one is told further on."""
    doc = one.doc
    if one.i == 0 or one.i + 1 >= len(doc) or doc[one.i + 1].lower_ not in cue_data()["hands"]:
        return None
    before = doc[one.i - 2 if doc[one.i - 1].lower_ == "the" and one.i > 1 else one.i - 1]
    other = any(t.lower_ in {"other", "another"} for t in doc[one.i : one.sent.end])
    return doc[one.i + 1] if before.lower_ in {"on", "from"} and other else None


def _tie_to_fight(between: Token) -> None:
    """Of a day or a time of day no sides are told: they are those of the fight before."""
    if between.i == between.sent.start:
        return
    head, fights = between.head, cue_data()["fights"]
    dated = head.pos_ in NOMINAL and head.ent_type_ in {"DATE", "TIME"}
    set_off = head.pos_ == "VERB" and between.nbor(-1).text == ","
    if lemma(head) in fights or not (dated or set_off):
        return
    before = reversed(between.doc[between.sent.start : between.i])
    fight = next((t for t in before if t.pos_ in {*NOMINAL, "VERB"} and lemma(t) in fights), None)
    if fight is not None and not between.is_ancestor(fight) and not (set_off and fight.dep_ in SUBJECTS):
        between.head = fight


def _join_other(hand: Token) -> None:
    """Joins what stands behind ``on one hand, and`` to what stands before it."""
    doc, sent = hand.doc, hand.sent
    first = next((t for t in reversed(doc[sent.start : hand.i]) if t.lower_ == "between"), None)
    row = next((c for c in first.rights if c.dep_ == "pobj"), None) if first is not None else None
    start = hand.i + 1
    while start < sent.end and doc[start].lower_ in LINKS:
        start += 1
    if row is None or start == hand.i + 1 or start >= sent.end:
        return
    end = next((t.i for t in doc[start : sent.end] if t.lower_ in {"other", "another"}), start)
    other = next((t for t in doc[start:end] if not start <= t.head.i < end and t.pos_ in NOMINAL), None)
    if other is not None and not other.is_ancestor(row):
        other.head, other.dep_ = row, "conj"
