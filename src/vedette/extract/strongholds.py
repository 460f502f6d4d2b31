"""Places called by what they are to those who hold them: a stronghold, the last bastion, a de facto capital."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .arguments import arguments, prepositions
from .held import Held, described, held, holding, inside, is_of, where_of
from .lexicon import listed
from .modality import status_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from vedette.model import Party

    from .draft import Draft
    from .read import Reading


REACH = 7
"""Words behind it within which it may be said until when it was one."""


def strongholds(reading: Reading, noun: Token) -> Iterator[Draft]:
    """``the stronghold of Bani Walid``, ``Raqqa, the group's last bastion``, ``where they have strongholds``."""
    if is_of(noun.lemma_.lower(), "bases") and not _is_main(noun):
        return
    if noun.lemma_.lower() == "capital" and not any(is_of(child.lower_, "claimed_capital") for child in noun.subtree):
        return
    if any(is_of(child.lower_, "past") for child in noun.lefts):
        return
    terms = listed("terms", "modality.yaml")
    if any(word.lower_ in terms for word in noun.doc[noun.i + 1 : min(noun.i + REACH, noun.sent.end)]):
        return  # a stronghold of theirs in Syria until last month
    if noun.dep_ == "dobj" and is_of(noun.head.lemma_.lower(), "losing"):
        return  # they lost it: control.py
    if noun.dep_ == "dobj" and is_of(noun.head.lemma_.lower(), "keeping"):
        what = inside(reading, noun) or where_of(reading, noun.head) or inside(reading, noun.head)
        holder, kind = reading.who.all(arguments(noun.head).subjects), "partly_held"
    else:
        what, holder, kind = _place(reading, noun), _holder(reading, noun), "held"
    for draft in holding(noun, holder, what, kind, ()):
        draft.source, draft.weight = (), 0.5
        if status_of(noun) == "planned":
            draft.status = "asserted"  # a battle to isolate the group's capital: it is the group's already
        yield draft


def _is_main(noun: Token) -> bool:
    """Whether a base is what its holders hold a place by, and is that place: ``X has been the group's main base``."""
    return noun.dep_ in {"attr", "appos"} and any(is_of(child.lower_, "main") for child in noun.lefts)


def _holder(reading: Reading, noun: Token) -> tuple[Party, ...]:
    owners = tuple(token for token in _possessors(reading, noun) if reading.scene.place_at(token) is None)
    holder = reading.who.all(owners) or (() if owners else reading.demonym(noun))  # its main Iraqi bastion
    return holder or reading.who.all(
        tuple(t for word, t in prepositions(noun) if word in {"of", "for"} and not reading.where.is_place(t))
    )


def _place(reading: Reading, noun: Token) -> Held | None:
    """The place that is called so; a country or province that it lies in only where no other is."""
    for word, token in prepositions(noun):
        if word == "of" and not reading.is_force(token) and (places := reading.where.of(token)):
            return Held(places, (token,))
    for child in noun.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and (places := reading.where.of(child)):
            return Held(places, (child,))
    if noun.i + 1 < len(noun.doc) and reading.scene.place_at(noun.doc[noun.i + 1]) is not None:
        after = noun.doc[noun.i + 1]  # the rebel stronghold Idlib, however it was parsed
        return held(reading, after)
    return described(reading, noun) or held(reading, noun)


def _possessors(reading: Reading, noun: Token) -> tuple[Token, ...]:
    """Whose it is, also where the parser misses a plural's apostrophe (``the militants’ very last bastion``), where the
    text has lost it (``the groups Syrian bastion``) or hangs the owner on the name behind: ``the group's Syrian bastion
    Raqqa``."""
    found = tuple(child for child in noun.children if child.dep_ == "poss")
    at = noun.i - 1
    while not found and at > noun.sent.start and noun.i - at < 6:
        if noun.doc[at].text in {"’", "'"} or noun.doc[at].tag_ == "POS":
            return (noun.doc[at - 1],)
        if at < noun.i - 1 and noun.doc[at].tag_ in {"NNS", "NNP", "NNPS"} and reading.who.parties(noun.doc[at]):
            return (noun.doc[at],)
        if noun.doc[at].pos_ not in {"ADJ", "ADV", "NOUN"} and noun.doc[at].lower_ not in {"de", "facto"}:
            break
        at -= 1
    return found
