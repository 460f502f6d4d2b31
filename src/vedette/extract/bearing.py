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
FULL_WORDS = 200
"""Words of a story from which so much is asked; a shorter one has fewer words to weigh, and needs its share of it."""
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
    least = LEAST_IF_WARLIKE if reading.warlike else LEAST_WEIGHT
    return words >= ENOUGH_WORDS and weight < least * min(1.0, words / FULL_WORDS)


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
    if draft.type in {"arrest", "abduction"} and _all(things, "dead_already"):
        return True
    if draft.type == "release" and any(t.lemma_.lower() in listed("exchanged", FILE) for t in things):
        return True
    if draft.type == "clash" and _all(things or _against(anchor), "unarmed_foes"):
        return True
    if draft.type in listed("material", FILE) and _all(things, "words_and_thoughts"):
        return True
    if draft.type in listed("wordy", FILE) and _all(things or _against(anchor), "in_words"):
        return True
    return draft.type == "capture" and _all(things, "contraband")


def _objects(anchor: Token) -> tuple[Token, ...]:
    if anchor.pos_ in {"VERB", "AUX"}:
        return arguments(anchor).objects
    return tuple(token for word, token in prepositions(anchor) if word == "of")


def _against(anchor: Token) -> tuple[Token, ...]:
    """What a fight or an attack is on, against or for: ``an attack on the budget``, ``a battle for votes``."""
    return tuple(token for word, token in prepositions(anchor) if word in {"on", "against", "for", "with"})


def _all(things: tuple[Token, ...], kind: str) -> bool:
    return bool(things) and all(token.lemma_.lower() in listed(kind, FILE) for token in things)


def _is_hollow(draft: Draft) -> bool:
    """Whether a word only sounds like one of war: ``she claimed to be his friend``, a minister's chief of staff."""
    anchor = draft.anchor
    if (
        draft.kind == "event"
        and draft.status is None
        and (_is_unreal(anchor) or any(map(_is_asked_for, {anchor, draft.clause or anchor})))
    ):
        return True
    if draft.kind == "casualties" and anchor.lemma_ == "claim" and anchor.pos_ == "VERB":
        return not arguments(anchor).objects
    staff = any(word == "of" and token.lemma_.lower() == "staff" for word, token in prepositions(anchor))
    return draft.kind == "relation" and draft.type == "leads" and staff


def _is_asked_for(told: Token) -> bool:
    """``The guerrillas must lay down their arms``, ``urged them to withdraw``, ``if it falls``:
    a demand or a condition, and nothing that happens."""
    helpers = {child.lower_ for child in told.lefts if child.dep_ == "aux"}
    if helpers & listed("demanding") and "have" not in helpers:  # must have been hit by a mine
        return True
    marks = [child for child in told.lefts if child.dep_ == "mark" and child.lower_ in listed("supposing", FILE)]
    if marks and (marks[0].i == 0 or marks[0].nbor(-1).lower_ not in {"even", "as"}):
        return True
    over = told.head
    if told.dep_ in {"pobj", "pcomp"} and over.lower_ in {"for", "from"}:
        over = over.head
        return over.lemma_.lower() in listed("forgoing" if told.head.lower_ == "from" else "asking", FILE)
    if told.dep_ == "xcomp" and over.lower_ == "able":
        return _is_asked_for(over.head)  # should be able to protest
    asked = told.dep_ in {"xcomp", "ccomp"} and told.tag_ == "VB"
    raised = any(child.dep_ == "prt" for child in over.children)  # troops called in to attack were so
    return asked and not raised and over.lemma_.lower() in listed("asking", FILE)


def _is_unreal(told: Token) -> bool:
    """``capable of shelling the capital``, ``international law prohibits attacks``, ``a heart attack``."""
    if any(child.lower_ in listed("hollow_before", FILE) for child in told.lefts if child.dep_ in {"compound", "amod"}):
        return True
    if any(child.lower_ in listed("habitual", FILE) for child in (*told.lefts, *told.head.lefts)):
        return True
    over = told.head.head if told.dep_ in {"pobj", "pcomp"} else told.head
    if over.i == told.i:
        return False
    if told.dep_ == "pcomp" and told.head.lower_ == "without":
        return True
    laid = told.dep_ == "pobj" and told.head.lower_ in listed("laying_charges", FILE)
    if laid and over.lemma_.lower() in listed("legal", FILE):
        return True
    above = {over.lemma_.lower(), over.head.lemma_.lower() if over.dep_ == "acl" else ""}
    if told.dep_ in {"acl", "pcomp", "xcomp", "pobj", "dobj"} and above & listed("unrealised", FILE):
        return True
    if told.pos_ != "NOUN":
        return False
    forbidden = told.dep_ == "dobj" and over.lemma_.lower() in listed("forbidding", FILE)
    return forbidden or any(c.dep_ == "attr" and c.lemma_ in listed("crimes", FILE) for c in told.head.children)


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
    """Whether a toll is one of an earthquake, a storm or a road, by its own sentence or by what has dealt it."""
    if draft.kind in {"casualties", "event"} and any(p.text.lower() in listed("mishaps", FILE) for p in draft.actor):
        return True  # cholera killed 21 people
    if draft.kind not in {"casualties", "displacement"} or draft.type == "captured" or draft.actor:
        return False
    sentence: Span = draft.anchor.sent
    if not any(map(_is_misfortune, sentence)):
        return False
    return not any(_is_armed(reading, token) or token.lemma_.lower() in listed("violence", FILE) for token in sentence)


def _is_misfortune(token: Token) -> bool:
    """Whether a word names a blow of nature or traffic: as a noun, for troops may storm a town."""
    lemma = token.lemma_.lower()
    return (token.pos_ in {"NOUN", "PROPN"} and lemma in listed("mishaps", FILE)) or lemma in listed("perishing", FILE)
