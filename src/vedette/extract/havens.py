"""Where displaced people now are: a clause's place of arrival goes before the place they fled from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .arguments import row_head
from .fineness import fineness
from .lexicon import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from vedette.model import Place

    from .draft import Draft
    from .read import Reading

STEPS = 8
"""Words up from a name or an anchor within which the verb of its clause is sought."""
REACHED, STAYED, LEFT = 0, 1, 2
"""How a clause speaks of a place: as where people go, where they are, where they were."""


def to_haven(reading: Reading, draft: Draft) -> None:
    """Puts a displacement where its clause says that the people went or are, if it names the place they left too."""
    if not draft.places or draft.places[0].at is None:
        return
    verbs = [_verb(draft.anchor)]
    staying = verbs[0].head if verbs[0].dep_ in {"acl", "relcl", "amod"} else None
    if staying is not None and staying.dep_ in {"nsubj", "nsubjpass"}:
        verbs.append(staying.head)  # families displaced from A are living in B
    told: dict[int, tuple[int, tuple[Place, ...]]] = {}
    for i in range(draft.anchor.sent.start, draft.anchor.sent.end):
        name = reading.scene.places.get(i)
        role = _role(reading, reading.scene.doc[i], verbs) if name is not None and name.place is not None else None
        if role is not None and name is not None and name.place is not None:
            told[name.span.start] = role, (name.place,)
    now = told.get(draft.places[0].at.start, (LEFT, ()))[0]
    best = min(told.values(), key=lambda one: (one[0], fineness(one[1])), default=(LEFT, ()))
    if best[0] < now:
        draft.trace.append(("now in", best[1][0].name))
        draft.places = best[1]


def _verb(token: Token) -> Token:
    """The verb of the clause that a word stands in, itself if it is one."""
    at = token
    for _ in range(STEPS):
        if at.pos_ in {"VERB", "AUX"} or at.head is at:
            break
        at = at.head
    return at


def _role(reading: Reading, token: Token, verbs: list[Token]) -> int | None:
    """How the clause of one of the verbs speaks of the place at a token; None where it is told in another clause."""
    at = row_head(token)
    while at.dep_ in {"compound", "nmod"} and at.head.i > at.i:
        at = row_head(at.head)
    if at.dep_ == "dobj" and at.head in verbs:
        return LEFT
    verb = _verb(at)
    if at.dep_ != "pobj" or verb not in verbs:
        return None
    word, above = at.head.lower_, at.head.head
    if word in listed("heading_for") or (word == "for" and verb.lemma_.lower() in listed("bound_for")):
        return REACHED
    if word in {"from", "of"}:
        return LEFT
    siting = listed("siting")
    of_another = above.dep_ == "pobj" and above.head.lower_ not in siting  # by fighting in Homs
    inside = above.i in reading.scene.places or of_another  # from Homs in Syria
    return STAYED if word in siting and not inside else None
