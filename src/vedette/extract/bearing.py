"""Whether a reading bears on an armed conflict at all: a verb of war may tell of a storm, a film or a court's day.

The words are in data/bearing.yaml. Three things are asked: is what was struck, seized or freed a thing that can be
(nobody is freed who releases a statement); was it nature or traffic that hurt; is the story one of something else,
in which an arrest is a policeman's day and a pledge a candidate's.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from vedette.model import body_text

from .arguments import arguments, prepositions
from .gate import war_weight
from .lexicon import listed
from .phrases import sort_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Span, Token

    from .draft import Draft
    from .read import Reading

FILE = "bearing.yaml"
ENOUGH_WORDS = 100
"""Words from which a story can be told to be of something else: a shorter one says too little."""
LEAST_WEIGHT, LEAST_IF_WARLIKE = 18.0, 12.0
"""Weight of a story's words (data/gate.yaml, each stem once) from which it may be about a conflict: less is enough
where its words of force are many, as they are in a crime report too."""
LEAST_FOR_DIPLOMACY = 9.0
"""Weight from which it speaks of a war at least, so that who met and backs whom in it has to do with that war."""
REACH = 4
"""Heads up from a deed to the verb that owns it."""
UNREST = frozenset({"protest", "riot", "crackdown"})
"""What matters in peace too."""


def bearing(reading: Reading, drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts that bear on an armed conflict, in their order."""
    peaceful = is_of_something_else(reading)
    diplomatic = peaceful and _speaks_of_war(reading)
    kept = []
    for draft in drafts:
        if _is_immaterial(draft) or _is_hollow(draft) or _is_mishap(reading, draft):
            continue
        if peaceful and not (diplomatic and _is_diplomacy(draft)) and not _is_of_war(reading, draft):
            continue
        _disown(draft)
        kept.append(draft)
    return kept


def is_of_something_else(reading: Reading) -> bool:
    """Whether a whole story is long enough to be judged, and speaks of war too little to be about one."""
    if len(reading.scene.doc) < ENOUGH_WORDS:
        return False
    words, weight = war_weight(body_text(reading.scene.report))
    return words >= ENOUGH_WORDS and weight < (LEAST_IF_WARLIKE if reading.warlike else LEAST_WEIGHT)


def _speaks_of_war(reading: Reading) -> bool:
    """Whether a story that is not one of fighting speaks of a war at some length: a minister's visit, an agreement."""
    return war_weight(body_text(reading.scene.report))[1] >= LEAST_FOR_DIPLOMACY


def _is_diplomacy(draft: Draft) -> bool:
    """Whether a reading is of how parties stand to each other, or of their talks."""
    return (draft.kind == "relation" and bool(draft.target)) or (draft.kind, draft.type) == ("event", "talks")


def _is_of_war(reading: Reading, draft: Draft) -> bool:
    """Whether a reading in a peaceful story is of unrest, or of armed force by the words of its own sentence."""
    if draft.kind == "event" and draft.type in UNREST:
        return True
    if draft.kind in {"statement", "relation"} and not draft.target:
        return False
    return any(_is_armed(reading, token) for token in draft.anchor.sent)


def _is_armed(reading: Reading, token: Token) -> bool:
    lexicon, lemma = reading.scene.lexicon, token.lemma_.lower()
    if sort_of(token, lexicon) in {"armed", "military"}:
        return True
    return lexicon.means.get(lemma) is not None or lexicon.is_a(lemma, "arms")


# --- what can be struck, seized or freed ---------------------------------------------------------------------------


def _is_immaterial(draft: Draft) -> bool:
    """Whether what the word of war is done to are words or thoughts, contraband, gatherings, vehicles driven."""
    anchor = draft.anchor
    things = _objects(anchor)
    if draft.kind == "casualties" and draft.type == "captured" and anchor.lemma_ == "hold":
        return _all(things, "held")
    if draft.kind != "event":
        return False
    if draft.type == "withdrawal" and anchor.lemma_ == "drive" and anchor.dep_ == "acl":
        return anchor.head.lemma_.lower() in listed("vehicles", FILE)
    if draft.type in listed("material", FILE) and _all(things, "words_and_thoughts"):
        return True
    if draft.type in listed("wordy", FILE) and anchor.pos_ == "VERB" and _all(things, "in_words"):
        return True
    return draft.type == "capture" and _all(things, "contraband")


def _objects(anchor: Token) -> tuple[Token, ...]:
    if anchor.pos_ in {"VERB", "AUX"}:
        return arguments(anchor).objects
    return tuple(token for word, token in prepositions(anchor) if word == "of")


def _all(things: tuple[Token, ...], kind: str) -> bool:
    return bool(things) and all(token.lemma_.lower() in listed(kind, FILE) for token in things)


def _is_hollow(draft: Draft) -> bool:
    """Whether a word only sounds like one of war: ``she claimed to be his friend``, a minister's chief of staff."""
    anchor = draft.anchor
    if draft.kind == "casualties" and anchor.lemma_ == "claim" and anchor.pos_ == "VERB":
        return not arguments(anchor).objects
    staff = any(word == "of" and token.lemma_.lower() == "staff" for word, token in prepositions(anchor))
    return draft.kind == "relation" and draft.type == "leads" and staff


def _disown(draft: Draft) -> None:
    """``No group has admitted carrying out the attack``: nobody is the doer, and nobody says so."""
    if draft.kind != "event":
        return
    for at in islice(draft.anchor.ancestors, REACH):
        if at.pos_ == "VERB" and at.lemma_.lower() in listed("owning", FILE):
            named = (t for subject in arguments(at).subjects for t in (subject, *subject.lefts))
            if any(t.lower_ in listed("nobody", FILE) for t in named):
                draft.actor, draft.source = (), ()
                draft.trace.append(("disowned", at.lemma_))
            return


# --- nature and traffic --------------------------------------------------------------------------------------------


def _is_mishap(reading: Reading, draft: Draft) -> bool:
    """Whether a toll is one of an earthquake, a storm or a road, by its own sentence."""
    if draft.kind != "casualties" or draft.type == "captured" or draft.actor:
        return False
    sentence: Span = draft.anchor.sent
    if not any(map(_is_misfortune, sentence)):
        return False
    return not any(_is_armed(reading, token) or token.lemma_.lower() in listed("violence", FILE) for token in sentence)


def _is_misfortune(token: Token) -> bool:
    """Whether a word names a blow of nature or traffic: as a noun, for troops may storm a town."""
    lemma = token.lemma_.lower()
    return (token.pos_ in {"NOUN", "PROPN"} and lemma in listed("mishaps", FILE)) or lemma in listed("perishing", FILE)
